import Figures
import KindExamples
import Testing

@testable import TextScreen
@testable import Tutor

/// The session times long work by a clock that is handed in.
@Suite struct StopwatchTests {
  @Test func aSliceIsTimed() throws {
    let script = try KindExample.scripted("cost-race", "rows: 9\ncolumns: 12\nshow: race")
    var player = FigurePlayer(script, asksPredictions: true, reducesMotion: false)
    let clock = Ticking()
    #expect(!player.hasWork, "nothing runs before it is asked for")
    player.go(to: 2)
    var slices = 0
    while player.hasWork, slices < 100 {
      player.work(timedBy: { clock.next() })
      slices += 1
    }
    #expect(slices == 2)
    // Both slices took as long by this clock.
    #expect(player.figure.caption(at: player.moment).hasSuffix("time here 1 to 1"))
  }

  /// A clock that goes on by a second whenever it is read.
  private final class Ticking: @unchecked Sendable {
    private var seconds: Int64 = 0
    func next() -> Instant {
      seconds += 1
      return Instant(nanoseconds: seconds * 1_000_000_000)
    }
  }
}
