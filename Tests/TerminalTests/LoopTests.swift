import Learning
import LessonScript
import Testing
import TextScreen
import Tutor

@testable import convtutor

/// The loop with a terminal that is a list: events in, frames out, a clock that is set by hand.
@Suite struct LoopTests {
  private static let script = """
    ---
    id: slide
    title: A window slides
    minutes: 1
    ---
    # A window slides

    ## The window

    ```figure kernel-slide
    input:
      1 2 3 4
      5 6 7 8
      9 1 2 3
      4 5 6 7
    kernel:
      1 0
      0 1
    ```

    ## The second page

    That is all.
    """

  private func loop(
    _ steps: [ScriptedTerminal.Step], script: String = script, fault: String? = nil
  ) throws -> (loop: Loop<ScriptedWorld>, terminal: ScriptedTerminal, log: Log) {
    let log = Log()
    let terminal = ScriptedTerminal(steps, log: log)
    let lesson = try Lesson(parsing: script)
    let world = ScriptedWorld(lesson: lesson, log: log, fault: fault)
    let session = Session(
      items: [MenuItem(lesson.header, number: 1)], progress: LearnerProgress(),
      glyphs: terminal.glyphs, at: world.time(at: terminal.now))
    return (Loop(session: session, terminal: terminal, world: world), terminal, log)
  }

  private func keys(_ text: String) -> [ScriptedTerminal.Step] {
    text.map { .key($0 == "⏎" ? .enter : .character($0)) }
  }

  /// Every event is followed by a frame of the state that it led to; quitting ends without one.
  @Test func aKeyIsAFrame() throws {
    var (loop, terminal, log) = try loop(keys("⏎") + [.wait(milliseconds: 1)] + keys("lQ"))
    try loop.run()
    #expect(terminal.frames.count == 4)
    #expect(terminal.frames[0].description.contains("start with 1"))
    #expect(terminal.frames[1].description.contains("step 1 of 9"))
    #expect(terminal.frames[2] == terminal.frames[1], "the other pages are made, and not seen")
    #expect(terminal.frames[3].description.contains("step 2 of 9"))
    #expect(log.lines == ["draw", "read", "draw", "draw", "keep", "draw", "keep"])
  }

  @Test func theEndOfInputKeepsThePlaceAndEnds() throws {
    var (loop, terminal, log) = try loop(keys("⏎l"))
    try loop.run()
    #expect(log.lines.last == "keep" && terminal.screen.contains("step 2 of 9"))
  }

