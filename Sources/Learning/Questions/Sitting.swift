import Expressions
import LessonScript

/// One question and what the learner has done with it so far.
public struct Sitting: Sendable, Equatable {
  /// The question.
  public let question: Question
  /// How many wrong answers it takes until it counts as done; nil: as many as the learner likes.
  public let triesAllowed: Int?
  /// The answers given, with what was said to each.
  public private(set) var tries: [Try] = []
  /// How many hints are shown.
  public private(set) var hintsShown = 0
  /// How it ended, or that it has not.
  public private(set) var state = State.open

  /// An answer with its verdict.
  public struct Try: Sendable, Equatable {
    /// The answer.
    public var answer: Answer
    /// What was said to it.
    public var verdict: Verdict
  }

  /// Where a question stands.
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

  /// Whether an answer is still awaited.
  public var isOpen: Bool { state == .open }
  /// How many answers were wrong.
  public var misses: Int { tries.filter { !$0.verdict.isRight }.count }
  /// Whether there is a hint not seen yet.
  public var hasMoreHints: Bool { isOpen && hintsShown < question.hints.count }
  /// Whether the answer may be shown: after two misses, or when all hints have been seen.
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
