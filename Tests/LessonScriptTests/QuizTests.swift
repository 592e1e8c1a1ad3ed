import LessonScript
import Testing

@Suite struct QuizTests {
  @Test func readsANumber() throws {
    let quiz = try #require(
      Lesson(parsing: goodLesson).pages[1].blocks.compactMap {
        if case .quiz(let quiz) = $0 { quiz } else { nil }
      }.first)
    #expect(quiz.id == Located("dense-512", at: SourceLocation(line: 26, column: 12)))
    #expect(quiz.location == SourceLocation(line: 26, column: 1))
    #expect(shape(quiz.prompt) == "p(How many parameters has expr(n) by expr(units)?)")
    #expect(quiz.draws.map { $0.names.map(\.value) } == [["n"], ["units"], ["a", "b"]])
    #expect(quiz.condition == Located("n <= units", at: SourceLocation(line: 30, column: 7)))
    guard case .number(let right, let tolerance, let wrong) = quiz.answer else {
      throw Unexpected()
    }
    #expect(right == Located("dense(n * n * 3, units)", at: SourceLocation(line: 31, column: 3)))
    #expect(tolerance == Located("5", at: SourceLocation(line: 31, column: 29)))
    #expect(wrong.count == 1)
    #expect(
      wrong[0].expression == Located("n * n * units", at: SourceLocation(line: 32, column: 5)))
    #expect(shape(wrong[0].feedback) == "You left out the three colours.")
    #expect(quiz.hints.map(shape) == ["One weight per input, and one bias."])
    #expect(shape(quiz.why) == "expr(n * n * 3) inputs.")
  }

  @Test func readsAChoice() throws {
    let quiz = try quiz(
      """
      ````quiz id=q
      Which?

      ```
      = 1
      - [ ] x
      ```

      - a
      - b

      * [ ] one
        > **No**,
        > not
        that.
      + [X] two
        and three

        > Yes.
      - [x]   `four`
        >Also.
      ````
      """)
    #expect(shape(quiz.prompt) == "p(Which?) pre(= 1⏎- [ ] x) ul(li(p(a)) li(p(b)))")
    guard case .choice(let options) = quiz.answer else { throw Unexpected() }
    #expect(options.map { shape($0.text) } == ["one", "two and three", "code(four)"])
    #expect(options.map(\.isRight) == [false, true, true])
    #expect(options.map { shape($0.feedback) } == ["strong(No), not that.", "Yes.", "Also."])
    #expect(options.map(\.location.line) == [21, 25, 29])
  }

  @Test func proseThatOnlyLooksLikeAStatementIsThePrompt() throws {
    let quiz = try quiz(
      "```quiz id=q\nThen: what\nwhere from, why not\na == 3\n?4\n= 1\n```\n")
    #expect(shape(quiz.prompt) == "p(Then: what where from, why not a == 3 ?4)")
  }

  @Test(arguments: [
    // Fence and prompt; lines 11 on are the body.
    ("```quiz\nA?\n= 1\n```", "10:1: a quiz needs an id: `quiz id=…`"),
    ("```quiz id=q now\nA?\n= 1\n```", "10:14: expected `id=…` after `quiz`, found `now`"),
    (
      "```quiz id=q\n? Hint\nA?\n= 1\n```",
      "11:1: a quiz starts with what it asks\n12:1: \(expected("A?"))"
    ),
    ("```quiz id=q\n= 1\n```", "11:1: a quiz starts with what it asks"),
    ("````quiz id=q\nA?\n```figure k\n```\n= 1\n````", "12:1: a quiz holds no figure and no quiz"),
    ("```quiz id=q\nA?\n## P\n= 1\n```", "12:1: a quiz holds no heading of a page"),
    // Answers.
    (
      "```quiz id=q\nA?\n```",
      "10:1: the quiz has no answer: expected options `- [x]` and `- [ ]`, or a number `= …`"
    ),
    (
      "```quiz id=q\nA?\n- = 1\n  > no\n```",
      "10:1: the quiz has no answer: expected options `- [x]` and `- [ ]`, or a number `= …`"
    ),
    ("```quiz id=q\nA?\n= 1\n= 2\n```", "13:1: the answer `=` again; the first is on line 12"),
    (
      "```quiz id=q\nA?\n- [x] a\n  > b\n= 1\n```",
      "14:1: a quiz has options or a number, not both; the other starts on line 12"
    ),
    ("```quiz id=q\nA?\n=\n```", "12:1: the answer has no expression"),
    ("```quiz id=q\nA?\n= 1 ±\n```", "12:5: the tolerance is missing after `±`"),
    ("```quiz id=q\nA?\n= ± 1\n```", "12:3: the answer is missing before `±`"),
    ("```quiz id=q\nA?\n= 1 ± 2 ± 3\n```", "12:7: a second `±`: `± 3`"),
    (
      "```quiz id=q\nA?\n= 1\n- = 2\n```",
      "13:1: the wrong answer has no feedback; write `  > …` under it"
    ),
    ("```quiz id=q\nA?\n= 1\n- =\n  > b\n```", "13:1: the wrong answer has no expression"),
    ("```quiz id=q\nA?\n- [x] a\n  > b\n```", "12:1: a choice has two options or more"),
    (
      "```quiz id=q\nA?\n- [ ] a\n  > b\n- [ ] c\n  > d\n```",
      "12:1: no option is right; tick one: `- [x]`"
    ),
    (
      "```quiz id=q\nA?\n- [x] a\n- [ ] c\n  > d\n```",
      "12:1: the option has no feedback; write `  > …` under it"
    ),
    (
      "```quiz id=q\nA?\n- [x]\n  > b\n- [ ] c\n  >\n```",
      "12:1: the option has no text\n14:1: the option has no feedback; write `  > …` under it"
    ),
    (
      "```quiz id=q\nA?\n- [x] a\n> b\n- [ ] c\n  > d\n```",
      "13:1: indent feedback by two spaces: `  > …`"
    ),
    (
      "```quiz id=q\nA?\n- [x] a\n  - [ ] b\n  > c\n- [ ] d\n  > e\n```",
      "13:3: the option starts at the left edge"
    ),
    // Keys and other lines.
    ("```quiz id=q\nA?\n= 1\nwhy:\n```", "13:1: `why:` has no text"),
    ("```quiz id=q\nA?\n= 1\n?\n```", "13:1: the hint has no text"),
    ("```quiz id=q\nA?\n= 1\nwhy: a\nwhy: b\n```", "14:1: `why:` again; the first is on line 13"),
    (
      "```quiz id=q\nA?\n= 1\nhint: a\n```",
      "13:1: unknown key `hint`; known are `where`, `when`, `why`"
    ),
    ("```quiz id=q\nA?\n= 1\nwyh: a\n```", "13:1: unknown key `wyh`, did you mean `why`?"),
    (
      "```quiz id=q\nA?\n\nwher: n in 1\n= n\n```",
      "13:1: unknown key `wher`, did you mean `where`?"
    ),
    ("```quiz id=q\nA?\n= 1\n? hint\ngoes on\n```", "14:1: \(expected("goes on"))"),
    // Draws.
    (
      "```quiz id=q\nA?\nwhen: 1 < 2\n= 1\n```",
      "12:1: `when:` restricts the draws of a `where:`, and there is none"
    ),
    ("```quiz id=q\nA?\nwhere: n in 1\nwhen:\n= n\n```", "13:1: `when:` has no expression"),
    (
      "```quiz id=q\nA?\nwhere: n in 1\nwhere: m in 2\n= n\n```",
      "13:1: `where:` again; the first is on line 12"
    ),
  ])
  func saysWhatIsWrong(_ body: String, _ expected: String) {
    #expect(errors(in: lesson(body)).joined(separator: "\n") == expected)
  }
}

private func expected(_ line: String) -> String {
  "expected an option, an answer `=`, a hint `?`, `where:`, `when:` or `why:`, found `\(line)`; "
    + "indent a line to go on with the one above"
}
