#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The formulas of the Free Spaced Repetition Scheduler, version 6, with its published default
/// parameters w0 to w20.
///
/// Source: "The Algorithm", FSRS-6, in the wiki of open-spaced-repetition/fsrs4anki, and py-fsrs 6.3.2
/// (open-spaced-repetition/py-fsrs, `fsrs/scheduler.py`), which computes the same numbers. A review
/// on the day of the one before follows the short-term formula. There is no fuzz, and there are no
/// learning steps within a day: questions are asked by days.
public enum FSRS {
  /// The name of the schedule where it is shown.
  public static let name = "FSRS-6, default parameters"

  /// The stability below which none falls, in days.
  static let leastStability = 0.001
  static let difficulties = 1.0...10.0
  /// How long a question may rest, in days.
  static let intervals = 1.0...36_500.0
  /// The retrievability that a question falls to before it is asked again.
  static let desiredRetention = 0.9
}

// MARK: - Stability

extension FSRS {
  /// The stability after the first review, in days: w0 to w3.
  static func firstStability(_ rating: Rating) -> Double {
    switch rating {
    case .again: 0.212
    case .hard: 1.2931
    case .good: 2.3065
    case .easy: 8.2956
    }
  }

  /// The stability after a right answer a day or more after the review before:
  /// S · (1 + e^w8 · (11 - D) · S^-w9 · (e^(w10 · (1 - R)) - 1) · penalty or bonus).
  static func stability(
    afterRecall rating: Rating, stability: Double, difficulty: Double, retrievability: Double
  ) -> Double {
    let (w8, w9, w10, hardPenalty, easyBonus) = (1.8722, 0.1666, 0.796, 0.6014, 1.8729)
    let ease = exp(w8) * (11 - difficulty)
    let surprise = exp(w10 * (1 - retrievability)) - 1
    let weight = rating == .hard ? hardPenalty : rating == .easy ? easyBonus : 1
    return stability * (1 + ease * pow(stability, -w9) * surprise * weight)
  }

  /// The stability after a wrong answer a day or more after the review before, the lesser of
  /// w11 · D^-w12 · ((S + 1)^w13 - 1) · e^(w14 · (1 - R)) and S / e^(w17 · w18).
  static func stability(
    afterLapse stability: Double, difficulty: Double, retrievability: Double
  ) -> Double {
    let (w11, w12, w13, w14) = (1.4835, 0.0614, 0.2629, 1.6483)
    let kept = w11 * pow(difficulty, -w12) * (pow(stability + 1, w13) - 1)
    return max(
      leastStability,
      min(kept * exp(w14 * (1 - retrievability)), stability / exp(shortTerm * shortTermShift)))
  }

  /// The stability after a review on the day of the one before: S · e^(w17 · (G - 3 + w18)) · S^-w19,
  /// where a right answer, `hard` too, takes nothing away.
  static func stability(afterSameDay rating: Rating, stability: Double) -> Double {
    let w19 = 0.0658
    let growth =
      exp(shortTerm * (Double(rating.rawValue - 3) + shortTermShift)) * pow(stability, -w19)
    return max(leastStability, stability * (rating == .again ? growth : max(1, growth)))
  }

  /// w17 and w18.
  private static let (shortTerm, shortTermShift) = (0.5425, 0.0912)
}

// MARK: - Difficulty

extension FSRS {
  /// The difficulty after the first review: w4 - e^(w5 · (G - 1)) + 1, in its range.
  static func firstDifficulty(_ rating: Rating) -> Double {
    rawFirstDifficulty(rating).clamped(to: difficulties)
  }

  /// The difficulty after a later review: it moves by -w6 · (G - 3), less the nearer it is to 10, and
  /// w7 of the way to that of an easy first review, in its range.
  static func difficulty(after rating: Rating, difficulty: Double) -> Double {
    let (w6, w7) = (3.0194, 0.001)
    let change = -w6 * Double(rating.rawValue - 3) * (10 - difficulty) / 9
    return (w7 * rawFirstDifficulty(.easy) + (1 - w7) * (difficulty + change))
      .clamped(to: difficulties)
  }

  private static func rawFirstDifficulty(_ rating: Rating) -> Double {
    let (w4, w5) = (6.4133, 0.8334)
    return w4 - exp(w5 * Double(rating.rawValue - 1)) + 1
  }
}

// MARK: - Forgetting

extension FSRS {
  /// The chance of a right answer: (1 + F · t / S)^-w20, with F such that it is 0.9 where t = S.
  static func retrievability(after days: Double, stability: Double) -> Double {
    pow(1 + factor * max(0, days) / stability, -decay)
  }

  /// The days until retrievability falls to what is desired, whole and in range.
  static func interval(stability: Double) -> Int {
    let days = stability / factor * (pow(desiredRetention, -1 / decay) - 1)
    return Int(exactly: days.clamped(to: intervals).rounded(.toNearestOrEven)) ?? 1
  }

  /// w20.
  private static let decay = 0.1542
  private static let factor = pow(0.9, -1 / decay) - 1
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
