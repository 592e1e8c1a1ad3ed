import Learning
import LessonScript
import TextScreen

/// An attempt of the log beside its question, which its seed makes again.
struct RecordedAttempt {
  /// What was kept.
  let attempt: Attempt
  /// The question as the lesson asks it now.
  let question: Question

  /// The day of it in UTC: `2027-01-15`.
  var date: String { CalendarDay(at: attempt.seconds, secondsFromUTC: 0).description }

  /// The time of day in UTC: `08:00`.
  var timeOfDay: String {
    let minutes = (attempt.seconds % 86_400 + 86_400) % 86_400 / 60
    return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }

  /// The answer that was given; nil if there was none, or if it fits the question no more.
  var answer: Answer? {
    guard !attempt.answer.isEmpty else { return nil }
    switch question.kind {
    case .number: return try? NumberField.answer(in: attempt.answer).get()
    case .choice(let options, _):
      let places = attempt.answer.split(separator: "+").map { Int($0) ?? 0 }
      guard places.allSatisfy({ (1...max(1, options.count)).contains($0) }) else { return nil }
      return .options(Set(places.map { $0 - 1 }))
    case .cell, .grid, .cells: return nil
    }
  }

  /// What is said to the answer now.
  var verdict: Verdict? { answer.map(question.verdict(on:)) }

  /// The answer in words: `24576000`, `option 2: one kernel`, `skipped`.
  var answerWords: String {
    switch attempt.outcome {
    case .skipped: return "skipped"
    case .shown: return "the answer was shown"
    case .right, .wrong: break
    }
    guard case .choice(let options, _) = question.kind, case .options(let chosen) = answer else {
      return attempt.answer
    }
    return chosen.sorted().map { "option \($0 + 1): \(options[$0].text.plainText)" }
      .joined(separator: "; ")
  }

  /// A quiet line for the question's own screen, which gives nothing away while it is open.
  func line(whileOpen isOpen: Bool) -> StyledText {
    var line = StyledText(SafeText("\(date)  "), .quiet)
    switch attempt.outcome {
    case .wrong: line.append(SafeText("✗ \(answerWords)"))
    case .right where isOpen:
      line.append(SafeText("✓ right at the \(attempt.tryNumber.ordinalWord) try"))
    case .right: line.append(SafeText("✓ \(answerWords)"))
    case .skipped, .shown: line.append(SafeText(answerWords))
    }
    return line
  }
}
