import Testing
import TextScreen

@testable import Tutor

/// How fast a figure plays, and that its words do not run ahead of its numbers.
@Suite struct PaceTests {
  private static let script = """
    ---
    id: pace
    title: Pace
    minutes: 1
    ---
    # Pace

    ## A window

    ```figure kernel-slide
    input:
      1 2 3 4
      5 6 7 8
      9 1 2 3
    kernel: box
    say:
      2: The map is full.
    ```
    """

  private func play(_ keys: String) throws -> Play {
    var play = try Play(script: Self.script)
    play.press(keys)
    return play
  }

  /// The seconds from a start until the second step begins.
  @Test(arguments: [
    ("- - - =", 2.56), ("- -", 10.24), ("- - - -", 10.24), ("-", 5.12), ("", 2.56), ("+", 1.28),
    ("+ + + +", 0.64),
  ])
  func aStepOfNineProductsTakesItsTime(_ keys: String, _ seconds: Double) throws {
    var play = try play("\(keys) Space")
    let start = play.now.instant.nanoseconds
    for _ in 0..<200 where play.session.lesson?.page?.figure?.step == 1 { play.wait(ticks: 1) }
    let taken = Double(play.now.instant.nanoseconds - start) / 1e9
    #expect(abs(taken - seconds) < 0.4, "\(taken)")
  }

  @Test func theProductsComeOneByOne() throws {
    var play = try play("- - Space")
    var counts: [Int] = []
    for _ in 0..<32 {
      counts.append(play.screen.split(separator: "×").count - 1)
      play.wait(ticks: 1)
    }
    let steps = zip(counts, counts.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { (0...1).contains($0) }, "\(counts)")
    #expect(Set(counts).count > 8)
  }

  @Test func theWordsComeWithTheCellAndStay() throws {
    var play = try play("Space")
    var shown = 0
    for _ in 0..<200 {
      play.wait(ticks: 1)
      let figure = try #require(play.session.lesson?.page?.figure)
      guard figure.step == 2 else { continue }
      let says = play.screen.contains("The map is full.")
      #expect(says == (figure.moment == figure.figure.rest(at: 2)))
      if says { shown += 1 }
    }
    // Half a tick a character, at least: time to read them.
    #expect(shown >= 8)
  }
}
