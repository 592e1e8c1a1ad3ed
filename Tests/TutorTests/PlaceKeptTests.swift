import Learning
import Testing
import TextScreen

@testable import Tutor

/// Where a lesson is kept while it is played, and what is asked when it is taken up again.
@Suite struct PlaceKeptTests {
  private static let script = """
    ---
    id: places
    title: Places
    minutes: 1
    ---
    # Places

    ## A window

    ```figure kernel-slide id=slide
    input:
      1 2 3 4
      5 6 7 8
      9 1 2 3
      4 5 6 7
    kernel:
      1 0
      0 1
    predict: 2, 3, 5
    ```

    ## The end

    Words.
    """

  private func steps(_ play: Play) -> [Int] {
    play.kept.compactMap { if case .visited(let visit) = $0 { visit.step } else { nil } }
  }

  @Test func stepsAreKeptAtMostOnceASecond() throws {
    var play = try Play(script: Self.script)
    let later = { (play: inout Play) in
      play.now.instant = play.now.instant.advanced(milliseconds: 400)
    }
    for _ in 0..<8 {
      play.press("G")
      later(&play)
      play.press("←")
      later(&play)
    }
    // 6.4 seconds of steps: the first at once, then one a second.
    #expect((6...8).contains(steps(play).count), "\(steps(play))")
    // What is left is kept with the lesson.
    play.press("g Q")
    #expect(steps(play).last == 1)
  }

  @Test func aPageIsKeptAtOnce() throws {
    var play = try Play(script: Self.script)
    play.press("→ PgDn")
    guard case .visited(let visit) = play.kept.last else {
      Issue.record("nothing was kept")
      return
    }
    #expect(visit.page == 2)
  }

  @Test func playIsKeptToo() throws {
    var play = try Play(script: Self.script, options: SessionOptions(asksPredictions: false))
    play.press("Space")
    play.wait(ticks: 200)
    #expect(steps(play).count > 2, "\(steps(play))")
  }

  @Test func whatWasAnsweredIsNotAskedAgain() throws {
    var first = try Play(script: Self.script)
    first.press("→ 5 Enter → Tab Q")
    var second = try Play(script: Self.script, progress: first.kept)
    #expect(second.screen.contains("step 3 of 9") && !second.screen.contains("◆"))
    second.press("g → →")
    #expect(!second.screen.contains("◆"), "neither the answered nor the skipped one")
    second.press("→ →")
    #expect(second.screen.contains("◆"), "what was not reached is asked")
    second.press("Esc r →")
    #expect(second.screen.contains("◆"), "starting the figure over asks again")
    var replay = try Play(script: Self.script, progress: first.kept)
    replay.open("places", replayedWith: 3)
    replay.press("→")
    #expect(replay.screen.contains("◆"), "and so does a replay")
  }
}
