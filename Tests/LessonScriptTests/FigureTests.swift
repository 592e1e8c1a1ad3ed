import Testing

@testable import LessonScript

@Suite struct FigureTests {
  @Test func keysAndValuesHaveTheirPlaces() throws {
    let figure = try figure(
      "```figure kernel-slide id=demo\ninput:\n  1 2\n\n\t é  2\nkernel : x\n```\n".replacing(
        " : ", with: ": "))
    #expect(figure.kind == Located("kernel-slide", at: SourceLocation(line: 10, column: 11)))
    #expect(figure.id == Located("demo", at: SourceLocation(line: 10, column: 27)))
    #expect(
      figure.entries == [
        FigureBlock.Entry(
          key: Located("input", at: SourceLocation(line: 11, column: 1)),
          value: Located("", at: SourceLocation(line: 11, column: 7)),
          lines: [
            Located("1 2", at: SourceLocation(line: 12, column: 3)),
            Located("é  2", at: SourceLocation(line: 14, column: 3)),
          ]),
        FigureBlock.Entry(
          key: Located("kernel", at: SourceLocation(line: 15, column: 1)),
          value: Located("x", at: SourceLocation(line: 15, column: 9)), lines: []),
      ])
  }

  @Test(arguments: [
    "1 2 0", "a: b: c", "*x* `= y` \\z", "\"quoted\"", "# no comment", "&amp; %s <b>", "yes",
    "null",
    "[1, 2] {a: b} &c *d !e", "é — 𝄞", "- [ ] x", "= 5", "a \t b", "../x ~ file:///etc",
  ])
  func valuesAreVerbatim(_ value: String) throws {
    let figure = try figure("~~~ figure k\nkey:  \(value) \nrows:\n  \(value)\n~~~\n")
    #expect(figure.entries.map(\.value.value) == [value, ""])
    #expect(figure.entries[1].lines.map(\.value) == [value])
  }

  @Test(arguments: [
    ("```figure\n```", "10:1: a figure needs a kind: `figure kernel-slide`"),
    ("```figure id=a\n```", "10:1: a figure needs a kind: `figure kernel-slide`"),
    ("```figure k demo\n```", "10:13: expected `id=…` after the kind, found `demo`"),
    ("```figure k idd=demo\n```", "10:13: unknown setting `idd`, did you mean `id`?"),
    ("```figure k size=3\n```", "10:13: unknown setting `size`; known are `id`"),
    ("```figure k id=a id=b\n```", "10:18: `id=` again"),
    (
      "```figure k id=\n```",
      "10:16: `` is not an id; an id has only the characters a-z, 0-9 and `-`"
    ),
    ("```figure k\ninput\n```", "11:1: expected `key: value`, found `input`"),
    ("```figure k\ntwo words: 1\n```", "11:1: expected `key: value`, found `two words: 1`"),
    ("```figure k\na: 1\nb: 2\na: 3\n```", "13:1: `a` again; the first is on line 11"),
    ("```figure k\n  1 2\n```", "11:3: an indented line belongs under a key"),
    (
      "```figure k\na: 1\n  2\n```", "12:3: an indented line, but `a` has its value on its own line"
    ),
  ])
  func saysWhatIsWrong(_ body: String, _ expected: String) {
    #expect(errors(in: lesson(body)) == [expected])
  }

  @Test func aBodyReadsOnItsOwn() throws {
    let body = "input:\n  1 2\nkernel: x"
    let alone = try FigureBlock(kind: "k", body: body)
    let inLesson = try figure("```figure k\n\(body)\n```\n")
    #expect(alone.kind.value == "k" && alone.id == nil)
    #expect(alone.entries.map(\.key.value) == inLesson.entries.map(\.key.value))
    #expect(alone.entries[0].lines == [Located("1 2", at: SourceLocation(line: 2, column: 3))])
    #expect(
      throws: LessonErrors([
        LessonError(
          "expected `key: value`, found `x`", at: SourceLocation(line: 1, column: 1))
      ])
    ) { try FigureBlock(kind: "k", body: "x") }
  }
}
