import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// The page after the last: what to take away, what was skipped, what comes back.
@Suite struct LessonEndTests {
  private static let script = QuickCheckTests.script.replacing(
    "\n---\n# ",
    with: """

      takeaways:
        A filter has a slice for each input channel, and one bias for the whole of it.
        Sharing saves memory, not work.
      ---
      #\u{20}
      """)

  private func play(
    _ keys: String, columns: Int = 80, rows: Int = 24, progress: [ProgressRecord] = []
  ) throws -> Play {
    var play = try Play(script: Self.script, columns: columns, rows: rows, progress: progress)
    play.press(keys)
    return play
  }

  @Test func saysWhatToTakeAwayAndWhatWasSkipped() throws {
    let play = try play("n n n")
    expectSnapshot(play.screen, "end-skipped")
    #expect(play.screen.contains("• Sharing saves memory, not work."))
    #expect(play.screen.contains("Skipped: the checks on pages 1, 2, 3."))
    #expect(!play.screen.contains("✓"), "what is skipped is not done")
  }

  @Test func theSkippedCheckIsOneKeyAway() throws {
    var play = try play("n n n 2")
    #expect(play.screen.contains("check 1 of 3"))
    play.press("PgDn PgDn PgDn q")
    #expect(play.screen.contains("○ Counting weights"), "\(play.screen)")
  }

  @Test func whatWasAnsweredComesBackAndTheLessonIsDone() throws {
    let answered = try allAnswered()
    var play = try play("PgDn PgDn PgDn", progress: answered)
    expectSnapshot(play.screen, "end-done")
    #expect(play.screen.contains("✓") && !play.screen.contains("Skipped"))
    #expect(play.screen.contains("For review: "))
    play.press("q")
    #expect(play.screen.contains("✓ Counting weights"), "\(play.screen)")
  }

  /// An answer to every check of the lesson, each right at once.
  private func allAnswered() throws -> [ProgressRecord] {
    let lesson = try #require(try Play(script: Self.script).lessons["counts"])
    return lesson.questions.map {
      .answered(
        Attempt(
          lesson: "counts", question: $0, seed: 0, answer: "1", outcome: .right, tryNumber: 1,
          hints: 0, page: 1, seconds: 1_800_000_000))
    }
  }

  @Test func aSmallScreenShowsWhatWasLearnedFirst() throws {
    var play = try play("n n n", columns: 40, rows: 12)
    expectSnapshot(play.screen, "end-40x12")
    play.press("↓")
    #expect(play.screen.contains("► 2  answer what was skipped"), "\(play.screen)")
  }
}
