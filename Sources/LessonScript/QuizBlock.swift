/// The body of a `quiz` fence: structure only; expressions are not evaluated here.
public struct QuizBlock: Sendable, Equatable {
  /// The location of the fence.
  public var location: SourceLocation
  /// The stable id that history hangs on: `id=…`; every quiz must have one.
  public var id: Located<String>
  /// The prompt: paragraphs, lists, code.
  public var prompt: [Block]
  /// The draws of `where:`, in order; the last changes fastest where all draws are gone through.
  public var draws: [Draw]
  /// The condition of `when:`, or nil.
  public var condition: Located<String>?
  /// The answer that the learner gives.
  public var answer: Answer
  /// The hints (`? …`), in order.
  public var hints: [Prose]
  /// The reason in one breath (`why: …`); empty if none.
  public var why: Prose

  /// The answer that the learner gives.
  public enum Answer: Sendable, Equatable {
    /// A task list: one right option makes it pick-one, several make it select-all.
    case choice([Option])
    /// A number: the right expression, how far off is still right, and the known wrong answers.
    case number(Located<String>, tolerance: Located<String>?, wrong: [WrongNumber])
  }

  /// An option of a choice.
  public struct Option: Sendable, Equatable {
    /// The text.
    public var text: Prose
    /// True if it is right.
    public var isRight: Bool
    /// The explanation of why it is right or wrong; never empty.
    public var feedback: Prose
    /// Its location.
    public var location: SourceLocation
  }

  /// A known wrong number.
  public struct WrongNumber: Sendable, Equatable {
    /// The expression that yields it.
    public var expression: Located<String>
    /// The explanation of the mistake; never empty.
    public var feedback: Prose
  }
}
