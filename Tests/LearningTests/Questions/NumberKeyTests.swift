import Expressions
import Learning
import LessonScript
import Testing

@Suite struct NumberKeyTests {
  private static func mistake(_ value: Number, _ words: String = "") -> NumberKey.WrongAnswer {
    NumberKey.WrongAnswer(value: value, feedback: [.text(words)])
  }

  @Test(arguments: [
    "786,433,000", "786433000", "7.86433e8", "7.86433×10^8", " 786433000 ", "786433000.0",
    "512*512*3*1000 + 1000", "dense(512*512*3, 1000)", "+786,433,000",
  ])
  func allFormsOfANumberAreRight(_ typed: String) throws {
    let question = Question(id: "q", prompt: [], kind: .number(NumberKey(right: 786_433_000)))
    #expect(try question.verdict(typed: typed).isRight)
  }

  /// Whole numbers are asked for digit by digit: a bias forgotten is no rounding.
  @Test(arguments: ["786,432,000", "786432999", "7.8643e8", "786433000.5", "-786433000"])
  func wholeNumbersAreExact(_ typed: String) throws {
    let key = NumberKey(right: 786_433_000)
    #expect(!key.accepts(try #require(parseTypedNumber(typed))))
  }

  @Test(arguments: [
    ("1/3", "0.333333"), ("2/3", "0.666667"), ("1/9", "0.111111"), ("10/7", "1.42857"),
    ("2^64", "1.84467e19"), ("2^64", "18446744073709551616"), ("-1/3", "-0.333333"),
    ("sqrt(2)", "1.414214"), ("1/3", "1/3"), ("sqrt(2)^2", "2"), ("1/30000", "3.33333e-5"),
  ])
  func otherNumbersAreRightToSixDigits(_ right: String, _ typed: String) throws {
    let key = NumberKey(right: try Expression(parsing: right).value())
    let number = try parseTypedNumber(typed) ?? Expression(parsing: typed).value()
    #expect(key.accepts(number))
  }

  @Test(arguments: [
    ("1/3", "0.33333"), ("1/3", "0.33334"), ("2/3", "0.66666"), ("sqrt(2)", "1.4142"),
    ("0.5", "0.5001"),
  ])
  func fewerDigitsAreNot(_ right: String, _ typed: String) throws {
    let key = NumberKey(right: try Expression(parsing: right).value())
    #expect(!key.accepts(try #require(parseTypedNumber(typed))))
  }

  /// What the tutor shows as the answer, it takes as one.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func whatIsShownIsRight(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let exponent = Int.random(in: -12...24, using: &generator)
    let double = Double.random(in: -10...10, using: &generator)
    for text in [
      "(\(double)) * 10^\(exponent)",
      "\(Int.random(in: -999...999, using: &generator)) / \(Int.random(in: 1...999, using: &generator))",
      "sqrt(\(Int.random(in: 0...99, using: &generator))) * \(exponent)",
    ] {
      let right = try Expression(parsing: text).value()
      let key = NumberKey(right: right)
      for shown in [right.description, right.plain] {
        #expect(key.accepts(try #require(parseTypedNumber(shown))), "\(text) is \(shown)")
      }
    }
  }

  @Test func toleranceIsInclusive() {
    let key = NumberKey(right: 100, tolerance: 5)
    for number in [95, 100, 105] as [Number] { #expect(key.accepts(number)) }
    for number in [94, 106, -100] as [Number] { #expect(!key.accepts(number)) }
    #expect(key.accepts(Number(99.5) ?? 0))
    #expect(!NumberKey(right: 100, tolerance: .nan).accepts(101))
    #expect(NumberKey(right: 100, tolerance: -5).accepts(100))
  }

  @Test func mistakesAreToldApart() throws {
    let key = NumberKey(
      right: 9, tolerance: 1,
      mistakes: [
        Self.mistake(9, "right"), Self.mistake(10, "within"), Self.mistake(3, "first"),
        Self.mistake(3, "again"), Self.mistake(try Expression(parsing: "1/3").value(), "third"),
      ])
    #expect(key.mistakes.map(\.feedback.plainText) == ["first", "third"])
    #expect(key.mistake(yielding: 3)?.feedback.plainText == "first")
    let typed = try #require(parseTypedNumber("0.333333"))
    #expect(key.mistake(yielding: typed)?.feedback.plainText == "third")
    #expect(key.mistake(yielding: 4) == nil)
  }

  @Test func addTellsWhetherTheMistakeIsKept() {
    var key = NumberKey(right: 9)
    let kept = [key.add(Self.mistake(3)), key.add(Self.mistake(3)), key.add(Self.mistake(9))]
    #expect(kept == [true, false, false])
    #expect(key.mistakes.count == 1)
  }
}
