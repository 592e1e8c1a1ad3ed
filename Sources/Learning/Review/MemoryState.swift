/// How well a question is remembered, after FSRS-6.
///
/// A value is reached from a first review by later ones; there is no other way to one, so every
/// value is finite and in range.
public struct MemoryState: Hashable, Sendable {
  /// The days after which the chance of a right answer has fallen to 0.9; at least 0.001.
  public let stability: Double
  /// How hard the question is for this learner, from 1 to 10.
  public let difficulty: Double

  /// The memory after a first review: right at first try is stable for 8.2956 days, wrong for 0.212.
  public init(first rating: Rating) {
    stability = FSRS.firstStability(rating)
    difficulty = FSRS.firstDifficulty(rating)
  }

  private init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }

  /// The memory after a review so many whole days after the one before; 0 is the same day, and so is
  /// less.
  ///
  /// Rated `easy` and 8 days later `again`, 8.2956 days fall to 1.3886.
  public func reviewed(_ rating: Rating, afterDays days: Int) -> MemoryState {
    let stability =
      if days < 1 {
        FSRS.stability(afterSameDay: rating, stability: stability)
      } else if rating == .again {
        FSRS.stability(
          afterLapse: stability, difficulty: difficulty,
          retrievability: retrievability(afterDays: days))
      } else {
        FSRS.stability(
          afterRecall: rating, stability: stability, difficulty: difficulty,
          retrievability: retrievability(afterDays: days))
      }
    return MemoryState(
      stability: stability, difficulty: FSRS.difficulty(after: rating, difficulty: difficulty))
  }

  /// The chance of a right answer so many whole days after the review, above 0 and at most 1.
  public func retrievability(afterDays days: Int) -> Double {
    FSRS.retrievability(after: Double(days), stability: stability)
  }

  /// The whole days to wait until the chance of a right answer falls to 0.9, from 1 to 36,500.
  public var interval: Int { FSRS.interval(stability: stability) }
}
