import ConvolutionCore
import Expressions
import LessonScript

/// Which numbers are right, and which are known mistakes.
public struct NumberKey: Sendable, Equatable {
  /// The right number.
  public var right: Number
  /// How far from it still counts as right; 0 asks for the number itself.
  public var tolerance: Double
  /// The wrong numbers that the lesson knows; none of them counts as right.
  public private(set) var mistakes: [Mistake] = []
  /// The wrong numbers that the core computes; none counts as right, several may be equal.
  public let models: [WrongResult<Number>]

  /// A number that a known misconception yields.
  public struct Mistake: Sendable, Equatable {
    /// Its stable name within the question: `wrong-1`; empty if it has none.
    public var name: String
    /// The number.
    public var value: Number
    /// The sum that yields it, as the script writes it: `n * n * units`; empty if none is shown.
    public var working: String
    /// Which mistake it is.
    public var feedback: Prose

    /// Creates a known mistake.
    public init(name: String = "", value: Number, working: String = "", feedback: Prose) {
      self.name = name
      self.value = value
      self.working = working
      self.feedback = feedback
    }
  }

  /// Creates a key; mistakes that equal the right number or an earlier mistake are left out.
  public init(
    right: Number, tolerance: Double = 0, mistakes: [Mistake] = [],
    models: [WrongResult<Number>] = []
  ) {
    self.right = right
    self.tolerance = tolerance
    self.models = models.filter {
      !Self.isMeant(right, by: $0.value) && abs($0.value.double - right.double) > tolerance
    }
    for mistake in mistakes { add(mistake) }
  }

  /// Adds a known mistake, unless it equals the right number or an earlier mistake; tells whether.
  @discardableResult
  public mutating func add(_ mistake: Mistake) -> Bool {
    if accepts(mistake.value) || self.mistake(yielding: mistake.value) != nil { return false }
    mistakes.append(mistake)
    return true
  }

  /// Whether a number counts as right.
  public func accepts(_ number: Number) -> Bool {
    Self.isMeant(right, by: number) || abs(number.double - right.double) <= tolerance
  }

  /// The known mistake that yields a number.
  public func mistake(yielding number: Number) -> Mistake? {
    mistakes.first { Self.isMeant($0.value, by: number) }
  }

  /// The usual mistakes that give a number, each once.
  func models(yielding number: Number) -> [WrongResult<Number>] {
    models.filter { Self.isMeant($0.value, by: number) }.eachMistakeOnce()
  }

  /// Whether a number was typed for another: whole numbers digit by digit, all others to six
  /// digits, which is what `Number` shows of them.
  private static func isMeant(_ wanted: Number, by typed: Number) -> Bool {
    if wanted.integer != nil { return typed.isSame(as: wanted) }
    return abs(typed.double - wanted.double) <= 5e-6 * abs(wanted.double)
  }
}
