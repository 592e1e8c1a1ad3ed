import LessonScript
import Testing

@Suite struct HeaderTests {
  private func errors(_ text: String) -> [String] {
    do {
      _ = try LessonHeader(bytes: Array(text.utf8))
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test func readsNothingBehindTheFrontMatter() throws {
    let rest = [UInt8](repeating: 0xFF, count: 100)
    let bytes = Array("---\nid: a\ntitle: T\nminutes: 1\n---\n".utf8) + rest
    #expect(try LessonHeader(bytes: bytes).id == "a")
  }

  @Test func aPrefixIsEnough() throws {
    let text = Array(goodLesson.utf8)
    let whole = try LessonHeader(bytes: text)
    #expect(try LessonHeader(bytes: Array(text.prefix(Limits.headerBytes))) == whole)
    #expect(try Lesson(bytes: text).header == whole)
  }

  @Test func valuesAreVerbatim() throws {
    let header = try LessonHeader(
      bytes: Array(
        "---\nid:a\n\ntitle:  \"Q\": &a *b !c {d} # e  \nminutes: 007\nsummary:\n--- \n".utf8))
    #expect(header.title == "\"Q\": &a *b !c {d} # e")
    #expect(header.minutes == 7)
    #expect(header.summary.isEmpty && header.assumes.isEmpty && header.needs.isEmpty)
  }

  @Test func takeawaysAreTheIndentedLines() throws {
    let text =
      "---\nid: a\ntakeaways:\n  One: kernel.\n\n\t Two.\ntitle: T\nminutes: 1\n---\n"
    #expect(try LessonHeader(bytes: Array(text.utf8)).takeaways == ["One: kernel.", "Two."])
  }

  @Test func takeawaysAreLinesOfTheirOwnAndFew() {
    let head = "---\nid: a\ntitle: T\nminutes: 1\n"
    #expect(
      errors(head + "takeaways: One.\n---\n") == [
        "5:12: expected nothing after `takeaways:`; its lines come below it, indented"
      ])
    let lines = String(repeating: "  One.\n", count: 7)
    #expect(
      errors(head + "takeaways:\n" + lines + "---\n") == [
        "11:3: expected at most 5 lines of `takeaways:`"
      ])
    // Without an indent a line is a key, as everywhere.
    #expect(
      errors(head + "takeaways:\nOne.\n---\n") == ["6:1: expected `key: value`, found `One.`"])
  }

  @Test(arguments: [
    ("", "1:1: expected `---`: a lesson starts with its front matter"),
    ("   \n\n", "1:1: expected `---`: a lesson starts with its front matter"),
    ("# T\n", "1:1: expected `---`: a lesson starts with its front matter"),
    (
      "---\nid: a\n",
      "1:1: the front matter that starts here never ends; expected `---` within 16384 bytes"
    ),
    (
      "---\n---\n",
      "1:1: the front matter has no `id:`\n1:1: the front matter has no `minutes:`\n"
        + "1:1: the front matter has no `title:`"
    ),
    ("---\nid: a\ntitle: T\nminutes: 1\nhello\n---", "5:1: expected `key: value`, found `hello`"),
    ("---\nid: a\ntitle: T\nminutes: 1\n: b\n---", "5:1: expected `key: value`, found `: b`"),
    (
      "---\nid: a\nTitel: T\nminutes: 1\n---",
      "1:1: the front matter has no `title:`\n3:1: unknown key `Titel`, did you mean `title`?"
    ),
    (
      "---\nid: a\ntitle: T\nminutes: 1\nauthor: x\n---",
      "5:1: unknown key `author`; known are `id`, `title`, `minutes`, `needs`, `assumes`, `summary`, "
        + "`takeaways`"
    ),
    (
      "---\nid: a\ntitle: T\nid: b\nminutes: 1\n---", "4:1: `id:` again; the first is on line 2"
    ),
    ("---\nid: a\ntitle:\nminutes: 1\n---", "3:1: `title:` has no value"),
    (
      "---\nid: Ab\ntitle: T\nminutes: 1\n---",
      "2:5: `Ab` is not an id; an id has only the characters a-z, 0-9 and `-`"
    ),
    (
      "---\nid: \(String(repeating: "a", count: 65))\ntitle: T\nminutes: 1\n---",
      "2:5: the id `\(String(repeating: "a", count: 40))…` is 65 characters; the limit is 64"
    ),
    (
      "---\nid: a\ntitle: T\nminutes: 1\nneeds: b c, a, d, d,\n---",
      """
      5:8: `b c` is not an id; an id has only the characters a-z, 0-9 and `-`, and commas go between ids
      5:13: the lesson needs itself
      5:19: `d` again in `needs:`
      5:21: `` is not an id; an id has only the characters a-z, 0-9 and `-`, and commas go between ids
      """
    ),
  ])
  func saysWhatIsWrong(_ text: String, _ expected: String) {
    #expect(errors(text).joined(separator: "\n") == expected)
  }

  @Test(arguments: [
    "0", "601", "-1", "+5", "5.0", "1e2", "0x10", "1_0", "1,5", "١٢", "１０", "ten", "nan", "true",
    "99999999999999999999", "5 minutes",
  ])
  func minutesAreAPlainWholeNumber(_ value: String) {
    #expect(
      errors("---\nid: a\ntitle: T\nminutes: \(value)\n---\n")
        == ["4:10: `minutes:` is a whole number from 1 to 600, not `\(value)`"])
  }

  @Test func longFrontMatterIsRefusedTheSameWayFromAPrefix() throws {
    let text = "---\nid: a\ntitle: T\nminutes: 1\n\(String(repeating: "\n", count: 20_000))---\n"
    let message =
      "1:1: the front matter that starts here never ends; expected `---` within 16384 bytes"
    #expect(errors(text) == [message])
    #expect(errors(String(text.prefix(Limits.headerBytes))) == [message])
    #expect(LessonScriptTests.errors(in: text) == [message])
  }

  @Test func aPrefixThatCutsACharacterIsNoEncodingError() {
    let text = "---\nid: a\ntitle: \(String(repeating: "é", count: 10_000))\n"
    #expect(
      errors(text) == [
        "1:1: the front matter that starts here never ends; expected `---` within 16384 bytes"
      ])
  }
}
