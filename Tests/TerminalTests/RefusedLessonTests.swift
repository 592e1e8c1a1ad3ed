import Foundation
import TestSupport
import Testing

/// A faulty lesson, whose faults are found when its first page is on screen already.
@Suite(.serialized)
struct RefusedLessonTests {
  /// A folder with the lesson in it, and the lesson's path.
  private func folder() throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/01-faulty.md"
    try Data(faultyLessonText.utf8).write(to: URL(fileURLWithPath: path))
    return (folder, path)
  }

  private func expectRefusal(_ terminal: PseudoTerminal, _ path: String) throws {
    #expect(terminal.end() == .status(1))
    #expect(terminal.modes == terminal.firstModes)
    let check = try PseudoTerminal(["check", path], columns: 500)
    #expect(check.end() == .status(1))
    let lines = check.text.split(whereSeparator: \.isNewline)
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix(path) })
    #expect(terminal.errorText == "convtutor: " + lines.joined(separator: "\n") + "\n")
  }

  @Test(arguments: ["play", "replay"]) func everyFaultIsToldAndTheScreenIsLeft(
    command: String
  ) throws {
    let (folder, path) = try folder()
    let terminal = try PseudoTerminal([command, path, "--lessons", folder.path])
    try expectRefusal(terminal, path)
    let text = terminal.text
    #expect(text.lastPlace(of: "\u{1B}[?1049h") < text.lastPlace(of: "\u{1B}[?1049l"))
  }

  /// However fast it is left.
  @Test(arguments: ["Q", "q", "n"]) func typingAheadChangesNothing(
    keys: String
  ) throws {
    let (folder, path) = try folder()
    let terminal = try PseudoTerminal(["play", path, "--lessons", folder.path])
    terminal.type(keys)
    try expectRefusal(terminal, path)
  }

  @Test func fromTheMenuItGoesBackThere() throws {
    let (folder, path) = try folder()
    let terminal = try PseudoTerminal(["menu", "--lessons", folder.path], columns: 200)
    #expect(terminal.waits(for: "A faulty lesson"))
    terminal.type("\r")
    #expect(terminal.waits(for: "\(path):18:"))
    terminal.type("Q")
    #expect(terminal.end() == .status(0))
    #expect(terminal.modes == terminal.firstModes && terminal.errorText.isEmpty)
  }
}
