/// The records of a learner, as one JSON object for teachers and their scripts.
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

  /// Reports on the quick checks of some lessons at a moment, in seconds since 1970;
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
    let goals = Dictionary(lessons.map { ($0.lesson, $0.goals) }, uniquingKeysWith: +)
    var report = JSONObjectText()
    report.append("version", Self.version)
    report.append("generated", seconds)
    report.append("scheduler", FSRS.name)
    report.append("questions", summary.questionCount)
    report.append("answered", summary.answered)
    report.append("rightAtOnce", summary.atOnce)
    report.append("rightLater", summary.later)
    report.append("notYet", summary.notYet)
    report.append("goals", summary.goalCount)
    report.append("goalsReached", summary.goalsReached)
    report.append("due", Self.object(summary.due))
    report.append("misconceptions", summary.misconceptions.map(Self.object))
    report.append(
      "lessons",
      lessons.map(\.lesson).eachOnce()
        .map { lesson($0, checks: checks[$0] ?? [], goals: goals[$0] ?? [], plan: plan) })
    return report.text
  }
}

// MARK: - Parts

extension ProgressReport {
  private func lesson(
    _ id: String, checks: [QuestionID], goals: [String], plan: [QuestionID: ScheduledQuestion]
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
    object.append(
      "goals",
      goals.eachOnce().map { Self.object(goal: $0, known.goals[$0] ?? GoalProgress()) })
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

// MARK: - Meaning of the fields

extension ProgressReport {
  /// Every field of a report by its path, where `[]` is each element of an array, with its
  /// meaning.
  public static let fields: [(path: String, meaning: String)] =
    top + due + misconceptions + lessons + questions + attempts + goalFields

  private static let top = [
    ("version", "the version of this format, 1"),
    ("generated", "when the report was made, in seconds since 1970"),
    ("scheduler", "the algorithm that schedules reviews"),
    ("questions", "how many quick checks there are"),
    ("answered", "of these, how many were answered at least once, or had their answer shown"),
    ("rightAtOnce", "of those answered, how many were right at the first try ever, without a hint"),
    ("rightLater", "of those answered, how many were right after a hint or at a further try"),
    ("notYet", "of those answered, how many were never right so far"),
    ("goals", "how many goals there are, reached by changing a figure by hand"),
    ("goalsReached", "of these, how many were ever reached"),
  ]

  private static let due = [
    ("due", "how many questions are asked again, each counted once"),
    ("due.today", "today, or overdue"),
    ("due.tomorrow", "tomorrow"),
    ("due.threeDays", "in 2 or 3 days"),
    ("due.week", "in 4 to 7 days"),
    ("due.later", "after that"),
  ]

  private static let misconceptions = [
    ("misconceptions[]", "the mistakes met: those not overcome first, then the most frequent"),
    (
      "misconceptions[].name",
      "the mistake's stable name; one like `wrong-2` belongs to its question; null in old records"
    ),
    ("misconceptions[].words", "the mistake in words, or the feedback last given to it"),
    (
      "misconceptions[].count",
      "how many wrong answers it may explain, predictions too; a number that several mistakes give "
        + "counts only for mistakes that were also made alone"
    ),
    (
      "misconceptions[].overcome",
      "whether every question in `questions` was right at the first try without a hint, since the "
        + "mistake was made last"
    ),
    ("misconceptions[].lessons[]", "the ids of the lessons in which it was met"),
    ("misconceptions[].questions[]", "the questions in which it was met"),
    ("misconceptions[].questions[].lesson", "the id of the question's lesson"),
    ("misconceptions[].questions[].id", "the question's id; with a slash it is a prediction"),
  ]

  private static let lessons = [
    ("lessons[]", "every lesson there is, in order, begun or not"),
    ("lessons[].id", "the lesson's id"),
    ("lessons[].title", "its title; null if not known"),
    ("lessons[].pages", "how many pages it had when last opened; 0 if not known"),
    ("lessons[].furthestPage", "the furthest page ever opened, from 1; 0 if none"),
    ("lessons[].finished", "whether it was ever finished"),
    ("lessons[].questions[]", "its quick checks, in order, asked or not"),
  ]

  private static let questions = [
    ("lessons[].questions[].id", "the question's id in its lesson"),
    ("lessons[].questions[].asked", "how often it was asked, with tries one after another as one"),
    (
      "lessons[].questions[].firstTryRight",
      "how often of these it was right at the first try, without a hint"
    ),
    ("lessons[].questions[].tries", "how many answers were given, right and wrong"),
    ("lessons[].questions[].hints", "the most hints seen at any attempt"),
    (
      "lessons[].questions[].standing",
      "`at-once`: right at the first try ever, without a hint; `later`: right since; `not-yet`; "
        + "null: never answered"
    ),
    (
      "lessons[].questions[].lastAnswered",
      "when it was answered last, or its answer shown, in seconds since 1970; null: never"
    ),
    (
      "lessons[].questions[].stability",
      "the days after which the chance of a right answer is 0.9; null: not scheduled"
    ),
    ("lessons[].questions[].difficulty", "how hard it is for this learner, from 1 to 10; or null"),
    ("lessons[].questions[].dueDay", "the day on which it is asked again, `2027-02-03`; or null"),
    ("lessons[].questions[].attempts[]", "everything done with it, in order"),
  ]

  private static let attempts = [
    (
      "lessons[].questions[].attempts[].time", "when, in seconds since 1970, by the learner's clock"
    ),
    (
      "lessons[].questions[].attempts[].occasion",
      "`lesson`, `replay`, `practice` (moves no due day) or `review`"
    ),
    ("lessons[].questions[].attempts[].page", "the lesson's page, from 1"),
    ("lessons[].questions[].attempts[].seed", "the seed of its numbers, as text"),
    ("lessons[].questions[].attempts[].answer", "the answer as given; empty if none was"),
    ("lessons[].questions[].attempts[].outcome", "`right`, `wrong`, `skipped` or `shown`"),
    (
      "lessons[].questions[].attempts[].try",
      "which try it was since the question was asked, from 1"
    ),
    ("lessons[].questions[].attempts[].hints", "how many hints had been seen"),
    (
      "lessons[].questions[].attempts[].mistakes[]",
      "the names of the mistakes that give this answer"
    ),
    (
      "lessons[].questions[].attempts[].said",
      "the feedback given to it; null if no mistake is known"
    ),
  ]
}
