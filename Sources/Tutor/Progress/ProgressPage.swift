import Learning
import TextScreen

/// The page of what has been done so far: which lesson is chosen, and whether one is to be
/// forgotten.
struct ProgressPage {
  /// The lessons that have been begun, in the menu's order.
  let items: [MenuItem]
  /// The lesson under the cursor, by its place in `items`.
  private(set) var cursor = 0
  /// Whether "forget this lesson?" is asked.
  private(set) var asksToForget = false

  /// What a key led to.
  enum Choice: Equatable {
    case nothing, open(String), forget(String), close
  }

  init(_ all: [MenuItem], _ progress: LearnerProgress) {
    items = all.filter { progress.lessons[$0.id] != nil }
  }

  /// The lesson under the cursor; nil if none has been begun.
  var chosen: MenuItem? { items.indices.contains(cursor) ? items[cursor] : nil }

  mutating func press(_ key: Key) -> Choice {
    if asksToForget {
      asksToForget = false
      return key == .character("y") ? chosen.map { .forget($0.id) } ?? .nothing : .nothing
    }
    if key == .character("x") {
      asksToForget = chosen != nil
      return .nothing
    }
    switch Keymap.command(for: key) {
    case .scrollUp: cursor = max(0, cursor - 1)
    case .scrollDown: cursor = min(max(0, items.count - 1), cursor + 1)
    case .next: return chosen.map { .open($0.id) } ?? .nothing
    case .back, .menu, .leave, .previous: return .close
    default: break
    }
    return .nothing
  }
}
