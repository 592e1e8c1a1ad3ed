import Learning

/// Deals quick checks with fresh numbers: endlessly in shuffled rounds, or each once in order.
///
/// The questions follow from its seed alone.
struct Deck: Sendable {
  /// How many questions it deals; nil: as many as are asked for.
  let count: Int?

  private let checks: [LessonCheck]
  private var generator: SeededGenerator
  /// The checks still to come in this round, by their indices, the next one last.
  private var pile: [Int] = []
  private var latest: Int?
  /// The question that each check, by its index, asked last: its numbers do not come again at once.
  private var asked: [Int: Question] = [:]
  /// Says what was asked before.
  private let progress: LearnerProgress

  /// The seeds that questions get: short enough to be copied by hand.
  private static let seeds: ClosedRange<UInt64> = 1...999_999

  /// Deals rounds for ever: every check once a round, none twice in a row if there are others.
  static func rounds(
    of checks: [LessonCheck], seed: UInt64, after progress: LearnerProgress
  ) -> Deck {
    Deck(checks, count: nil, seed: seed, after: progress)
  }

  /// Deals each check once, in order.
  static func once(_ checks: [LessonCheck], seed: UInt64, after progress: LearnerProgress) -> Deck {
    var deck = Deck(checks, count: checks.count, seed: seed, after: progress)
    deck.pile = checks.indices.reversed()
    return deck
  }

  private init(
    _ checks: [LessonCheck], count: Int?, seed: UInt64, after progress: LearnerProgress
  ) {
    self.checks = checks
    self.count = count
    self.progress = progress
    generator = SeededGenerator(seed: seed)
  }

  /// The next question; nil when each has been dealt.
  mutating func deal() -> DrillQuestion? {
    if pile.isEmpty, count == nil { pile = round() }
    guard let index = pile.popLast(), checks.indices.contains(index) else { return nil }
    latest = index
    let question = checks[index].template.question(
      seed: .random(in: Self.seeds, using: &generator), avoiding: asked[index] ?? before(index))
    asked[index] = question
    return DrillQuestion(checks[index], question)
  }

  /// The question that the latest attempt at a check was made at.
  private func before(_ index: Int) -> Question? {
    let check = checks[index]
    return progress[check.questionID]?.attempts.last
      .map { check.template.question(seed: $0.seed) }
  }

  private mutating func round() -> [Int] {
    var round = checks.indices.shuffled(using: &generator)
    if round.count > 1, round.last == latest { round.swapAt(0, round.count - 1) }
    return round
  }
}
