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

  /// Whether lines are asked for, by the option or by a terminal that can do no more.
  var isPlain: Bool { plain || (environment("TERM") == "dumb" && isatty(1) == 1) }

  /// Whether only ASCII is written.
  var usesASCII: Bool { ascii || isSet("CONVTUTOR_ASCII") }

  /// How the session behaves.
  var session: SessionOptions {
    SessionOptions(
      reducesMotion: reduceMotion || isSet("CONVTUTOR_REDUCE_MOTION"),
      asksPredictions: !noPredict)
  }

  /// How the terminal draws.
  var terminal: TerminalOptions {
    TerminalOptions(
      ascii: usesASCII, color: noColor ? .none : .automatic, background: background,
      faultNote: "convtutor ended by a fault of its own; every answer is kept.")
  }

  private func isSet(_ name: String) -> Bool {
    environment(name).map { !$0.isEmpty && $0 != "0" } ?? false
  }
}
