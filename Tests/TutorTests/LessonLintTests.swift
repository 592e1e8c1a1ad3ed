import LessonScript
import Testing

@testable import Tutor

/// Warnings about lessons that work.
@Suite struct LessonLintTests {
  /// The warnings about a lesson with one page, whose heading is on line 8.
  private func findings(_ body: String) throws -> [String] {
    let text = "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n## P\n\n\(body)\n"
    let lesson = try Lesson(parsing: text)
    return (LessonLint.findings(in: lesson) + LessonLint.findings(in: try PlayableLesson(lesson)))
      .map(\.description)
  }

  private func paragraphs(_ count: Int) -> String {
    (1...count).map { _ in "a\n\n" }.joined()
  }

  private static let figure = "```figure kernel-slide\ninput:\n  1 2 0\n  0 1 2\n  2 0 1\n```\n"

  @Test func proseBelowTheFold() throws {
    #expect(try findings(paragraphs(9)) == [])
    #expect(
      try findings(paragraphs(10)) == [
        "8:1: 2 lines of the prose fall below the fold: it takes 19, and 17 are seen under the "
          + "title on 80×24"
      ])
    let found = try findings(paragraphs(9) + Self.figure)
    #expect(found.count == 1)
    #expect(found.first?.contains("lines of the prose fall below the fold: it takes 17") == true)
  }

  @Test func aSentenceBelowTheFold() throws {
    let long = String(repeating: "word ", count: 400)
    let body = Self.figure.replacing("```\n", with: "say:\n  1: \(long)\n```\n")
    let found = try findings(body)
    #expect(found.count == 1)
    #expect(found.first?.contains("of the sentence of step 1 fall below the fold") == true)
  }

  private func choice(_ id: String, _ options: [(text: String, isRight: Bool)]) -> String {
    let lines = options.map { "- [\($0.isRight ? "x" : " ")] \($0.text)\n  > why\n" }
    return "## Q\n\n```quiz id=\(id)\nA?\n\n\(lines.joined())```\n\n"
  }

  @Test func markupThatIsShownAsItIsTyped() throws {
    // A sentence of a step has inline markup.
    let slide = Self.figure.replacing("```\n", with: "say:\n  1: It is `= 3`.\n  2: **No**.\n```\n")
    #expect(try findings(slide.replacing("  2 0 1\n", with: "  2 0 1\n  0 0 0\n")) == [])
    #expect(
      try findings("```figure table\ncolumns: a | b\nrows:\n  --- | ---\n  x | = 3\n```\n") == [
        "13:3: this line is shown as a row; a figure's table needs none between head and rows",
        "14:3: `= ` is shown as it is; an expression has backticks around it",
      ])
  }

  @Test func theRightOptionAlwaysFirst() throws {
    let first = choice("q", [("a", true), ("b", false)])
    #expect(try findings("text\n\n" + first) == [])
    #expect(
      try findings("text\n\n" + first + choice("r", [("c", true), ("d", false)])) == [
        "17:1: the right option comes first in all 2 choices of the lesson; mix them"
      ])
    #expect(
      try findings("text\n\n" + first + choice("r", [("c", false), ("d", true)])) == [])
  }

  @Test func theRightOptionAlwaysLongest() throws {
    let first = choice("q", [("short", false), ("much longer", true)])
    let second = choice("r", [("short", false), ("not so", true), ("small", false)])
    let found = try findings("text\n\n" + first + second)
    #expect(found.count == 1)
    #expect(found.first?.contains("the longest in all 2 choices") == true)
  }
}
