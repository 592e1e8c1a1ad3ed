import Expressions
import LessonScript

/// A quiz of a lesson script, checked and ready to ask with fresh numbers.
public struct QuestionTemplate: Sendable {
  /// The quiz's id.
  public let id: String

  private let quiz: QuizBlock
  private let draws: DrawSpace
  /// The number of draws that are tried, from the first: all, or as many as the limits let.
  public let triedCount: Int
  /// The index of the first draw that makes a good question.
  private let firstGood: Int
  /// The keys that wrong answers are compared with; nil if each question evaluates them anew.
  private var comparisonKeys: [NumberKey]?

  /// The most draws that are tried; fewer where there is much to evaluate for each.
  public static let drawLimit = 10_000

  /// The most options, or known wrong numbers, that a quiz may have.
  public static let answerLimit = 100

  /// The cost that trying draws may have altogether: about half a second, and 50 a draw at `drawLimit`.
  private static let costLimit = 500_000

  /// The cost that trying the draws of all quizzes of a lesson may have.
  private static let lessonCostLimit = 2 * costLimit

  /// Checks a quiz, of so many in its lesson: some draw must make a good question, and the first that
  /// does is kept.
  ///
  /// A draw is good when `when:` holds, every expression evaluates, and no known wrong answer
  /// equals the right one or another. If none is good, it throws all that keeps the first from
  /// being so for which `when:` holds.
  public init(_ quiz: QuizBlock, among quizCount: Int = 1) throws(LessonErrors) {
    id = quiz.id.value
    self.quiz = quiz
    draws = try DrawSpace(quiz.draws, of: "where")
    try quiz.checkAnswerCount()
    let costLimit = min(Self.costLimit, Self.lessonCostLimit / max(1, quizCount))
    triedCount = min(draws.count, Self.drawLimit, max(1, costLimit / max(1, quiz.cost)))
    var fault: LessonErrors?
    for place in 0..<triedCount {
      do throws(LessonErrors) {
        if try quiz.question(drawn: draws[place], seed: 0) != nil {
          firstGood = place
          return
        }
      } catch { fault = fault ?? error }
    }
    let tried = triedCount < draws.count ? "none of the first \(triedCount) draws" : "no draw"
    throw fault
      ?? LessonErrors([
        LessonError(
          "\(tried) of `where:` satisfies `when:`, expected at least one",
          at: quiz.condition?.location ?? quiz.location)
      ])
  }

  /// The number of all draws; `Int.max` if more than that.
  public var drawCount: Int { draws.count }

  /// The number of tried draws that make a good question; `check` prints it.
  public var goodDrawCount: Int {
    (0..<triedCount).count { good(at: $0, seed: 0) != nil }
  }

  /// True if it can be asked with other numbers: another draw than the first good one is good too.
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
          return diagnosing(question)
        }
      }
    }
    // The first good draw was evaluated when the template was made.
    return good(at: firstGood, seed: seed).map(diagnosing)
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

  /// The number of draws that a seed tries until the first good one has to do.
  private var tryCount: Int { min(100, triedCount) }

  private func good(at place: Int, seed: UInt64) -> Question? {
    (try? quiz.question(drawn: draws[place], seed: seed)) ?? nil
  }
}

// MARK: - Diagnosis

extension QuestionTemplate {
  /// The most other draws in which wrong answers are compared with the core's.
  private static let comparisonLimit = 8

  /// The question with the numbers that the core's misconceptions give, and with the misconception
  /// that each wrong answer of the script is.
  ///
  /// Only for a question that is asked; it would be too slow for every draw that is tried.
  private func diagnosing(_ question: Question) -> Question {
    guard let key = question.key, let diagnosed = withModels(key, drawn: question.drawn) else {
      return question
    }
    var question = question
    question.kind = .number(diagnosed.identifying(in: comparisons(with: diagnosed)))
    return question
  }

  /// A key with the numbers that the core's misconceptions give; nil where it has none.
  private func withModels(_ key: NumberKey, drawn: [String: Number]) -> NumberKey? {
    guard case .number(let right, _, _) = quiz.answer,
      let expression = try? Expression(parsing: right.value),
      let models = try? expression.wrongResults(with: drawn)
    else { return nil }
    return NumberKey(
      right: key.right, tolerance: key.tolerance, mistakes: key.mistakes, models: models)
  }

  /// The keys of some other draws; none where no wrong answer of the script needs them, and fewer
  /// where there is much to evaluate for each.
  private func comparisons(with key: NumberKey) -> [NumberKey] {
    guard triedCount > 1, key.mistakes.contains(where: { !key.models(yielding: $0.value).isEmpty })
    else { return [] }
    return comparisonKeys ?? evaluatedComparisons()
  }

  /// The same template, which has evaluated what all of its questions need: for one that is asked for
  /// many questions.
  public func prepared() -> QuestionTemplate {
    var template = self
    template.comparisonKeys = evaluatedComparisons()
    return template
  }

  private func evaluatedComparisons() -> [NumberKey] {
    let count = min(Self.comparisonLimit, Self.costLimit / (50 * max(1, quiz.cost)))
    var generator = SeededGenerator(seed: 0, purpose: "comparisons of \(id)")
    return (0..<count).compactMap { _ in
      let drawn = draws[Int.random(in: 0..<triedCount, using: &generator)]
      return (try? quiz.numberKey(drawn: drawn)).flatMap { $0 }
        .flatMap { withModels($0, drawn: drawn) }
    }
  }
}

// MARK: - Limits

extension QuizBlock {
  /// Refuses more answers than `QuestionTemplate.answerLimit`.
  fileprivate func checkAnswerCount() throws(LessonErrors) {
    let limit = QuestionTemplate.answerLimit
    let answers =
      switch answer {
      case .choice(let options): options.map(\.location)
      case .number(_, _, let wrong): wrong.map(\.expression.location)
      }
    guard answers.count > limit else { return }
    throw LessonErrors([
      LessonError(
        "the quiz has \(answers.count) answers; the limit is \(limit)", at: answers[limit])
    ])
  }

  /// The cost of making a question of a draw: the bytes of all expressions, and one for
  /// each variable and each other piece of text.
  fileprivate var cost: Int {
    var sums = [condition].compactMap(\.self)
    var prose = hints + [why]
    switch answer {
    case .choice(let options): prose += options.flatMap { [$0.text, $0.feedback] }
    case .number(let right, let tolerance, let wrong):
      sums += [right] + [tolerance].compactMap(\.self) + wrong.map(\.expression)
      prose += wrong.map(\.feedback)
    }
    return draws.reduce(0) { $0 + $1.names.count }
      + sums.reduce(0) { $0 + $1.value.utf8.count } + prompt.cost
      + prose.reduce(0) { $0 + $1.cost }
  }
}

extension Prose {
  fileprivate var cost: Int {
    reduce(0) { sum, inline in
      switch inline {
      case .expression(let expression): sum + expression.value.utf8.count
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): sum + inner.cost
      case .text, .code, .lineBreak: sum + 1
      }
    }
  }
}

extension [Block] {
  fileprivate var cost: Int {
    reduce(0) { sum, block in
      switch block {
      case .paragraph(let prose), .heading(_, let prose): sum + prose.cost
      case .list(let list): list.items.reduce(sum) { $0 + $1.cost }
      case .table(let table): ([table.head] + table.rows).joined().reduce(sum) { $0 + $1.cost }
      case .quote(let blocks): sum + blocks.cost
      case .code, .rule, .figure, .quiz: sum + 1
      }
    }
  }
}
