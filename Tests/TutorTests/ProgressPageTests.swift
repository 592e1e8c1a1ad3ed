import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// What has been done so far, on its page and as text.
@Suite struct ProgressPageTests {
  static let lesson = "watch-the-kernel-slide"

  static func attempt(
    _ question: String, _ outcome: Attempt.Outcome, try number: Int = 1, hints: Int = 0,
    misconception: String? = nil
  ) -> ProgressRecord {
    .answered(
      Attempt(
        lesson: lesson, question: question, seed: 0, answer: "1", outcome: outcome,
        tryNumber: number, hints: hints, misconception: misconception, page: 2,
        seconds: 1_800_000_000))
  }

  static let history: [ProgressRecord] = [
    .visited(
      PageVisit(
        lesson: lesson, page: 2, heading: "Nine products, one sum", step: 3, pageCount: 8,
        questionCount: 3, seconds: 1_800_000_000)),
    attempt("nine/step-1", .wrong, misconception: "That is the flipped kernel."),
    attempt("patch", .wrong, misconception: "That is the flipped kernel."),
    attempt("patch", .right, try: 2),
    attempt("impulse-picture", .right),
  ]

  private func play() throws -> Play {
    Play([try Shipped.lesson(Self.lesson)], progress: Self.history)
  }

  @Test func theCountsAreTheRecords() throws {
    let lesson = LessonQuestions(lesson: Self.lesson, questions: ["patch", "impulse-picture"])
    let summary = ProgressSummary(
      of: LearnerProgress(Self.history), among: [lesson], at: 1_800_000_000)
    #expect(summary.answered == 2 && summary.atOnce == 1 && summary.later == 1)
    #expect(summary.notYet == 0)
    #expect(summary.misconceptions.map(\.words) == ["That is the flipped kernel."])
    #expect(summary.misconceptions.map(\.count) == [2])
    #expect(summary.misconceptions.map(\.lessons) == [[Self.lesson]])
  }

  @Test func thePageShowsThem() throws {
    var play = try play()
    play.press("s")
    expectSnapshot(play.screen, "progress-page")
    play.resize(40, 12)
    expectSnapshot(play.screen, "progress-page-40x12")
    play.press("q")
    #expect(play.screen.contains("continue with 5"))
  }

  @Test func forgettingAsksFirstAndKeepsACopy() throws {
    var play = try play()
    play.press("s x n")
    #expect(play.screen.contains("flipped kernel"))
    play.press("x y")
    #expect(play.copies == 1)
    #expect(play.kept == [.forgotten(lesson: Self.lesson, seconds: play.now.seconds)])
    #expect(play.screen.contains("no lesson begun yet"))
  }

  @Test func asTextItSaysTheSame() throws {
    let items = [MenuItem(try Shipped.lesson(Self.lesson).header, number: 5)]
    expectSnapshot(ProgressText(items, LearnerProgress(Self.history)).text, "progress-text")
  }
}