  @Test func aTerminalThatFailsEndsTheLoop() throws {
    var (loop, _, _) = try loop(keys("⏎") + [.wait(milliseconds: 1), .fail])
    do {
      try loop.run()
      Issue.record("the loop goes on")
    } catch { #expect(error as? TerminalError == TerminalError("the terminal is gone")) }
  }

  @Test func aResizeIsDrawnInTheNewSize() throws {
    let small = Size(columns: 40, rows: 12)
    var (loop, terminal, _) = try loop(keys("⏎") + [.wait(milliseconds: 1), .resize(small)])
    try loop.run()
    #expect(terminal.frames.last?.size == small)
    #expect(terminal.frames.dropLast().allSatisfy { $0.size.columns == 80 })
  }

  /// The terminal forgets the screen before the next frame is drawn, and the frame is the same.
  @Test func redrawComesBeforeTheNextFrame() throws {
    var (loop, terminal, log) = try loop([.key(.control("l"))])
    try loop.run()
    #expect(log.lines == ["draw", "redraw", "draw"])
    #expect(terminal.frames.count == 2 && terminal.frames[0] == terminal.frames[1])
  }

  /// At rest there is no deadline, so nothing wakes up however long it lasts.
  @Test func nothingWakesUpAtRest() throws {
    var (loop, terminal, _) = try loop(
      [.wait(milliseconds: 100_000)] + keys("⏎") + [.wait(milliseconds: 1)] + keys("l")
        + [.wait(milliseconds: 100_000)])
    try loop.run()
    // One tick makes the pages that are missing.
    #expect(terminal.tickCount == 1)
    #expect(terminal.deadlines.first == .some(nil) && terminal.deadlines.last == .some(nil))
  }

  /// While a figure plays, keys neither hold the next tick back nor bring it forward.
  @Test func aDeadlineIsAbsolute() throws {
    let pressing = (0..<20).flatMap { _ -> [ScriptedTerminal.Step] in
      [.wait(milliseconds: 10), .key(.character("j"))]
    }
    var (loop, terminal, _) = try loop(
      keys("⏎") + [.wait(milliseconds: 1)] + keys(" ") + pressing)
    try loop.run()
    let playing = terminal.deadlines.dropFirst(3).compactMap(\.self)
    // One tick in 80 ms, 20 keys in 200 ms.
    #expect(Set(playing.map(\.nanoseconds)).count == 3, "\(playing)")
    #expect(terminal.tickCount == 3)
    let steps = zip(playing, playing.dropFirst()).map { $1.nanoseconds - $0.nanoseconds }
    #expect(steps.allSatisfy { $0 == 0 || $0 == 80_000_000 })
  }

  /// A frame that the terminal dropped is not shown later: the next one shows the newest state.
  @Test func aDroppedFrameIsReplacedByTheNewest() throws {
    var (loop, terminal, _) = try loop(
      keys("⏎") + [.wait(milliseconds: 1), .stall(frames: 3)] + keys("llll"))
    try loop.run()
    #expect(terminal.droppedCount == 3)
    #expect(terminal.screen.contains("step 5 of 9"))
    #expect(!terminal.frames.contains { $0.description.contains("step 3 of 9") })
  }

  /// Keys that wait are handled in a row, with 30 frames a second and one of the last state.
  @Test(arguments: [(1_000, 0, 0), (1_000, 100, 3), (1_000, 1_000, 29), (100, 40_000, 99)])
  func framesAreNotDrawnForEveryKeyThatWaits(
    count: Int, microseconds: Int64, between: Int
  ) throws {
    let keys = (0..<count).map { Key.character($0 % 2 == 0 ? "l" : "h") } + [.character("l")]
    var (loop, terminal, _) = try loop(
      self.keys("⏎") + [.wait(milliseconds: 1), .burst(keys, microseconds: microseconds)])
    let opening = 3
    try loop.run()
    #expect((between...between + 2).contains(terminal.frames.count - opening))
    #expect(terminal.screen.contains("step 2 of 9"))
  }

  /// `Q` behind a thousand keys ends the program without a frame for each.
  @Test func quittingDoesNotWaitForFrames() throws {
    let keys = Array(repeating: Key.character("x"), count: 1_000) + [.character("Q")]
    var (loop, terminal, _) = try loop([.burst(keys, microseconds: 0), .fail])
    try loop.run()
    #expect(terminal.frames.count == 1)
  }

  /// Effects are performed in the order in which they are returned, each with its answer.
  @Test func effectsComeInOrder() throws {
    var (loop, terminal, log) = try loop(
      keys("⏎") + [.wait(milliseconds: 1)] + keys("lR") + [.wait(milliseconds: 1)])
    try loop.run()
    // Starting over keeps the place before the lesson is read again.
    #expect(log.lines.suffix(6) == ["draw", "keep", "read", "draw", "draw", "keep"])
    #expect(terminal.screen.contains("step 1 of 9"))
  }

  @Test func whatCannotBeKeptIsOnTheScreenAtOnce() throws {
    var (loop, terminal, _) = try loop(
      keys("⏎") + [.wait(milliseconds: 1)] + keys("n"), fault: "not saved: disk full")
    try loop.run()
    #expect(terminal.screen.contains("not saved: disk full"))
  }

  /// A fault found when the first frame is on screen already leads back to the menu.
  @Test func aFaultyPageIsRefusedAfterTheFirstFrame() throws {
    let script = Self.script.replacing("That is all.", with: "This is `= 1/0`.")
    var (loop, terminal, log) = try loop(
      keys("⏎") + [.wait(milliseconds: 1)], script: script)
    try loop.run()
    #expect(log.lines.contains("refuse"))
    #expect(terminal.frames[1].description.contains("step 1 of 9"))
    #expect(terminal.screen.contains("division by zero"))
  }
}
