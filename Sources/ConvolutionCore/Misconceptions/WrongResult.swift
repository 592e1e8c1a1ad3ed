/// Where a misconception went wrong, for pictures that mark it.
public enum Evidence: Hashable, Sendable {
  /// Cells that it read, or read wrongly.
  case cells([Position])
  /// Layers of a network, numbered from 0.
  case layers([Int])
}

/// What a misconception gives in place of the right result.
public struct WrongResult<Value: Sendable & Equatable>: Sendable, Equatable {
  /// Which mistake it is.
  public let misconception: Misconception
  /// What it gives.
  public let value: Value
  /// The sum that gives it, with the numbers of the case at hand: `3 + 3 + 3`; empty where it would
  /// be longer than `Misconception.longestWorking`.
  public let working: String
  /// Where it went wrong; nil where nothing is known of that.
  public let evidence: Evidence?

  /// Creates a wrong result; a working that is too long for a line is left out.
  public init(
    _ misconception: Misconception, _ value: Value, working: String = "", evidence: Evidence? = nil
  ) {
    self.misconception = misconception
    self.value = value
    self.working = working.utf8.count <= Misconception.longestWorking ? working : ""
    self.evidence = evidence
  }

  /// The same mistake with its value as something else; nil where that has none.
  public func map<Other>(_ transform: (Value) -> Other?) -> WrongResult<Other>? {
    transform(value).map {
      WrongResult<Other>(misconception, $0, working: working, evidence: evidence)
    }
  }
}

extension Misconception {
  /// The most characters of a working: what a line has room for beside the words.
  public static let longestWorking = 40
}
