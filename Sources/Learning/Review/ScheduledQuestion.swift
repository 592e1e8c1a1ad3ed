/// A quick check with what the learner remembers of it, and when it is asked again.
public struct ScheduledQuestion: Hashable, Sendable {
  /// The question.
  public let id: QuestionID
  /// How well it is remembered.
  public let memory: MemoryState
  /// The day of its last review.
  public let lastDay: CalendarDay
  /// The day from which on it is due.
  public let dueDay: CalendarDay

  /// The chance of a right answer on a day.
  public func retrievability(on day: CalendarDay) -> Double {
    memory.retrievability(afterDays: day.days(since: lastDay))
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
