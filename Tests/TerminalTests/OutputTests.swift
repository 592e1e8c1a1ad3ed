import Foundation
import Testing

/// No byte of a lesson, of a file's name or of an argument reaches standard output or error that a
/// terminal could take for anything but text.
@Suite(.serialized)
struct OutputTests {
  /// A window title, a bell, a C1 introducer, a right-to-left override, tags and a zero width space.
  static let hostile =
    "x\u{1B}]0;CANARY\u{7}y\u{9B}31m\u{202E}z\u{2066}\u{E0041}\u{E007F}\u{200B}w"

  private static let script = """
    ---
    id: hostile
    title: T \(hostile)
    minutes: 3
    summary: S \(hostile)
    ---
    # T \(hostile)

    ## P \(hostile)

    Words \(hostile) and `code \(hostile)`.

    ```figure kernel-slide
    input:
      1 2 3
      4 5 6
      7 8 9
    kernel:
      1 0
      0 1
    say:
      1: A sentence \(hostile).
    ```

    ## Q

    ```quiz id=check
    What \(hostile) is `= n` and 1?

    where: n in 1, 2, 3
    = n + 1
    - = n
      > Not \(hostile).
    ? Hint \(hostile).
    why: Why \(hostile).
    ```
    """

  /// A folder with the lesson in it, and a faulty one under a hostile name.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Data(Self.script.utf8).write(to: URL(fileURLWithPath: folder.path + "/01-hostile.md"))
    let name = "/02-bad\u{1B}[31m\u{202E}\u{E0041}.md"
    try Data("no lesson\n".utf8).write(to: URL(fileURLWithPath: folder.path + name))
    return folder
  }

  /// Scalars that are not text, but for the ends of lines.
  private func unsafe(_ text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x0D: return false
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069,
        0xE0000...0xE0FFF:
        return true
      default: return scalar == "\u{FFFD}"
      }
    }.map { "U+" + String($0.value, radix: 16) }
  }

  @Test(arguments: [
    ["list"], ["show", "1"], ["show", "1", "--ascii"], ["show", "2"], ["check"],
    ["play", "1", "--plain"], ["replay", "1", "--plain"], ["practice", "1", "--plain"],
    ["review", "--plain"], ["progress"], ["progress", "--json"], ["progress", "attempts"],
    ["progress", "reset", "1", "--yes"], ["play", "2", "--plain"], ["play", hostile],
    ["show", "./\(hostile)/no.md"], ["progress", "reset", hostile, "--yes"],
    ["practice", "1", "--question", hostile], ["eval", hostile], [hostile], ["--\(hostile)"],
  ])
  func everyByteIsText(arguments: [String]) throws {
    let folder = try folder()
    // A log with an answer that was wrong in hostile words.
    let record =
      #"{"v":1,"t":1760000000,"do":"answered","lesson":"hostile","question":"check","#
      + #""seed":"0","answer":"\#(Self.hostile.jsonEscaped)","outcome":"wrong","try":1,"#
      + #""hints":0,"page":2,"misconception":"M \#(Self.hostile.jsonEscaped)","#
      + #""mistakes":"\#(Self.hostile.jsonEscaped)"}"# + "\n"
    let data = folder.path + "/data"
    try FileManager.default.createDirectory(
      atPath: data + "/convtutor", withIntermediateDirectories: true)
    try Data(record.utf8).write(
      to: URL(fileURLWithPath: data + "/convtutor/progress.jsonl"))
    let terminal = try PseudoTerminal(
      arguments, columns: 200,
      environment: [
        "CONVTUTOR_LESSONS": folder.path, "XDG_DATA_HOME": data,
      ])
    // Any line is answered, and the end of input ends it.
    for line in ["?", "n", "h", "5", "2", "9", "-9223372036854775808", "n", "q"] {
      terminal.type(line + "\n")
    }
    let end = terminal.end()
    #expect(end != nil, "it ends")
    if case .signal(let number) = end { Issue.record("signal \(number)") }
    let text = terminal.text + terminal.errorText
    #expect(!text.isEmpty)
    #expect(unsafe(text).isEmpty, "\(unsafe(text)) in \(text.debugDescription)")
  }

  /// Nothing in the program writes but `Output`, and `Output` takes safe text alone.
  @Test func onlyOutputWrites() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/convtutor")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var found: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", file.lastPathComponent != "Output.swift" else {
        continue
      }
      let text = try String(contentsOf: file, encoding: .utf8)
      for call in ["print(", "fputs(", "puts(", "printf(", "Glibc.write", " write(1", "stdout"]
      where text.contains(call) {
        found.append("\(file.lastPathComponent): \(call)")
      }
    }
    #expect(found.isEmpty, "\(found)")
  }
}

extension String {
  /// The text inside a JSON string.
  fileprivate var jsonEscaped: String {
    unicodeScalars.map { scalar in
      scalar.value < 0x20
        ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        : String(scalar)
    }.joined()
  }
}
