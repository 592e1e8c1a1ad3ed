import LessonScript
import Testing

/// Slips of authors that read as something else, one a case; bodies start on line 10.
@Suite struct AuthorMistakeTests {
  @Test(arguments: [
    // Fences that are hardly code.
    ("```Figure kernel-slide\n```\n", "10:4: unknown fence `Figure`; expected `figure KIND`"),
    ("```Quiz id=q\n```\n", "10:4: unknown fence `Quiz`; expected `quiz id=…`"),
    ("``` qiuz\n```\n", "10:5: unknown fence `qiuz`; expected `quiz id=…`"),
    ("```question\n= 1\n```\n", "10:4: unknown fence `question`; expected `quiz id=…`"),
    (
      "~~~exercise id=a\n~~~\n",
      "10:4: unknown fence `exercise`; expected `figure KIND` or `quiz id=…`"
    ),
    ("```swift\n```\n```\n```\n```text identity\n```\n", ""),
    ("````markdown\n```Figure x\n```\n````\n", ""),
    // Fences in lists and fences that are indented: one error at the fence, or none.
    (
      "- a\n\n  ```figure k\n  input:\n    1 2\n  ```\n\n```quiz id=q\nA?\n= 1\n```\n",
      "12:3: a figure starts at the left edge, not inside a list or a quote"
    ),
    (
      "- ```figure k\ninput:\n  1 2\n```\n\n```quiz id=q\nA?\n= 1\n```\n",
      "10:3: a figure starts at the left edge, not inside a list or a quote"
    ),
    (
      "1. a\n   - b\n\n     ```quiz id=p\n     A?\n     = 1\n     ```\n\n```quiz id=q\nA?\n= 1\n```\n",
      "13:6: a quiz starts at the left edge, not inside a list or a quote"
    ),
    ("  ```figure k\ninput:\n  1 2\n\nsay:\n  1: A.\n  ```\n", ""),
    ("  ```quiz id=q\nA?\n- [x] a\n  > b\n- [ ] c\n  > d\n  ```\n", ""),
    // Answers and draws.
    (
      "```quiz id=q\nA?\nwhere: n in 1, 2\n= n * 2 +- 1\n```\n",
      "13:9: a tolerance is written `±`, as in `= n ± 1`; a number below zero is added as `+ (-1)`"
    ),
    (
      "```quiz id=q\nA?\n= 2 +/- 1\n```\n",
      "12:5: a tolerance is written `±`, as in `= n ± 1`; a number below zero is added as `+ (-1)`"
    ),
    ("```quiz id=q\nA?\n= 2 + (-1) - 3\n```\n", ""),
    (
      "```quiz id=q\nA?\nwhere: n in 2..5\n= n\n```\n",
      "12:14: a range is written out, value by value: `2, 3, 4, 5`"
    ),
    (
      "```quiz id=q\nA?\nwhere: (a, b) in (1, 2...5)\n= a\n```\n",
      "12:23: a range is written out, value by value: `2, 3, 4, 5`"
    ),
    (
      "```quiz id=q\nA?\nwhere: n in [1, 2]\n= n\n```\n",
      "12:13: values have no brackets around them: `n in 1, 2`"
    ),
    (
      "```quiz id=q\nA?\nwhere: n in 1, 2, m in 3, 4\n= n\n```\n",
      "12:19: `;` goes between draws, not `,`: `…; m in 3`"
    ),
    ("```quiz q\nA?\n= 1\n```\n", "10:9: a quiz needs an id: `quiz id=q`"),
    ("```quiz id=q\nA?\n=1\n```\n", "12:1: an answer has a space after its `=`: `= 1`"),
    ("```quiz id=q\nA?\n==1\n= 1\n```\n", ""),
    (
      "```quiz id=q\nA?\n- [X ] a\n  > y\n- [ ] b\n  > n\n```\n",
      "12:1: an option starts `- [ ] ` if it is wrong and `- [x] ` if it is right"
    ),
    (
      "```quiz id=q\nA?\n- [x] a\n  > y\n- [] b\n  > n\n```\n",
      "14:1: an option starts `- [ ] ` if it is wrong and `- [x] ` if it is right"
    ),
    ("```quiz id=q\nA?\n- [x](http://a) b\n- [1] c\n\n= 1\n```\n", ""),
    (
      "```quiz id=q\nA?\n- [x] a\n> y\n- [ ] b\n  > n\n```\n",
      "13:1: indent feedback by two spaces: `  > …`"
    ),
    // Figures whose lines are not indented: told once.
    (
      "```figure k\ninput:\n1 2 0\n0 1 2\nkernel: box\nsay:\n1: A.\n2: B.\n```\n",
      "12:1: indent the lines of `input:`, which start here\n"
        + "16:1: indent the lines of `say:`, which start here"
    ),
    ("```\ncode\n", "10:1: the fence that opens here never ends; expected ```"),
  ])
  func isAnError(_ body: String, _ expected: String) {
    #expect(errors(in: lesson(body)).joined(separator: "\n") == expected, "\(body)")
  }

