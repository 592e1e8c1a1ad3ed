/// What a misconception gives in place of the right result.
public struct WrongResult<Value: Sendable & Equatable>: Sendable, Equatable {
  /// Which mistake it is.
  public let misconception: Misconception
  /// What it gives.
  public let value: Value
  /// The sum that gives it, with the numbers of the case at hand: `3 + 3 + 3`; empty where it would
  /// be longer than a line.
  public let working: String

  /// Creates a wrong result.
  public init(_ misconception: Misconception, _ value: Value, working: String = "") {
    self.misconception = misconception
    self.value = value
    self.working = working
  }
}
