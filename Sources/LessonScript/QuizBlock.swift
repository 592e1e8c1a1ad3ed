/// The body of a `quiz` fence: structure only; expressions are not evaluated here.
public struct QuizBlock: Sendable, Equatable {
  /// Where the fence stands.
  public var location: SourceLocation
  /// The stable id that history hangs on: `id=…`; every quiz must have one.
  public var id: Located<String>
  /// What is asked: paragraphs, lists, code.
  public var prompt: [Block]
  /// The variables of `where:`, in order, each with its possible values as expressions.
  public var draws: [Draw]
  /// The condition of `when:`, or nil.
  public var condition: Located<String>?
  /// What the learner gives.
  public var answer: Answer
  /// The hints (`? …`), in order.
  public var hints: [Prose]
  /// The reason in one breath (`why: …`); empty if none.
  public var why: Prose

  /// One variable of `where:`.
  public struct Draw: Sendable, Equatable {
    /// The variable.
    public var name: Located<String>
    /// The expressions of its values.
    public var values: [Located<String>]
  }

  /// What the learner gives.
  public enum Answer: Sendable, Equatable {
    /// A task list: one right option makes it pick-one, several make it select-all.
    case choice([Option])
    /// A number: the right expression, how far off is still right, and the known wrong answers.
    case number(Located<String>, tolerance: Located<String>?, wrong: [WrongNumber])
  }

  /// An option of a choice.
  public struct Option: Sendable, Equatable {
    /// What it says.
    public var text: Prose
    /// Whether it is right.
    public var isRight: Bool
    /// Why it is right, or which misconception it is; never empty.
    public var feedback: Prose
    /// Where it stands.
    public var location: SourceLocation
  }

  /// A known wrong number.
  public struct WrongNumber: Sendable, Equatable {
    /// The expression that yields it.
    public var expression: Located<String>
    /// Which mistake yields it; never empty.
    public var feedback: Prose
  }
}
