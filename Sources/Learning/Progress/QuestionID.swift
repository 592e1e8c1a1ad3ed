/// The name of a question among all lessons.
public struct QuestionID: Hashable, Sendable {
  /// The id of its lesson.
  public let lesson: String
  /// Its id in the lesson: a quick check's own, or, with a slash, figure and step of a prediction.
  public let question: String

  /// Names a question.
  public init(lesson: String, question: String) {
    self.lesson = lesson
    self.question = question
  }

  /// Whether it is a prediction of a figure rather than a quick check.
  public var isPrediction: Bool { question.contains("/") }
}
