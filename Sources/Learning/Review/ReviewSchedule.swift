/// When questions should be asked again.
public struct ReviewSchedule: Hashable, Sendable {
  /// How far the learner's clock is from UTC, in seconds: it says when a day begins.
  public var secondsFromUTC: Int

  /// Creates a schedule for days that begin at the learner's midnight.
  public init(secondsFromUTC: Int = 0) { self.secondsFromUTC = secondsFromUTC }

  /// What is due, the most urgent first, of the quick checks that exist.
  public func due(
    in progress: LearnerProgress, among lessons: [LessonQuestions], at seconds: Int
  ) -> [DueQuestion] {
    []
  }
}

/// A quick check that is due.
public struct DueQuestion: Hashable, Sendable {
  /// The id of its lesson.
  public var lesson: String
  /// Its id.
  public var question: String
  /// For how many days it has been due; 0 today.
  public var daysOverdue: Int

  /// Names a question.
  public init(lesson: String, question: String, daysOverdue: Int) {
    self.lesson = lesson
    self.question = question
    self.daysOverdue = daysOverdue
  }
}
