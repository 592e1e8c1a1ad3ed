import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

extension KindExample {
  /// The figure, and what its script asks.
  func scripted() throws -> ScriptedFigure { try Self.scripted(kind, body) }

  /// The figure alone.
  func figure() throws -> any Figure { try scripted().figure }

  /// The errors of a body, without locations.
  static func errors(_ kind: String, _ body: String) -> [String] {
    do {
      _ = try scripted(kind, body)
      return []
    } catch let errors as LessonErrors {
      return errors.all.map(\.message)
    } catch { return ["\(error)"] }
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
