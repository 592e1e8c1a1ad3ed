import LessonScript
import Testing

/// Text in a figure's body that is read again, with its places in the file.
@Suite struct NestedTextTests {
  @Test func markupOfALineHasItsPlaceInTheFile() throws {
    let line = Located("A *field* of `= fiel + 1`.", at: SourceLocation(line: 7, column: 5))
    let prose = try line.prose()
    #expect(prose.plainText == "A field of fiel + 1.")
    guard case .expression(let expression) = prose[3] else { return #expect(Bool(false)) }
    #expect(expression == Located("fiel + 1", at: SourceLocation(line: 7, column: 21)))
  }

  @Test func anEmptyLineIsEmptyProse() throws {
    #expect(try Located("", at: SourceLocation(line: 1, column: 1)).prose().isEmpty)
  }

  private func lines(_ text: [(Int, String)]) -> [Located<String>] {
    text.enumerated().map { Located($1.1, at: SourceLocation(line: 20 + $0, column: $1.0)) }
  }

  @Test func indentedLinesBelongToTheKeyAbove() throws {
    let entries = try FigureBlock.entries(
      nestedIn: lines([(3, "layers:"), (5, "conv(3, stride: 2)"), (5, "conv(3)"), (3, "input: 9")]))
    #expect(entries.map(\.key.value) == ["layers", "input"])
    #expect(entries[0].lines.map(\.value) == ["conv(3, stride: 2)", "conv(3)"])
    #expect(entries[1].value == Located("9", at: SourceLocation(line: 23, column: 10)))
  }

  @Test func whatIsNoBodyIsSaidWithItsPlace() {
    let faults = #expect(throws: LessonErrors.self) {
      try FigureBlock.entries(
        nestedIn: lines([
          (3, "input: 9"), (5, "deeper"), (3, "conv(3, stride: 2)"), (3, "input: 8"),
        ]))
    }
    #expect(
      faults?.description == """
        21:5: an indented line, but `input` has its value on its own line
        22:3: expected `key: value`, found `conv(3, stride: 2)`
        23:3: `input` again; the first is on line 20
        """)
  }
}
