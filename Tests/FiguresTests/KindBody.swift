import Learning
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// A body of a kind, made from its example: as it is, or asking for one word of `ask:`.
struct KindBody: CustomTestStringConvertible, Sendable {
  let kind: String
  /// The word that is asked; nil for the example as it is.
  let word: String?

  var testDescription: String { word.map { "\(kind), ask: \($0)" } ?? kind }

  /// The examples of all kinds.
  static let examples = figureKinds.map { KindBody(kind: $0.kind, word: nil) }

  /// Every word of every kind.
  static let asking = figureKinds.flatMap { kind in
    words(of: kind).map { KindBody(kind: kind.kind, word: $0) }
  }

  private static func words<F: Figure>(of kind: F.Type) -> [String] { kind.asks.map(\.word) }

  /// The figure, and what its script asks.
  func scripted() throws -> ScriptedFigure {
    let type = try #require(figureKinds.first { $0.kind == kind })
    let example = try Self.scripted(kind, type.example)
    guard let word else { return example }
    let figure = example.figure
    let steps = (1...figure.stepCount).filter { figure.question(before: $0, of: [word]) != nil }
    #expect(!steps.isEmpty, "the example of \(kind) has no step that can ask for \(word)")
    var lines = type.example.split(separator: "\n").filter { !$0.hasPrefix("predict:") }
    if Self.words(of: type).count > 1 { lines.append("ask: \(word)") }
    lines.append("predict: \(steps.map { "\($0)" }.joined(separator: ", "))")
    return try Self.scripted(kind, lines.joined(separator: "\n"))
  }

  /// The figure alone.
  func figure() throws -> any Figure { try scripted().figure }

  /// The figure of a body.
  static func scripted(_ kind: String, _ body: String) throws -> ScriptedFigure {
    try scripted(fence: "```figure \(kind) id=example\n\(body)\n```")
  }

  /// What is wrong with a body, without locations.
  static func errors(_ kind: String, _ body: String) -> [String] {
    do {
      _ = try scripted(kind, body)
      return []
    } catch let errors as LessonErrors {
      return errors.all.map(\.message)
    } catch { return ["\(error)"] }
  }

  /// The figure of a fence.
  static func scripted(fence: String) throws -> ScriptedFigure {
    let text = """
      ---
      id: example
      title: Example
      minutes: 1
      ---
      # Example

      ## Page

      \(fence)
      """
    let lesson = try Lesson(parsing: text)
    for case .figure(let block) in lesson.pages[0].blocks { return try makeFigure(block) }
    throw LessonErrors()
  }
}

/// A prediction of a body: what is shown while it is asked, and afterwards.
struct KindPrediction {
  let figure: any Figure
  let step: Int
  let word: String
  let question: Question

  var asking: Moment { figure.asking(word, at: step) }
  var shown: Moment { figure.rest(at: step) }

  /// All predictions of a script, step by step.
  static func all(of script: ScriptedFigure) -> [KindPrediction] {
    script.predictions.sorted().compactMap { step in
      script.question(before: step, of: script.figure).map {
        KindPrediction(
          figure: script.figure, step: step, word: $0.word, question: $0.question)
      }
    }
  }
}

extension ScriptedFigure {
  /// The question that the script asks before a step of its own figure.
  func question(before step: Int) -> Question? { question(before: step, of: figure)?.question }
}

extension Question {
  /// The prompt's words.
  var promptText: String {
    prompt.compactMap { block in
      if case .paragraph(let prose) = block { prose.plainText } else { nil }
    }.joined(separator: " ")
  }

  /// Each option with its feedback, the right one ticked; nil if it is no choice.
  var optionTexts: [String]? {
    guard case .choice(let options, false) = kind else { return nil }
    return options.map {
      ($0.isRight ? "✓ " : "  ") + $0.text.plainText + ": " + $0.feedback.plainText
    }
  }
}

extension Size {
  /// The room that the usual screen has for a figure.
  static let usual = Size(columns: 76, rows: 17)
  /// A room in which every grid is shown whole.
  static let huge = Size(columns: 400, rows: 150)
  /// Rooms from hopeless to large.
  static let rooms = [
    (1, 1), (2, 3), (7, 2), (20, 5), (38, 6), (39, 8), (50, 22), (70, 33), (76, 17), (116, 30),
    (196, 56),
  ].map { Size(columns: $0.0, rows: $0.1) }
}

extension Figure {
  /// The moments worth looking at: beats and questions of the first, middle and last steps.
  var moments: [Moment] {
    let steps = Set([1, 2, (stepCount + 1) / 2, stepCount]).filter { (1...stepCount).contains($0) }
    return steps.sorted().flatMap { step in
      (0..<max(1, beats(in: step))).map { Moment(step: step, beat: $0) }
        + askable(before: step).map { asking($0, at: step) }
    }
  }

  /// A frame that shows nothing but a moment of the figure.
  func frame(at moment: Moment, in size: Size = .usual, _ glyphs: GlyphSet = .unicode) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    view(at: moment).laidOut(in: size, glyphs).draw(in: Rect(size), into: &frame)
    return frame
  }
}

extension Frame {
  /// The text of each marked cell, without the blanks around it.
  var cells: [CellAddress: String] {
    var texts: [CellAddress: String] = [:]
    for mark in marks {
      guard case .cell(let cell) = mark.target else { continue }
      texts[cell] = text(in: mark.rect)
    }
    return texts
  }

  /// The glyphs of the first row of a rectangle, without the blanks around them.
  func text(in rect: Rect) -> String {
    let text = (rect.column..<rect.endColumn).map { String(self[rect.row, $0].glyph ?? " ") }
    return text.joined().split(separator: " ").joined(separator: " ")
  }
}
