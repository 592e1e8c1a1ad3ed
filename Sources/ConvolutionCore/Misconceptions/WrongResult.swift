/// The result that a misconception gives in place of the right one.
public struct WrongResult<Value: Sendable & Equatable>: Sendable, Equatable {
  /// The mistake.
  public let misconception: Misconception
  /// The result.
  public let value: Value
  /// The sum that gives it, with the numbers of the case at hand: `3 + 3 + 3`; empty where it would
  /// be longer than `Misconception.longestWorking`.
  public let working: String
  /// The cells or layers that show the mistake; nil where it has none of its own.
  public let evidence: Evidence?

  /// Creates a wrong result; a working that is too long for a line is left out.
  public init(
    _ misconception: Misconception, _ value: Value, working: String = "",
    evidence: Evidence? = nil
  ) {
    self.misconception = misconception
    self.value = value
    self.working = working.utf8.count <= Misconception.longestWorking ? working : ""
    self.evidence = evidence
  }

  /// The same mistake, working and evidence with the value as something else; nil where the value
  /// has no such form.
  public func map<Other>(_ transform: (Value) -> Other?) -> WrongResult<Other>? {
    transform(value).map {
      WrongResult<Other>(misconception, $0, working: working, evidence: evidence)
    }
  }
}

extension WrongResult: Hashable where Value: Hashable {}

/// The parts of a case that show a mistake: what was read, or where in a chain it was made.
public enum Evidence: Hashable, Sendable {
  /// The input cells that were read, each once, in reading order and the same for all channels.
  ///
  /// A padded cell counts as the cell that its value comes from; padded zeros are left out.
  case cells([Position])
  /// The layers, counted from 1, whose part of the result the mistake changes.
  case layers([Int])

  /// The layers as evidence; nil for none.
  static func layers(unlessEmpty layers: [Int]) -> Evidence? {
    layers.isEmpty ? nil : .layers(layers)
  }
}

extension Misconception {
  /// The most characters of a working: what a line has room for beside the words.
  public static let longestWorking = 40
}
