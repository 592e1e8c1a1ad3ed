import ArgumentParser

/// How lessons are shown.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Lines instead of screens: for screen readers and dumb terminals.")
  var plain = false

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @Flag(name: .customLong("no-color"), help: "Do not use colours.")
  var noColor = false

  @Option(help: "The terminal's background: dark or light.")
  var background: Background?

  @Flag(help: "Show steps at rest only, without the beats between.")
  var reduceMotion = false

  @Flag(name: .customLong("no-predict"), help: "Do not ask for predictions in figures.")
  var noPredict = false

  enum Background: String, ExpressibleByArgument, CaseIterable { case dark, light }

  /// What the options say, as a value that the parser has no part in.
  var settings: ScreenSettings {
    ScreenSettings(
      plain: plain, ascii: ascii, noColor: noColor,
      background: background.map { $0 == .dark ? .dark : .light } ?? .automatic,
      reduceMotion: reduceMotion, noPredict: noPredict)
  }
}
