import LessonScript
import Testing

/// Errors of pages and blocks, one mistake a case; bodies start on line 10.
@Suite struct PageErrorTests {
  @Test(arguments: [
    // The lesson's heading and its pages.
    ("## P\n", "6:1: expected the heading `# T`"),
    ("# T\n", "6:1: the lesson has no page; a page starts `## Title`"),
    ("# U\n## P\n", "6:1: the heading is `U` and `title:` is `T`; write the same in both"),
    (
      "# T\n\ntext\n\nmore\n\n## P\n",
      "8:1: this comes before the first page; a page starts `## Title`"
    ),
    ("text\n# T\n## P\n", "6:1: this comes before the first page; a page starts `## Title`"),
    ("## P\n# T\n", "7:1: the heading `#` comes before the first page"),
    (
      "# T\n## P\n# T\n",
      "8:1: a second heading `#`; the first is on line 6, and pages start with `##`"
    ),
    ("# T\n##\n", "7:1: the page has no title; write `## Title`"),
    ("# T\n## P\n===\n", ""),
    // Constructs that would read differently elsewhere.
    ("# T\n## P\nText\n===\n", "9:1: a heading is written `## Title`, not underlined"),
    (
      "# T\n## P\nText\n---\n",
      "9:1: a heading is written `## Title`, not underlined, or leave a line blank above it for a rule"
    ),
    (
      "# T\n## P\n> ## Q\n",
      "8:3: a heading `##` starts at the left edge, not inside a list or a quote"
    ),
    (
      "# T\n## P\n- # Q\n",
      "8:3: a heading `#` starts at the left edge, not inside a list or a quote"
    ),
    (
      "# T\n## P\n- [ ] a\n",
      "8:3: a task list is the answer of a quiz; it goes at the left edge of a `quiz` fence"
    ),
    (
      "# T\n## P\n> 1. [x] a\n",
      "8:6: a task list is the answer of a quiz; it goes at the left edge of a `quiz` fence"
    ),
    ("# T\n## P\n- [a] b\n- [ ]c\n", ""),
    // Tables.
    (
      "# T\n## P\n|a|b|\n|-|\n", "9:1: the table's head has 2 cells and the line below it 1 column"
    ),
    (
      "# T\n## P\n|a|b|\n|-|-|\n|é|d|e|\n",
      "10:6: the row has 3 cells and the table 2 columns; write `\\|` for a `|`"
    ),
    // Fences.
    (
      "# T\n## P\n```\ncode\n",
      "8:1: the fence that opens here never ends; expected ```"
    ),
    (
      "# T\n## P\n~~~~ x\ncode\n~~~\n",
      "8:1: the fence that opens here never ends; expected ~~~~"
    ),
    (
      "# T\n## P\n- ```\n  a\n\nb\n",
      "8:3: the fence that opens here never ends within its list or quote; expected ```"
    ),
    ("# T\n## P\n````\n```figure\n```\n````\n", ""),
    (
      "# T\n## P\n- ```quiz id=q\n  ```\n",
      "8:3: a quiz starts at the left edge, not inside a list or a quote"
    ),
    (
      "# T\n## P\n> ```figure k\n> ```\n",
      "8:3: a figure starts at the left edge, not inside a list or a quote"
    ),
    // One figure and one quiz a page, ids once a file.
    (
      "# T\n## P\n```figure k\n```\n```figure k\n```\n## Q\n```figure k\n```\n",
      "10:1: a second figure on this page; the first is on line 8"
    ),
    (
      "# T\n## P\n```quiz id=a\nA?\n= 1\n```\n```quiz id=b\nA?\n= 1\n```\n",
      "12:1: a second quiz on this page; the first is on line 8"
    ),
    (
      "# T\n## P\n```figure k id=a\n```\n```quiz id=a\nA?\n= 1\n```\n",
      "10:12: the id `a` is taken on line 8"
    ),
  ])
  func saysWhatIsWrong(_ body: String, _ expected: String) {
    let text = "---\nid: a\ntitle: T\nminutes: 1\n---\n" + body
    #expect(errors(in: text).joined(separator: "\n") == expected)
  }

  @Test func aFenceWithoutAnEndHidesNoLaterPage() {
    let body = """
      ```figure k
      a: 1

      ## Next

      ```quiz id=q
      Good?
      = 1
      ```

      ```figure k id=?
      ```
      """
    #expect(
      errors(in: lesson(body)) == [
        "10:1: the fence that opens here never ends; expected ```",
        "20:16: `?` is not an id; an id has only the characters a-z, 0-9 and `-`",
      ])
  }

  @Test func allErrorsComeInOneRunInTheOrderOfTheText() {
    let text = """
      ---
      id: a
      title: T
      minute: 1
      ---
      # T
      ## P
      ```figure
      ```
      Text
      ===
      - [x] task
      ## Q
      ```quiz
      ```
      """
    #expect(
      errors(in: text) == [
        "1:1: the front matter has no `minutes:`",
        "4:1: unknown key `minute`, did you mean `minutes`?",
        "8:1: a figure needs a kind: `figure kernel-slide`",
        "11:1: a heading is written `## Title`, not underlined",
        "12:3: a task list is the answer of a quiz; it goes at the left edge of a `quiz` fence",
        "14:1: a quiz needs an id: `quiz id=…`",
        "14:1: a quiz starts with what it asks",
        "14:1: the quiz has no answer: expected options `- [x]` and `- [ ]`, or a number `= …`",
      ])
  }

  @Test func tooManyErrorsEndWithALineThatSaysSo() {
    let found = errors(in: lesson(String(repeating: "- [ ] a\n", count: 500)))
    #expect(found.count == Limits.errors + 1)
    #expect(found.last == "110:3: there are more errors; fix these first")
  }
}
