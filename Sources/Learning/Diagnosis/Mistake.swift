import ConvolutionCore

/// A mistake behind a wrong answer.
public enum Mistake: Hashable, Sendable {
  /// One of the core's models, with the cells or layers that it went wrong in where they are known.
  case known(Misconception, evidence: Evidence? = nil)
  /// A wrong answer of the script's own, by its name within the question: `wrong-2`, `option-3`.
  case scripted(String)

  /// Reads the name that a record keeps; one that no misconception has is taken for a script's.
  public init(named name: String) {
    self = Misconception(rawValue: name).map { .known($0) } ?? .scripted(name)
  }

  /// The stable name that records keep.
  public var name: String {
    switch self {
    case .known(let misconception, _): misconception.rawValue
    case .scripted(let name): name
    }
  }

  /// The core's misconception; nil for a wrong answer of the script's own.
  public var misconception: Misconception? {
    if case .known(let misconception, _) = self { misconception } else { nil }
  }
}

extension WrongResult {
  /// The misconception with its evidence, without the value.
  var mistake: Mistake { .known(misconception, evidence: evidence) }
}
