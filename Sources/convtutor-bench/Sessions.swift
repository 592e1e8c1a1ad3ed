import Learning
import LessonScript
import TextScreen
import Tutor

/// The time of every event: nothing that is timed here waits.
let now = Now(instant: Instant(nanoseconds: 0), seconds: 1_800_000_000)

/// A session that shows its menu and asks for no predictions.
func session(
  _ items: [MenuItem] = [], records: [ProgressRecord] = [], on screen: Size
) -> Session {
  Session(
    items: items, progress: LearnerProgress(records), size: screen, glyphs: .unicode, at: now,
    options: SessionOptions(asksPredictions: false))
}

extension Session {
  /// Opens a lesson; only the page that is shown is made.
  mutating func openFirstPage(of lesson: Lesson) throws {
    try open(PartialLesson(lesson))
  }

  /// Makes the other pages, as the first event after the opening does.
  mutating func makeOtherPages() {
    _ = handle(.tick, at: now)
  }

  /// Handles a key and draws what it shows.
  mutating func frame(after key: Key) -> Frame {
    _ = handle(.key(key), at: now)
    return frame
  }
}
