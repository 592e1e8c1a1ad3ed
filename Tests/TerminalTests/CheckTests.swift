import Foundation
import Testing

/// `convtutor check` as an author runs it.
@Suite struct CheckTests {
  /// Checks a lesson with a body that starts on line 10; gives what is printed, without the path.
  private func check(_ body: String) throws -> (end: PseudoTerminal.End?, lines: [String]) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/01-a.md"
    let text = "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n## P\n\n\(body)\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let terminal = try PseudoTerminal(["check", path], columns: 500)
    let end = terminal.end()
    let lines = terminal.text.split(whereSeparator: \.isNewline)
    return (end, lines.map { $0.replacingOccurrences(of: path, with: "FILE") })
  }

  private static let warning =
    "FILE:10:6: warning: the invisible character U+202E, right-to-left override, lets text read "
    + "differently than it is stored; remove it unless the text needs it"

  @Test func aDirectionCharacterIsAWarning() throws {
    let (end, lines) = try check("é3×3 \u{202E}x")
    #expect(end == .status(0))
    #expect(lines == [Self.warning])
  }

  @Test func anErrorFollowsTheWarnings() throws {
    let (end, lines) = try check("é3×3 \u{202E}x `= 1/0`")
    #expect(end == .status(1))
    #expect(lines == [Self.warning, "FILE:10:13: division by zero: 1 / 0"])
  }

  @Test func aGoodLessonIsPassedInSilence() throws {
    let (end, lines) = try check("3×3 … – ±")
    #expect(end == .status(0))
    #expect(lines == [])
  }
}
