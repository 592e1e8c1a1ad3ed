import Learning
import TextScreen

/// The page after the last: what was reached, and what can follow.
struct EndScreen {
  let player: LessonPlayer
  let next: MenuItem?
  let progress: LessonProgress

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    player.header(place: "the end", short: "end").draw(screen, into: &frame)
    let left = screen.margin
    var row = 2
    func put(_ text: StyledText) {
      for line in text.wrapped(to: min(76, screen.content.columns), in: frame.glyphs) {
        frame.put(line, row: row, column: left)
        row += 1
      }
    }
    var done = StyledText("✓ ", .right)
    done.append(SafeText("\(player.lesson.header.title): done."), .strong)
    put(done)
    if screen.form != .small { row += 1 }
    if let words = answered { put(StyledText(SafeText(words))) }
    row += 1
    for (index, choice) in EndChoice.allCases.enumerated() {
      let isHere = index == player.endCursor
      var line = StyledText(isHere ? "► " : "  ", .mark)
      line.append(SafeText("\(index + 1)  "), .quiet)
      line.append(SafeText(words(for: choice)), isHere ? .strong : .text)
      let start = row
      put(line)
      frame.mark(
        Rect(row: start, column: left, columns: screen.content.columns, rows: row - start),
        .item(index))
      if screen.form != .small { row += 1 }
    }
    screen.drawFooter(
      Footer(items: [
        FooterItem("↑↓", "choose"), FooterItem("Enter", "open", .enter),
        FooterItem("←", "back", .left), FooterItem("q", "menu", .character("q")),
      ]), into: &frame)
  }

  private var answered: String? {
    let count = player.lesson.checkCount
    guard count > 0 else { return nil }
    let checks = progress.checks.values
    let atOnce = checks.filter { $0.standing == .rightAtOnce }.count
    let right = checks.filter { $0.isRight }.count
    return "\(right) of \(count) quick checks right, \(atOnce) of them at once."
  }

  private func words(for choice: EndChoice) -> String {
    switch choice {
    case .nextLesson:
      next.map { "next lesson: \($0.title)" } ?? "the last lesson: back to the menu"
    case .replay: "replay this lesson with fresh numbers"
    case .menu: "menu"
    }
  }
}
