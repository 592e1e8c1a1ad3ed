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

  /// Runs `check` with a folder in place of `DIR`; gives what is printed, with the folder as `DIR`.
  private func run(
    _ arguments: [String], in files: [String: String]
  ) throws -> (end: PseudoTerminal.End?, lines: [String]) {
    let folder = try TemporaryFolder()
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    let terminal = try PseudoTerminal(
      arguments.map { $0.replacingOccurrences(of: "DIR", with: folder.path) }, columns: 500)
    let end = terminal.end()
    let lines = (terminal.text + terminal.errorText).split(whereSeparator: \.isNewline)
    return (end, lines.map { $0.replacingOccurrences(of: folder.path, with: "DIR") })
  }

  private static func lesson(id: String, needs: String = "b") -> String {
    "---\nid: \(id)\ntitle: T\nminutes: 1\nneeds: \(needs)\n---\n# T\n\n## P\n\ntext\n"
  }

  @Test func aFolderIsCheckedWithoutItsREADME() throws {
    let files = [
      "README.md": "# Lessons", "01-a.md": Self.lesson(id: "a"),
      "02-b.md": Self.lesson(id: "b", needs: "x"),
    ]
    let found =
      "DIR/02-b.md:5:8: warning: no lesson of this folder is `x`; give its id, or remove it"
    for arguments in [["DIR"], ["DIR/README.md", "DIR/01-a.md", "DIR/02-b.md"]] {
      let (end, lines) = try run(["check"] + arguments, in: files)
      #expect(end == .status(0))
      #expect(lines == [found])
    }
    let (end, lines) = try run(["check", "--strict", "DIR"], in: files)
    #expect(end == .status(1))
    #expect(lines == [found])
  }

  @Test func nothingToCheckIsNoSuccess() throws {
    #expect(try run(["check", "DIR/README.md"], in: ["README.md": ""]).end == .status(2))
    let (end, lines) = try run(["check", "DIR"], in: ["README.md": ""])
    #expect(end == .status(1))
    #expect(lines == ["DIR holds no lessons, which are files named like 05-name.md"])
  }

  @Test func theCourseIsPassedInSilence() throws {
    let terminal = try PseudoTerminal(["check", "--strict"], columns: 500)
    #expect(terminal.end() == .status(0))
    #expect(terminal.text + terminal.errorText == "")
  }

  @Test func drawsAreCountedWhereThatIsAskedFor() throws {
    let quiz = "\n```quiz id=q\nA?\nwhere: n in 1, 2, 3\nwhen: n > 1\n= n\n```\n"
    let files = ["01-b.md": Self.lesson(id: "a").replacing("needs: b\n", with: "") + quiz]
    #expect(try run(["check", "DIR"], in: files).lines == [])
    #expect(
      try run(["check", "--verbose", "DIR"], in: files).lines == [
        "DIR/01-b.md: quiz q asks 2 of 3 draws"
      ])
  }

  @Test func aNewLessonIsGoodAndOverwritesNothing() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/21-My first: lesson.md"
    #expect(try PseudoTerminal(["new", path], columns: 500).end() == .status(0))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("---\nid: my-first-lesson\ntitle: My first lesson\n"))
    let check = try PseudoTerminal(["check", "--strict", path], columns: 500)
    #expect(check.end() == .status(0))
    #expect(check.text == "")
    #expect(try PseudoTerminal(["new", path], columns: 500).end() == .status(1))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    // A second lesson of that name gets an id of its own.
    #expect(
      try PseudoTerminal(["new", "\(folder.path)/22-my-first-lesson.md"]).end() == .status(0))
    #expect(try PseudoTerminal(["check", "--strict", folder.path]).end() == .status(0))
    #expect(try PseudoTerminal(["new", "\(folder.path)/README.md"]).end() == .status(2))
  }
}
