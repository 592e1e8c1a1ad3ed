/// When questions should be asked again.
///
/// A question's memory follows from its attempts in their order, each one review (see
/// `Attempt.rating`), by FSRS-6. Days are those of the learner's calendar: what is due today is due
/// from midnight on, however late it was answered last time.
public struct ReviewSchedule: Hashable, Sendable {
  /// How far the learner's clock is from UTC, in seconds: it says when a day begins.
  public var secondsFromUTC: Int

  /// Creates a schedule for days that begin at the learner's midnight.
  public init(secondsFromUTC: Int = 0) { self.secondsFromUTC = secondsFromUTC }

  /// The learner's day at a moment, given in seconds since 1970.
  public func day(at seconds: Int) -> CalendarDay {
    CalendarDay(at: seconds, secondsFromUTC: secondsFromUTC)
  }

  /// The questions that are due, the least remembered first, of the quick checks that exist; what is remembered
  /// equally well comes in the order of lessons and questions.
  public func due(
    in progress: LearnerProgress, among lessons: [LessonQuestions], at seconds: Int
  ) -> [DueQuestion] {
    due(of: scheduled(in: progress, among: lessons, at: seconds), on: day(at: seconds))
  }

  func due(of questions: [ScheduledQuestion], on today: CalendarDay) -> [DueQuestion] {
    questions
      .filter { $0.dueDay <= today }
      .enumerated()
      .map { (index: $0.offset, chance: $0.element.retrievability(on: today), of: $0.element) }
      .sorted { ($0.chance, $0.index) < ($1.chance, $1.index) }
      .map { _, _, found in
        DueQuestion(
          lesson: found.id.lesson, question: found.id.question,
          daysOverdue: today.days(since: found.dueDay))
      }
  }

  /// How many of the quick checks that exist are due, and how many will be.
  public func forecast(
    in progress: LearnerProgress, among lessons: [LessonQuestions], at seconds: Int
  ) -> DueForecast {
    DueForecast(
      of: scheduled(in: progress, among: lessons, at: seconds), today: day(at: seconds))
  }

  /// Every quick check that exists and was ever reviewed, in the order of lessons and questions.
  public func scheduled(
    in progress: LearnerProgress, among lessons: [LessonQuestions], at seconds: Int
  ) -> [ScheduledQuestion] {
    lessons.quickChecks.compactMap { scheduled($0, in: progress, at: seconds) }
  }

  /// When one question is asked again; nil if it was never reviewed.
  func scheduled(
    _ id: QuestionID, in progress: LearnerProgress, at now: Int
  ) -> ScheduledQuestion? {
    guard let question = progress[id] else { return nil }
    var last: (memory: MemoryState, day: CalendarDay, saidDay: CalendarDay)?
    for (attempt, time) in zip(question.attempts, question.times(until: now)) {
      guard let rating = attempt.rating else { continue }
      let day = day(at: time)
      let memory =
        last.map { $0.memory.reviewed(rating, afterDays: day.days(since: $0.day)) }
        ?? MemoryState(first: rating)
      last = (memory, day, self.day(at: attempt.seconds))
    }
    guard let last else { return nil }
    let today = day(at: now)
    // A review that is still to come was made by a clock that was ahead, and left no date to count
    // from. Asking at once gives one; waiting would go on until that day. A clock that has not been
    // set now says nothing of that kind.
    let wasAhead =
      last.saidDay.days(since: today) > 1 && today >= day(at: QuestionProgress.earliestTime)
    return ScheduledQuestion(
      id: id, memory: last.memory, lastDay: last.day,
      dueDay: wasAhead ? today : last.day.adding(last.memory.interval))
  }
}
