import Learning
import TextScreen

/// A quick check and where it stands: what practice and review ask.
struct LessonCheck: Sendable {
  /// The id of its lesson.
  let lesson: String
  /// The lesson's number; nil if it has none.
  let number: Int?
  /// The lesson's title.
  let title: String
  /// The number of its page, from 1.
  let page: Int
  /// What makes its questions.
  let template: QuestionTemplate

  /// Its id, unique in its lesson.
  var id: String { template.id }
  /// How a command line names its lesson: `8`, or the id of a lesson without a number.
  var lessonName: String { number.map { "\($0)" } ?? lesson }

  /// Whether both are the same check of the same lesson.
  func isSame(as other: LessonCheck) -> Bool { lesson == other.lesson && id == other.id }
}

/// A question of a drill, as far as it has been answered.
struct DrillQuestion: Sendable {
  /// The check that it is a question of.
  let check: LessonCheck
  /// The question with what was done to it.
  var quiz: QuizPlayer

  init(_ check: LessonCheck, _ question: Question) {
    self.check = check
    quiz = QuizPlayer(question)
  }

  /// How it went so far; `notYet` whether tried, shown or left.
  var standing: QuestionProgress.Standing {
    let sitting = quiz.sitting
    guard sitting.state == .right else { return .notYet }
    return sitting.tries.count == 1 && sitting.hintsShown == 0 ? .rightAtOnce : .rightLater
  }

  /// The question's name, as `convtutor practice` takes it: `layer-size, seed 481516`.
  var name: String { "\(check.id), seed \(quiz.sitting.question.seed)" }
}

extension QuestionProgress.Standing {
  /// The mark that it has on every screen.
  var mark: (glyph: SafeText, role: Role) {
    switch self {
    case .rightAtOnce: ("●", .mark)
    case .rightLater: ("○", .text)
    case .notYet: ("·", .quiet)
    }
  }
}
