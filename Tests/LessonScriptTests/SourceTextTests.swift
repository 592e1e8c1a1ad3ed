import LessonScript
import Testing

@Suite struct SourceTextTests {
  @Test func byteOrderMarkAndLineEndsDoNotCount() throws {
    let plain = try Lesson(parsing: goodLesson)
    let windows = goodLesson.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(try Lesson(bytes: [0xEF, 0xBB, 0xBF] + Array(goodLesson.utf8)) == plain)
    #expect(try Lesson(parsing: windows) == plain)
    #expect(try Lesson(bytes: [0xEF, 0xBB, 0xBF] + Array(windows.utf8)) == plain)
    #expect(try Lesson(parsing: goodLesson + "\n\n") == plain)
    let mixed =
      Array(windows.prefix(windows.count / 2).utf8)
      + Array(
        goodLesson.suffix(goodLesson.count - goodLesson.count / 2).utf8)
    #expect(throws: Never.self) { _ = Lesson.reading(mixed) }
  }

  @Test func columnsAreCharactersAlsoOnTheFirstLineAndInLongLines() {
    #expect(
      errors(in: [0xEF, 0xBB, 0xBF] + Array("é\n".utf8))
        == ["1:1: expected `---`: a lesson starts with its front matter"])
    for count in [0, 1, 127, 128, 129, 1000] {
      let before = String(repeating: "é", count: count)
      let text = lesson("```figure k x\(before)\n```\n")
      #expect(
        errors(in: text) == ["10:13: expected `id=…` after the kind, found \(quoted("x" + before))"]
      )
      let second = lesson("```figure \(before)k x\n```\n")
      #expect(errors(in: second) == ["10:\(13 + count): expected `id=…` after the kind, found `x`"])
    }
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], "11:2: not UTF-8: byte 0xFF; save the file as UTF-8"),
      // A continuation alone, overlong, a surrogate, past U+10FFFF, cut short; é in Latin-1.
      ([0xC3, 0xA9, 0x9B], "11:2: not UTF-8: byte 0x9B; save the file as UTF-8"),
      ([0xC0, 0x9B], "11:1: not UTF-8: byte 0xC0; save the file as UTF-8"),
      ([0xE0, 0x80, 0x9B], "11:1: not UTF-8: byte 0xE0; save the file as UTF-8"),
      ([0xED, 0xA0, 0x80], "11:1: not UTF-8: byte 0xED; save the file as UTF-8"),
      ([0xF4, 0x90, 0x80, 0x80], "11:1: not UTF-8: byte 0xF4; save the file as UTF-8"),
      ([0xF0, 0x9F, 0x98], "11:1: not UTF-8: byte 0xF0; save the file as UTF-8"),
      ([0x63, 0x61, 0x66, 0xE9, 0x20], "11:4: not UTF-8: byte 0xE9; save the file as UTF-8"),
      ([0x61, 0x00], "11:2: a NUL byte; a lesson is a text file"),
      ([0x61, 0x0D], "11:2: a carriage return without a line feed; lines end with LF or CR LF"),
      (
        [0x61, 0x0D, 0x62],
        "11:2: a carriage return without a line feed; lines end with LF or CR LF"
      ),
    ] as [([UInt8], String)])
  func whatIsNoTextIsRefused(_ bytes: [UInt8], _ expected: String) {
    #expect(errors(in: Array(lesson("\n").utf8) + bytes) == [expected])
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x2D, 0x00], [0x89, 0x50, 0x4E, 0x47], [0x7F, 0x45, 0x4C, 0x46, 0x00],
      [0x1F, 0x8B],
    ] as [[UInt8]])
  func otherFilesAreRefused(_ bytes: [UInt8]) {
    #expect(errors(in: bytes).count == 1)
  }

  @Test func everyScalarIsAccepted() throws {
    for value in [0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32]
    {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(try shape(page("x\(scalar)y").blocks) == "p(x\(scalar)y)")
    }
  }

  @Test func controlCharactersAreKeptForTheScreenToShow() throws {
    #expect(try shape(page("a\u{1B}[31m\u{7}b").blocks) == "p(a\u{1B}[31m\u{7}b)")
  }
}
