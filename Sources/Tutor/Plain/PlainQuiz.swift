import Learning
import LessonScript

/// What is said of a quick check where it is played by lines.
struct PlainQuiz {
  let quiz: QuizPlayer
  let text: LessonText

  /// What to wait with for the next line.
  var prompt: String { quiz.sitting.isOpen ? "answer> " : "> " }

  /// What is asked, with its options.
  var question: String { text.text(of: quiz.sitting.question) + "\n" }

  /// What was said to the last try, with the hints seen, and once it is settled the reason.
  var reply: String {
    let sitting = quiz.sitting
    var lines: [String] = []
    if let last = sitting.tries.last {
      lines.append(text.text(of: last.verdict))
    }
    if sitting.state == .shown, case .number(let key) = sitting.question.kind {
      lines.append("the answer: \(key.right)")
    }
    if sitting.state == .shown, case .choice(let options, _) = sitting.question.kind {
      lines += options.filter(\.isRight).map { "the answer: " + text.text(of: $0.text) }
    }
    for (index, hint) in sitting.question.hints.prefix(sitting.hintsShown).enumerated() {
      lines.append("hint \(index + 1): " + text.text(of: hint))
    }
    let why = sitting.question.why
    // A right number is told the reason at once.
    if !sitting.isOpen, !why.isEmpty, sitting.tries.last?.verdict.feedback != why {
      lines.append("why: " + text.text(of: why))
    }
    return lines.isEmpty ? question : lines.joined(separator: "\n") + "\n"
  }
}
