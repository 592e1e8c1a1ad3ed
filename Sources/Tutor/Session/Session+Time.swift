import LessonScript
import TextScreen

extension Session {
  /// Makes the pages of the lesson that are missing, before any event is handled.
  ///
  /// As a rule that event is the tick that follows the first frame at once. Whatever it is, no key
  /// finds a page missing, and a faulty lesson is refused however fast it is left.
  mutating func makePages() -> [Effect] {
    guard let player = lesson, !player.lesson.isWhole else { return [] }
    do throws(LessonErrors) {
      try lesson?.makeAllPages()
      return []
    } catch {
      lesson = nil
      menu = Menu(menu.items, cursorOn: player.lesson.header.id)
      return [.refuse(error)]
    }
  }

  mutating func pass(_ now: Instant) {
    if let until = speedIsBrightUntil, until <= now { speedIsBrightUntil = nil }
    if lesson?.page?.figure?.figure.hasWork == true { lesson?.page?.figure?.work() }
    guard !showsHelp, let due = nextTick, due <= now, let speed = lesson?.speed else { return }
    nextTick = nil
    lesson?.page?.figure?.pass(speed)
    if lesson?.page?.figure?.isAsking == true { lesson?.page?.focusOnPrediction() }
  }

  /// Deadlines are absolute, so that keys cannot starve ticks.
  mutating func nextDeadline(after now: Instant) -> Instant? {
    guard !showsHelp, let player = lesson, let figure = player.page?.figure else {
      nextTick = nil
      return speedIsBrightUntil
    }
    if figure.figure.hasWork { return now }
    guard figure.isPlaying else {
      nextTick = nil
      return speedIsBrightUntil
    }
    let due = nextTick ?? now.advanced(milliseconds: player.speed.tickMilliseconds)
    nextTick = due
    return speedIsBrightUntil.map { min($0, due) } ?? due
  }
}
