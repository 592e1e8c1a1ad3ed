import Testing

@testable import Learning

@Suite struct RatingTests {
  @Test(
    "What an attempt says about memory",
    arguments: [
      (.right, 1, 0, .lesson, .easy), (.right, 2, 0, .lesson, .good),
      (.right, 9, 0, .lesson, .good), (.right, 1, 1, .lesson, .hard),
      (.right, 3, 2, .lesson, .hard), (.wrong, 1, 0, .lesson, .again),
      (.wrong, 2, 1, .lesson, .again), (.shown, 2, 0, .lesson, .again),
      (.skipped, 1, 0, .lesson, nil), (.right, 1, 0, .replay, .easy),
      (.right, 1, 0, .review, .easy), (.right, 1, 0, .practice, nil),
      (.wrong, 1, 0, .practice, nil), (.shown, 1, 0, .practice, nil),
    ] as [(Attempt.Outcome, Int, Int, Attempt.Occasion, Rating?)])
  func ratings(
    outcome: Attempt.Outcome, number: Int, hints: Int, occasion: Attempt.Occasion, rating: Rating?
  ) {
    let attempt = Attempt(
      lesson: "a", question: "q", seed: 0, answer: "", outcome: outcome, tryNumber: number,
      hints: hints, page: 1, occasion: occasion, seconds: 0)
    #expect(attempt.rating == rating)
    #expect(attempt.isRightAtOnce == (outcome == .right && number == 1 && hints == 0))
  }
}
