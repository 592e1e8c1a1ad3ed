import Learning
import TextScreen

/// Draws the progress page: how much was answered how well, what is due, common mistakes, and a mark
/// for every quick check.
struct ProgressScreen {
  let page: ProgressPage

  private var overview: ProgressOverview { page.overview }
  /// The most columns of a lesson, two of which are side by side.
  private static let widestLesson = 58
  /// The most mistakes that are shown at a time.
  private static let mistakeLimit = 4

  func draw(into frame: inout Frame) {
    let screen = ScreenLayout(frame.size)
    frame.put("progress", row: 0, column: screen.margin, .strong)
    MinutesBar(overview.items, overview.progress).draw(right: screen.right, into: &frame)
    if screen.form == .small {
      drawSmall(screen, into: &frame)
    } else {
      drawCounts(row: 2, screen, into: &frame)
      drawDue(row: 5, screen, into: &frame)
      let row = drawMistakes(from: 9, screen, into: &frame)
      drawLessons(from: row, screen, into: &frame)
    }
    drawFooter(screen, into: &frame)
  }

  private func drawCounts(row: Int, _ screen: ScreenLayout, into frame: inout Frame) {
    var end = screen.margin
    for entry in overview.counts {
      end += entry.label.count + (end == screen.margin ? 0 : 3)
      frame.put(SafeText(entry.label), row: row, endingAt: end, .quiet)
      frame.put(SafeText(entry.count), row: row + 1, endingAt: end, .strong)
    }
  }

  /// A column for each time, with a square for each question.
  private func drawDue(row: Int, _ screen: ScreenLayout, into frame: inout Frame) {
    frame.put("due", row: row, column: screen.margin, .quiet)
    for (index, entry) in overview.due.enumerated() {
      let column = screen.margin + 8 + index * 13
      // Today is what there is to do now; it is the one bright thing here.
      let role: Role = index == 0 && entry.count > 0 ? .mark : .text
      frame.put(SafeText(entry.label), row: row, column: column, .quiet)
      frame.put("\(entry.count)", row: row + 1, column: column, index == 0 ? .strong : .text)
      let isLast = index == overview.due.count - 1
      let room = isLast ? screen.right - column : 12
      let squares = SafeText(String(repeating: "■", count: entry.count))
      frame.put(squares.cut(to: room, in: frame.glyphs), row: row + 2, column: column, role)
    }
  }

  // MARK: Mistakes

  private func drawMistakes(
    from row: Int, _ screen: ScreenLayout, into frame: inout Frame
  ) -> Int {
    let mistakes = overview.summary.misconceptions
    guard !mistakes.isEmpty else { return row }
    frame.put("common mistakes", row: row, column: screen.margin, .quiet)
    let count = min(mistakes.count, Self.mistakeLimit)
    // While the cursor is on a lesson the list is seen from its top.
    let isHere = page.cursor < mistakes.count
    let first = isHere ? max(0, page.cursor - count + 1) : 0
    if mistakes.count > count {
      frame.put(
        "\(first + 1)-\(first + count) of \(mistakes.count)", row: row, endingAt: screen.right,
        .quiet)
    }
    for (index, mistake) in mistakes.dropFirst(first).prefix(count).enumerated() {
      drawMistake(mistake, at: first + index, row: row + 1 + index, screen, into: &frame)
    }
    return row + count + 2
  }

  private func drawMistake(
    _ mistake: MisconceptionProgress, at place: Int, row: Int, _ screen: ScreenLayout,
    into frame: inout Frame
  ) {
    let line = Rect(
      row: row, column: screen.margin, columns: screen.right - screen.margin, rows: 1)
    let isSmall = screen.form == .small
    let state = mistake.isOvercome ? "✓ overcome" : ""
    let places = isSmall ? "" : overview.places(of: mistake)
    let tail = SafeText([state, places].filter { !$0.isEmpty }.joined(separator: "   "))
    frame.put(tail, row: row, endingAt: line.endColumn, mistake.isOvercome ? .mark : .quiet)
    let start = frame.put(
      SafeText("\(mistake.count)×  "), row: row, column: line.column,
      mistake.isOvercome ? .quiet : .strong)
    let room = line.endColumn - frame.glyphs.width(of: tail) - 2 - start
    frame.put(
      SafeText(mistake.sentence).cut(to: room, in: frame.glyphs), row: row, column: start,
      mistake.isOvercome ? .quiet : .text)
    if place == page.cursor { frame.paint(line, .selected) }
    frame.mark(line, .item(place))
  }

