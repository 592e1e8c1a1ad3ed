import TextScreen

/// The short wait that makes one redraw of a storm of size changes.
struct ResizeWait {
  /// When the storm counts as over; nil when there is none.
  private(set) var deadline: Instant?
  private var latest: Instant?

  /// Whether the size has changed and nobody has been told.
  var isPending: Bool { deadline != nil }

  /// Notes a change: the storm is over after 20 ms of quiet, or 100 ms after it began.
  mutating func begin(at now: Instant) {
    let limit = latest ?? now.advanced(milliseconds: 100)
    latest = limit
    deadline = min(limit, now.advanced(milliseconds: 20))
  }

  /// Whether the storm has come to its end.
  func isOver(at now: Instant) -> Bool { deadline.map { $0 <= now } ?? false }
}
