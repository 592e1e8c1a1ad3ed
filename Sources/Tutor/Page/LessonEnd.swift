import Learning
import TextScreen

/// The page after the last of a lesson, where the learner chooses how to go on.
struct LessonEnd {
  /// The position of the cursor among the choices.
  private(set) var cursor = 0
  /// True once the cursor was moved: on a small screen the choices are then in view.
  private(set) var isChoosing = false

  /// The ways on from the end of a lesson.
  enum Choice: Hashable {
    case nextLesson, skipped, replay, menu
  }

  /// The keys that work here with so many choices.
  static func keys(choices: Int) -> [KeyEntry] {
    [
      KeyEntry("↑ ↓ k j", .scrollUp, .scrollDown, .scrollUp, .scrollDown)
        .footer("choose", as: "↑↓", small: 2).help("choose", as: "↑ ↓"),
      KeyEntry("→ l Enter", .open).footer("open", as: "Enter", small: 1).help("open it"),
      KeyEntry(digits: 1, choices) { .choose(($0.wholeNumberValue ?? 1) - 1) }
        .help("open at once"),
      KeyEntry("← h p PgUp", .previous).also("Backspace", .previous).footer("back")
        .help("the last page"),
      KeyEntry("q m", .out).footer("menu", small: 3), KeyEntry("R", .restartLesson),
    ]
  }

  /// Obeys one of these keys, but for the one that goes back; returns what is chosen.
  mutating func perform(_ command: Command, among choices: [Choice]) -> Choice? {
    switch command {
    case .choose(let choice):
      guard choices.indices.contains(choice) else { return nil }
      cursor = choice
      return choices[choice]
    case .scrollUp: move(to: max(0, cursor - 1))
    case .scrollDown: move(to: min(choices.count - 1, cursor + 1))
    case .open: return choices.indices.contains(cursor) ? choices[cursor] : nil
    case .out: return .menu
    case .restartLesson: return .replay
    default: break
    }
    return nil
  }

  private mutating func move(to place: Int) {
    cursor = place
    isChoosing = true
  }
}

extension LessonPlayer {
  /// The ways on from the end.
  var choices: [LessonEnd.Choice] {
    skippedPages.isEmpty ? [.nextLesson, .replay, .menu] : [.nextLesson, .skipped, .replay, .menu]
  }

  /// The pages, from 0, whose quick checks were never answered, nor their answers shown.
  var skippedPages: [Int] {
    lesson.checks.filter { check in
      let quiz = pages[check.page - 1]?.quiz
      return known.questions[check.id]?.isAnswered != true
        && quiz.map { $0.sitting.tries.isEmpty && $0.sitting.state != .shown } ?? true
    }.map { $0.page - 1 }
  }

  /// Goes where a choice at the end leads.
  mutating func follow(_ choice: LessonEnd.Choice) -> Outcome {
    switch choice {
    case .nextLesson: return .nextLesson
    case .replay: return .restart
    case .menu: return .toMenu
    case .skipped:
      guard let first = skippedPages.first else { return .nothing }
      let outcome = goToPage(first)
      page?.stop = .quiz
      return outcome
    }
  }
}

