import Expressions
import LessonScript

/// A quiz of a lesson script, checked and ready to ask with fresh numbers.
public struct QuestionTemplate: Sendable {
  /// The quiz's id.
  public let id: String
  /// The draws of `where:` that make a good question, at most `drawLimit`, the script's order.
  public let drawCount: Int

  private let quiz: QuizBlock
  private let draws: [[String: Number]]

  /// The most draws that are tried.
  public static let drawLimit = 10_000

  /// Checks a quiz: every expression must evaluate, and some draw must make a good question.
  ///
  /// A draw is good when `when:` holds, the right answer evaluates, and no known wrong answer
  /// equals it or another. Throws what keeps the last draw from being good if none is, and
  /// whatever is wrong with the texts.
  public init(_ quiz: QuizBlock) throws(LessonErrors) {
    var good: [[String: Number]] = []
    var lastFault = LessonErrors()
    for draw in try DrawSpace(quiz).all(limit: Self.drawLimit) {
      do throws(LessonErrors) {
        guard try Self.admits(draw, quiz) else { continue }
        _ = try Self.kind(of: quiz, drawn: draw, checkingMistakes: true)
        good.append(draw)
      } catch { lastFault = error }
    }
    guard let first = good.first else {
      if lastFault.isEmpty {
        lastFault.report(
          "no draw of `where:` satisfies `when:`; expected at least one",
          at: quiz.condition?.location ?? quiz.location)
      }
      throw lastFault
    }
    self.id = quiz.id.value
    self.quiz = quiz
    self.draws = good
    self.drawCount = good.count
    _ = try Self.question(from: quiz, drawn: first, seed: 0)
    for draw in good.dropFirst() { _ = try Self.question(from: quiz, drawn: draw, seed: 0) }
  }

  /// The question of a seed: seed 0 takes the first draw, any other picks one; the order of the
  /// options follows the seed too.
  public func question(seed: UInt64) -> Question {
    var generator = SeededGenerator(seed: seed, purpose: id)
    let place = seed == 0 ? 0 : Int.random(in: 0..<draws.count, using: &generator)
    // Every draw went through the same call when the template was checked.
    let question = try? Self.question(from: quiz, drawn: draws[place], seed: seed)
    return question ?? Question(id: id, prompt: quiz.prompt, kind: .choice([], several: false))
  }

  private static func admits(
    _ draw: [String: Number], _ quiz: QuizBlock
  ) throws(LessonErrors) -> Bool {
    guard let condition = quiz.condition else { return true }
    do {
      return try Expression(parsing: condition.value).truth(with: draw)
    } catch { throw error.located(in: condition) }
  }

  private static func question(
    from quiz: QuizBlock, drawn: [String: Number], seed: UInt64
  ) throws(LessonErrors) -> Question {
    var hints: [Prose] = []
    for hint in quiz.hints { hints.append(try hint.evaluated(with: drawn)) }
    var kind = try kind(of: quiz, drawn: drawn, checkingMistakes: false)
    if case .choice(let options, let several) = kind {
      var generator = SeededGenerator(seed: seed, purpose: "order of \(quiz.id.value)")
      kind = .choice(options.shuffled(using: &generator), several: several)
    }
    return Question(
      id: quiz.id.value, seed: seed, prompt: try quiz.prompt.evaluated(with: drawn), kind: kind,
      hints: hints, why: try quiz.why.evaluated(with: drawn))
  }

  private static func kind(
    of quiz: QuizBlock, drawn: [String: Number], checkingMistakes: Bool
  ) throws(LessonErrors) -> Question.Kind {
    switch quiz.answer {
    case .choice(let options):
      var evaluated: [Question.Option] = []
      for option in options {
        evaluated.append(
          Question.Option(
            text: try option.text.evaluated(with: drawn), isRight: option.isRight,
            feedback: try option.feedback.evaluated(with: drawn)))
      }
      return .choice(evaluated, several: options.filter(\.isRight).count > 1)
    case .number(let expression, let tolerance, let wrong):
      let right = try expression.number(with: drawn)
      let slack = try tolerance?.number(with: drawn).double ?? 0
      var mistakes: [NumberKey.Mistake] = []
      for known in wrong {
        let value = try known.expression.number(with: drawn)
        mistakes.append(
          NumberKey.Mistake(
            value: value, working: known.expression.value.substituting(drawn),
            feedback: try known.feedback.evaluated(with: drawn)))
      }
      let key = NumberKey(right: right, tolerance: slack, mistakes: mistakes)
      if checkingMistakes, key.mistakes.count < mistakes.count {
        throw LessonErrors([
          LessonError(
            "a wrong answer equals the right answer or another wrong answer; "
              + "expected all to differ", at: expression.location)
        ])
      }
      return .number(key)
    }
  }
}

extension String {
  /// An expression's text with its variables replaced by their numbers: `n * n` → `256 * 256`.
  fileprivate func substituting(_ variables: [String: Number]) -> String {
    var result = ""
    var word = ""
    func flushed() -> String { variables[word]?.plain ?? word }
    for character in self {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        result += flushed()
        word = ""
        result.append(character)
      }
    }
    return result + flushed()
  }
}
