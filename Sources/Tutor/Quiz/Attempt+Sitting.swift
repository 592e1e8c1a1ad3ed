import Learning

extension Attempt {
  /// What is worth keeping of a sitting after its latest try, or after its answer was shown.
  init(
    _ sitting: Sitting, lesson: String, question: String, page: Int, occasion: Occasion,
    seconds: Int
  ) {
    let last = sitting.tries.last
    let outcome: Outcome =
      switch sitting.state {
      case .right: .right
      case .skipped: .skipped
      case .shown: .shown
      case .open, .wrong: .wrong
      }
    let diagnosis = last.flatMap {
      !$0.verdict.isRight && $0.verdict.isDiagnosed ? $0.verdict.feedback.plainText : nil
    }
    self.init(
      lesson: lesson, question: question, seed: sitting.question.seed,
      answer: outcome == .right || outcome == .wrong ? last?.answer.record ?? "" : "",
      outcome: outcome, tryNumber: max(1, sitting.tries.count), hints: sitting.hintsShown,
      said: diagnosis, mistakes: last?.verdict.mistakes ?? [], page: page,
      occasion: occasion, seconds: seconds)
  }
}
