/// The sums of a learner's records over the quick checks that exist: counts, nothing averaged.
public struct ProgressSummary: Equatable, Sendable {
  /// The quick checks that there are.
  public let questionCount: Int
  /// Of these, answered at least once, or with their answer shown.
  public let answered: Int
  /// Of these, right at the first try ever, without a hint.
  public let atOnce: Int
  /// Of these, right after a hint or at a further try.
  public let later: Int
  /// Of these, not right yet.
  public let notYet: Int
  /// The goals that there are.
  public let goalCount: Int
  /// Of these, ever reached.
  public let goalsReached: Int
  /// When they are asked again.
  public let due: DueForecast
  /// The mistakes met, those not overcome first, then the most frequent.
  public let misconceptions: [MisconceptionProgress]

  /// The first-try rate as its two counts: 21 of 30.
  public var firstTry: (right: Int, of: Int) { (atOnce, answered) }

  /// Sums up the quick checks of some lessons at a moment, in seconds since 1970;
  /// records of others count nowhere.
  public init(
    of progress: LearnerProgress, among lessons: [LessonQuestions],
    schedule: ReviewSchedule = ReviewSchedule(), at seconds: Int
  ) {
    let checks = lessons.quickChecks
    let standings = checks.compactMap { progress[$0] }.filter(\.isAnswered).map(\.standing)
    questionCount = checks.count
    answered = standings.count
    atOnce = standings.count { $0 == .rightAtOnce }
    later = standings.count { $0 == .rightLater }
    notYet = standings.count { $0 == .notYet }
    goalCount = lessons.reduce(0) { $0 + $1.goals.count }
    goalsReached = lessons.reduce(0) { sum, lesson in
      sum + lesson.goals.count { progress[lesson: lesson.lesson].goals[$0]?.isReached == true }
    }
    due = schedule.forecast(in: progress, among: lessons, at: seconds)
    misconceptions = progress.misconceptions(among: lessons)
  }
}
