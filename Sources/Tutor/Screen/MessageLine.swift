import Figures
import Learning
import LessonScript
import TextScreen

/// The one line for the learner: a message, a prompt, a verdict, or what is being set.
struct MessageLine {
  let player: LessonPlayer
  let page: PagePlayer

  /// Draws it on its own row of a screen, unless another position is given.
  func draw(_ screen: ScreenLayout, column: Int?, row: Int?, into frame: inout Frame) {
    defer {
      if let message = page.message, !isMessageAlone {
        screen.drawMessage(message, column: column, into: &frame)
      }
    }
    guard let prediction = askedChoice else {
      let line = isMessageAlone ? page.message.map { StyledText(SafeText($0)) } : text
      screen.drawLine(line ?? StyledText(), column: column, row: row, into: &frame)
      return
    }
    let (prompt, options) = (prediction.prompt, prediction.options)
    let width = options.reduce(prompt.width(in: frame.glyphs)) {
      $0 + $1.width(in: frame.glyphs) + Self.optionGaps.upperBound
    }
    let lines = width <= screen.right - (column ?? screen.prose.column) ? 1 : 2
    let room = screen.lineRoom(for: lines, column: column, row: row, in: frame)
    draw(prompt, options, in: room, into: &frame)
  }

  /// True if a message has the line to itself, and stands beside no question or verdict.
  private var isMessageAlone: Bool {
    page.message != nil && askedChoice == nil && text.runs.isEmpty
  }

  /// The line but for a message, empty if there is nothing to say.
  private var text: StyledText {
    if let figure = page.figure {
      let prediction = figure.prediction.map {
        PredictionLine(sitting: $0, draft: page.draft, focus: page.focus)
      }
      switch page.focus {
      case .setting(let index): return settings(figure.figure.settings, chosen: index)
      case .cell(let cursor):
        if let prediction, figure.isAsking, cursor.predicts { return prediction.prompt }
        return cell(cursor)
      case .prediction, .figure: break
      }
      if !page.count.isEmpty { return StyledText("step \(page.count), then G", .quiet) }
      if let prediction {
        let line = figure.isAsking ? prediction.prompt : prediction.verdict
        if !line.runs.isEmpty { return line }
      }
    }
    if let goal = page.figure?.goal, let words = goal.said { return words }
    if page.message == nil, player.isFirstRun, player.index == 0, (page.figure?.step ?? 1) == 1 {
      return StyledText("→ goes on, ← goes back, Space plays, ? shows every key", .quiet)
    }
    return StyledText()
  }

  // MARK: Options

  /// The open prediction, if it is answered by choosing and nothing else takes the line.
  private var askedChoice: PredictionLine? {
    guard page.takesChoice, page.count.isEmpty,
      let sitting = page.figure?.prediction
    else { return nil }
    switch page.focus {
    case .figure, .prediction:
      return PredictionLine(sitting: sitting, draft: page.draft, focus: page.focus)
    case .setting, .cell: return nil
    }
  }

  /// Options are always seen whole, on the row of the prompt or below it: the prompt gives way.
  private func draw(
    _ prompt: StyledText, _ options: [StyledText], in room: Rect, into frame: inout Frame
  ) {
    let taken = options.reduce(0) { $0 + $1.width(in: frame.glyphs) }
    // Beside a prompt the widest gap was found to fit; on a row of their own they share what is left.
    let gap =
      room.rows > 1
      ? max(
        Self.optionGaps.lowerBound,
        min(Self.optionGaps.upperBound, (room.columns - taken) / max(1, options.count - 1)))
      : Self.optionGaps.upperBound
    let left = room.columns - taken - gap * options.count
    var (row, column) = (room.row, room.column)
    if room.rows > 1 {
      frame.put(prompt.cut(to: room.columns, in: frame.glyphs), row: row, column: column)
      row += 1
    } else {
      column = frame.put(
        prompt.cut(to: max(0, left), in: frame.glyphs), row: row, column: column)
    }
    for (index, option) in options.enumerated() {
      if index > 0 || room.rows == 1 { column += gap }
      let end = frame.put(option, row: row, column: column)
      frame.mark(
        Rect(row: row, column: column, columns: end - column, rows: 1), .option(index))
      column = end
    }
  }

  /// The columns between options, by the room that there is.
  private static let optionGaps = 0...1

  // MARK: Settings and cells

  private func settings(_ settings: [Setting], chosen: Int) -> StyledText {
    var line = StyledText()
    for (index, setting) in settings.enumerated() {
      if index > 0 { line.append("   ") }
      line.append(index == chosen ? "► " : "  ", .mark)
      line.append(SafeText("\(setting.name) "), index == chosen ? .text : .quiet)
      if index == chosen, !page.count.isEmpty, Int(setting.value) != nil {
        line.runs += TextField(page.count).styled().runs
      } else {
        line.append(SafeText(setting.value), index == chosen ? .strong : .quiet)
      }
    }
    return line
  }

  private func cell(_ cursor: CellCursor) -> StyledText {
    var line = StyledText("► ", .mark)
    line.append(SafeText(page.figure?.figure.name(of: cursor.cell) ?? ""))
    if cursor.takesValues {
      line.append("  ")
      line.runs += cursor.field.styled().runs
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
