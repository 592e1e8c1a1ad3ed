/// Which quick checks a lesson has now; records of others are kept, and shown nowhere.
public struct LessonQuestions: Hashable, Sendable {
  /// The id of the lesson.
  public var lesson: String
  /// The ids of its quick checks, in order.
  public var questions: [String]

  /// Names the quick checks of a lesson.
  public init(lesson: String, questions: [String]) {
    self.lesson = lesson
    self.questions = questions
  }
}

extension [LessonQuestions] {
  /// The quick checks in the order of lessons and questions, each once.
  var quickChecks: [QuestionID] {
    flatMap { lesson in
      lesson.questions.map { QuestionID(lesson: lesson.lesson, question: $0) }
    }.filter { !$0.isPrediction }.eachOnce()
  }
}
