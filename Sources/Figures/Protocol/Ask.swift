import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Something that `predict:` can ask for, by its word in `ask:`.
public struct Ask<F: Figure>: Sendable {
  /// The word.
  let word: String
  /// A few words for the authors' reference: `the value of the output cell`.
  let help: String
  /// True if the number of steps would give the answer away.
  let hidesStepCount: Bool
  /// The grid in whose cells the answer must be seen, such as the input of max pooling; nil if it
  /// is nowhere on screen.
  let grid: String?
  /// The question before a step; nil where the step has none.
  let question: @Sendable (F, _ step: Int) -> Question?

  init(
    _ word: String, _ help: String, hidesStepCount: Bool = false, seenIn grid: String? = nil,
    _ question: @escaping @Sendable (F, _ step: Int) -> Question?
  ) {
    (self.word, self.help, self.hidesStepCount) = (word, help, hidesStepCount)
    self.grid = grid
    self.question = question
  }
}

/// A key of a kind's own; footer, help and plain mode list it.
public struct FigureAction<F: Figure>: Sendable {
  /// The letter.
  let key: Character
  /// One or two words for the footer.
  let label: @Sendable (F) -> String
  /// A few words for the help page.
  let help: @Sendable (F) -> String
  /// The effect.
  let effect: Effect

  /// The effect of a key.
  enum Effect: Sendable {
    /// Changes the setup, or gives the reason why not.
    case change(@Sendable (inout F.Setup) -> String?)
    /// Lets a cell of a grid be picked, or one after another; `Figure.pick` says what follows.
    case pick(from: @Sendable (F, _ step: Int) -> String, staysOn: Bool)
  }

  /// A key that changes the setup; the change returns the reason if it is refused.
  static func change(
    _ key: Character, _ label: String, help: @escaping @Sendable (F) -> String,
    _ change: @escaping @Sendable (inout F.Setup) -> String?
  ) -> FigureAction {
    FigureAction(key: key, label: { _ in label }, help: help, effect: .change(change))
  }

  /// A key after which a cell of a grid is picked, or several if the cursor stays on.
  static func pick(
    _ key: Character, label: @escaping @Sendable (F) -> String,
    help: @escaping @Sendable (F) -> String,
    from grid: @escaping @Sendable (F, _ step: Int) -> String, staysOn: Bool = false
  ) -> FigureAction {
    FigureAction(
      key: key, label: label, help: help, effect: .pick(from: grid, staysOn: staysOn))
  }
}

// MARK: - For every kind

extension Figure {
  /// The option `ask:` of kinds that can ask for several things.
  static var askOption: OptionSpec? {
    guard asks.count > 1 else { return nil }
    let words = asks.map { "`\($0.word)`, \($0.help)" }.joined(separator: "; ")
    return OptionSpec(
      "ask", .words(asks.map(\.word)), default: asks[0].word,
      "what `predict:` asks for, the first of these that a step has: \(words)")
  }

  /// The question that some words ask before a step: the first that the step has.
  public func question(before step: Int, of words: [String]) -> (word: String, question: Question)?
  {
    for word in words {
      guard let ask = Self.asks.first(where: { $0.word == word }) else { continue }
      guard var question = ask.question(self, step) else { continue }
      for misconception in Misconception.allCases {
        question.words[misconception] = self.words(for: misconception)
      }
      return (word, question)
    }
    return nil
  }

  /// The words that can be asked before a step.
  public func askable(before step: Int) -> [String] {
    Self.asks.filter { $0.question(self, step) != nil }.map(\.word)
  }

  /// The grid in whose cells the answer to a word must be seen.
  func gridOfAnswer(to word: String) -> String? { Self.asks.first { $0.word == word }?.grid }

  /// True if the number of steps may be shown; not while it would give away what is asked.
  public func showsStepCount(at moment: Moment) -> Bool {
    !Self.asks.contains { $0.word == moment.asking && $0.hidesStepCount }
  }

  /// The figure's own keys at a step.
  public func actions(at step: Int) -> [Action] {
    Self.actions.map { action in
      var made = Action(action.key, action.label(self), help: action.help(self))
      if case .pick(let from, let staysOn) = action.effect {
        (made.picksFrom, made.staysOn) = (from(self, step), staysOn)
      }
      return made
    }
  }
}
