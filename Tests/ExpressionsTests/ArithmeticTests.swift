import Expressions
import Testing

@Suite struct ArithmeticTests {
  @Test(arguments: [
    // Precedence and direction.
    ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("20 - 5 - 3", "12"), ("24 / 4 / 2", "3"),
    ("2^3^2", "512"), ("-2^2", "-4"), ("(-2)^2", "4"), ("2^-1", "0.5"), ("2 - -3", "5"),
    ("--3", "3"), ("2 * -3", "-6"), ("6 / 2 * 3", "9"), ("2 × 3 · 4 − 5", "19"),
    ("\t1\u{A0}+ 1 ", "2"),
    // Exact as long as it fits.
    ("1 / 3", "0.333333"), ("7 / 2", "3.5"), ("6 / 3", "2"), ("0.1 + 0.2", "0.3"),
    ("2^62 + (2^62 - 1)", "9,223,372,036,854,775,807"), ("-2^63", "-9.22337×10^18"),
    ("3^39", "4,052,555,153,018,976,267"), ("(2/3)^5 * 243", "32"), ("0^0", "1"),
    ("(-1)^9223372036854775807", "-1"),
    ("4611686018427387904 / 4 * 2", "2,305,843,009,213,693,952"),
    // Past that, the nearest.
    ("2^63", "9.22337×10^18"), ("2^64", "1.84467×10^19"), ("10^100 / 10^98", "100"),
    ("dense(9000000000, 9000000000)", "8.1×10^19"), ("0.5^2000", "0"), ("8^(1/3)", "2"),
    // Functions.
    ("floor(3.7)", "3"), ("floor(-3.2)", "-4"), ("ceil(3.2)", "4"), ("ceil(-3.7)", "-3"),
    ("floor(7)", "7"), ("floor(0.3 / 0.1)", "3"),
    ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(2.4)", "2"), ("round(-2.6)", "-3"),
    ("round(2.675, digits: 2)", "2.68"), ("round(sqrt(2), digits: 3)", "1.414"),
    ("round(1e300, digits: 15)", "1×10^300"),
    ("floor(9223372036854775807)", "9,223,372,036,854,775,807"),
    ("abs(-36)", "36"), ("abs(2.5)", "2.5"), ("min(5, 3, 4)", "3"), ("max(5)", "5"),
    ("max(1/3, 0.33, sqrt(0.1))", "0.333333"), ("sum(1, 2, 3.5)", "6.5"),
    ("sqrt(16)", "4"), ("sqrt(1/4)", "0.5"), ("sqrt(2)", "1.414214"), ("log10(1000)", "3"),
    ("10^log10(7)", "7"), ("local(kernel: 2, from: 1, to: 1, output: 3, bias: 0)", "36"),
  ])
  func value(of text: String, is shown: String) throws {
    #expect(try Expression(parsing: text).value().description == shown)
  }

  @Test(arguments: [
    ("786433000", true), ("1 / 3", true), ("0.1 + 0.2", true), ("2^64", false), ("sqrt(2)", false),
    ("sqrt(4)", true), ("1e30", false), ("2^64 / 2", false),
  ])
  func exactness(of text: String, _ isExact: Bool) throws {
    #expect(try Expression(parsing: text).value().isExact == isExact)
  }

  @Test func variablesAreFoundAndReplaced() throws {
    let output = try Expression(parsing: "floor((n + 2*p - k) / s) + 1 + 0 * x_1")
    #expect(output.variables == ["n", "p", "k", "s", "x_1"])
    #expect(output.text.hasPrefix("floor"))
    #expect(try output.value(with: ["n": 7, "p": 0, "k": 3, "s": 2, "x_1": 0]) == 3)
    #expect(try output.value(with: ["n": 224, "p": 3, "k": 7, "s": 2, "x_1": 0]) == 112)
  }
}