  // MARK: Lessons

  private func drawLessons(from row: Int, _ screen: ScreenLayout, into frame: inout Frame) {
    let lessons = overview.begun
    guard !lessons.isEmpty else {
      frame.put("no lesson begun yet", row: row, column: screen.margin)
      return
    }
    frame.put(
      "lesson  one mark per question, then one per goal", row: row, column: screen.margin, .quiet)
    frame.put(SafeText(ProgressOverview.legend), row: screen.lineRow, column: screen.margin, .quiet)
    let rows = max(1, screen.lineRow - row - 1)
    let width = min(
      Self.widestLesson, (screen.right - screen.margin) / ProgressPage.columns)
    let place = max(0, page.cursor - page.mistakeCount)
    let total = (lessons.count + 1) / ProgressPage.columns
    let first = max(0, min(place / ProgressPage.columns - rows / 2, total - rows))
    for (index, item) in lessons.enumerated()
    where (first..<first + rows).contains(index / ProgressPage.columns) {
      let rect = Rect(
        row: row + 1 + index / ProgressPage.columns - first,
        column: screen.margin + index % ProgressPage.columns * width, columns: width - 1,
        rows: 1)
      drawLesson(item, at: page.mistakeCount + index, in: rect, into: &frame)
    }
  }

  private func drawLesson(
    _ item: MenuItem, at place: Int, in line: Rect, into frame: inout Frame
  ) {
    let number = SafeText(item.number.map { "\($0)" } ?? "")
    frame.put(number, row: line.row, endingAt: line.column + 2, .quiet)
    let marks = SafeText(overview.marks(of: item))
    // Most lessons have three or four checks; more take from the title.
    let room = line.columns - 4 - max(9, frame.glyphs.width(of: marks)) - 2
    let start = line.column + 4
    frame.put(
      SafeText(item.title).cut(to: room, in: frame.glyphs), row: line.row, column: start)
    frame.put(marks, row: line.row, column: start + room + 2, .mark)
    if place == page.cursor { frame.paint(line, .selected) }
    frame.mark(line, .item(place))
  }

  // MARK: Small

  private func drawSmall(_ screen: ScreenLayout, into frame: inout Frame) {
    let counts = overview.counts
    frame.put(
      SafeText("\(counts[1].label) \(counts[1].count)"), row: 1, column: screen.margin)
    frame.put(
      SafeText("due today \(overview.due[0].count), tomorrow \(overview.due[1].count)"), row: 2,
      column: screen.margin, overview.due[0].count > 0 ? .mark : .quiet)
    let rows = page.rows
    if rows.isEmpty { frame.put("no lesson begun yet", row: 4, column: screen.margin) }
    let room = max(1, screen.footerRow - 4)
    let first = max(0, page.cursor - room + 1)
    for (index, row) in rows.enumerated() where (first..<first + room).contains(index) {
      let y = 4 + index - first
      switch row {
      case .mistake(let mistake): drawMistake(mistake, at: index, row: y, screen, into: &frame)
      case .lesson(let item):
        let line = Rect(
          row: y, column: screen.margin, columns: screen.right - screen.margin, rows: 1)
        drawLesson(item, at: index, in: line, into: &frame)
      }
    }
  }

  private func drawFooter(_ screen: ScreenLayout, into frame: inout Frame) {
    if page.asksToForget, let item = page.chosenLesson {
      screen.drawLine("Forget \(item.id)? Its answers will no longer count.", into: &frame)
    }
    screen.drawFooter(page.keys.footer(isSmall: screen.form == .small), into: &frame)
  }
}
