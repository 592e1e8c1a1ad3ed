import Learning
import TextScreen

/// Draws the progress page.
struct ProgressScreen {
  let page: ProgressPage
  let items: [MenuItem]
  let progress: LearnerProgress

  func draw(into frame: inout Frame) {
    let screen = ScreenLayout(frame.size)
    frame.put("progress", row: 0, column: screen.margin, .strong)
    MinutesBar(items, progress).draw(right: screen.right, into: &frame)
    let text = ProgressText(items, progress)
    var row = drawCounts(text, screen, into: &frame) + 1
    row = drawMisconceptions(text, from: row, screen, into: &frame)
    drawLessons(text, from: row, screen, into: &frame)
    if page.asksToForget, let item = page.chosen {
      screen.drawLine("Forget \(item.id)? Its answers will count no more.", into: &frame)
      screen.drawFooter(
        Footer(items: [
          FooterItem("y", "forget", .character("y")), FooterItem("n", "keep", .character("n")),
        ]), into: &frame)
      return
    }
    screen.drawFooter(
      Footer(items: [
        FooterItem("↑↓", "lesson"), FooterItem("Enter", "open", .enter),
        FooterItem("x", "forget…", .character("x")), FooterItem("?", "help", .character("?")),
        FooterItem("q", "menu", .character("q")),
      ]), into: &frame)
  }

  private func drawCounts(
    _ text: ProgressText, _ screen: ScreenLayout, into frame: inout Frame
  ) -> Int {
    if screen.form == .small {
      for (index, entry) in text.counts.enumerated() {
        frame.put("\(entry.label) \(entry.count)", row: 1 + index, column: screen.margin)
      }
      return 1 + text.counts.count
    }
    var end = screen.margin
    for entry in text.counts {
      end += max(16, entry.label.count + 2)
      frame.put(SafeText(entry.label), row: 2, endingAt: end, .quiet)
      frame.put("\(entry.count)", row: 3, endingAt: end, .strong)
    }
    return 4
  }

  private func drawMisconceptions(
    _ text: ProgressText, from row: Int, _ screen: ScreenLayout, into frame: inout Frame
  ) -> Int {
    let found = text.misconceptions
    // A small screen has room for the lessons only.
    guard !found.isEmpty, screen.form != .small else { return row }
    frame.put("what went wrong more than once", row: row, column: screen.margin, .quiet)
    let shown = found.prefix(4)
    for (index, mistake) in shown.enumerated() {
      let y = row + 1 + index
      frame.put(SafeText(mistake.lessons), row: y, endingAt: screen.right, .quiet)
      let start = frame.put(
        SafeText(mistake.count + "  "), row: y, column: screen.margin, .strong)
      let room = screen.right - mistake.lessons.count - 2 - start
      frame.put(SafeText(mistake.words).cut(to: room, in: frame.glyphs), row: y, column: start)
    }
    return row + shown.count + 2
  }

  private func drawLessons(
    _ text: ProgressText, from row: Int, _ screen: ScreenLayout, into frame: inout Frame
  ) {
    guard !page.items.isEmpty else {
      frame.put("no lesson begun yet", row: row, column: screen.margin)
      return
    }
    frame.put(
      "lesson  right at once, each question one mark", row: row, column: screen.margin, .quiet)
    let end = screen.form == .small ? screen.footerRow : screen.lineRow - 1
    let rows = max(1, end - row - 1)
    let first = max(0, min(page.cursor - rows / 2, page.items.count - rows))
    for (index, item) in page.items.dropFirst(first).prefix(rows).enumerated() {
      let y = row + 1 + index
      let line = Rect(
        row: y, column: screen.margin, columns: screen.right - screen.margin, rows: 1)
      frame.put(
        SafeText(item.number.map { "\($0)" } ?? ""), row: y, endingAt: screen.margin + 2, .quiet)
      let marks = SafeText(text.marks(of: item))
      let marksWidth = frame.glyphs.width(of: marks)
      let room = min(44, line.columns - marksWidth - 7)
      frame.put(
        SafeText(item.title).cut(to: room, in: frame.glyphs), row: y, column: screen.margin + 4)
      frame.put(marks, row: y, column: screen.margin + 4 + room + 2, .mark)
      if first + index == page.cursor { frame.paint(line, .selected) }
      frame.mark(line, .item(first + index))
    }
    if screen.form == .small { return }
    frame.put(
      "● at once   ○ after a hint or a second try   · open", row: screen.lineRow - 1,
      column: screen.margin, .quiet)
  }
}