/// Draws the page after the last: what was learned and what is left, and the ways on.
struct EndScreen {
  let player: LessonPlayer
  let next: MenuItem?
  let progress: LessonProgress
  /// In how many days each of the lesson's quick checks comes back, as far as it was answered.
  let returns: [Int]

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    player.header(place: "the end", short: "end").draw(screen, into: &frame)
    let isSmall = screen.form == .small
    var area = screen.prose
    // The learner's line is empty here.
    area.size = Size(columns: min(76, area.columns), rows: screen.scrollRow - area.row)
    let words = lines(width: area.columns, frame.glyphs, isSmall: isSmall)
    let choices = choiceLines(width: area.columns, frame.glyphs)
    let choiceRows = choices.reduce(0) { $0 + $1.count }
    let airy = words.count + choiceRows + choices.count - 1
    let gap = !isSmall && airy <= area.rows ? 1 : 0
    let height = gap == 1 ? airy : words.count + choiceRows
    var flow = Frame(size: Size(columns: area.columns, rows: height), glyphs: frame.glyphs)
    flow.put(words, row: 0, column: 0)
    var row = words.count
    var end = row
    for (index, lines) in choices.enumerated() {
      flow.put(lines, row: row, column: 0)
      flow.mark(Rect(row: row, column: 0, columns: area.columns, rows: lines.count), .item(index))
      if index == player.end.cursor { end = row + lines.count }
      row += lines.count + gap
    }
    // What was learned is read before a way on is chosen.
    let offset = player.end.isChoosing || !isSmall ? max(0, end - area.rows) : 0
    screen.drawScrolled(flow, height: height, offset: offset, in: area, into: &frame)
    screen.drawFooter(player.keys.footer(isSmall: isSmall), into: &frame)
  }

  // MARK: What was done

  private func lines(width: Int, _ glyphs: GlyphSet, isSmall: Bool) -> [StyledText] {
    let blank = isSmall ? [] : [StyledText()]
    let isDone = player.skippedPages.isEmpty
    var head = StyledText(isDone ? "✓ " : "○ ", isDone ? .right : .text)
    let title = player.lesson.header.title
    head.append(
      SafeText(isDone ? "\(title): done." : "\(title): read to the end."), .strong)
    var lines = head.wrapped(to: width, in: glyphs, indent: 2) + blank
    let takeaways = player.lesson.header.takeaways
    if !takeaways.isEmpty {
      lines.append(StyledText("to take away", .quiet))
      for takeaway in takeaways {
        var line = StyledText("• ", .mark)
        line.append(SafeText(takeaway))
        lines += line.wrapped(to: width, in: glyphs, indent: 2)
      }
      lines += blank
    }
    for words in [answered, skipped, comingBack].compactMap(\.self) {
      lines += StyledText(SafeText(words)).wrapped(to: width, in: glyphs)
    }
    return lines + [StyledText()]
  }

  private var answered: String? {
    let count = player.lesson.checkCount
    guard count > 0 else { return nil }
    let checks = progress.checks.values
    let atOnce = checks.filter { $0.standing == .rightAtOnce }.count
    let right = checks.filter { $0.isRight }.count
    return "\(right) of \(count) quick checks right"
      + (right > 0 ? ", \(atOnce) of them at once." : ".")
  }

  private var skipped: String? {
    let pages = player.skippedPages.map { "\($0 + 1)" }
    guard !pages.isEmpty else { return nil }
    return "Skipped: the check\(pages.count == 1 ? " on page" : "s on pages") "
      + "\(pages.joined(separator: ", "))."
  }

  /// When the checks that were answered come back: `For review: 2 tomorrow, 1 in 4 days`.
  private var comingBack: String? {
    guard !returns.isEmpty else { return nil }
    let days = Dictionary(grouping: returns.map { max(0, $0) }, by: \.self).mapValues(\.count)
    let parts = days.sorted { $0.key < $1.key }.map { day, count in
      "\(count) \(day == 0 ? "today" : day == 1 ? "tomorrow" : "in \(day) days")"
    }
    return "For review: \(parts.joined(separator: ", "))."
  }

  // MARK: The ways on

  private func choiceLines(width: Int, _ glyphs: GlyphSet) -> [[StyledText]] {
    player.choices.enumerated().map { index, choice in
      let isHere = index == player.end.cursor
      var line = StyledText(isHere ? "► " : "  ", .mark)
      line.append(SafeText("\(index + 1)  "), .quiet)
      line.append(SafeText(words(for: choice)), isHere ? .strong : .text)
      return line.wrapped(to: width, in: glyphs, indent: 5)
    }
  }

  private func words(for choice: LessonEnd.Choice) -> String {
    switch choice {
    case .nextLesson:
      next.map { "next lesson: \($0.title)" } ?? "the last lesson: back to the menu"
    case .skipped: "answer what was skipped"
    case .replay: "replay this lesson with fresh numbers"
    case .menu: "menu"
    }
  }
}
