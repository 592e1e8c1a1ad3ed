import Expressions
import LessonScript

/// One question and what the learner has done with it so far.
public struct QuestionSession: Sendable, Equatable {
  /// The question.
  public let question: Question
  /// The number of wrong answers after which it counts as done; nil for no limit.
  public let triesAllowed: Int?
  /// The answers given, with what was said to each.
  public private(set) var tries: [Try] = []
  /// The number of hints shown.
  public private(set) var hintsShown = 0
  /// The outcome, or that it is open.
  public private(set) var state = State.open

  /// An answer with its verdict.
  public struct Try: Sendable, Equatable {
    /// The answer.
    public var answer: Answer
    /// The response to it.
    public var verdict: Verdict
  }

  /// The state of a question.
  public enum State: Sendable, Equatable {
    case open
    case right
    /// Wrong, with no try left.
    case wrong
    /// Left without an answer.
    case skipped
    /// The answer was shown on request.
    case shown
  }

  /// Sits down to a question.
  public init(_ question: Question, triesAllowed: Int? = nil) {
    self.question = question
    self.triesAllowed = triesAllowed
  }

  /// True if an answer is still awaited.
  public var isOpen: Bool { state == .open }
  /// The number of wrong answers.
  public var misses: Int { tries.filter { !$0.verdict.isRight }.count }
  /// True if there is a hint not seen yet.
  public var hasMoreHints: Bool { isOpen && hintsShown < question.hints.count }
  /// True if the answer may be shown: after two misses, or when all hints have been seen.
  public var mayShowAnswer: Bool {
    isOpen && (misses >= 2 || (hintsShown > 0 && hintsShown == question.hints.count))
  }

  /// Takes an answer; returns what is said to it, or nil when the question is closed.
  public mutating func submit(_ answer: Answer) -> Verdict? {
    guard isOpen else { return nil }
    let verdict = question.verdict(on: answer)
    tries.append(Try(answer: answer, verdict: verdict))
    if verdict.isRight {
      state = .right
    } else if let triesAllowed, tries.count >= triesAllowed {
      state = .wrong
    }
    return verdict
  }

  /// Shows one more hint.
  public mutating func showHint() {
    if hasMoreHints { hintsShown += 1 }
  }

  /// Shows the answer, if that is allowed yet.
  public mutating func showAnswer() {
    if mayShowAnswer { state = .shown }
  }

  /// Leaves the question without an answer; it does not count as wrong.
  public mutating func skip() {
    if isOpen { state = .skipped }
  }
}
