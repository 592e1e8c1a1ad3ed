import Figures
import LessonScript

/// A body of a figure kind, made from the kind's example: as it is, or asking for one word of `ask:`
/// in every step that can.
public struct KindExample: Sendable, CustomStringConvertible {
  /// The kind's name.
  public let kind: String
  /// The word that is asked; nil for the example as it is.
  public let word: String?
  /// The lines of the body.
  public let body: String

  /// The kind and the word, for the names of tests.
  public var description: String { word.map { "\(kind), ask: \($0)" } ?? kind }

  /// The examples of all kinds.
  public static let plain = figureKinds.map {
    KindExample(kind: $0.kind, word: nil, body: $0.example)
  }

  /// A body for every word of every kind; a word that no step of the example can ask is missing.
  public static let asking = plain.flatMap { example in
    guard let figure = try? scripted(example.kind, example.body).figure else {
      return [KindExample]()
    }
    let steps = (1...figure.stepCount).map { ($0, figure.askable(before: $0)) }
    let hasChoice = type(of: figure).options.contains {
      if case .words = $0.type { $0.name == "ask" } else { false }
    }
    var words: [String] = []
    for word in steps.flatMap(\.1) where !words.contains(word) { words.append(word) }
    return words.map { word in
      let asked = steps.filter { $0.1.contains(word) }.map { "\($0.0)" }
      var lines = example.body.split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("predict:") }
      if hasChoice { lines.append("ask: \(word)") }
      lines.append("predict: \(asked.joined(separator: ", "))")
      return KindExample(
        kind: example.kind, word: word, body: lines.joined(separator: "\n"))
    }
  }

  /// A lesson of a figure alone, under titles without numbers.
  public static func lesson(_ kind: String, _ body: String) -> String {
    """
    ---
    id: asked
    title: Asked
    minutes: 1
    ---
    # Asked

    ## A figure

    ```figure \(kind) id=figure
    \(body)
    ```
    """
  }

  /// A lesson of this figure alone.
  public var lesson: String { Self.lesson(kind, body) }

  /// The figure of a body, which starts on line 11 of its lesson.
  public static func scripted(_ kind: String, _ body: String) throws -> ScriptedFigure {
    let lesson = try Lesson(parsing: lesson(kind, body))
    for case .figure(let block) in lesson.pages[0].blocks { return try makeFigure(block) }
    throw LessonErrors()
  }
}
