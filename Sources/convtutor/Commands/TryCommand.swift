import ArgumentParser
import Figures
import LessonScript
import Tutor

/// `convtutor try KIND [OPTION=VALUE …]`: a figure alone, to play with.
struct TryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Open a figure alone, to play with; nothing is recorded.",
    usage: "convtutor try [<options>] <kind> [<option>=<value> ...]",
    discussion: """
      Values are written as in the body of a figure, with ` / ` between the lines of a value \
      that has several. Options that are not given are those of the kind's example; \
      `convtutor figures` lists them all.

      EXAMPLES
        convtutor try kernel-slide
        convtutor try pooling kind=average 'input=1 2 3 4 / 5 6 7 8'
        convtutor try receptive-field 'layers=conv(3) / pool(2)' predict=2
      """)

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var own: PictureOptions
  @Argument(help: "The kind of figure.") var kind: String
  @Argument(help: "Options of the kind: stride=2.") var options: [String] = []

  func run() throws {
    let lesson: PlayableLesson
    do throws(LessonErrors) {
      lesson = try PlayableLesson(TrialLesson(kind, options).lesson())
    } catch {
      throw Failure.usage(error.all.map(\.message).joined(separator: "\n"))
    }
    if screen.settings.isPlain {
      var player = PlainPlayer(settings: screen.settings, store: .trial)
      return try player.play(lesson, isReplay: false)
    }
    try Player.play(.trial(lesson), among: [], own.added(to: screen.settings), store: .trial)
  }
}

/// A lesson of one figure, from options as they are typed on a command line.
struct TrialLesson {
  private let kind: String
  private let typed: [String]

  /// Takes a kind and options such as `stride=2`.
  init(_ kind: String, _ options: [String]) { (self.kind, typed) = (kind, options) }

  /// The lesson: with the options alone where they make a figure, or else over the kind's example.
  ///
  /// - Throws: the faults of the options; their locations mean nothing.
  func lesson() throws(LessonErrors) -> Lesson {
    guard let found = figureKinds.first(where: { $0.kind == kind }) else {
      _ = try makeFigure(FigureBlock(kind: kind, body: ""))
      throw LessonErrors()
    }
    let specs = found.options + ScriptedFigure.options
    var given: [(key: String, text: String)] = []
    for option in typed {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !option.contains(where: \.isNewline) else {
        throw Self.fault("expected OPTION=VALUE, found \(quoted(option))")
      }
      let (key, value) = (String(parts[0]), String(parts[1]))
      guard let spec = specs.first(where: { $0.name == key }) else {
        throw Self.fault(unknown("option of \(kind)", key, among: specs.map(\.name)))
      }
      given.append((key, Self.entry(key, value, takesLines: spec.takesLines(value))))
    }
    let alone = given.map(\.text)
    if !alone.isEmpty, let lesson = try? Self.lesson(kind, alone) { return lesson }
    let taken = given.map(\.key) + ["say", "predict", "wrong"]
    let example = try FigureBlock(kind: kind, body: found.example).entries
      .filter { !taken.contains($0.key.value) }
      .map { entry in
        entry.lines.isEmpty
          ? "\(entry.key.value): \(entry.value.value)"
          : Self.lines(entry.key.value, entry.lines.map(\.value))
      }
    return try Self.lesson(kind, example + alone)
  }

  private static func fault(_ message: String) -> LessonErrors {
    LessonErrors([LessonError(message, at: SourceLocation(line: 1, column: 1))])
  }

  private static func entry(_ key: String, _ value: String, takesLines: Bool) -> String {
    takesLines ? lines(key, value.split(separator: " / ").map(String.init)) : "\(key): \(value)"
  }

  private static func lines(_ key: String, _ lines: [String]) -> String {
    ([key + ":"] + lines.map { "  " + $0 }).joined(separator: "\n")
  }

  /// The lesson of a body, if its figure can be made.
  private static func lesson(_ kind: String, _ entries: [String]) throws(LessonErrors) -> Lesson {
    let body = entries.joined(separator: "\n")
    _ = try makeFigure(FigureBlock(kind: kind, body: body))
    return try Lesson(
      parsing: """
        ---
        id: trial
        title: A figure to try
        minutes: 1
        ---
        # A figure to try

        ## \(kind)

        ````figure \(kind)
        \(body)
        ````
        """)
  }
}

extension OptionSpec {
  /// True if a value is written on the lines below its key.
  fileprivate func takesLines(_ value: String) -> Bool {
    switch type {
    case .grid, .grids, .sentences: true
    case .wordOrGrids(let words): !words.contains(value) && value.contains(where: \.isNumber)
    case .text(let form): form.hasPrefix("lines") || value.contains(" / ")
    case .integer, .number, .word, .words, .flag, .steps: false
    }
  }
}
