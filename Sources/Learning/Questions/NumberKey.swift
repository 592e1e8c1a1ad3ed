import Expressions
import LessonScript

/// Which numbers are right, and which are known mistakes.
public struct NumberKey: Sendable, Equatable {
  /// The right number.
  public var right: Number
  /// How far from it still counts as right; 0 asks for the number itself.
  public var tolerance: Double
  /// The known wrong numbers; none of them counts as right.
  public var mistakes: [Mistake]

  /// A number that a known misconception yields.
  public struct Mistake: Sendable, Equatable {
    /// The number.
    public var value: Number
    /// The sum that yields it, as the script writes it: `n * n * units`; empty if none is shown.
    public var working: String
    /// Which mistake it is.
    public var feedback: Prose

    /// Creates a known mistake.
    public init(value: Number, working: String = "", feedback: Prose) {
      self.value = value
      self.working = working
      self.feedback = feedback
    }
  }

  /// Creates a key; mistakes that equal the right number or an earlier mistake are left out.
  public init(right: Number, tolerance: Double = 0, mistakes: [Mistake] = []) {
    self.right = right
    self.tolerance = tolerance
    self.mistakes = []
    for mistake in mistakes where !accepts(mistake.value) {
      if !self.mistakes.contains(where: { Self.same($0.value, mistake.value) }) {
        self.mistakes.append(mistake)
      }
    }
  }

  /// Whether a number counts as right.
  public func accepts(_ number: Number) -> Bool {
    if let a = number.integer, let b = right.integer, tolerance == 0 { return a == b }
    return abs(number.double - right.double) <= max(tolerance, Self.rounding(right.double))
  }

  /// The known mistake that yields a number.
  public func mistake(yielding number: Number) -> Mistake? {
    mistakes.first { Self.same($0.value, number) }
  }

  private static func same(_ a: Number, _ b: Number) -> Bool {
    if let x = a.integer, let y = b.integer { return x == y }
    return abs(a.double - b.double) <= rounding(b.double)
  }

  /// What typing six significant digits may leave out.
  private static func rounding(_ value: Double) -> Double { abs(value) * 0.5e-6 }
}
