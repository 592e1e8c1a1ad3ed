import Expressions
import LessonScript

/// A quiz of a lesson script, checked and ready to ask with fresh numbers.
public struct QuestionTemplate: Sendable {
  /// The quiz's id.
  public let id: String

  private let quiz: QuizBlock
  private let draws: DrawSpace
  /// How many draws are tried, from the first: all, or as many as the limits let.
  public let triedCount: Int
  /// The place of the first draw that makes a good question.
  private let firstGood: Int

  /// The most draws that are tried; fewer where there is much to evaluate for each.
  public static let drawLimit = 10_000

  /// The most options, or known wrong numbers, that a quiz may have.
  public static let answerLimit = 100

  /// What trying draws may cost altogether: about half a second, and 50 a draw at `drawLimit`.
  private static let costLimit = 500_000

  /// Checks a quiz: some draw must make a good question, and the first that does is kept.
  ///
  /// A draw is good when `when:` holds, every expression evaluates, and no known wrong answer
  /// equals the right one or another. If none is good, it throws all that keeps the first from
  /// being so for which `when:` holds.
  public init(_ quiz: QuizBlock) throws(LessonErrors) {
    id = quiz.id.value
    self.quiz = quiz
    draws = try DrawSpace(quiz)
    try Self.checkAnswerCount(of: quiz)
    triedCount = min(draws.count, Self.drawLimit, max(1, Self.costLimit / max(1, quiz.cost)))
    var fault: LessonErrors?
    for place in 0..<triedCount {
      do throws(LessonErrors) {
        if try Self.question(from: quiz, drawn: draws[place], seed: 0) != nil {
          firstGood = place
          return
        }
      } catch { fault = fault ?? error }
    }
    throw fault
      ?? LessonErrors([
        LessonError(
          "no draw of `where:` satisfies `when:`, expected at least one",
          at: quiz.condition?.location ?? quiz.location)
      ])
  }

  /// How many of the draws that are tried make a good question; what `check` tells an author.
  public var goodDrawCount: Int {
    (0..<triedCount).count { good(at: $0, seed: 0) != nil }
  }

  /// Whether it can be asked with other numbers: another draw than the first good one is good too.
  ///
  /// Goes through the draws that are tried until it finds one.
  public var isParameterised: Bool {
    let first = draws[firstGood]
    return ((firstGood + 1)..<triedCount).contains {
      draws[$0] != first && good(at: $0, seed: 0) != nil
    }
  }

  /// The question of a seed: seed 0 takes the first good draw, any other picks one; the order of
  /// the options follows the seed too.
  public func question(seed: UInt64) -> Question {
    var generator = SeededGenerator(seed: seed, purpose: id)
    if seed != 0 {
      for _ in 0..<tryCount {
        let place = Int.random(in: 0..<draws.count, using: &generator)
        if let question = good(at: place, seed: seed) {
          return question.diagnosing(quiz.answer, drawn: draws[place])
        }
      }
    }
    // The first good draw was evaluated when the template was made.
    return good(at: firstGood, seed: seed)?.diagnosing(quiz.answer, drawn: draws[firstGood])
      ?? Question(id: id, prompt: quiz.prompt, kind: .choice([], several: false))
  }

  /// The question of the first seed from `seed` on that draws other numbers than `previous` has,
  /// or that of `seed` if none of sixteen does; fewer where there is much to evaluate for each.
  ///
  /// Its own `seed` brings it back; where no numbers are drawn only the order of options changes.
  public func question(seed: UInt64, avoiding previous: Question?) -> Question {
    let first = question(seed: seed)
    guard let previous, !first.drawn.isEmpty, first.drawn == previous.drawn else { return first }
    let seedCount = min(16, max(1, Self.costLimit / max(1, quiz.cost * tryCount)))
    let later = (1..<UInt64(seedCount)).lazy.map { question(seed: seed &+ $0) }
    return later.first { $0.drawn != previous.drawn } ?? first
  }

  /// How many draws a seed tries until the first good one has to do.
  private var tryCount: Int { min(100, triedCount) }

  private func good(at place: Int, seed: UInt64) -> Question? {
    (try? Self.question(from: quiz, drawn: draws[place], seed: seed)) ?? nil
  }

