import LessonScript
import Testing
import TextScreen

@testable import Tutor

/// Prose as lines of text.
@Suite struct ProseLayoutTests {
  @Test(arguments: [
    ("*foo  \nbar*", ["foo", "bar"]),
    ("a **b\\\nc** d", ["a b", "c d"]),
    ("[one\\\ntwo](u) x", ["one", "two (u) x"]),
    ("***a  \nb***", ["a", "b"]),
    ("foo  \nbar", ["foo", "bar"]),
    ("\ta\tb\tc", ["  a   b   c"]),
    ("```\nab\tc\n\td\n```", ["  ab  c", "      d"]),
    ("- foo\n-\n- bar", ["• foo", "•", "• bar"]),
    ("9. a\n10.\n11. b", ["9.  a", "10.", "11. b"]),
    ("*", ["•"]),
  ])
  func constructsOfCommonMark(_ text: String, _ expected: [String]) throws {
    let head = "---\nid: a\ntitle: T\nminutes: 1\n---\n# T\n\n## P\n\n"
    let page = try #require(try Lesson(parsing: head + text + "\n").pages.first)
    let layout = ProseLayout(width: 40, glyphs: .unicode)
    let lines = layout.lines(of: page.blocks).map { line in
      let shown = line.runs.map(\.text.description).joined()
      return String(shown.reversed().drop { $0 == " " }.reversed())
    }
    #expect(lines == expected)
  }
}
