/// How well a question was answered, as FSRS grades a review.
public enum Rating: Int, CaseIterable, Comparable, Sendable {
  case again = 1
  case hard, good, easy

  /// True if the first is the worse one.
  public static func < (first: Rating, second: Rating) -> Bool { first.rawValue < second.rawValue }
}

extension Attempt {
  /// True if it was right at the first try, and without a hint.
  public var isRightAtOnce: Bool { outcome == .right && tryNumber == 1 && hints == 0 }

  /// The rating of the learner's memory that the attempt gives; nil if it is no review.
  ///
  /// A skipped question says nothing. Practice is no review either: it asks the same thing many times
  /// in an hour, and what is right ten times in an hour must not be put off for half a year.
  public var rating: Rating? {
    if occasion == .practice { return nil }
    switch outcome {
    case .skipped: return nil
    case .wrong, .shown: return .again
    case .right: return hints > 0 ? .hard : tryNumber > 1 ? .good : .easy
    }
  }
}
