import Learning
import LessonScript
import TextScreen
import Tutor

/// The time of every event: nothing that is timed here waits.
let now = Now(instant: Instant(nanoseconds: 0), seconds: 1_800_000_000)

/// A session on a screen of one size.
struct SizedSession {
  private var session: Session
  private let screen: Size

  /// A session that shows its menu and asks for no predictions.
  init(_ items: [MenuItem] = [], records: [ProgressRecord] = [], on screen: Size) {
    session = Session(
      items: items, progress: LearnerProgress(records), glyphs: .unicode, at: now,
      options: SessionOptions(asksPredictions: false))
    self.screen = screen
  }

  /// The scene that it shows.
  var frame: Frame { session.frame(size: screen) }

  /// Opens a lesson; only the page that is shown is made.
  mutating func openFirstPage(of lesson: Lesson) {
    _ = session.handle(.opened(PlayableLesson(unmade: lesson)), at: now)
  }

  /// Makes the other pages, as the first event after the opening does.
  mutating func makeOtherPages() { _ = session.handle(.tick, at: now, on: screen) }

  /// Handles a key and draws what it shows.
  mutating func frame(after key: Key) -> Frame {
    _ = session.handle(.key(key), at: now, on: screen)
    return frame
  }
}
