import ConvolutionCore
import Expressions
import LessonScript

/// The key of a question that asks for a number: the right one and known wrong ones.
public struct NumberKey: Sendable, Equatable {
  /// The right number.
  public var right: Number
  /// The distance from it that still counts as right; 0 asks for the number itself.
  public var tolerance: Double
  /// The wrong numbers that the lesson explains; none of them counts as right.
  public private(set) var mistakes: [WrongAnswer] = []
  /// The wrong numbers that the core computes; none counts as right, several may be equal.
  public private(set) var models: [WrongResult<Number>]

  /// A wrong number that the lesson explains.
  public struct WrongAnswer: Sendable, Equatable {
    /// Its stable name within the question: `wrong-1`; empty if it has none.
    public var name: String
    /// The number.
    public var value: Number
    /// The sum that yields it, as the script writes it: `n * n * units`; empty if none is shown.
    public var working: String
    /// The explanation.
    public var feedback: Prose
    /// The core's misconception that it is; nil if it is none, or not known to be one.
    public fileprivate(set) var misconception: Misconception?

    /// Creates a wrong answer.
    public init(name: String = "", value: Number, working: String = "", feedback: Prose) {
      self.name = name
      self.value = value
      self.working = working
      self.feedback = feedback
    }
  }

  /// Creates a key; mistakes that equal the right number or an earlier mistake are left out.
  public init(
    right: Number, tolerance: Double = 0, mistakes: [WrongAnswer] = [],
    models: [WrongResult<Number>] = []
  ) {
    self.right = right
    self.tolerance = tolerance
    self.models = models.filter {
      !Self.isMeant(right, by: $0.value) && abs($0.value.double - right.double) > tolerance
    }
    for mistake in mistakes { add(mistake) }
    self = identifying(in: [])
  }

  /// Adds a wrong answer; returns false and leaves it out if it equals the right number or an
  /// earlier wrong answer.
  @discardableResult
  public mutating func add(_ mistake: WrongAnswer) -> Bool {
    if accepts(mistake.value) || self.mistake(yielding: mistake.value) != nil { return false }
    mistakes.append(mistake)
    return true
  }

  /// True if a number counts as right.
  public func accepts(_ number: Number) -> Bool {
    Self.isMeant(right, by: number) || abs(number.double - right.double) <= tolerance
  }

  /// The lesson's wrong answer with a number.
  public func mistake(yielding number: Number) -> WrongAnswer? {
    mistakes.first { Self.isMeant($0.value, by: number) }
  }

  /// The usual mistakes that give a number, each once.
  func models(yielding number: Number) -> [WrongResult<Number>] {
    models.filter { Self.isMeant($0.value, by: number) }.eachMistakeOnce()
  }

  /// The key with the misconception that each of the lesson's wrong answers is: the only one of
  /// the core's that gives the same number, here and in the keys of other draws.
  ///
  /// One draw alone would blame an accident: where stride and dilation are both 2, to forget either
  /// gives the same field.
  func identifying(in others: [NumberKey]) -> NumberKey {
    var key = self
    for (index, mistake) in mistakes.enumerated() {
      let same = models(yielding: mistake.value).map(\.misconception).filter { candidate in
        others.allSatisfy { $0.mistake(named: mistake.name, mayBe: candidate) }
      }
      key.mistakes[index].misconception = same.count == 1 ? same.first : nil
    }
    return key
  }

  /// False if a wrong answer and a misconception both have numbers here, and different ones.
  private func mistake(named name: String, mayBe misconception: Misconception) -> Bool {
    guard let mistake = mistakes.first(where: { $0.name == name }) else { return true }
    let numbers = models.filter { $0.misconception == misconception }.map(\.value)
    return numbers.isEmpty || numbers.contains { Self.isMeant($0, by: mistake.value) }
  }

  /// True if a number was typed for another: whole numbers digit by digit, all others to six
  /// digits, which is what `Number` shows of them.
  private static func isMeant(_ wanted: Number, by typed: Number) -> Bool {
    if wanted.integer != nil { return typed.isSame(as: wanted) }
    return abs(typed.double - wanted.double) <= 5e-6 * abs(wanted.double)
  }
}
