import Expressions
import LessonScript
import Testing

@testable import Learning

@Suite struct QuestionTemplateTests {
  /// The quiz of the authors' reference.
  private static let dense = """
    A `= n`×`= n` RGB image feeds `= units` units. How many parameters?

    where: n in 128, 256, 512; units in 500, 1000
    = dense(n * n * 3, units)
    - = n * n * units
      > You left out the three colour channels.
    - = n * n * 3 * units
      > Each of the `= units` units also owns one bias.
    ? Every unit has one weight per input value, `= n * n * 3` of them.
    ? And one bias.
    why: `= n * n * 3` inputs times `= units` units, plus `= units` biases.
    """

  private static let colours = """
    Which?

    - [ ] red
      > Red is no kernel.
    - [x] green
      > Green is one.
    - [ ] blue
      > Blue is none.
    - [ ] grey
      > Grey is none.
    """

  // MARK: Draws

  @Test func seedZeroIsTheFirstDraw() throws {
    let template = try template(Self.dense)
    let question = template.question(seed: 0)
    #expect(template.id == "q")
    #expect(template.goodDrawCount == 6)
    #expect(question.id == "q")
    #expect(question.seed == 0)
    #expect(question.asked == "A 128×128 RGB image feeds 500 units. How many parameters?")
    #expect(
      question.hints.map(\.plainText) == [
        "Every unit has one weight per input value, 49,152 of them.", "And one bias.",
      ])
    #expect(question.why.plainText == "49,152 inputs times 500 units, plus 500 biases.")
    let key = try #require(question.key)
    // 128² · 3 · 500 + 500, worked by hand.
    #expect(key.right == 24_576_500)
    #expect(key.tolerance == 0)
    #expect(key.mistakes.map(\.value) == [8_192_000, 24_576_000])
    #expect(key.mistakes.map(\.working) == ["128 * 128 * 500", "128 * 128 * 3 * 500"])
    #expect(key.mistakes[1].feedback.plainText == "Each of the 500 units also owns one bias.")
  }

  @Test func sameSeedSameQuestion() throws {
    let one = try template(Self.dense)
    let other = try template(Self.dense)
    for seed in 0..<50 as Range<UInt64> {
      #expect(one.question(seed: seed) == other.question(seed: seed))
      #expect(one.question(seed: seed).seed == seed)
    }
    #expect(one.question(seed: .max) == other.question(seed: .max))
  }

  @Test func everyDrawIsReached() throws {
    let template = try template(Self.dense)
    let answers = (1..<200).map { template.question(seed: $0).key?.right }
    let all = [128, 256, 512].flatMap { n in
      [500, 1000].map { Number(n * n * 3 * $0 + $0) }
    }
    #expect(Set(answers) == Set(all))
  }

  /// Progress keeps seeds, so the same question must come of a seed for ever.
  @Test func seedsKeepTheirMeaning() throws {
    let dense = try template(Self.dense)
    #expect(
      (0..<8).map { dense.question(seed: $0).key?.right } == [
        24_576_500, 196_609_000, 196_609_000, 786_433_000, 393_216_500, 98_304_500, 786_433_000,
        786_433_000,
      ])
    let colours = try template(Self.colours)
    #expect(
      (0..<4).map { colours.question(seed: $0).words } == [
        ["red", "grey", "green", "blue"], ["green", "red", "grey", "blue"],
        ["red", "green", "blue", "grey"], ["grey", "blue", "red", "green"],
      ])
  }

  @Test func aGroupIsDrawnTogether() throws {
    let template = try template(
      "`= a` `= b` `= n`\n\nwhere: (a, b) in (1, 2), (3, 2^2); n in 5, 6\n= a + b + n")
    #expect(template.goodDrawCount == 4)
    #expect(template.question(seed: 0).asked == "1 2 5")
    #expect(template.question(seed: 0).drawn == ["a": 1, "b": 2, "n": 5])
    #expect(
      Set((0..<100).map { template.question(seed: $0).asked })
        == ["1 2 5", "1 2 6", "3 4 5", "3 4 6"])
  }

  @Test func aWorkingShowsTheNumbersOfAGroup() throws {
    let key = try template(
      "q\n\nwhere: (a, b) in (-2, 3)\n= a + b\n- = b - a\n  > x\n- = max(a, b)^a\n  > y"
    ).question(seed: 0).key
    #expect(key?.mistakes.map(\.working) == ["3 - (-2)", "max((-2), 3)^(-2)"])
  }

  @Test func whenRestrictsTheDraws() throws {
    let template = try template(
      """
      `= n` `= k`

      where: n in 1, 2, 3; k in 1, 2, 3
      when: 1 < k < n
      = n - k
      """)
    #expect(template.goodDrawCount == 1)
    for seed in 0..<20 as Range<UInt64> {
      #expect(template.question(seed: seed).asked == "3 2")
    }
  }

  @Test(arguments: [
    // The wrong answer 2n is the right one for n = 2, the wrong ones are the same for n = 3.
    ("= n * n\n- = 2 * n\n  > a\n- = n + 3\n  > b", ["4", "5"]),
    // The right answer has no value for n = 3, a wrong one none for n = 4.
    ("= 1 / (n - 3)\n- = 7 / (n - 4)\n  > a", ["2", "5"]),
    // Within the tolerance is right too.
    ("= n ± 1\n- = 4\n  > a", ["2"]),
    // A text without a value.
    ("= n\n- = 0\n  > `= 1 / (n - 2)`", ["3", "4", "5"]),
    ("= n\nwhy: `= sqrt(n - 4)`", ["4", "5"]),
    ("= n ± n - 4", ["4", "5"]),
  ])
  func drawsThatMakeNoGoodQuestionAreSkipped(_ answer: String, _ good: [String]) throws {
    let template = try template("`= n`\n\nwhere: n in 2, 3, 4, 5\n\(answer)")
    #expect(template.goodDrawCount == good.count)
    #expect(template.question(seed: 0).asked == good.first)
    let asked = Set((0..<100).map { template.question(seed: $0).asked })
    #expect(asked == Set(good))
  }

  @Test func optionsThatReadAlikeAreSkipped() throws {
    let template = try template(
      """
      Which?

      where: n in 2, 3
      - [x] `= n * n`
        > a
      - [ ] `= 2 * n`
        > b
      """)
    #expect(template.goodDrawCount == 1)
    #expect(Set(template.question(seed: 5).words) == ["9", "6"])
  }

  @Test func aRareDrawIsFoundOrTheFirstStands() throws {
    let numbers = (1...100).map(String.init).joined(separator: ", ")
    let template = try template(
      "`= a` `= b`\n\nwhere: a in \(numbers); b in \(numbers)\nwhen: a == 50 and b == 7\n= a")
    #expect(template.goodDrawCount == 1)
    for seed in 0..<10 as Range<UInt64> { #expect(template.question(seed: seed).asked == "50 7") }
  }

  // MARK: Fresh numbers

  @Test(arguments: [
    ("= 1", false), ("where: n in 3\n= n", false), ("where: n in 3, 4\n= n", true),
    ("where: n in 3, 6/2\n= n", false), ("where: n in 3, 4\nwhen: n < 4\n= n", false),
    ("where: n in 0, 1, 2\nwhen: n > 0\n= n", true),
    ("where: (a, b) in (1, 2)\n= a", false), ("where: (a, b) in (1, 2), (1, 3)\n= a", true),
  ])
  func isParameterisedWhereOtherNumbersAreGoodToo(_ rest: String, _ expected: Bool) throws {
    #expect(try template("q\n\n\(rest)").isParameterised == expected)
  }

  @Test func theSameNumbersAreNotAskedTwiceInARow() throws {
    let template = try template("`= n`\n\nwhere: n in 3, 4\n= n")
    var previous: Question?
    for seed in 0..<200 as Range<UInt64> {
      let question = template.question(seed: seed, avoiding: previous)
      #expect(question.drawn != previous?.drawn)
      #expect(question == template.question(seed: question.seed), "its seed brings it back")
      previous = question
    }
    #expect(template.question(seed: 7, avoiding: nil) == template.question(seed: 7))
  }

  @Test(arguments: ["= 1", "where: n in 3\n= n", "where: n in 3, 4\nwhen: n < 4\n= n"])
  func whatHasNoOtherNumbersIsAskedAgain(_ rest: String) throws {
    let template = try template("q\n\n\(rest)")
    let first = template.question(seed: .max)
    #expect(template.question(seed: .max, avoiding: first) == first)
    #expect(template.question(seed: 5, avoiding: first).seed == 5)
  }

  // MARK: Options

  @Test func everyOrderIsReachedAndKeepsItsFeedback() throws {
    let template = try template(Self.colours)
    var orders: Set<[String]> = []
    for seed in 0..<500 as Range<UInt64> {
      let question = template.question(seed: seed)
      orders.insert(question.words)
      for option in question.options {
        #expect(option.isRight == (option.text.plainText == "green"))
        #expect(
          option.feedback.plainText.lowercased().hasPrefix(option.text.plainText), "its own")
      }
    }
    #expect(orders.count == 24)
  }

  @Test(arguments: [("[ ]", false), ("[x]", true)])
  func severalRightOptionsMakeItSelectAll(_ box: String, _ several: Bool) throws {
    let question = try template(
      "Which?\n\n- [x] a\n  > A\n- \(box) b\n  > B\n- [ ] c\n  > C"
    ).question(seed: 0)
    guard case .choice(_, several) = question.kind else {
      Issue.record("\(question.kind)")
      return
    }
  }

  @Test func codeAndMarkupStay() throws {
    let question = try template(
      """
      Is *`= 2 + 3`* [the `= 4`](x) **right** `code`?

      - [x] yes
        > `= 1000 * 1000`
      - [ ] no
        > n
      """
    ).question(seed: 0)
    #expect(
      question.prompt.first
        == .paragraph([
          .text("Is "), .emphasis([.text("5")]), .text(" "),
          .link([.text("the "), .text("4")], address: "x"), .text(" "),
          .strong([.text("right")]), .text(" "), .code("code"), .text("?"),
        ]))
    #expect(question.options.contains { $0.feedback == [.text("1,000,000")] })
  }
}
