import Learning
import LessonScript
import TextScreen

/// The list of lessons with how far each is.
struct MenuScreen {
  let menu: Menu
  let progress: LearnerProgress

  /// The questions due for review.
  private var due: [DueQuestion] { menu.outlook.due }

  /// A wider screen leaves the list its width: rows that long are hard to follow.
  private static let widest = 100
  private static let listRow = 3
  private static let barWidth = 8

  func draw(into frame: inout Frame) {
    let screen = ScreenLayout(frame.size)
    let right = min(frame.size.columns, Self.widest) - screen.margin
    let isSmall = screen.form == .small
    drawHeader(right: right, isSmall: isSmall, into: &frame)
    let shown = menu.shown
    let rows = screen.footerRow - Self.listRow - (isSmall ? 1 : 0)
    let cursor = shown.firstIndex(of: menu.cursor) ?? 0
    let first = max(0, min(cursor - rows / 2, shown.count - rows))
    for (row, place) in shown.dropFirst(first).prefix(rows).enumerated() {
      drawItem(
        place, row: Self.listRow + row, left: screen.margin, right: right, isSmall: isSmall,
        into: &frame)
    }
    if shown.isEmpty { drawNothingFound(into: &frame) }
    let below = Self.listRow + min(shown.count, rows) + 1
    drawSummary(row: below, end: screen.footerRow - 1, right: right, into: &frame)
    if let message = menu.message {
      frame.clear(Rect(row: screen.footerRow - 1, column: 0, columns: frame.size.columns, rows: 1))
      var column = screen.margin
      for run in message.runs {
        let text = run.text.cut(to: max(0, right - column), in: frame.glyphs)
        column = frame.put(text, row: screen.footerRow - 1, column: column, run.role)
      }
    }
    screen.drawFooter(menu.keys.footer(isSmall: isSmall), into: &frame)
  }

  private func drawHeader(right: Int, isSmall: Bool, into frame: inout Frame) {
    let left = isSmall ? 1 : 2
    frame.put("convtutor", row: 0, column: left, .strong)
    MinutesBar(menu.items, progress).draw(right: right, into: &frame)
    if let filter = menu.filter {
      frame.put("/", row: 1, column: left, .mark)
      frame.put(filter.styled(), row: 1, column: left + 5)
      frame.put(
        "\(menu.shown.count) of \(menu.items.count)", row: 1, endingAt: right, .quiet)
    } else if let words = continuation {
      frame.put("►", row: 1, column: left, .mark)
      frame.put(SafeText(words), row: 1, column: left + 5)
    }
    if menu.filter == nil { drawDueCount(row: isSmall ? 2 : 1, right: right, into: &frame) }
  }

  /// `3 questions due ◆`; a small screen has a row of its own for it.
  private func drawDueCount(row: Int, right: Int, into frame: inout Frame) {
    guard !due.isEmpty else { return }
    let words = SafeText("\(due.count) question\(due.count == 1 ? "" : "s") due ")
    let column = right - frame.glyphs.width(of: words) - 1
    let end = frame.put(words, row: row, column: column)
    frame.put("◆", row: row, column: end, .mark)
    frame.mark(
      Rect(row: row, column: column, columns: right - column, rows: 1), .key(.character("d")))
  }

  private var continuation: String? {
    guard let id = progress.lessonToContinue, let item = menu.items.first(where: { $0.id == id })
    else {
      let open = menu.items.filter { $0.refusal == nil && !progress[lesson: $0.id].isFinished }
      let isReady = { (item: MenuItem) in
        item.needs.filter(menu.holds).allSatisfy { progress[lesson: $0].isFinished }
      }
      guard let next = open.first(where: isReady) ?? open.first else {
        return menu.items.contains { $0.refusal == nil } ? "every lesson is done" : nil
      }
      return "\(open.count == menu.items.count ? "start with" : "next:") \(Self.title(next))"
    }
    let known = progress[lesson: id]
    guard let place = known.bookmark else { return nil }
    return
      "continue with \(Self.name(item)), page \(place.page) of \(max(place.page, known.pageCount))"
  }

