import Learning

/// Deals quick checks with fresh numbers: endlessly in shuffled rounds, or each once in order.
///
/// What it deals follows from its seed alone.
struct Deck: Sendable {
  /// How many questions it deals; nil: as many as are asked for.
  let count: Int?

  private let checks: [LessonCheck]
  private var generator: SeededGenerator
  /// The checks still to come in this round, by their places, the next one last.
  private var pile: [Int] = []
  private var latest: Int?
  /// The questions of each check that were asked before, by its place, the latest last.
  private var asked: [Int: [Question]] = [:]

  /// Deals rounds for ever: every check once a round, none twice in a row if there are others.
  static func rounds(of checks: [LessonCheck], seed: UInt64, after progress: LearnerProgress)
    -> Deck
  {
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
    generator = SeededGenerator(seed: seed)
    for (place, check) in checks.enumerated() {
      let attempts = progress[lesson: check.lesson].questions[check.id]?.attempts
      if let last = attempts?.last { asked[place] = [check.template.question(seed: last.seed)] }
    }
  }

  /// The next question; nil when each has been dealt.
  mutating func deal() -> DrillQuestion? {
    if pile.isEmpty, count == nil { pile = round() }
    guard let place = pile.popLast(), checks.indices.contains(place) else { return nil }
    latest = place
    let question = freshQuestion(at: place)
    asked[place, default: []].append(question)
    if let earlier = asked[place], earlier.count > Self.memory { asked[place]?.removeFirst() }
    return DrillQuestion(checks[place], question)
  }

  private mutating func round() -> [Int] {
    var round = checks.indices.shuffled(using: &generator)
    if round.count > 1, round.last == latest { round.swapAt(0, round.count - 1) }
    return round
  }

  // MARK: Fresh numbers

  /// The seeds that questions get: short enough to be copied by hand.
  static let seeds: ClosedRange<UInt64> = 1...999_999
  /// How many seeds are tried for numbers that were not asked before.
  private static let tries = 20
  /// How many earlier questions of a check are told apart.
  private static let memory = 50

  /// A question of a check: with numbers never asked so far, else those asked longest ago.
  private mutating func freshQuestion(at place: Int) -> Question {
    let template = checks[place].template
    let earlier = asked[place] ?? []
    func age(_ question: Question) -> Int {
      earlier.lastIndex { $0.asksTheSame(as: question) } ?? -1
    }
    var best = template.question(seed: .random(in: Self.seeds, using: &generator))
    for _ in 1..<(checks[place].hasDraws ? Self.tries : 1) where age(best) >= 0 {
      let other = template.question(seed: .random(in: Self.seeds, using: &generator))
      if age(other) < age(best) { best = other }
    }
    return best
  }
}

extension Question {
  /// Whether it asks the same with the same numbers, in whatever order of the options.
  func asksTheSame(as other: Question) -> Bool {
    guard prompt == other.prompt else { return false }
    switch (kind, other.kind) {
    case (.choice(let mine, _), .choice(let others, _)):
      return Set(mine.map(\.text.plainText)) == Set(others.map(\.text.plainText))
    case (.number(let mine), .number(let others)): return mine.right == others.right
    default: return kind == other.kind
    }
  }
}
