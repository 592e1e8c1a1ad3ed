import Expressions
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (-36, "-36"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"),
    (786_433_000, "786,433,000"), (100_000, "100,000"),
    (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func integersShowEveryDigit(_ integer: Int, shown: String) {
    let number = Number(integer)
    #expect(number.description == shown)
    #expect(number.plain == "\(integer)")
    #expect(number.integer == integer)
    #expect(number.isExact)
  }

  @Test(arguments: [
    (0.5, "0.5"), (-0.0, "0"), (0.1, "0.1"), (2.8, "2.8"), (-2.5, "-2.5"),
    (12345.678, "12,345.678"), (786433000.25, "786,433,000.25"),
    // At most six decimals, and six digits where only zeros stand before.
    (1.0 / 3, "0.333333"), (2.0 / 3, "0.666667"), (9955.555555555555, "9,955.555556"),
    (0.0123456789, "0.0123457"), (0.00012345678, "0.000123457"),
    (0.1 + 0.2, "0.3"), (9.9999999, "10"), (999.9999999, "1,000"), (0.99999999, "1"),
    (123_456_789_012_345.6, "123,456,789,012,345.6"),
    // Powers of ten.
    (0.00001234, "1.234×10^-5"), (1e-7, "1×10^-7"), (Double.leastNonzeroMagnitude, "5×10^-324"),
    (1e15, "1,000,000,000,000,000"), (1e18, "1,000,000,000,000,000,000"), (1e19, "1×10^19"),
    (1.23e25, "1.23×10^25"), (-1.23e25, "-1.23×10^25"), (18446744073709551616.0, "1.84467×10^19"),
    (9.999999e20, "1×10^21"), (Double.greatestFiniteMagnitude, "1.79769×10^308"),
  ])
  func decimalsAreRoundedForReading(_ value: Double, shown: String) throws {
    let number = try #require(Number(value))
    #expect(number.description == shown)
    #expect(number.double == value)
  }

  @Test func plainHasNoSeparators() throws {
    #expect(try #require(Number(12345.678)).plain == "12345.678")
    #expect(try #require(Number(1.23e25)).plain == "1.23e25")
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(Number(Double.nan) == nil)
    #expect(Number(Double.infinity) == nil)
    #expect(Number(-Double.infinity) == nil)
  }

  /// Equal numbers are stored alike, however they came about.
  @Test func equalNumbersAreEqual() throws {
    #expect(Number(2.0) == 2)
    #expect(Number(-0.0) == 0)
    #expect(try Number(0.1) == Expression(parsing: "1 / 10").value())
    #expect(try Expression(parsing: "2 / 4").value() == Expression(parsing: ".5").value())
    #expect(Number(1.0 / 3) != Number(0.333333333))
  }

  @Test func sameAsFarAsOneCanKnow() throws {
    let two = try Expression(parsing: "sqrt(2)^2").value()
    #expect(two != 2)
    #expect(two.isSame(as: 2))
    #expect(!two.isSame(as: 3))
    // Exact numbers are compared exactly.
    #expect(!Number(Int.max).isSame(as: Number(Int.max - 1)))
  }

  @Test(arguments: [
    ("786,433,000", 786433000.0), ("786433000", 786433000), ("7.86433e8", 786433000),
    ("-2", -2), ("−2", -2), ("+2", 2), (".5", 0.5), ("-.5", -0.5), ("0.1", 0.1), ("007", 7),
    ("  12 ", 12), ("1,000.5", 1000.5), ("1E3", 1000), ("1e+3", 1000), ("1.5e-3", 0.0015),
    ("1.23×10^25", 1.23e25), ("2*10^-3", 0.002), ("-0", 0), ("0e999999999999", 0),
    ("9223372036854775808", 9223372036854775808),
  ])
  func typed(_ text: String, is value: Double) throws {
    #expect(try #require(parseTypedNumber(text)).double == value)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", ",", "e5", "5.", "1.2.3", "1e", "1e+", "--2", "- 2", "+-2", "2 3",
    "78,64", "1,00", "1,0000", "1000,000", ",100", "100,", "1,,000", "0,123", "1,5", "1,000,00",
    "1.000,5", "1.5,000", "1e1,000", "1_000", "1'000", "0x10", "1 + 1", "3 apples", "nan", "inf",
    "infinity", "true", "１２", "٣", "²", "½", "1e309", "-1e309", "1e-400", "1×10^", "×10^3",
    "1e5×10^5", "1\u{301}", "1\u{200B}0", "\u{1B}[31m1", "5\0",
  ])
  func typedNonsenseIsNil(_ text: String) {
    #expect(parseTypedNumber(text) == nil)
  }

  /// A number that is shown is read back as it was shown, exactly if it was an integer or short.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func formattingRoundTrips(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let integer = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random)
      for text in [Number(integer).description, Number(integer).plain] {
        #expect(parseTypedNumber(text) == Number(integer), "\(text)")
      }
      let thousandth = try #require(Number(Double(integer % 1_000_000_000) / 1000))
      #expect(parseTypedNumber(thousandth.description) == thousandth, "\(thousandth)")
      #expect(try Expression(parsing: thousandth.plain).value() == thousandth, "\(thousandth)")
      let any = try #require(Number(Self.anyDouble(&random)))
      for text in [any.description, any.plain] {
        let back = try #require(parseTypedNumber(text), "\(text)")
        // Whole numbers of 16 to 19 digits are shown rounded, and read back they are exact.
        let isLong = (1e15..<1e19).contains(any.double.magnitude)
        #expect(isLong || back.description == any.description)
        let error = (back.double - any.double).magnitude
        #expect(error <= 5.1e-6 * any.double.magnitude, "\(any.double) became \(text)")
      }
    }
  }

  /// Any finite value: every exponent is as likely as any other.
  private static func anyDouble(_ random: inout SeededGenerator) -> Double {
    while true {
      let value = Double(bitPattern: random.next())
      // What is rounded up past the largest value cannot be read back.
      if value.magnitude < 1.79e308 { return value }
    }
  }
}
