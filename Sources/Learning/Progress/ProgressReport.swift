/// What a learner has done, as one JSON object for teachers and their scripts.
///
/// It holds the lessons and quick checks that exist, asked or not, and nothing of those that are
/// gone. `fields` says what each field means; a field is always there, null where nothing is known.
public struct ProgressReport: Sendable {
  /// The version of the format: it grows when a field goes or changes its meaning, not when one comes.
  public static let version = 1

  private let progress: LearnerProgress
  private let lessons: [LessonQuestions]
  private let titles: [String: String]
  private let schedule: ReviewSchedule
  private let seconds: Int

  /// Reports on the quick checks of some lessons as they stand at a moment, in seconds since 1970;
  /// the titles are by the lessons' ids.
  public init(
    of progress: LearnerProgress, among lessons: [LessonQuestions], titles: [String: String] = [:],
    schedule: ReviewSchedule = ReviewSchedule(), at seconds: Int
  ) {
    self.progress = progress
    self.lessons = lessons
    self.titles = titles
    self.schedule = schedule
    self.seconds = seconds
  }

  /// The object on one line, without its end: `{"version":1,"generated":1800000000,…}`.
  public var text: String {
    let summary = ProgressSummary(of: progress, among: lessons, schedule: schedule, at: seconds)
    let scheduled = schedule.scheduled(in: progress, among: lessons, at: seconds)
    let plan = Dictionary(scheduled.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let checks = Dictionary(grouping: lessons.quickChecks, by: \.lesson)
    var report = JSONObjectText()
    report.append("version", Self.version)
    report.append("generated", seconds)
    report.append("scheduler", FSRS.name)
    report.append("questions", summary.questionCount)
    report.append("answered", summary.answered)
    report.append("rightAtOnce", summary.atOnce)
    report.append("rightLater", summary.later)
    report.append("notYet", summary.notYet)
    report.append("due", Self.object(summary.due))
    report.append("misconceptions", summary.misconceptions.map(Self.object))
    report.append(
      "lessons",
      lessons.map(\.lesson).eachOnce()
        .map { lesson($0, checks: checks[$0] ?? [], plan: plan) })
    return report.text
  }
}

// MARK: - Parts

extension ProgressReport {
  private func lesson(
    _ id: String, checks: [QuestionID], plan: [QuestionID: ScheduledQuestion]
  ) -> JSONObjectText {
    let known = progress[lesson: id]
    var object = JSONObjectText()
    object.append("id", id)
    object.append("title", titles[id])
    object.append("pages", known.pageCount)
    object.append("furthestPage", known.furthestPage)
    object.append("finished", known.isFinished)
    object.append(
      "questions",
      checks.map { Self.object($0, progress[$0] ?? QuestionProgress(), plan: plan[$0]) })
    return object
  }

  private static func object(
    _ id: QuestionID, _ known: QuestionProgress, plan: ScheduledQuestion?
  ) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("id", id.question)
    object.append("asked", known.timesAsked)
    object.append("firstTryRight", known.timesRightAtOnce)
    object.append("tries", known.tries)
    object.append("hints", known.hints)
    object.append("standing", known.isAnswered ? known.standing.rawValue : nil)
    object.append("lastAnswered", known.attempts.last { $0.outcome != .skipped }?.seconds)
    object.append("stability", rounding: plan?.memory.stability)
    object.append("difficulty", rounding: plan?.memory.difficulty)
    object.append("dueDay", plan?.dueDay.description)
    object.append("attempts", known.attempts.map(Self.object))
    return object
  }

  private static func object(_ attempt: Attempt) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("time", attempt.seconds)
    object.append("occasion", attempt.occasion.rawValue)
    object.append("page", attempt.page)
    // Text, because most JSON tools round integers past 2^53.
    object.append("seed", String(attempt.seed))
    object.append("answer", attempt.answer)
    object.append("outcome", attempt.outcome.rawValue)
    object.append("try", attempt.tryNumber)
    object.append("hints", attempt.hints)
    object.append("mistakes", attempt.mistakes.map(\.name))
    object.append("said", attempt.said)
    return object
  }

  private static func object(_ due: DueForecast) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("today", due.today)
    object.append("tomorrow", due.tomorrow)
    object.append("threeDays", due.threeDays)
    object.append("week", due.week)
    object.append("later", due.later)
    return object
  }

  private static func object(_ misconception: MisconceptionProgress) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("name", misconception.name)
    object.append("words", misconception.words)
    object.append("count", misconception.count)
    object.append("overcome", misconception.isOvercome)
    object.append("lessons", misconception.lessons)
    object.append(
      "questions",
      misconception.questions.map { id in
        var object = JSONObjectText()
        object.append("lesson", id.lesson)
        object.append("id", id.question)
        return object
      })
    return object
  }
}
