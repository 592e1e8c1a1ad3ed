import Learning
import TextScreen

/// The page of what has been done so far: what is chosen, and whether a lesson is to be forgotten.
struct ProgressPage {
  /// What it shows.
  let overview: ProgressOverview
  /// The row under the cursor, by its place in `rows`.
  private(set) var cursor = 0
  /// Whether "forget this lesson?" is asked.
  private(set) var asksToForget = false

  /// Lessons stand in so many columns, side by side.
  static let columns = 2

  /// What the cursor can stand on.
  enum Row {
    /// A mistake that was met; opening it goes to the page where it was made last.
    case mistake(MisconceptionProgress)
    /// A lesson that was begun.
    case lesson(MenuItem)
  }

  /// What a key led to.
  enum Choice: Equatable {
    case nothing, forget(String), review, close
    /// Open a lesson where it was left, or at a page, from 1.
    case open(String, page: Int? = nil)
  }

  init(_ overview: ProgressOverview) {
    self.overview = overview
    // What is looked for is mostly a lesson.
    cursor = overview.begun.isEmpty ? 0 : mistakeCount
  }

  /// The mistakes, then the lessons.
  var rows: [Row] {
    overview.summary.misconceptions.map(Row.mistake) + overview.begun.map(Row.lesson)
  }

  /// How many mistakes stand above the lessons.
  var mistakeCount: Int { overview.summary.misconceptions.count }

  /// The lesson under the cursor.
  var chosenLesson: MenuItem? {
    guard rows.indices.contains(cursor), case .lesson(let item) = rows[cursor] else { return nil }
    return item
  }

  mutating func press(_ key: Key) -> Choice {
    if asksToForget {
      asksToForget = false
      return key == .character("y") ? chosenLesson.map { .forget($0.id) } ?? .nothing : .nothing
    }
    switch key {
    case .character("x"):
      asksToForget = chosenLesson != nil
      return .nothing
    case .character("d"): return overview.summary.due.today > 0 ? .review : .nothing
    case .left: move(by: -1)
    case .right: move(by: 1)
    default: return pressCommand(Keymap.command(for: key))
    }
    return .nothing
  }

  private mutating func pressCommand(_ command: Command?) -> Choice {
    switch command {
    case .scrollUp: moveUp()
    case .scrollDown: move(by: cursor >= mistakeCount ? Self.columns : 1)
    case .first: cursor = 0
    case .last: cursor = max(0, rows.count - 1)
    case .next: return open()
    case .back, .menu, .leave: return .close
    default: break
    }
    return .nothing
  }

  /// From the first lessons up to the last mistake, if there is one.
  private mutating func moveUp() {
    let place = cursor - mistakeCount
    if place >= Self.columns {
      cursor -= Self.columns
    } else if place < 0 || mistakeCount > 0 {
      cursor = max(0, min(cursor, mistakeCount) - 1)
    }
  }

  /// Puts the cursor on a row, by its place in `rows`; opens it if it is there already.
  mutating func click(_ place: Int) -> Choice {
    guard rows.indices.contains(place), !asksToForget else { return .nothing }
    if place == cursor { return open() }
    cursor = place
    return .nothing
  }

  /// Moves the cursor, and stops at the ends.
  mutating func move(by delta: Int) {
    cursor = max(0, min(cursor + delta, rows.count - 1))
  }

  private func open() -> Choice {
    guard rows.indices.contains(cursor) else { return .nothing }
    switch rows[cursor] {
    case .lesson(let item): return item.refusal == nil ? .open(item.id) : .nothing
    case .mistake(let mistake):
      guard let id = mistake.questions.last else { return .nothing }
      return .open(id.lesson, page: overview.progress[id]?.attempts.last?.page)
    }
  }
}
