import ConvolutionCore
import Expressions
import Learning
import LessonScript
import Testing

@Suite struct VerdictTests {
  private static let why: Prose = [.text("Because.")]

  private static func choice(_ rights: [Bool], several: Bool) -> Question {
    let options = rights.indices.map {
      Question.Option(
        text: [.text("option \($0)")], isRight: rights[$0], feedback: [.text("about \($0)")])
    }
    return Question(id: "q", prompt: [], kind: .choice(options, several: several), why: why)
  }

  private static func number(_ right: Number, _ mistakes: [NumberKey.WrongAnswer] = []) -> Question
  {
    Question(
      id: "q", prompt: [], kind: .number(NumberKey(right: right, mistakes: mistakes)), why: why)
  }

  // MARK: Options

  @Test func eachOptionHasItsOwnFeedback() {
    let question = Self.choice([false, true, false], several: false)
    for place in 0..<3 {
      let verdict = question.verdict(on: .options([place]))
      #expect(verdict.isRight == (place == 1))
      #expect(verdict.feedback == [.text("about \(place)")])
      #expect(verdict.isDiagnosed)
    }
  }

  @Test(arguments: [[], [3], [-1], [.max], [1, 2], [0, 1, 2]] as [Set<Int>])
  func noSingleOptionIsNoAnswer(_ chosen: Set<Int>) {
    let verdict = Self.choice([false, true, true], several: false).verdict(on: .options(chosen))
    #expect(
      verdict == Verdict(isRight: false, feedback: [.text("Choose one of the options.")]))
  }

  @Test(
    arguments: [
      ([0, 2], nil), ([], "As marked, 2 of 4 options are right. Option 1: about 0"),
      ([0], "As marked, 3 of 4 options are right. Option 3: about 2"),
      ([0, 1, 2], "As marked, 3 of 4 options are right. Option 2: about 1"),
      ([1, 3], "As marked, 0 of 4 options are right. Option 1: about 0"),
      ([0, 1, 2, 3], "As marked, 2 of 4 options are right. Option 2: about 1"),
      ([0, 2, 4], "Choose among the options."), ([0, 2, -1], "Choose among the options."),
    ] as [(Set<Int>, String?)])
  func selectAllWantsExactlyTheRightOnes(_ chosen: Set<Int>, _ feedback: String?) {
    let question = Self.choice([true, false, true, false], several: true)
    let verdict = question.verdict(on: .options(chosen))
    #expect(verdict.isRight == (feedback == nil))
    #expect(verdict.feedback.plainText == feedback ?? "Because.")
  }

  // MARK: Numbers

  @Test func aRightNumberGetsTheReason() {
    #expect(
      Self.number(12).verdict(on: .number(12, typed: "12"))
        == Verdict(isRight: true, feedback: Self.why))
  }

  @Test func aKnownMistakeIsNamedWithItsWorking() {
    let mistake = NumberKey.WrongAnswer(
      value: 8, working: "2 * 4", feedback: [.text("You forgot the bias.")])
    #expect(
      Self.number(12, [mistake]).verdict(on: .number(8, typed: "8"))
        == Verdict(
          isRight: false, feedback: [.text("You forgot the bias.")], isDiagnosed: true,
          working: "2 * 4"))
  }

  @Test(
    arguments: [
      (12, 11, "Too small, but close."), (12, 17, "Too large, but close."),
      (12, 18, "Too large, by a factor of about 1.5."),
      (12, 4, "Too small, by a factor of about 3."),
      (786_433_000, 262_144_000, "Too small, by a factor of about 3."),
      (10, 156, "Too large, by a factor of about 16."),
      (100, 994, "Too large, by a factor of about 9.9."),
      (100, 999, "Too large, by a factor of about 10."),
      (100, 1449, "Too large, by a factor of about 14."),
      (100, 1451, "Too large, by a factor of about 15."),
      (100, 96_000, "Too large, by a factor of about 960."),
      (100, 99_600, "Too large, by a factor of about 1,000."),
      (1000, 1_000_000_000, "Too large, by a very large factor."),
      (12, -12, "The sign is not right."), (-12, 12, "The sign is not right."),
      (12, 0, "It is not zero."), (-12, 0, "It is not zero."),
      (0, 1000, "Too large."), (0, -1000, "Too small."),
      (-12, -4, "Too near to zero, by a factor of about 3."),
      (-12, -36, "Too far below zero, by a factor of about 3."),
      (-12, -13, "Too far below zero, but close."),
      // The factor is never the answer, and whoever types 1 gets one digit of it.
      (24, 2, "Too small, by a factor of about 12."),
      (16, 256, "Too large, by a factor of about 20."),
      (4, 16, "Too large."), (15, 1, "Too small, by a factor of about 20."),
      (3, 1, "Too small."), (-3, -1, "Too near to zero."), (700, 1, "Too small."),
      (786, 1, "Too small, by a factor of about 800."),
    ] as [(Number, Number, String)])
  func distanceIsAScale(_ right: Number, _ given: Number, _ words: String) {
    let verdict = Self.number(right).verdict(on: .number(given, typed: given.plain))
    #expect(verdict == Verdict(isRight: false, feedback: [.text("Not yet. \(words)")]))
  }

  @Test(arguments: 0..<500 as Range<UInt64>)
  func distanceNeverTellsTheAnswer(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func number() -> Number {
      let size = [3, 10, 1000, 1_000_000, .max].randomElement(using: &generator) ?? 3
      let whole = Int.random(in: -size...size, using: &generator)
      return Bool.random(using: &generator) ? Number(whole) : Number(Double(whole) / 7) ?? 0
    }
    let right = number()
    let given = number()
    let verdict = Self.number(right).verdict(on: .number(given, typed: given.plain))
    let words = verdict.feedback.plainText
    #expect(verdict.isRight == (words == "Because."))
    for word in words.split(whereSeparator: { $0 == " " }) {
      guard let told = parseTypedNumber(String(word.last == "." ? word.dropLast() : word))
      else { continue }
      #expect(abs(told.double) != abs(right.double), "\(right): \(words)")
    }
  }

  @Test(arguments: [
    ("1e308", "1e-308"), ("1e-308", "1e308"), ("1e308", "-1e308"), ("5e-324", "1"), ("1", "5e-324"),
    ("9223372036854775807", "-9223372036854775808"), ("1.7e308", "1.6e308"),
  ])
  func extremesHaveAVerdict(_ right: String, _ given: String) throws {
    let question = Self.number(try #require(parseTypedNumber(right)))
    let verdict = try question.verdict(typed: given)
    #expect(!verdict.isRight)
    #expect(verdict.feedback.plainText.hasPrefix("Not yet. "))
    #expect(verdict.feedback.plainText.contains("close") == (given == "1.6e308"))
  }

  // MARK: Cells and grids

  @Test func aCellIsRightKnownOrNeither() {
    let key = CellKey(
      grid: "output", right: [Position(row: 1, column: 2)],
      mistakes: [
        Position(row: 0, column: 0): [.text("That is the corner.")],
        Position(row: 1, column: 2): [.text("never said")],
      ])
    let question = Question(id: "q", prompt: [], kind: .cell(key), why: Self.why)
    func verdict(_ row: Int, _ column: Int) -> Verdict {
      question.verdict(on: .cell(Position(row: row, column: column)))
    }
    #expect(verdict(1, 2) == Verdict(isRight: true, feedback: Self.why))
    #expect(
      verdict(0, 0)
        == Verdict(isRight: false, feedback: [.text("That is the corner.")], isDiagnosed: true))
    #expect(!verdict(.min, .max).isRight)
    #expect(!verdict(.min, .max).isDiagnosed)
  }

  @Test func aGridIsRightKnownOrCounted() {
    let key = GridKey(
      grid: "output", right: [[1, 2], [3, 4]],
      models: [
        WrongResult(.kernelFlipped, [[4, 3], [2, 1]]),
        WrongResult(.kernelTransposed, [[1, 2], [3, 4]]),
      ])
    #expect(key.count == 4)
    #expect(key.models.count == 1, "a mistake that gives the right grid is none")
    let question = Question(id: "q", prompt: [], kind: .grid(key), why: Self.why)
    #expect(question.verdict(on: .grid([[1, 2], [3, 4]])).isRight)
    #expect(
      question.verdict(on: .grid([[4, 3], [2, 1]]))
        == Verdict(
          isRight: false, feedback: [.text("That flips the kernel, rotating it by 180°.")],
          isDiagnosed: true, mistakes: [.known(.kernelFlipped)]))
    for (values, right) in [
      ([[1, 2], [3, 5]], 3), ([], 0), ([[1, 2, 3, 4]], 2), ([[1], [3]], 2),
      ([[1, 2], [3, 4], [5, 6]], 4), ([[], []], 0),
    ] as [([[Number]], Int)] {
      let verdict = question.verdict(on: .grid(values))
      #expect(!verdict.isRight)
      #expect(verdict.feedback.plainText == "\(right) of 4 cells are right.")
    }
  }

  @Test func anAnswerOfAnotherKindIsWrong() {
    let questions = [Self.choice([true, false], several: false), Self.number(1)]
    for (index, question) in questions.enumerated() {
      let answers: [Answer] = [
        .options([0]), .number(1, typed: "1"), .cell(Position(row: 0, column: 0)), .grid([[1]]),
      ]
      for (place, answer) in answers.enumerated() {
        let verdict = question.verdict(on: answer)
        #expect(verdict.isRight == (place == index))
        if place != index {
          #expect(verdict.feedback.plainText == "That does not answer this question.")
        }
      }
    }
  }

  // MARK: The log

  @Test func answersAreKeptAsShortText() {
    #expect(Answer.options([2]).record == "3")
    #expect(Answer.options([4, 0, 2]).record == "1+3+5")
    #expect(Answer.options([]).record == "")
    #expect(Answer.number(12, typed: "3 * 4").record == "3 * 4")
    #expect(Answer.cell(Position(row: 1, column: 2)).record == "1,2")
    #expect(Answer.grid([[9, 8], [-1, 1000]]).record == "9 8/-1 1000")
  }
}
