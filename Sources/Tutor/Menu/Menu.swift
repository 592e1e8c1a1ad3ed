import Learning
import LessonScript
import TextScreen

/// The list of lessons: which are shown, which is chosen.
struct Menu {
  /// Every lesson, in order.
  private(set) var items: [MenuItem]
  /// The lesson under the cursor, by its place in `items`.
  private(set) var cursor: Int
  /// What is typed after `/`; nil while all lessons are shown.
  private(set) var filter: TextField?
  /// A sentence that stands until the next key.
  var message: StyledText?

  /// What a key in the menu led to.
  enum Choice: Equatable {
    case nothing, open(String), review, progress, quit
  }

  /// Creates a menu with the cursor on a lesson, or on the first.
  init(_ items: [MenuItem], cursorOn id: String?) {
    self.items = items
    cursor = items.firstIndex { $0.id == id } ?? 0
  }

  /// Takes in which quick checks a lesson has.
  mutating func know(_ questions: [String], of lesson: String) {
    for place in items.indices where items[place].id == lesson {
      items[place].questions = questions
    }
  }

  /// The lessons that are shown, by their places in `items`.
  var shown: [Int] {
    guard let wanted = filter?.text.lowercased(), !wanted.isEmpty else {
      return Array(items.indices)
    }
    return items.indices.filter {
      items[$0].title.lowercased().contains(wanted) || items[$0].id.contains(wanted)
    }
  }

  /// The lesson under the cursor, if it is shown.
  var chosen: MenuItem? { shown.contains(cursor) ? items[cursor] : nil }

  /// What could have been meant by a filter that nothing matches.
  var nearestToFilter: String? {
    filter.flatMap { nearest(to: $0.text.lowercased(), among: items.map(\.id)) }
  }

  mutating func press(_ key: Key) -> Choice {
    message = nil
    if filter != nil { return pressInFilter(key) }
    switch key {
    case .character("/"): filter = TextField()
    case .character("d"): return .review
    case .character("s"): return .progress
    default: return pressInList(key)
    }
    return .nothing
  }

  /// Pasted text narrows the list while the filter is open.
  mutating func paste(_ text: String) {
    filter?.paste(text)
    keepCursorShown()
  }

  /// Puts the cursor on a lesson, by its place in `items`; opens it if it is there already.
  mutating func click(_ place: Int) -> Choice {
    guard shown.contains(place) else { return .nothing }
    defer { cursor = place }
    return place == cursor ? open() : .nothing
  }

  private mutating func pressInList(_ key: Key) -> Choice {
    switch Keymap.command(for: key) {
    case .scrollUp: move(by: -1)
    case .scrollDown: move(by: 1)
    case .first: cursor = shown.first ?? cursor
    case .last: cursor = shown.last ?? cursor
    case .nextPage: move(by: 10)
    case .previousPage: move(by: -10)
    case .next: return open()
    case .back: return .quit
    default: break
    }
    return .nothing
  }

  private mutating func pressInFilter(_ key: Key) -> Choice {
    switch key {
    case .escape: filter = nil
    case .enter: return open()
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .backspace, .delete:
      if filter?.deleteLast() == false { filter = nil }
      keepCursorShown()
    case .character(let character):
      filter?.type(character)
      keepCursorShown()
    default: break
    }
    return .nothing
  }

  private mutating func open() -> Choice {
    guard let item = chosen else { return .nothing }
    if let refusal = item.refusal {
      message = StyledText(SafeText(refusal), .wrong)
      return .nothing
    }
    return .open(item.id)
  }

  private mutating func keepCursorShown() {
    if let first = shown.first, !shown.contains(cursor) { cursor = first }
  }

  /// Moves the cursor along the lessons that are shown; it stops at the ends.
  mutating func move(by delta: Int) {
    let places = shown
    guard let here = places.firstIndex(of: cursor) else {
      cursor = places.first ?? cursor
      return
    }
    cursor = places[max(0, min(here + delta, places.count - 1))]
  }
}
