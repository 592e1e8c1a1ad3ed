import Foundation
import Glibc
import Testing

/// The place in a lesson is kept however the program ends.
@Suite(.serialized)
struct PlaceTests {
  private static let lesson = """
    ---
    id: slide
    title: A window slides
    minutes: 1
    ---
    # A window slides

    ## Words

    Some words.

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
    """

  /// Plays the lesson up to step 4 of its second page, faster than steps are kept.
  private func played() throws -> (PseudoTerminal, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let file = folder.path + "/slide.md"
    try Self.lesson.write(toFile: file, atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(["play", file])
    try #require(terminal.waits(for: "Some words."))
    // A redraw at the end, since else only what differs is sent.
    terminal.type("nlll\u{C}")
    try #require(terminal.waits(for: "step 4 of 9"))
    return (terminal, folder)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func afterASignal(signal: Int32) throws {
    let (terminal, _) = try played()
    terminal.send(signal)
    #expect(terminal.end() == .signal(signal))
    #expect(terminal.log.last?.contains("\"step\":4") == true, "\(terminal.log)")
  }

  @Test func afterControlC() throws {
    let (terminal, _) = try played()
    terminal.type("\u{3}")
    #expect(terminal.end() == .signal(SIGINT))
    #expect(terminal.log.last?.contains("\"step\":4") == true, "\(terminal.log)")
  }

  @Test func whenTheWindowIsClosed() throws {
    let (terminal, _) = try played()
    terminal.hangUp()
    #expect(terminal.end(within: 3) != nil)
    #expect(terminal.log.last?.contains("\"step\":4") == true, "\(terminal.log)")
  }

  /// Nothing can be done then; the page was kept when it was reached.
  @Test func afterAKill() throws {
    let (terminal, _) = try played()
    terminal.send(SIGKILL)
    #expect(terminal.end() == .signal(SIGKILL))
    #expect(terminal.log.last?.contains("\"page\":2") == true, "\(terminal.log)")
  }
}
