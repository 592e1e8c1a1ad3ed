import Figures
import TextScreen

/// The keys that work, everywhere and on this figure, and the legend of the marks.
struct HelpScreen {
  let player: LessonPlayer?
  let scroll: Int

  init(_ player: LessonPlayer?, scroll: Int) {
    self.player = player
    self.scroll = scroll
  }

  func draw(into frame: inout Frame) {
    let screen = ScreenLayout(frame.size)
    if let player {
      screen.drawHeader(player, place: "help", into: &frame)
    } else {
      frame.put("convtutor", row: 0, column: screen.margin, .strong)
      frame.put("help", row: 0, endingAt: screen.right, .quiet)
    }
    let columns = screen.content.columns
    let area = Rect(
      row: 2, column: screen.margin, columns: columns, rows: screen.footerRow - 1 - 2)
    var flow = Frame(size: Size(columns: columns, rows: 60), glyphs: frame.glyphs)
    let height = drawText(into: &flow)
    screen.drawScrolled(flow, height: height, offset: scroll, in: area, into: &frame)
    screen.drawFooter(
      Footer(items: [
        FooterItem("?", "close", .character("?")), FooterItem("j k", "scroll"),
        FooterItem("Q", "quit convtutor", .character("Q")),
      ]), into: &frame)
  }

  private func drawText(into flow: inout Frame) -> Int {
    let isNarrow = flow.size.columns < 74
    let second = isNarrow ? 0 : 42
    let everywhere = Keymap.bindings.filter { !$0.help.isEmpty }.map { ($0.shown, $0.help) }
    var row = drawColumn("everywhere", everywhere, row: 0, column: 0, keyWidth: 15, into: &flow)
    let own = figureKeys
    if !own.isEmpty {
      let start = isNarrow ? row + 1 : 0
      let end = drawColumn(
        "this figure", own, row: start, column: second, keyWidth: 11, into: &flow)
      row = max(row, end)
    }
    row += 1
    var x = flow.put("colour  ", row: row, column: 0, .quiet)
    for step in -4...4 {
      x = flow.put(SafeText(step > 0 ? " +\(step)" : " \(step)"), row: row, column: x, .value(step))
    }
    if !isNarrow { flow.put("   blue to orange", row: row, column: x, .quiet) }
    row += 1
    flow.put("marks", row: row, column: 0, .quiet)
    x = flow.put("◆", row: row, column: 8, .mark)
    x = flow.put(" your turn   ", row: row, column: x)
    x = flow.put("✓", row: row, column: x, .right)
    x = flow.put(" right   ", row: row, column: x)
    if isNarrow {
      row += 1
      x = 8
    }
    x = flow.put("✗", row: row, column: x, .wrong)
    x = flow.put(" not yet   ", row: row, column: x)
    flow.put("· not worked out yet", row: row, column: x)
    row += 2
    let closing = StyledText(
      "q goes back one level; Q or Ctrl-C quits from anywhere. Every answer is kept at once.")
    for line in closing.wrapped(to: flow.size.columns, in: flow.glyphs) {
      flow.put(line, row: row, column: 0)
      row += 1
    }
    return row
  }

  private func drawColumn(
    _ title: SafeText, _ keys: [(String, String)], row: Int, column: Int, keyWidth: Int,
    into flow: inout Frame
  ) -> Int {
    flow.put(title, row: row, column: column, .quiet)
    var row = row + 2
    for (shown, help) in keys {
      let end = flow.put(SafeText(shown), row: row, column: column, .strong)
      flow.put(SafeText(help), row: row, column: max(column + keyWidth, end + 1))
      row += 1
    }
    return row
  }

  private var figureKeys: [(String, String)] {
    guard let figure = player?.page?.figure else { return [] }
    var keys = predictionKeys
    if figure.figure.grids.contains(where: \.isEditable) {
      keys += [
        ("e", "edit a grid"), ("  ← ↑ ↓ →", "move to a cell"), ("  Enter", "put in what is typed"),
        ("  u", "undo"), ("  Esc", "leave the grid"),
      ]
    }
    keys += figure.actions.map { (String($0.key), $0.help) }
    let settings = figure.figure.settings.map(\.name)
    if !settings.isEmpty {
      keys.append(
        ("Tab", settings.prefix(2).joined(separator: ", ") + (settings.count > 2 ? "," : "")))
      for start in stride(from: 2, to: settings.count, by: 2) {
        keys.append(("", settings[start..<min(start + 2, settings.count)].joined(separator: ", ")))
      }
      keys.append(("  ↑ ↓", "change it"))
    }
    return keys
  }

  /// What answers the open prediction, where that takes more than typing.
  private var predictionKeys: [(String, String)] {
    guard let page = player?.page, page.figure?.isAsking == true,
      let kind = page.figure?.prediction?.question.kind
    else { return [] }
    let move = ("arrows", "move")
    switch kind {
    case .number: return [("Enter", "answer"), ("Tab", "skip")]
    case .choice:
      return [("1-\(page.optionCount) ← →", "choose"), ("Enter", "answer"), ("Tab", "skip")]
    case .cell: return [move, ("Enter", "answer"), ("Tab", "skip")]
    case .grid: return [move, ("Enter", "put in, at last answer"), ("Tab", "skip")]
    case .cells:
      return [
        move, ("Space", "a corner; again: mark"), ("Space Space", "mark one cell"),
        ("Enter", "answer"), ("Tab", "skip"),
      ]
    }
  }
}
