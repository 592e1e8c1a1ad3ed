import ConvolutionCore
import Expressions
import LessonScript

/// One thing that is asked, with all that can be said about its answers: a quick check of a
/// lesson, or a figure's "what will come next?".
public struct Question: Sendable, Equatable {
  /// The stable name that history hangs on.
  public var id: String
  /// The seed that its numbers and the order of its options came from; the same seed asks the
  /// same question again.
  public var seed: UInt64
  /// The prompt.
  public var prompt: [Block]
  /// The kind of answer.
  public var kind: Kind
  /// The hints, weakest first.
  public var hints: [Prose]
  /// The reason in one breath; empty if none.
  public var why: Prose
  /// The figure's own words for misconceptions, which go before the usual ones.
  public var words: [Misconception: String] = [:]
  /// The numbers that were drawn for it, by the name of their variable; empty if none were.
  public var drawn: [String: Number]

  /// The kinds of answer.
  public enum Kind: Sendable, Equatable {
    /// Choose among options: one, or all that apply if `several`.
    case choice([Option], several: Bool)
    /// Type a number.
    case number(NumberKey)
    /// Point at a cell of the figure.
    case cell(CellKey)
    /// Fill a grid of the figure.
    case grid(GridKey)
    /// Mark cells of the figure.
    case cells(CellsKey)
  }

  /// An option to choose.
  public struct Option: Sendable, Equatable {
    /// Its stable name within the question, whatever the order: `option-1`; empty if it has none.
    public var name: String
    /// The text.
    public var text: Prose
    /// True if it is right.
    public var isRight: Bool
    /// The explanation of why it is right or wrong.
    public var feedback: Prose

    /// Creates an option.
    public init(name: String = "", text: Prose, isRight: Bool, feedback: Prose) {
      self.name = name
      self.text = text
      self.isRight = isRight
      self.feedback = feedback
    }
  }

  /// Creates a question.
  public init(
    id: String, seed: UInt64 = 0, prompt: [Block], kind: Kind, hints: [Prose] = [],
    why: Prose = [], drawn: [String: Number] = [:]
  ) {
    self.id = id
    self.seed = seed
    self.prompt = prompt
    self.kind = kind
    self.hints = hints
    self.why = why
    self.drawn = drawn
  }
}

extension Question {
  /// The key of a number; nil of any other question.
  var key: NumberKey? {
    if case .number(let key) = kind { key } else { nil }
  }
}