  private static let after =
    "this text comes after the quiz but is shown above it; write it before the quiz, in its `why:`, "
    + "or on a page of its own"
  private static let empty =
    "the page is empty; write its text under the heading, or remove the heading"
  private static let hash = "this is text; a heading has a space after its `#`"
  private static let formula =
    "a formula between dollar signs is shown as it is typed; write it in plain text, k² for `k^2`, "
    + "and `\\$` for a dollar"
  private static let nested =
    "code ends here, so that no expression starts; backticks do not nest"

  @Test(
    arguments: [
      // Pages.
      ("", "8:1: \(empty)"),
      ("a\n## Q\n\n## R\nb\n", "11:1: \(empty)"),
      ("```figure k\n```\n## Q\n```quiz id=q\nA?\n= 1\n```\n", ""),
      (
        "```quiz id=q\nA?\n= 1\n```\nSo it is 1.\n\n- and\n\n## Q\nb\n", "14:1: \(after)"
      ),
      ("a\n```quiz id=q\nA?\n= 1\n```\n```figure k\n```\n", ""),
      ("a\n\n##R\n\n#5 of ## them\n", "12:1: \(hash)"),
      // Expressions without their backticks.
      (
        "| a | = b |\n|--|--|\n| = 1 * 2 | `= 2` |\n| == | =x |\n",
        "10:7: `= b` is shown as it is; an expression has backticks around it\n"
          + "12:3: `= 1 * 2` is shown as it is; an expression has backticks around it"
      ),
      ("a `size `= 5` or` b\n", "10:9: \(nested)"),
      ("a `` x `= 5` `` b `c` = d `e`=f\n", ""),
      (
        "a `= 5 b\n",
        "10:3: the expression that starts here never ends; expected a backtick after it"
      ),
      ("a ` b\n", ""),
      // Formulas.
      ("It takes $k^2$ and $n$.\n", "10:10: \(formula)\n10:20: \(formula)"),
      ("é $$x$$\n", "10:4: \(formula)"),
      ("- $5 and $6, `$x$`, \\$x\\$, a $ b $ c\n", ""),
      ("```\n$x$\n```\n", ""),
      (
        "```quiz id=q\nHow many $k$?\n= 1\nwhy: $k^2$\n```\n", "11:10: \(formula)\n13:6: \(formula)"
      ),
    ])
  func isAWarning(_ body: String, _ expected: String) throws {
    let lesson = try Lesson(parsing: lesson(body))
    #expect(lesson.warnings.map(\.description).joined(separator: "\n") == expected, "\(body)")
  }

  @Test func aTitleTakesNoQuotes() {
    let text = "---\nid: a\ntitle: \"T\"\nminutes: 1\n---\n# T\n\n## P\n\nx\n"
    #expect(
      errors(in: text) == [
        "6:1: the heading is `T` and `title:` is `\"T\"`; a value takes no quotes"
      ])
  }

  @Test func warningsAreBounded() throws {
    let text = String(repeating: "$x$ a ", count: 8_000)
    #expect(try Lesson(parsing: lesson(text)).warnings.count == Limits.errors)
    let lines = String(repeating: "$x$\n\n", count: 8_000)
    #expect(try Lesson(parsing: lesson(lines)).warnings.count == Limits.errors)
  }

  @Test func aLessonWithErrorsHasItsWarningsToo() {
    let (lesson, errors) = Lesson.reading(Array(lesson("$x$\n\n```quiz\n```\n").utf8))
    #expect(!errors.isEmpty)
    #expect(lesson?.warnings.map(\.location) == [SourceLocation(line: 10, column: 1)])
  }
}