  /// The question of a draw; nil if `when:` does not hold.
  ///
  /// Throws all that is wrong with it.
  private static func question(
    from quiz: QuizBlock, drawn: [String: Number], seed: UInt64
  ) throws(LessonErrors) -> Question? {
    var errors = LessonErrors()
    let isAdmitted = errors.catching(try quiz.condition?.truth(with: drawn) ?? true)
    if isAdmitted == false { return nil }
    let prompt = errors.catching(try quiz.prompt.evaluated(with: drawn))
    let kind = errors.catching(try Self.kind(of: quiz, drawn: drawn, seed: seed))
    let hints = errors.catching(
      try quiz.hints.mapCollectingErrors { hint throws(LessonErrors) in
        try hint.evaluated(with: drawn)
      })
    let why = errors.catching(try quiz.why.evaluated(with: drawn))
    guard let prompt, let kind, let hints, let why, errors.isEmpty else { throw errors }
    return Question(
      id: quiz.id.value, seed: seed, prompt: prompt, kind: kind, hints: hints, why: why,
      drawn: drawn)
  }
}

// MARK: - Answers

extension QuestionTemplate {
  private static func checkAnswerCount(of quiz: QuizBlock) throws(LessonErrors) {
    let places =
      switch quiz.answer {
      case .choice(let options): options.map(\.location)
      case .number(_, _, let wrong): wrong.map(\.expression.location)
      }
    guard places.count > answerLimit else { return }
    throw LessonErrors([
      LessonError(
        "the quiz has \(places.count) answers; the limit is \(answerLimit)",
        at: places[answerLimit])
    ])
  }

  private static func kind(
    of quiz: QuizBlock, drawn: [String: Number], seed: UInt64
  ) throws(LessonErrors) -> Question.Kind {
    switch quiz.answer {
    case .choice(let options):
      var generator = SeededGenerator(seed: seed, purpose: "order of \(quiz.id.value)")
      return .choice(
        try Self.options(options, drawn: drawn).shuffled(using: &generator),
        several: options.count(where: \.isRight) > 1)
    case .number(let right, let tolerance, let wrong):
      return .number(try key(right, tolerance: tolerance, wrong: wrong, drawn: drawn))
    }
  }

  private static func options(
    _ options: [QuizBlock.Option], drawn: [String: Number]
  ) throws(LessonErrors) -> [Question.Option] {
    var errors = LessonErrors()
    var evaluated: [Question.Option] = []
    var words: Set<String> = []
    for (index, option) in options.enumerated() {
      let text = errors.catching(try option.text.evaluated(with: drawn))
      let feedback = errors.catching(try option.feedback.evaluated(with: drawn))
      guard let text, let feedback else { continue }
      if !words.insert(text.plainText).inserted {
        errors.report(
          "this option reads like another, expected all to differ\(drawn.note)",
          at: option.location)
      }
      evaluated.append(
        Question.Option(
          name: "option-\(index + 1)", text: text, isRight: option.isRight, feedback: feedback))
    }
    guard errors.isEmpty else { throw errors }
    return evaluated
  }

  private static func key(
    _ right: Located<String>, tolerance: Located<String>?, wrong: [QuizBlock.WrongNumber],
    drawn: [String: Number]
  ) throws(LessonErrors) -> NumberKey {
    var errors = LessonErrors()
    let number = errors.catching(try right.number(with: drawn))
    let slack = errors.catching(try tolerance?.number(with: drawn) ?? 0)
    if let slack, let tolerance, slack.double < 0 {
      errors.report(
        "the tolerance is \(slack), expected 0 or more\(drawn.note)", at: tolerance.location)
    }
    var key = NumberKey(right: number ?? 0, tolerance: slack?.double ?? 0)
    for (index, known) in wrong.enumerated() {
      let value = errors.catching(try known.expression.number(with: drawn))
      let feedback = errors.catching(try known.feedback.evaluated(with: drawn))
      guard let value, let feedback else { continue }
      let mistake = NumberKey.Mistake(
        name: "wrong-\(index + 1)", value: value,
        working: known.expression.value.substituting(drawn), feedback: feedback)
      if number != nil, !key.add(mistake) {
        let fault =
          key.accepts(value)
          ? "counts as right, expected one that is wrong" : "stands twice, expected all to differ"
        errors.report(
          "the wrong answer \(value) \(fault)\(drawn.note)", at: known.expression.location)
      }
    }
    guard number != nil, errors.isEmpty else { throw errors }
    return key
  }
}
