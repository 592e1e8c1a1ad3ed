import Expressions
import Testing

/// Text that means harm: an error or a value, never a trap, and soon.
@Suite struct HostileTests {
  @Test(arguments: ["(", "-", "not ", "abs(", "2^", "(1, ", "-(", "2^-", "min(1, x: "])
  func depthIsBounded(_ opening: String) throws {
    let limit = Expression.deepestNesting
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: String(repeating: opening, count: 400) + "1")
    }
    let message = try #require(error?.message)
    #expect(message == "nested too deep, expected at most \(limit) levels")
    #expect(try #require(error?.column) <= opening.count * (limit + 1))
  }

  @Test func depthMayBeUsedUp() throws {
    let limit = Expression.deepestNesting
    let open = String(repeating: "(", count: limit)
    let close = String(repeating: ")", count: limit)
    #expect(try Expression(parsing: "\(open)1\(close)").value() == 1)
    #expect(throws: ExpressionError.self) { try Expression(parsing: "(\(open)1\(close))") }
    // Side by side is not inside one another.
    #expect(try Expression(parsing: "\(open)1\(close) + \(open)1\(close)").value() == 2)
  }

  @Test func lengthIsBounded() throws {
    let limit = Expression.longestText
    let ones = String(repeating: "1+", count: limit / 2 - 1) + "11"
    #expect(ones.count == limit)
    #expect(try Expression(parsing: ones).value() == Number(limit / 2 + 10))
    let tooLong = ExpressionError("expected at most 4,096 characters", at: limit)
    #expect(throws: tooLong) { try Expression(parsing: ones + " ") }
    #expect(throws: tooLong) { try Expression(parsing: String(repeating: "(", count: 100_000)) }
    #expect(parseTypedNumber(String(repeating: "1", count: 100_000)) == nil)
  }

  @Test(arguments: [
    "9^9^9^9", "9^9^9^9^9^9^9^9", "2^9223372036854775807", "0.5^9223372036854775807",
    "2^-9223372036854775807", "(1/3)^(0 - 9223372036854775807 - 1)", "1e308^1e308", "1e-308^1e308",
    "dense(9223372036854775807, 9223372036854775807)", "abs(0 - 9223372036854775807 - 1)",
    "-(0 - 9223372036854775807 - 1)", "(0 - 9223372036854775807 - 1) / -1",
    "1 / (0 - 9223372036854775807 - 1)", "floor(1e300)", "round(1e300)", "ceil(-1e300)",
    "round(9223372036854775807 / 2, digits: 15)", "output(1e18, kernel: 1)",
    "output(1e30, kernel: 1)",
    "output(9223372036854775807, kernel: 9223372036854775807, padding: 9223372036854775807)",
    "conv(kernel: 9223372036854775807, from: 1, to: 1)", "log10(5e-324)", "5e-324 / 1e308",
    "local(kernel: 3037000500, from: 3037000500, to: 3037000500, output: 3037000500)",
    "nan", "inf", "-inf", "1/0", "0/0", "0^0", "sqrt(-0)", "1e309", "1e-400", "0e99999999999999999",
    "1e99999999999999999999999", "0." + String(repeating: "0", count: 4000) + "1",
    String(repeating: "9", count: 4000), "1." + String(repeating: "3", count: 4000),
    "9223372036854775807/9223372036854775806 - 9223372036854775805/9223372036854775804",
    "1" + String(repeating: "\u{301}", count: 20_000), "\0", "\u{202E}1", "1\u{200D}", "👩‍👩‍👧‍👦", "٣",
    "½", "²",
    "1\r\n+1", "a:b", "min(a:)", "min(:1)", "min(,)", "(,)", "min(x: 1)", ",", ":", "==", "not",
    "or or",
  ])
  func anythingEndsInAValueOrAnError(_ text: String) {
    Self.check(text)
  }

  /// Pieces in any order, and good expressions with one character changed.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func rubbish(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      ["1", "0", "2.5", ".5", "1e9", "9223372036854775807", "n", "k", " ", ",", ":", "(", ")", "e"]
      + [
        "+", "-", "*", "/", "^", "<", "<=", "==", "!=", "and", " or ", "not ", "\u{301}", "\u{1B}",
      ]
      + Expression.functions.map { $0.name + "(" }
      + Expression.functions.flatMap(\.parameters).map { $0.name + ":" }
    for _ in 0..<300 {
      let count = Int.random(in: 1...12, using: &random)
      Self.check((0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined())
      guard let example = Expression.functions.randomElement(using: &random)?.example,
        let piece = pieces.randomElement(using: &random)
      else { continue }
      var characters = Array(example)
      let place = Int.random(in: 0..<characters.count, using: &random)
      characters.replaceSubrange(
        place...place, with: Bool.random(using: &random) ? [] : Array(piece))
      Self.check(String(characters))
    }
  }

  /// Reads and computes; an error must be in the text and harmless to show.
  private static func check(_ text: String) {
    let variables: [String: Number] = ["n": 3, "k": Number(Int.min)]
    do throws(ExpressionError) {
      let expression = try Expression(parsing: text)
      _ = try? expression.truth(with: variables)
      let number = try expression.value(with: variables)
      #expect(number.double.isFinite)
      #expect(parseTypedNumber(number.description) != nil, "\(number)")
    } catch {
      #expect((0...text.count).contains(error.column), "\(text): \(error)")
      let isPrintable = error.message.unicodeScalars.allSatisfy {
        (0x20..<0x7F).contains($0.value) || "…×·".unicodeScalars.contains($0)
      }
      #expect(isPrintable && !error.message.isEmpty, "\(text): \(error)")
    }
    if let typed = parseTypedNumber(text) { #expect(typed.double.isFinite) }
  }
}
