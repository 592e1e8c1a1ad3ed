/// A learner's progress, folded from the records of the progress log in their order.
///
/// Order, not the clock, says what came later: a clock may step back, the log does not.
public struct LearnerProgress: Equatable, Sendable {
  /// The lessons that were ever opened and not forgotten since, by id.
  public private(set) var lessons: [String: LessonProgress] = [:]
  /// How many records were folded in; it dates them.
  private var recordCount = 0

  /// Creates the progress that some records, in the order of the log, amount to.
  public init(_ records: some Sequence<ProgressRecord> = EmptyCollection()) {
    for record in records { apply(record) }
  }

  /// Adds what happened next.
  public mutating func apply(_ record: ProgressRecord) {
    recordCount += 1
    switch record {
    case .visited(let visit):
      lessons[visit.lesson, default: LessonProgress()].apply(visit, order: recordCount)
    case .answered(let attempt):
      lessons[attempt.lesson, default: LessonProgress()].apply(attempt, order: recordCount)
    case .goal(let attempt):
      lessons[attempt.lesson, default: LessonProgress()].apply(attempt)
    case .finished(let lesson, _):
      lessons[lesson, default: LessonProgress()].finish()
    case .forgotten(let lesson, _):
      lessons[lesson] = nil
    case .unknown:
      break
    }
  }

  /// The progress in one lesson; that of a lesson never opened is empty.
  public subscript(lesson id: String) -> LessonProgress { lessons[id] ?? LessonProgress() }

  /// The progress with one question; nil if it was never asked.
  public subscript(id: QuestionID) -> QuestionProgress? {
    lessons[id.lesson]?.questions[id.question]
  }

  /// The lesson to go on with: of those not finished the one visited last, replays not counted.
  public var lessonToContinue: String? {
    lessons.filter { $0.value.bookmark != nil && !$0.value.isFinished }
      .max { $0.value.lastVisit < $1.value.lastVisit }?.key
  }
}
