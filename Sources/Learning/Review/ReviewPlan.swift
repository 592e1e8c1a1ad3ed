/// When each question is asked again, kept beside the progress that it follows from.
///
/// A record changes the memory of one question, and only that one is computed anew; a new day of the
/// learner's calendar moves them all. At every moment the plan is what `ReviewSchedule` computes from
/// all the attempts.
public struct ReviewPlan: Equatable, Sendable {
  /// The day that the plan is for.
  public var today: CalendarDay { basis.today }

  private var basis: Basis
  private var questions: [QuestionID: ScheduledQuestion] = [:]

  /// The other things that the plan depends on besides the attempts.
  private struct Basis: Hashable {
    var schedule: ReviewSchedule
    var today: CalendarDay
  }

  /// Plans all the questions that a learner was ever asked, as of a time in seconds since 1970.
  public init(of progress: LearnerProgress, _ schedule: ReviewSchedule, at seconds: Int) {
    basis = Basis(schedule: schedule, today: schedule.day(at: seconds))
    computeAll(progress, at: seconds)
  }

  /// Takes note of the time; true if that changed the plan's day.
  public mutating func pass(
    to seconds: Int, _ schedule: ReviewSchedule, in progress: LearnerProgress
  ) -> Bool {
    let basis = Basis(schedule: schedule, today: schedule.day(at: seconds))
    guard basis != self.basis else { return false }
    self.basis = basis
    computeAll(progress, at: seconds)
    return true
  }

  /// Takes in a record that the progress has taken in already.
  public mutating func update(
    after record: ProgressRecord, in progress: LearnerProgress, at seconds: Int
  ) {
    guard !pass(to: seconds, basis.schedule, in: progress) else { return }
    switch record {
    case .answered(let attempt):
      compute(
        QuestionID(lesson: attempt.lesson, question: attempt.question), progress, at: seconds)
    case .forgotten(let lesson, _): questions = questions.filter { $0.key.lesson != lesson }
    case .visited, .goal, .finished, .unknown: break
    }
  }

  // MARK: Asking

  /// The questions that are due, the least remembered first, of the quick checks that exist; what is
  /// remembered equally well comes in the order of lessons and questions.
  public func due(among lessons: [LessonQuestions]) -> [DueQuestion] {
    basis.schedule.due(of: scheduled(among: lessons), on: basis.today)
  }

  /// Every quick check that exists and was ever reviewed, in the order of lessons and questions.
  public func scheduled(among lessons: [LessonQuestions]) -> [ScheduledQuestion] {
    lessons.quickChecks.compactMap { questions[$0] }
  }

  // MARK: Computing

  private mutating func computeAll(_ progress: LearnerProgress, at seconds: Int) {
    questions = [:]
    for (lesson, known) in progress.lessons {
      for question in known.questions.keys {
        compute(QuestionID(lesson: lesson, question: question), progress, at: seconds)
      }
    }
  }

  private mutating func compute(_ id: QuestionID, _ progress: LearnerProgress, at seconds: Int) {
    guard !id.isPrediction else { return }
    questions[id] = basis.schedule.scheduled(id, in: progress, at: seconds)
  }
}
