import Expressions
import LessonScript

/// A quiz of a lesson script, checked and ready to ask with fresh numbers.
public struct QuestionTemplate: Sendable {
  /// The quiz's id.
  public let id: String

  private let quiz: QuizBlock
  private let draws: DrawSpace
  /// The place of the first draw that makes a good question.
  private let firstGood: Int

  /// The most draws that are tried.
  public static let drawLimit = 10_000

  /// Checks a quiz: some draw must make a good question, and the first that does is kept.
  ///
  /// A draw is good when `when:` holds, every expression evaluates, and no known wrong answer
  /// equals the right one or another. If none is good, it throws what kept the last from being so.
  public init(_ quiz: QuizBlock) throws(LessonErrors) {
    draws = try DrawSpace(quiz)
    id = quiz.id.value
    self.quiz = quiz
    var lastFault: LessonErrors?
    for place in 0..<min(draws.count, Self.drawLimit) {
      do throws(LessonErrors) {
        if try Self.question(from: quiz, drawn: draws[place], seed: 0) != nil {
          firstGood = place
          return
        }
      } catch { lastFault = error }
    }
    throw lastFault
      ?? LessonErrors([
        LessonError(
          "no draw of `where:` satisfies `when:`; expected at least one",
          at: quiz.condition?.location ?? quiz.location)
      ])
  }

  /// How many draws make a good question, of the first `drawLimit`; what `check` tells an author.
  public var goodDrawCount: Int {
    (0..<min(draws.count, Self.drawLimit)).count { good(at: $0, seed: 0) != nil }
  }

  /// The question of a seed: seed 0 takes the first good draw, any other picks one; the order of
  /// the options follows the seed too.
  public func question(seed: UInt64) -> Question {
    var generator = SeededGenerator(seed: seed, purpose: id)
    if seed != 0 {
      for _ in 0..<100 {
        let place = Int.random(in: 0..<draws.count, using: &generator)
        if let question = good(at: place, seed: seed) { return question }
      }
    }
    // The first good draw was evaluated when the template was made.
    return good(at: firstGood, seed: seed)
      ?? Question(id: id, prompt: quiz.prompt, kind: .choice([], several: false))
  }

  private func good(at place: Int, seed: UInt64) -> Question? {
    (try? Self.question(from: quiz, drawn: draws[place], seed: seed)) ?? nil
  }

  private static func admits(
    _ draw: [String: Number], _ quiz: QuizBlock
  ) throws(LessonErrors) -> Bool {
    guard let condition = quiz.condition else { return true }
    do {
      return try Expression(parsing: condition.value).truth(with: draw)
    } catch { throw error.located(in: condition) }
  }

  /// The question of a draw; nil if the draw is not admitted.
  private static func question(
    from quiz: QuizBlock, drawn: [String: Number], seed: UInt64
  ) throws(LessonErrors) -> Question? {
    guard try admits(drawn, quiz) else { return nil }
    var hints: [Prose] = []
    for hint in quiz.hints { hints.append(try hint.evaluated(with: drawn)) }
    var kind = try kind(of: quiz, drawn: drawn)
    if case .choice(let options, let several) = kind {
      var generator = SeededGenerator(seed: seed, purpose: "order of \(quiz.id.value)")
      kind = .choice(options.shuffled(using: &generator), several: several)
    }
    return Question(
      id: quiz.id.value, seed: seed, prompt: try quiz.prompt.evaluated(with: drawn), kind: kind,
      hints: hints, why: try quiz.why.evaluated(with: drawn))
  }

  private static func kind(
    of quiz: QuizBlock, drawn: [String: Number]
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
      if key.mistakes.count < mistakes.count {
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
