import Expressions

/// What a learner answers.
public enum Answer: Sendable, Equatable {
  /// The chosen options, by their place in the question.
  case options(Set<Int>)
  /// A number, and the text that was typed for it.
  case number(Number, typed: String)

  /// The answer as the log keeps it: option places from 1 (`2`, `1+3`), or the typed text.
  public var record: String {
    switch self {
    case .options(let chosen): chosen.sorted().map { "\($0 + 1)" }.joined(separator: "+")
    case .number(_, let typed): typed
    }
  }
}
