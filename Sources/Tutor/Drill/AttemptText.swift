import Learning
import TextScreen

/// Attempts of the log as plain text, each with what was asked: what `progress attempts` prints.
public struct AttemptText {
  private let lessons: [PlayableLesson]
  private let text: LessonText

  /// Writes about the lessons that there are.
  public init(_ lessons: [PlayableLesson], glyphs: GlyphSet = .unicode) {
    self.lessons = lessons
    text = LessonText(glyphs: glyphs)
  }

  /// The attempts at quick checks that exist, in their order; empty if there are none.
  ///
  /// Attempts at others, and at a figure's predictions, which have no seed, are left out.
  public func text(of attempts: [Attempt]) -> String {
    let checks = lessons.flatMap(\.checks)
    return attempts.compactMap { attempt in
      checks.first { $0.lesson == attempt.lesson && $0.id == attempt.question }
        .map { text(of: attempt, at: $0) }
    }.joined(separator: "\n")
  }

  private func text(of attempt: Attempt, at check: LessonCheck) -> String {
    let question = check.template.question(seed: attempt.seed)
    let recorded = RecordedAttempt(attempt: attempt, question: question)
    let hints =
      attempt.hints == 0 ? "" : attempt.hints == 1 ? ", 1 hint" : ", \(attempt.hints) hints"
    let head =
      "\(UTCTime(seconds: attempt.seconds)) UTC  \(check.lessonName) \(check.id), "
      + "seed \(attempt.seed), \(attempt.occasion.rawValue), \(attempt.tryNumber.ordinalWord) try"
      + hints
    var parts = [text.text(of: question), "", "answer: \(text.spelled(recorded.answerWords))"]
    if let verdict = recorded.verdict { parts.append(words(of: verdict, attempt.outcome)) }
    let lines = parts.joined(separator: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    return head + "\n" + lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  private func words(of verdict: Verdict, _ then: Attempt.Outcome) -> String {
    let mark = verdict.isRight ? "✓ right. " : "✗ not so. "
    let feedback = text.text(of: [.text(mark)] + verdict.feedback)
    guard verdict.isRight != (then == .right) else { return feedback }
    return feedback
      + (then == .right ? " (It counted as right then.)" : " (It counted as wrong then.)")
  }
}
