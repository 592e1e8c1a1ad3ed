import Figures
import Learning
import LessonScript
import TextScreen

/// The one line for the learner: a message, a prompt, a verdict, or what is being set.
struct LearnerLine {
  let player: LessonPlayer
  let page: PagePlayer

  /// Draws it in a room, of one row or two; what a room is too small for is left out.
  func draw(in room: Rect, into frame: inout Frame) {
    if let prediction = askedChoice {
      draw(prediction, in: room, into: &frame)
      return
    }
    let lines = text.wrapped(to: room.columns, in: frame.glyphs, indent: 2)
    frame.put(Array(lines.prefix(room.rows)), row: room.row, column: room.column)
  }

  /// The line, empty if there is nothing to say.
  private var text: StyledText {
    if let message = page.message { return StyledText(SafeText(message), .text) }
    if let figure = page.figure {
      let prediction = figure.prediction.map {
        PredictionLine(sitting: $0, draft: page.draft, focus: page.focus)
      }
      switch page.focus {
      case .setting(let index): return settings(figure.figure.settings, chosen: index)
      case .cell(let cursor):
        if let prediction, figure.isAsking, cursor.predicts { return prediction.prompt }
        return Self.cell(cursor)
      case .prediction, .figure: break
      }
      if !page.count.isEmpty { return StyledText("step \(page.count), then G", .quiet) }
      if let prediction {
        let line = figure.isAsking ? prediction.prompt : prediction.verdict
        if !line.runs.isEmpty { return line }
      }
    }
    if player.isFirstRun, player.index == 0, (page.figure?.step ?? 1) == 1 {
      return StyledText("→ goes on, ← goes back, Space plays, ? shows every key", .quiet)
    }
    return StyledText()
  }

  // MARK: Options

  /// The open prediction, if it is answered by choosing and nothing else takes the line.
  private var askedChoice: PredictionLine? {
    guard page.takesChoice, page.message == nil, page.count.isEmpty,
      let sitting = page.figure?.prediction
    else { return nil }
    switch page.focus {
    case .figure, .prediction:
      return PredictionLine(sitting: sitting, draft: page.draft, focus: page.focus)
    case .setting, .cell: return nil
    }
  }

  /// Options are always seen whole: the prompt gives way to them.
  private func draw(_ prediction: PredictionLine, in room: Rect, into frame: inout Frame) {
    let options = prediction.options
    let glyphs = frame.glyphs
    let width = options.reduce(0) { $0 + $1.width(in: glyphs) }
    let prompt = prediction.prompt
    var (row, column) = (room.row, room.column)
    if prompt.width(in: glyphs) + width <= room.columns || room.rows == 1 {
      column = frame.put(
        prompt.cut(to: max(0, room.columns - width), in: glyphs), row: row, column: column)
    } else {
      let lines = prompt.wrapped(to: room.columns, in: glyphs, indent: 2).prefix(room.rows - 1)
      frame.put(Array(lines), row: row, column: column)
      row += lines.count
    }
    for (index, option) in options.enumerated() {
      let end = frame.put(option, row: row, column: column)
      frame.mark(
        Rect(row: row, column: column, columns: end - column, rows: 1), .option(index))
      column = end
    }
  }

  // MARK: Settings and cells

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

extension StyledText {
  /// The text without what does not fit a width.
  fileprivate func cut(to width: Int, in glyphs: GlyphSet) -> StyledText {
    var (cut, left) = (StyledText(), width)
    for run in runs {
      let text = run.text.cut(to: left, in: glyphs)
      cut.append(text, run.role)
      left -= glyphs.width(of: text)
      if text != glyphs.spell(run.text) { break }
    }
    return cut
  }
}
