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

  /// True if it is a prediction of a figure rather than a quick check.
  public var isPrediction: Bool { question.contains("/") }
}

/// The quick checks and goals that a lesson has now; records of others are kept, and shown nowhere.
public struct LessonQuestions: Hashable, Sendable {
  /// The id of the lesson.
  public var lesson: String
  /// The ids of its quick checks, in order.
  public var questions: [String]
  /// The ids of the figures that set a goal, in order.
  public var goals: [String]

  /// Names the quick checks and goals of a lesson.
  public init(lesson: String, questions: [String], goals: [String] = []) {
    (self.lesson, self.questions, self.goals) = (lesson, questions, goals)
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

extension Sequence where Element: Hashable {
  /// The elements in their order, each where it comes first.
  func eachOnce() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
