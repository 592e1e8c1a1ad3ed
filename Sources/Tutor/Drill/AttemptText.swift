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
  /// Tries that follow one another at one question stand below it. Attempts at other questions, and
  /// at a figure's predictions, which have no seed, are left out.
  public func text(of attempts: [Attempt]) -> String {
    let checks = lessons.flatMap(\.checks)
    var text = ""
    var latest: (attempt: Attempt, question: Question)?
    for attempt in attempts {
      guard
        let check = checks.first(where: {
          $0.lesson == attempt.lesson && $0.id == attempt.question
        })
      else { continue }
      let question: Question
      if let latest, attempt.follows(latest.attempt) {
        question = latest.question
      } else {
        question = check.template.question(seed: attempt.seed)
        text += (text.isEmpty ? "" : "\n") + head(of: attempt, at: check, question)
      }
      text += indented(words(of: RecordedAttempt(attempt: attempt, question: question)))
      latest = (attempt, question)
    }
    return text
  }

  private func head(of attempt: Attempt, at check: LessonCheck, _ question: Question) -> String {
    "\(check.lessonName) \(check.id), seed \(attempt.seed), \(attempt.occasion.rawValue)\n"
      + indented(text.text(of: question)) + "\n"
  }

  /// When, what was answered, and what is said to it now.
  private func words(of recorded: RecordedAttempt) -> String {
    let attempt = recorded.attempt
    var line = "\(recorded.date) \(recorded.timeOfDay) UTC  "
    if attempt.outcome == .right || attempt.outcome == .wrong {
      line += "\(attempt.tryNumber.ordinalWord) try"
      if attempt.hints > 0 {
        line += ", \(attempt.hints) hint\(attempt.hints == 1 ? "" : "s") seen"
      }
      line += ": "
    }
    line = text.spelled(line + recorded.answerWords)
    guard let verdict = recorded.verdict else { return line }
    line += "\n" + text.text(of: verdict)
    guard verdict.isRight != (attempt.outcome == .right) else { return line }
    return line + " (It counted as \(attempt.outcome.rawValue) then.)"
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }
}

extension Attempt {
  /// Whether it is a further try at the question that another attempt was the latest try at.
  fileprivate func follows(_ other: Attempt) -> Bool {
    lesson == other.lesson && question == other.question && seed == other.seed
      && occasion == other.occasion && other.outcome == .wrong
      && (tryNumber > other.tryNumber || outcome == .shown)
  }
}
