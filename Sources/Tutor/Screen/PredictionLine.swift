import Figures
import Learning
import LessonScript
import TextScreen

/// The learner's line for a prediction: the question and the answer so far, or the verdict.
struct PredictionLine {
  let sitting: QuestionSession
  let draft: PredictionDraft
  let focus: PagePlayer.Focus

  /// The question, without its options, and the answer so far.
  var prompt: StyledText {
    var line = StyledText("◆ ", .mark)
    line.append(SafeText(words))
    switch focus {
    case .cell(let cursor) where cursor.predicts: append(cursor, to: &line)
    case .prediction where options.isEmpty:
      line.append("  ")
      line.runs += draft.field.styled().runs
      if let reading = NumberField.reading(of: draft.field.text) {
        line.append(SafeText("  \(reading)"), .quiet)
      }
    case .prediction: break
    default: if options.isEmpty { line.append("   Enter to answer, → to see it", .quiet) }
    }
    return line
  }

  /// The options, if one of some is asked for: `[1] larger`, the chosen one marked.
  var options: [StyledText] {
    guard case .choice(let options, _) = sitting.question.kind else { return [] }
    return options.enumerated().map { index, option in
      let isChosen = draft.choice == index
      var text = StyledText(isChosen ? "►" : " ", .mark)
      text.append("[\(index + 1)] ", isChosen ? .mark : .quiet)
      text.append(SafeText(option.text.plainText), isChosen ? .strong : .text)
      return text
    }
  }

  private var words: String {
    sitting.question.prompt.compactMap { block in
      if case .paragraph(let prose) = block { prose.plainText } else { nil }
    }.joined(separator: " ")
  }

  private func append(_ cursor: CellCursor, to line: inout StyledText) {
    if cursor.purpose == .marking {
      line.append("  ")
      line.append(SafeText("\(draft.marking.cells.count) marked"), .predicted)
    }
    line.append(SafeText("  \(place(of: cursor))"), .quiet)
    if cursor.takesValues {
      line.append("  ")
      line.runs += cursor.field.styled().runs
    }
  }

  /// `row 1, column 2`, or `rows 1-3, columns 2-4` of an open block.
  private func place(of cursor: CellCursor) -> String {
    func range(_ name: String, _ here: Int, _ corner: Int?) -> String {
      guard let corner, corner != here else { return "\(name) \(here)" }
      return "\(name)s \(min(here, corner))-\(max(here, corner))"
    }
    let corner = cursor.purpose == .marking ? draft.marking.corner : nil
    return range("row", cursor.cell.row, corner?.row) + ", "
      + range("column", cursor.cell.column, corner?.column)
  }
}

// MARK: - Verdict

extension PredictionLine {
  /// The verdict, after its mark; empty if no answer was given.
  var verdict: StyledText {
    guard let last = sitting.tries.last else { return StyledText() }
    let isRight = last.verdict.isRight
    var line = StyledText(isRight ? "✓ " : "✗ ", isRight ? .right : .wrong)
    line.runs += verdictWords.runs
    return line
  }

  /// The verdict in words: the answer, then why.
  var verdictWords: StyledText {
    guard let last = sitting.tries.last else { return StyledText() }
    let isRight = last.verdict.isRight
    let role: Role = isRight ? .right : .wrong
    let feedback = last.verdict.feedback.plainText
    var line = StyledText()
    switch last.answer {
    case .number(_, let typed): line.append(SafeText("You said \(typed)."), role)
    case .cell(let cell):
      line.append(SafeText("You pointed at row \(cell.row), column \(cell.column)."), role)
    case .grid: line.append(isRight ? "Every cell is right." : "Not quite.", role)
    case .cells(let cells):
      let count = cells.count == 1 ? "1 cell" : "\(cells.count) cells"
      line.append(SafeText("You marked \(isRight ? "the right " : "")\(count)."), role)
    case .options(let chosen):
      line.append(SafeText("You said \(text(of: chosen)): "), role)
      line.append(SafeText(feedback))
      return line
    }
    if !isRight { line.append(SafeText(" \(rightAnswer ?? feedback)")) }
    return line
  }

  private func text(of chosen: Set<Int>) -> String {
    guard case .choice(let options, _) = sitting.question.kind, let option = chosen.first,
      options.indices.contains(option)
    else { return "" }
    return options[option].text.plainText
  }

  /// The right answer in words, where nothing better is known to say to a wrong one; the figure
  /// shows it anyway.
  private var rightAnswer: String? {
    guard let last = sitting.tries.last, !last.verdict.isDiagnosed else { return nil }
    switch sitting.question.kind {
    case .number(let key):
      let working = sitting.question.why.plainText
      return "It is \(key.right)" + (working.isEmpty ? "." : ": \(working)")
    case .cell(let key):
      // Of several right cells the first in reading order is named.
      let first = key.right.min { ($0.row, $0.column) < ($1.row, $1.column) }
      return first.map { "It is row \($0.row), column \($0.column)." }
    case .choice, .grid, .cells: return nil
    }
  }
}
