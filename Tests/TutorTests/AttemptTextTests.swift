import Learning
import LessonScript
import TestSupport
import Testing

@testable import Tutor

/// Attempts of the log, with what was asked made again from its seed.
@Suite struct AttemptTextTests {
  private func attempts(_ records: [ProgressRecord]) -> [Attempt] {
    records.compactMap { if case .answered(let attempt) = $0 { attempt } else { nil } }
  }

  @Test func everyAttemptWithWhatWasAsked() throws {
    typealias My = DrillLessons
    let records = [
      My.attempt("counts", "dense", .wrong, answer: "8192000", daysAgo: 400),
      My.attempt("counts", "dense", .right, answer: "24576500", try: 2, hints: 1, daysAgo: 400),
      My.attempt("sizes", "gone", .wrong, daysAgo: 9),
      My.attempt("gone", "dense", .wrong, daysAgo: 9),
      My.attempt("sizes", "page-1/step-2", .wrong, daysAgo: 9),
      My.attempt("sizes", "places", .wrong, answer: "x\u{1B}[2J\ny", seed: 5, daysAgo: 9),
      My.attempt(
        "sizes", "places", .shown, answer: "", seed: 5, hints: 2, daysAgo: 9),
      // It counted as wrong before the lesson was mended.
      My.attempt(
        "sizes", "places", .wrong, answer: "6", seed: 0, occasion: .practice, daysAgo: 3),
      My.attempt("sizes", "places", .wrong, answer: "5", seed: 0, occasion: .practice),
      My.attempt("counts", "several", .wrong, answer: "1+3", seed: 4, occasion: .review),
      My.attempt("counts", "several", .right, answer: "7", seed: 4, try: 2, occasion: .review),
      My.attempt("counts", "several", .skipped, answer: "", seed: 4, occasion: .replay),
    ]
    let text = AttemptText(try DrillLessons.lessons()).text(of: attempts(records))
    expectSnapshot(text, "attempts")
    #expect(!text.contains("gone") && !text.contains("step-2") && !text.contains("\u{1B}"))
    #expect(AttemptText([]).text(of: attempts(records)).isEmpty)
    let ascii = AttemptText(try DrillLessons.lessons(), glyphs: .ascii)
    #expect(ascii.text(of: attempts(records)).utf8.allSatisfy { $0 < 0x80 })
  }

  /// What is kept of a right answer is judged right again, whatever the seed.
  @Test func theLogHoldsEnoughToJudgeAgain() throws {
    for check in try DrillLessons.lessons().flatMap(\.checks) {
      for seed in 0...30 as ClosedRange<UInt64> {
        var quiz = QuizPlayer(check.template.question(seed: seed))
        quiz.answerRightly()
        let attempt = Attempt(
          quiz.sitting, lesson: check.lesson, question: check.id, page: 1, occasion: .practice,
          seconds: 0)
        let recorded = RecordedAttempt(
          attempt: attempt, question: check.template.question(seed: seed))
        #expect(recorded.verdict?.isRight == true, "\(check.id) \(seed)")
      }
    }
  }

  @Test(arguments: [
    (0, "1970-01-01", "00:00"), (1_800_000_000, "2027-01-15", "08:00"),
    (951_868_799, "2000-02-29", "23:59"), (-60, "1969-12-31", "23:59"),
  ])
  func datesAreUTC(seconds: Int, date: String, time: String) throws {
    let check = try #require(try DrillLessons.lessons().flatMap(\.checks).first)
    let attempt = Attempt(
      lesson: "counts", question: "dense", seed: 0, answer: "1", outcome: .wrong, tryNumber: 1,
      hints: 0, page: 1, seconds: seconds)
    let recorded = RecordedAttempt(attempt: attempt, question: check.template.question(seed: 0))
    #expect(recorded.date == date && recorded.timeOfDay == time)
  }

  /// Whatever a log holds, it is a line and no trap.
  @Test(arguments: [
    "", " ", "0", "+", "1+", "-1", "99999999999999999999", "1+1", "1e999", "1/0", "(((", "nan",
  ])
  func hostileAnswersEndInALine(answer: String) throws {
    for check in try DrillLessons.lessons().flatMap(\.checks) {
      for seconds in [Int.min, 0, Int.max] {
        let attempt = Attempt(
          lesson: check.lesson, question: check.id, seed: .max, answer: answer, outcome: .wrong,
          tryNumber: 1, hints: 0, page: 1, seconds: seconds)
        let text = AttemptText(try DrillLessons.lessons()).text(of: [attempt])
        #expect(text.contains("first try: "))
      }
    }
  }
}
