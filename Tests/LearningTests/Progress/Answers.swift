@testable import Learning

/// A record of one go at question `q` of lesson `a`, most of it as usual.
func answered(
  _ outcome: Attempt.Outcome, try number: Int = 1, hints: Int = 0, said words: String? = nil,
  mistakes: [String] = [], _ occasion: Attempt.Occasion = .lesson, at seconds: Int = 0
) -> ProgressRecord {
  answered(
    "a", "q", outcome, try: number, hints: hints, said: words, mistakes: mistakes, occasion,
    at: seconds)
}

/// A record of one go at a question.
func answered(
  _ lesson: String, _ question: String, _ outcome: Attempt.Outcome, try number: Int = 1,
  hints: Int = 0, said words: String? = nil, mistakes: [String] = [],
  _ occasion: Attempt.Occasion = .lesson, at seconds: Int = 0
) -> ProgressRecord {
  .answered(
    Attempt(
      lesson: lesson, question: question, seed: 7, answer: outcome == .skipped ? "" : "12",
      outcome: outcome, tryNumber: number, hints: hints, said: words,
      mistakes: mistakes.map { Mistake(named: $0) },
      page: 2, occasion: occasion, seconds: seconds))
}

/// Midnight, in UTC, of a day counted from January 1, 2027.
func midnight(_ day: Int) -> Int { 1_798_761_600 + day * 86_400 }
