import Learning
import TextScreen

/// The progress page: the row under the cursor, and the question if a lesson is to be forgotten.
struct ProgressPage {
  /// The counts that it shows.
  let overview: ProgressOverview
  /// The row under the cursor, by its index in `rows`.
  private(set) var cursor = 0
  /// True while "forget this lesson?" is asked.
  private(set) var asksToForget = false

  /// Lessons are in so many columns, side by side.
  static let columns = 2

  /// A row that takes the cursor.
  enum Row {
    /// A mistake that was met; opening it goes to the page where it was made last.
    case mistake(MisconceptionProgress)
    /// A lesson that was begun.
    case lesson(MenuItem)
  }

  init(_ overview: ProgressOverview) {
    self.overview = overview
    // Mostly a lesson is looked for.
    cursor = overview.begun.isEmpty ? 0 : mistakeCount
  }

  /// The mistakes, then the lessons.
  var rows: [Row] {
    overview.summary.misconceptions.map(Row.mistake) + overview.begun.map(Row.lesson)
  }

  /// How many mistakes are above the lessons.
  var mistakeCount: Int { overview.summary.misconceptions.count }

  /// The lesson under the cursor.
  var chosenLesson: MenuItem? {
    guard rows.indices.contains(cursor), case .lesson(let item) = rows[cursor] else { return nil }
    return item
  }

  /// From the first lessons up to the last mistake, if there is one.
  private mutating func moveUp() {
    let index = cursor - mistakeCount
    if index >= Self.columns {
      cursor -= Self.columns
    } else if index < 0 || mistakeCount > 0 {
      cursor = max(0, min(cursor, mistakeCount) - 1)
    }
  }

  /// Moves the cursor, and stops at the ends.
  private mutating func move(by delta: Int) {
    cursor = max(0, min(cursor + delta, rows.count - 1))
  }

  private func open() -> Outcome {
    guard rows.indices.contains(cursor) else { return .nothing }
    switch rows[cursor] {
    case .lesson(let item): return item.refusal == nil ? .open(item.id) : .nothing
    case .mistake(let mistake):
      guard let id = mistake.questions.last else { return .nothing }
      return .open(id.lesson, page: overview.progress[id]?.attempts.last?.page)
    }
  }
}

// MARK: - Keys

extension ProgressPage: Room {
  var keys: KeyTable {
    if asksToForget {
      return KeyTable(
        [
          KeyEntry("y", .yes).footer("forget"), KeyEntry("n", .no).footer("keep"), .showHelp,
          .quit, .redraw,
        ], otherwise: .no)
    }
    return KeyTable(listKeys)
  }

  var help: [HelpSection] {
    [
      HelpSection("in a lesson", PageKeys.help, keyWidth: 15), HelpSection("this page", listKeys),
    ]
  }

  private var listKeys: [KeyEntry] {
    var keys: [KeyEntry] = []
    if overview.summary.due.today > 0 {
      keys.append(KeyEntry("d", .review).footer("due now").help("ask what is due"))
    }
    keys += [
      KeyEntry("↑ ↓ k j", .scrollUp, .scrollDown, .scrollUp, .scrollDown)
        .also("←", .left).also("→", .right).footer("choose", as: "↑↓")
        .help("choose", as: "arrows"),
      KeyEntry("Enter l", .open).footer("open").help("open it", as: "Enter"),
    ]
    if chosenLesson != nil {
      keys.append(KeyEntry("x", .forget).footer("forget…").help("forget a lesson"))
    }
    return keys + [
      .showHelp.footer("help"), KeyEntry("q m Esc", .out).footer("menu").help("menu", as: "q"),
      KeyEntry("g Home", .first).also("G End", .last), .quit, .redraw,
    ]
  }

  mutating func perform(_ command: Command) -> Outcome {
    if asksToForget {
      asksToForget = false
      return command == .yes ? chosenLesson.map { .forget($0.id) } ?? .nothing : .nothing
    }
    switch command {
    case .forget: asksToForget = true
    case .review: return .review
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .scrollUp: moveUp()
    case .scrollDown: move(by: cursor >= mistakeCount ? Self.columns : 1)
    case .first: cursor = 0
    case .last: cursor = max(0, rows.count - 1)
    case .open: return open()
    case .out: return .toMenu
    default: break
    }
    return .nothing
  }

  /// Puts the cursor on a row; opens it if it is there already.
  mutating func click(_ target: Target) -> Outcome {
    guard case .item(let row) = target, rows.indices.contains(row), !asksToForget else {
      return .nothing
    }
    if row == cursor { return open() }
    cursor = row
    return .nothing
  }

  mutating func paste(_ text: String) {}

  mutating func scroll(by rows: Int) { move(by: rows.signum()) }

  mutating func show(_ message: String) {}
}
