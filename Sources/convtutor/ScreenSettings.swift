import ArgumentParser
import CursesTerminal
import Glibc
import TextScreen
import Tutor

/// How lessons are shown: what was asked for, with the environment where nothing was.
struct ScreenSettings {
  var plain = false
  var ascii = false
  var noColor = false
  var background = TerminalOptions.Background.automatic
  var reduceMotion = false
  var noPredict = false
  /// A picture of the learner's own.
  var picture: OwnPicture?

  /// True if lines are asked for, by the option or by a terminal that can do no more.
  var isPlain: Bool { plain || (environment("TERM") == "dumb" && isatty(1) == 1) }

  /// True if only ASCII is written.
  var usesASCII: Bool { ascii || isSet("CONVTUTOR_ASCII") }

  /// How the session behaves.
  var session: SessionOptions {
    SessionOptions(
      reducesMotion: reduceMotion || isSet("CONVTUTOR_REDUCE_MOTION"),
      asksPredictions: !noPredict, picture: picture?.picture)
  }

  /// How the terminal draws.
  var terminal: TerminalOptions {
    TerminalOptions(
      ascii: usesASCII, color: noColor ? .none : .automatic, background: background,
      faultNote: "convtutor crashed; every answer is saved.")
  }

  private func isSet(_ name: String) -> Bool {
    environment(name).map { !$0.isEmpty && $0 != "0" } ?? false
  }
}

/// The options for how lessons are shown.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Play by lines instead of screens, for screen readers and dumb terminals.")
  var plain = false

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @Flag(name: .customLong("no-color"), help: "Do not use colours.")
  var noColor = false

  @Option(help: "The terminal's background: dark or light.")
  var background: Background?

  @Flag(help: "Show each step at rest, without animation.")
  var reduceMotion = false

  @Flag(name: .customLong("no-predict"), help: "Do not ask for predictions in figures.")
  var noPredict = false

  enum Background: String, ExpressibleByArgument, CaseIterable { case dark, light }

  /// The options as a value that the parser has no part in.
  var settings: ScreenSettings {
    ScreenSettings(
      plain: plain, ascii: ascii, noColor: noColor,
      background: background.map { $0 == .dark ? .dark : .light } ?? .automatic,
      reduceMotion: reduceMotion, noPredict: noPredict)
  }
}
