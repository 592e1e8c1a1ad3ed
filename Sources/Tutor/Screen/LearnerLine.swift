import Figures
import Learning
import LessonScript
import TextScreen

/// The one line for the learner: a message, a prompt, a verdict, or what is being set.
struct LearnerLine {
  let player: LessonPlayer
  let page: PagePlayer
  let glyphs: GlyphSet

  /// The line, empty if there is nothing to say.
  var text: StyledText {
    if let message = page.message { return StyledText(SafeText(message), .text) }
    if let figure = page.figure {
      switch page.focus {
      case .setting(let index): return settings(figure.figure.settings, chosen: index)
      case .cell(let cursor):
        if let sitting = figure.prediction, sitting.isOpen, cursor.purpose != .editing {
          return asked(sitting, cursor)
        }
        return Self.cell(cursor)
      case .prediction, .figure: break
      }
      if !page.count.isEmpty { return StyledText("step \(page.count), then G", .quiet) }
      if let sitting = figure.prediction {
        let line = sitting.isOpen ? prompt(sitting) : verdict(sitting)
        if !line.runs.isEmpty { return line }
      }
    }
    if player.isFirstRun, player.index == 0, (page.figure?.step ?? 1) == 1 {
      return StyledText("→ goes on, ← goes back, Space plays, ? shows every key", .quiet)
    }
    return StyledText()
  }

  private func prompt(_ sitting: Sitting) -> StyledText {
    var line = StyledText("◆ ", .mark)
    line.append(SafeText(Self.words(of: sitting)))
    guard page.focus == .prediction else {
      line.append("   Enter to answer, → to see it", .quiet)
      return line
    }
    line.append("  ")
    line.append(SafeText(page.prediction.text), .predicted)
    line.append("▏", .mark)
    if let reading = NumberField.reading(of: page.prediction.text) {
      line.append(SafeText("  \(reading)"), .quiet)
    }
    return line
  }

  /// The prompt of a prediction that is answered on the figure's own cells.
  private func asked(_ sitting: Sitting, _ cursor: CellCursor) -> StyledText {
    var line = StyledText("◆ ", .mark)
    line.append(SafeText(Self.words(of: sitting)))
    line.append(SafeText("  row \(cursor.cell.row), column \(cursor.cell.column)"), .quiet)
    if cursor.takesValues {
      line.append("  ")
      line.append(SafeText(cursor.field.text), .predicted)
      line.append("▏", .mark)
    }
    return line
  }

  private static func words(of sitting: Sitting) -> String {
    sitting.question.prompt.compactMap { block in
      if case .paragraph(let prose) = block { prose.plainText } else { nil }
    }.joined(separator: " ")
  }

  private func verdict(_ sitting: Sitting) -> StyledText {
    guard let last = sitting.tries.last else { return StyledText() }
    let role: Role = last.verdict.isRight ? .right : .wrong
    var line = StyledText(last.verdict.isRight ? "✓ " : "✗ ", role)
    switch last.answer {
    case .number(_, let typed): line.append(SafeText("You said \(typed)."), role)
    case .cell(let cell):
      line.append(SafeText("You pointed at row \(cell.row), column \(cell.column)."), role)
    case .grid: line.append(last.verdict.isRight ? "Every cell is right." : "Not quite.", role)
    case .options: break
    }
    if last.verdict.isRight { return line }
    switch sitting.question.kind {
    case .number(let key) where !last.verdict.isDiagnosed:
      line.append(SafeText(" It is \(key.right)."))
    case .cell(let key) where !last.verdict.isDiagnosed:
      // Of several right cells the first in reading order is named.
      let first = key.right.min { ($0.row, $0.column) < ($1.row, $1.column) }
      if let cell = first { line.append(" It is row \(cell.row), column \(cell.column).") }
    default: line.append(SafeText(" \(last.verdict.feedback.plainText)"))
    }
    return line
  }

  private func settings(_ settings: [Setting], chosen: Int) -> StyledText {
    var line = StyledText()
    for (index, setting) in settings.enumerated() {
      if index > 0 { line.append("   ") }
      line.append(index == chosen ? "► " : "  ", .mark)
      line.append(SafeText("\(setting.name) "), index == chosen ? .text : .quiet)
      line.append(SafeText(setting.value), index == chosen ? .strong : .quiet)
    }
    return line
  }

  private static func cell(_ cursor: CellCursor) -> StyledText {
    let cell = cursor.cell
    var line = StyledText("► ", .mark)
    line.append(SafeText("\(cell.grid) row \(cell.row), column \(cell.column)"))
    if cursor.takesValues {
      line.append("  ")
      line.append(SafeText(cursor.field.text), .predicted)
      line.append("▏", .mark)
    }
    return line
  }
}
