import Learning
import TextScreen

extension LessonPlayer {
  /// A key while the page's quick check is shown.
  mutating func pressInQuiz(_ key: Key) -> Outcome {
    guard let outcome = page?.quiz?.press(key) else { return goForward() }
    return follow(outcome)
  }

  /// Goes where the page's quick check leads.
  mutating func follow(_ outcome: QuizOutcome) -> Outcome {
    switch outcome {
    case .nothing: return .nothing
    case .answered: return page?.quiz.map { .answered($0.sitting) } ?? .nothing
    case .refused(let reason): page?.message = reason
    case .unanswered: page?.message = "answer first, or n for the next page"
    case .forward: return goForward()
    case .back, .otherFocus: return goBack()
    case .nextPage: return goToPage(index + 1)
    case .previousPage: return goToPage(index - 1)
    case .again: askAgain(seed: freshSeed)
    case .restart: return askToRestart()
    case .leave: return .toMenu
    }
    return .nothing
  }

  /// A seed for asking once more, other than the one before.
  private var freshSeed: UInt64 {
    var generator = SeededGenerator(
      seed: page?.quiz?.sitting.question.seed ?? 0, purpose: "again")
    return generator.next()
  }
}
