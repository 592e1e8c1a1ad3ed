import Learning
import LessonScript
import TextScreen

/// What a session asks the world to do; whoever runs the loop performs it.
public enum Effect: Equatable, Sendable {
  /// End the program.
  case quit
  /// Draw the whole screen again, whatever it is thought to show.
  case redraw
  /// Keep a record of what the learner did.
  case keep(ProgressRecord)
  /// Keep a copy of all records before a lesson is forgotten.
  case copyRecords
  /// Say what is wrong with the lesson that was opened last: a page that was made after its first
  /// frame is faulty, and the menu is shown in its place.
  case refuse(LessonErrors)
  /// Read a lesson, then call `open(_:)` or `refuse(_:)`: where a replay, with a fresh seed; where a
  /// page is named, from 1, at that page.
  case read(lesson: String, isReplay: Bool, page: Int? = nil)
  /// Read lessons, then call `review(_:seed:)` with those that can be read and a fresh seed.
  case readForReview(lessons: [String])
}

/// The time as a session needs it, handed in so that tests set it.
public struct Now: Hashable, Sendable {
  /// A clock that never goes back, for animation.
  public var instant: Instant
  /// Seconds since 1970, for records.
  public var seconds: Int
  /// How far the learner's clock is from UTC, in seconds: it says when a day begins.
  public var secondsFromUTC: Int

  /// Creates a time.
  public init(instant: Instant, seconds: Int, secondsFromUTC: Int = 0) {
    self.instant = instant
    self.seconds = seconds
    self.secondsFromUTC = secondsFromUTC
  }
}
