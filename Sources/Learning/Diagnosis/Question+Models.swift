import Expressions
import LessonScript

extension Question {
  /// The question with what usual mistakes make of its number, beside the wrong answers of its
  /// script.
  ///
  /// Only for a question that is asked: whoever tries draws would pay for it each time.
  func diagnosing(_ answer: QuizBlock.Answer, drawn: [String: Number]) -> Question {
    guard case .number(let right, _, _) = answer, case .number(let key) = kind,
      let expression = try? Expression(parsing: right.value),
      let models = try? expression.wrongResults(with: drawn)
    else { return self }
    var question = self
    question.kind = .number(
      NumberKey(
        right: key.right, tolerance: key.tolerance, mistakes: key.mistakes, models: models))
    return question
  }
}
