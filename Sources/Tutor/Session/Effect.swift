import ConvolutionCore
import Learning
import LessonScript
import TextScreen

/// Something that a session asks the world to do; the loop performs it, and hands the answer to
/// `Session.handle` as a `Reply`.
public enum Effect: Equatable, Sendable {
  /// End the program.
  case quit
  /// Draw the whole screen again, whatever it is thought to show.
  case redraw
  /// Keep a record of what the learner did; answered by `Reply.kept` or `Reply.notKept`.
  case keep(ProgressRecord)
  /// Keep a copy of all records before a lesson is forgotten; answered in the same way.
  case copyRecords
  /// Say what is wrong with the lesson that was opened last, and answer with `Reply.refused`.
  case refuse(LessonErrors)
  /// Read a lesson, and answer with `Reply.opened` or `Reply.refused`: where a replay, with a fresh
  /// seed; where a page is named, from 1, at that page.
  case read(lesson: String, isReplay: Bool, page: Int? = nil)
  /// Read lessons, and answer with `Reply.readForReview`.
  case readForReview(lessons: [String])
}

/// The answer of the world to an effect, or something that it finds by itself.
public enum Reply: Sendable {
  /// A lesson was read; it is a replay where there is a seed, otherwise it opens at a page, from 1,
  /// or where it was left.
  ///
  /// Only the page that is shown is made now, the others with the next event, for which the deadline
  /// is now. For a faulty page the session returns `Effect.refuse` with all that is wrong.
  case opened(PlayableLesson, replayedWith: UInt64? = nil, atPage: Int? = nil)
  /// A lesson cannot be opened, for a reason in words.
  case refused(String)
  /// Something that the learner should know, in words; what is shown goes on.
  case notice(String)
  /// The file of the lesson that is shown was changed: it goes on with the new one, every page
  /// made, at the same page and step.
  case reloaded(PlayableLesson)
  /// The file of the lesson that is shown has faults: they are in place of its pages until it is
  /// reloaded. `file` is its name.
  case faulty([LessonError], file: String)
  /// Records are kept.
  case kept
  /// Records cannot be kept, or not all be read, for a reason in words.
  case notKept(String)
  /// The lessons of `Effect.readForReview` that can be played, with a fresh seed.
  case readForReview([PlayableLesson], seed: UInt64)
  /// Questions are to be asked one after another.
  case dealt(Drill)
  /// The quick checks, the goals and the words of lessons, by the lesson's id; until then the questions
  /// that were asked count.
  case outlined([String: LessonOutline])
}

/// The time as a session needs it, handed in so that tests set it.
public struct Now: Hashable, Sendable {
  /// A clock that never goes back, for animation.
  public var instant: Instant
  /// Seconds since 1970, for records.
  public var seconds: Int
  /// How far the learner's clock is from UTC, in seconds: it decides when a day begins.
  public var secondsFromUTC: Int

  /// Creates a time.
  public init(instant: Instant, seconds: Int, secondsFromUTC: Int = 0) {
    self.instant = instant
    self.seconds = seconds
    self.secondsFromUTC = secondsFromUTC
  }
}

/// A clock that is read before and after a slice of long work; one that stands still measures nothing.
public typealias Stopwatch = @Sendable () -> Instant
extension Now {
  /// The calendar by which questions become due.
  var schedule: ReviewSchedule { ReviewSchedule(secondsFromUTC: secondsFromUTC) }
}

/// How a session behaves, fixed from its start.
public struct SessionOptions: Hashable, Sendable {
  /// True if play shows rest states only.
  public var reducesMotion: Bool
  /// True if figures ask for predictions.
  public var asksPredictions: Bool
  /// A picture of the learner's own for the figures that take one: one channel or three, 0 to 255.
  public var picture: Tensor?

  /// Creates options; all as most people want them by default.
  public init(
    reducesMotion: Bool = false, asksPredictions: Bool = true, picture: Tensor? = nil
  ) {
    self.reducesMotion = reducesMotion
    self.asksPredictions = asksPredictions
    self.picture = picture
  }
}