  private static func name(_ item: MenuItem) -> String {
    item.number.map { "\($0)" } ?? item.title
  }

  private static func title(_ item: MenuItem) -> String {
    item.number.map { "\($0), \(item.title)" } ?? item.title
  }

  private func drawItem(
    _ place: Int, row: Int, left: Int, right: Int, isSmall: Bool, into frame: inout Frame
  ) {
    let item = menu.items[place]
    let known = progress[lesson: item.id]
    let isHere = place == menu.cursor
    let number = item.number.map { "\($0)" } ?? ""
    frame.put(SafeText(number), row: row, endingAt: left + 2, .quiet)
    let isContinued = progress.lessonToContinue == item.id
    if item.refusal != nil {
      frame.put("✗", row: row, column: left + 3, .wrong)
    } else if known.isFinished {
      // Who skipped questions has seen the lesson, and is not done with it.
      let isDone = !item.hasOpenChecks(in: progress)
      frame.put(isDone ? "✓" : "○", row: row, column: left + 3, isDone ? .mark : .text)
    } else if isContinued {
      frame.put("►", row: row, column: left + 3, .mark)
    }
    let minutes = item.refusal == nil ? "\(item.minutes) min" : ""
    // On a small screen the marks of due questions take the last two columns.
    let minutesEnd = !isSmall ? right - 20 : due.isEmpty ? right : right - 2
    let room = minutesEnd - 7 - left - 5
    frame.put(
      SafeText(item.title).cut(to: room, in: frame.glyphs), row: row, column: left + 5)
    frame.put(SafeText(minutes), row: row, endingAt: minutesEnd, .quiet)
    if !isSmall, item.refusal == nil {
      let pages = known.pageCount
      let filled =
        known.isFinished
        ? Self.barWidth : pages == 0 ? 0 : Self.barWidth * known.furthestPage / pages
      frame.putBar(filled: filled, of: Self.barWidth, row: row, column: right - 18)
      let goals = item.lessonQuestions(asKnownTo: progress).goals
      if known.furthestPage > 0, known.questionCount + goals.count > 0 {
        let right = known.checks.count { $0.value.isRight }
        let reached = goals.count { known.goals[$0]?.isReached == true }
        frame.put(
          "\(right + reached)/\(known.questionCount + goals.count)", row: row,
          endingAt: minutesEnd + 16, .quiet)
      }
    }
    if due.contains(where: { $0.lesson == item.id }) {
      frame.put("◆", row: row, endingAt: right, .mark)
    }
    let line = Rect(row: row, column: left, columns: right - left, rows: 1)
    if isHere { frame.paint(line, .selected) }
    frame.mark(line, .item(place))
  }

  private func drawNothingFound(into frame: inout Frame) {
    let words =
      menu.items.isEmpty
      ? "no lessons found"
      : "nothing called \"\(menu.filter?.text ?? "")\""
        + (menu.nearestToFilter.map { "; nearest: \($0)" } ?? "")
    frame.put(SafeText(words), row: Self.listRow, column: 7)
  }

  /// Says what the chosen lesson is for, where there is room below the list.
  private func drawSummary(row: Int, end: Int, right: Int, into frame: inout Frame) {
    guard let item = menu.chosen else { return }
    var lines: [StyledText] = []
    var head = StyledText(SafeText(item.id), .strong)
    let needs = item.needs.filter(menu.holds)
    if !needs.isEmpty {
      head.append(SafeText("  needs \(needs.joined(separator: ", "))"), .quiet)
    }
    let width = max(1, min(70, right - 7))
    lines += head.wrapped(to: width, in: frame.glyphs)
    lines += StyledText(SafeText(item.summary)).wrapped(to: width, in: frame.glyphs)
    guard row + lines.count <= end else { return }
    frame.put(lines, row: row, column: 7)
  }
}
