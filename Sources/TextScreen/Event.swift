/// Something that a person, the window or time did.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// Text pasted in one piece; at most `Event.pasteLimit` characters are kept.
  case paste(String)
  /// The main mouse button went down on a cell.
  case click(Point)
  /// The wheel turned; rows are positive towards the end of the text.
  case wheel(rows: Int, Point)
  /// The terminal has another size; ask it which.
  case resized
  /// The deadline that was asked for has come.
  case tick
  /// The terminal is gone: end.
  case closed

  /// The most characters of a paste that are kept.
  public static let pasteLimit = 4_096
}

/// A key as it was pressed.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter held with control, in lower case: `^L` is `.control("l")`.
  case control(Character)
  case function(Int)
  case up, down, left, right
  case home, end, pageUp, pageDown
  case enter, escape, tab, backTab, backspace, delete
}

/// A point in time on a clock that never goes back, in nanoseconds from an arbitrary start.
public struct Instant: Hashable, Comparable, Sendable {
  /// Nanoseconds since the clock's start.
  public var nanoseconds: Int64

  /// Creates a point in time.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The instant some milliseconds later.
  public func advanced(milliseconds: Int) -> Instant {
    Instant(nanoseconds: nanoseconds &+ Int64(milliseconds) &* 1_000_000)
  }

  /// True if `a` is earlier than `b`.
  public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }
}
