import LessonScript
import Testing
import TextScreen

@testable import Tutor

/// Figures of very many small steps: how they play, and how they are told in words.
@Suite struct RunTests {
  private static let body = """
    model: linear
    epochs: 3
    images: 128
    tests: 8
    """

  private static func script(_ more: String) -> String {
    """
    ---
    id: run
    title: Run
    minutes: 1
    ---
    # Run

    ## Training

    ```figure training id=run
    \(body)
    \(more)
    ```
    """
  }

  private func play(
    _ keys: String, _ more: String = "", options: SessionOptions = SessionOptions()
  ) throws -> Play {
    var play = try Play(script: Self.script(more), options: options)
    play.press(keys)
    return play
  }

  /// Lets ticks of the clock pass, and work between them; the step after each.
  private func steps(_ play: inout Play, ticks: Int) -> [Int] {
    var steps: [Int] = []
    while steps.count < ticks, play.session.deadline != nil {
      let before = play.now.instant
      play.wait(ticks: 1)
      // Work is due at once; only a tick takes time.
      if play.now.instant > before { steps.append(play.session.lesson?.page?.figure?.step ?? 0) }
    }
    return steps
  }

  @Test(arguments: [("Space", [2, 3, 4]), ("+ Space", [3, 5]), ("+ + Space", [5, 9])])
  func aBatchTakesATick(_ keys: String, _ expected: [Int]) throws {
    var play = try play(keys)
    #expect(steps(&play, ticks: expected.count) == expected)
  }

  /// A sentence is read, and an epoch's end seen, at any speed.
  @Test func playStopsForSentences() throws {
    var play = try play(
      "+ + Space", "say:\n  4: Here the batch is shown for as long as it takes to read this.")
    let steps = steps(&play, ticks: 6)
    #expect(steps.first == 4 && steps.count { $0 == 4 } > 3, "\(steps)")
  }

  @Test func withoutMotionItGoesByEpochs() throws {
    var options = SessionOptions()
    options.reducesMotion = true
    var play = try play("Space", options: options)
    let steps = steps(&play, ticks: 100)
    #expect(Set(steps) == [1, 5, 9, 13], "\(steps)")
  }

  /// Paused, or while a prediction is open, nothing is computed once the step is whole.
  @Test func nothingRunsUnasked() throws {
    var asking = try play("", "predict: 1")
    #expect(asking.session.deadline == nil)
    asking.press("Esc →")
    #expect(asking.session.deadline != nil)
    asking.wait(ticks: 1_000)
    #expect(asking.session.deadline == nil)
    #expect(asking.session.lesson?.page?.figure?.hasWork == false)
  }

  /// By lines a run goes from epoch to epoch, and each has its result.
  @Test func linesGoByEpochs() throws {
    let lesson = try PlayableLesson(Lesson(parsing: Self.script("say:\n  3: Half an epoch.")))
    var session = PlainSession(lesson)
    #expect(inOneLine(session.opening).contains("batch 0 of 12: loss on the test digits 0."))
    let replies = (0..<4).map { _ in inOneLine(session.respond(to: "", at: 0).text) }
    for (reply, batch) in zip(replies, [2, 4, 8, 12]) {
      #expect(reply.contains("batch \(batch) of 12: loss on the test digits"), "\(reply)")
    }
    #expect(replies[0].contains("Half an epoch."))
    #expect(inOneLine(session.respond(to: "b", at: 0).text).contains("batch 11 of 12: loss"))
  }

  private func inOneLine(_ text: PlainText) -> String {
    text.description.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test func showTellsEpochs() throws {
    let text = LessonText().text(of: try PlayableLesson(Lesson(parsing: Self.script(""))))
    let told = text.split(separator: "\n").filter { $0.hasPrefix("step ") }
    #expect(
      told.map { $0.prefix { $0 != "," } } == [
        "step 1 of 13", "step 5 of 13", "step 9 of 13", "step 13 of 13",
      ])
    #expect(!text.contains("no result yet"))
  }
}
