import Learning
import TextScreen

/// The page after the last of a lesson, where the learner chooses how to go on.
struct LessonEnd {
  /// The position of the cursor among the choices.
  private(set) var cursor = 0

  /// The ways on from the end of a lesson.
  enum Choice: CaseIterable {
    case nextLesson, replay, menu

    var outcome: Outcome {
      switch self {
      case .nextLesson: .nextLesson
      case .replay: .restart
      case .menu: .toMenu
      }
    }
  }

  /// The keys that work here.
  static let keys = [
    KeyEntry("↑ ↓ k j", .scrollUp, .scrollDown, .scrollUp, .scrollDown)
      .footer("choose", as: "↑↓").help("choose", as: "↑ ↓"),
    KeyEntry("→ l Enter", .open).footer("open", as: "Enter").help("open it"),
    KeyEntry(digits: 1, Choice.allCases.count) { .choose(($0.wholeNumberValue ?? 1) - 1) }
      .help("open at once"),
    KeyEntry("← h p PgUp", .previous).also("Backspace", .previous).footer("back")
      .help("the last page"),
    KeyEntry("q m", .out).footer("menu"), KeyEntry("R", .restartLesson),
  ]

  /// Obeys one of these keys, but for the one that goes back.
  mutating func perform(_ command: Command) -> Outcome {
    let choices = Choice.allCases
    switch command {
    case .choose(let choice):
      guard choices.indices.contains(choice) else { return .nothing }
      cursor = choice
      return choices[choice].outcome
    case .scrollUp: cursor = max(0, cursor - 1)
    case .scrollDown: cursor = min(choices.count - 1, cursor + 1)
    case .open: return choices[cursor].outcome
    case .out: return .toMenu
    case .restartLesson: return .restart
    default: break
    }
    return .nothing
  }
}

/// Draws the page after the last: what was reached, and the ways on.
struct EndScreen {
  let player: LessonPlayer
  let next: MenuItem?
  let progress: LessonProgress

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    player.header(place: "the end", short: "end").draw(screen, into: &frame)
    let area = screen.prose
    let left = area.column
    var row = area.row
    func put(_ text: StyledText) {
      for line in text.wrapped(to: area.columns, in: frame.glyphs) {
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
    for (index, choice) in LessonEnd.Choice.allCases.enumerated() {
      let isHere = index == player.end.cursor
      var line = StyledText(isHere ? "► " : "  ", .mark)
      line.append(SafeText("\(index + 1)  "), .quiet)
      line.append(SafeText(words(for: choice)), isHere ? .strong : .text)
      let start = row
      put(line)
      frame.mark(
        Rect(row: start, column: left, columns: area.columns, rows: row - start),
        .item(index))
      if screen.form != .small { row += 1 }
    }
    screen.drawFooter(player.keys.footer(isSmall: screen.form == .small), into: &frame)
  }

  private var answered: String? {
    let count = player.lesson.checkCount
    guard count > 0 else { return nil }
    let checks = progress.checks.values
    let atOnce = checks.filter { $0.standing == .rightAtOnce }.count
    let right = checks.filter { $0.isRight }.count
    return "\(right) of \(count) quick checks right, \(atOnce) of them at once."
  }

  private func words(for choice: LessonEnd.Choice) -> String {
    switch choice {
    case .nextLesson:
      next.map { "next lesson: \($0.title)" } ?? "the last lesson: back to the menu"
    case .replay: "replay this lesson with fresh numbers"
    case .menu: "menu"
    }
  }
}
