import Expressions
import Testing

/// Messages and their columns.
@Suite struct ErrorTests {
  @Test(arguments: [
    ("", 0, "found the end, expected a number, a name or ("),
    ("1 +", 3, "found the end, expected a number, a name or ("),
    ("1 + * 2", 4, "found *, expected a number, a name or ("),
    ("+ 2", 0, "found +, expected a number, a name or ("),
    ("2 n", 2, "found n, expected an operator such as +"),
    ("2n", 1, "found n, expected an operator such as +"),
    ("3(4)", 1, "found (, expected an operator such as +"),
    ("1,234", 1, "found ,, expected an operator such as +"),
    ("3 ** 2", 3, "a power is written ^, as in 3^2"),
    ("3 x 3", 2, "found x, expected an operator; a product is written *"),
    (
      "1 + conv(3, 64, 128)", 4,
      "conv takes labelled values here, expected conv(kernel: 3, from: 64, to: 128)"
    ),
    (
      "local(3, n, 2, 9)", 0,
      "local takes labelled values here, expected "
        + "local(kernel: 3, from: …, to: 2, output: 9)"
    ),
    ("(1 + 2", 0, "this ( is never closed, expected its )"),
    ("2 * (1 + 2 3)", 11, "found 3, expected an operator, a comma or )"),
    ("4 + (1, 2, 3", 4, "this ( is never closed, expected its )"),
    ("(1, 2,)", 6, "found ), expected a number, a name or ("),
    ("1 + 2)", 5, "found ), expected an operator such as +"),
    ("()", 1, "found ), expected a number, a name or ("),
    ("k = 3", 2, "found =, expected == to compare"),
    ("3 % 2", 2, "found %, expected a number, a name or one of + - * / ^ ( )"),
    ("1 + １２", 4, "found U+FF11, expected a number, a name or one of + - * / ^ ( )"),
    ("\u{1B}[31m", 0, "found U+001B, expected a number, a name or one of + - * / ^ ( )"),
    ("1.2.3", 0, "found 1.2.3, expected a number such as 0.5"),
    ("2 * 5.", 4, "found 5., expected a number such as 0.5"),
    (
      "007", 0,
      "found 007, expected no leading zeros: write 1000, not 1,000, and 7, not 007"
    ),
    ("0x10", 1, "found x10, expected an operator such as +"),
    ("1_000", 1, "found _, expected a number, a name or one of + - * / ^ ( )"),
    (
      "1e-400", 0,
      "1e-400 is out of range: expected 0 or a size of 5×10^-324 to 1.8×10^308"
    ),
    ("1e999", 0, "1e999 is out of range: expected 0 or a size of 5×10^-324 to 1.8×10^308"),
    ("and", 0, "found and, expected a number, a name or ("),
    (
      String(repeating: "a", count: 60) + "(1)", 0,
      "no function is called aaaaaaaaaaaaaaaaaaaaaaa…"
    ),
    ("dens(3, 4)", 0, "no function is called dens"),
    ("Dense(3, 4)", 0, "no function is called Dense"),
    ("1 + frobnicate(3)", 4, "no function is called frobnicate"),
    ("dense(3)", 0, "dense lacks units, expected dense(inputs, units, bias: 1)"),
    ("min()", 0, "min lacks x, expected min(x, …)"),
    (
      "output(7)", 0,
      "output lacks kernel:, expected output(n, kernel:, stride: 1, padding: 0, dilation: 1, ceil: 0, same: 0)"
    ),
    (
      "output(7, kernal: 3)", 10,
      "output has no kernal:, "
        + "expected output(n, kernel:, stride: 1, padding: 0, dilation: 1, ceil: 0, same: 0)"
    ),
    (
      "output(7, 3, stride: 2)", 10,
      "found a value too many or without its label, "
        + "expected output(n, kernel:, stride: 1, padding: 0, dilation: 1, ceil: 0, same: 0)"
    ),
    ("output(7, kernel: 3, stride: 2, kernel: 4)", 32, "kernel: is given twice"),
    (
      "dense(stride: 3, 4)", 6,
      "dense has no stride:, expected dense(units:)"
    ),
    (
      "dense(150,528, 512)", 15,
      "found a value too many or without its label, expected dense(inputs, units, bias: 1)"
    ),
    (
      "dense(1,000)", 8,
      "found 000, expected no leading zeros: write 1000, not 1,000, and 7, not 007"
    ),
    (
      "floor(1,528)", 8,
      "found a value too many or without its label, expected floor(x); "
        + "1,000 is two values, write 1000"
    ),
  ])
  func reading(_ text: String, column: Int, message: String) {
    let error = #expect(throws: ExpressionError.self) { try Expression(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.column == column)
  }

  @Test(arguments: [
    ("7 / 0", 2, "division by zero: 7 / 0"),
    ("1 + 7 / (n - 2)", 6, "division by zero: 7 / 0"),
    ("0 ^ -1", 2, "division by zero: 0^-1"),
    ("(-8)^(1/3)", 4, "(-8)^0.333333, expected a whole exponent for a base below zero"),
    (
      "2 * kernal", 4,
      "nothing is called kernal here, expected one of k, kernel, n or a function such as dense(3, 4)"
    ),
    (
      "m", 0,
      "nothing is called m here, expected one of k, kernel, n or a function such as dense(3, 4)"
    ),
    (
      "1 + nan", 4,
      "nothing is called nan here, expected one of k, kernel, n or a function such as dense(3, 4)"
    ),
    ("dense + 1", 0, "dense is a function, expected ( after it"),
    ("sqrt(n - 6)", 5, "x is -4, expected 0 or more"),
    ("log10(0)", 6, "x is 0, expected a number above 0"),
    ("dense(2.5, 3)", 6, "inputs is 2.5, expected a whole number, 1 or more"),
    (
      "dense(n, 10^19)", 9, "units is about 1×10^19, expected a whole number, 1 or more"
    ),
    ("dense(3, -4)", 9, "units is -4, expected a whole number, 1 or more"),
    ("dense(3, 4, bias: 2)", 18, "bias is 2, expected 1 or 0"),
    (
      "output(7, kernel: 3, stride: 0)", 29, "stride is 0, expected a whole number, 1 or more"
    ),
    (
      "output(7, kernel: 3, padding: -1)", 30, "padding is -1, expected a whole number, 0 or more"
    ),
    ("round(1, digits: 16)", 17, "digits is 16, expected a whole number, 0 to 15"),
    (
      "conv(kernel: (0, 3), from: 1, to: 1)", 13,
      "kernel is the pair (0, 3), "
        + "expected a whole number, 1 or more, or a pair (rows, columns)"
    ),
    ("output(7, 3)", 10, "layer is 3, expected a layer such as conv(3)"),
    ("field(conv(3), (1, 2))", 15, "layer is the pair (1, 2), expected a layer such as conv(3)"),
    ("1 + conv(3)", 4, "expected a number, found a layer"),
    ("conv(3)", 0, "expected a number, found a layer"),
    ("dense(conv(3), 1)", 6, "inputs is a layer, expected a whole number, 1 or more"),
    ("field(pool(2, stride: 0))", 22, "stride is 0, expected a whole number, 1 or more"),
    ("(1, 2) + 3", 0, "expected a number, found the pair (1, 2)"),
    ("(1, 2, 3) + 3", 0, "expected a number, found a list of 3 numbers"),
    ("1 + vgg16", 4, "expected a number, found the network VGG-16"),
    (
      "vgg19 + 1", 0,
      "nothing is called vgg19 here, expected one of k, kernel, n or a function such as dense(3, 4)"
    ),
    ("parameters(k)", 11, "network is 3, expected one of lenet5, alexnet, vgg16"),
    ("macs(3)", 5, "network is 3, expected one of lenet5, alexnet, vgg16"),
    (
      "output(7, kernel: (3, 3, 3))", 18,
      "kernel is a list of 3 numbers, expected a whole number, 1 or more"
    ),
    (
      "correlate((1, 2, 3), (1, 2, 3))", 10,
      "values is a list of 3 numbers, "
        + "expected 1, 4, 9, 16 or 25 numbers in parentheses, such as (1, 2, 3, 4)"
    ),
    (
      "correlate((1, 2, 3, 4), conv(3))", 24,
      "weights is a layer, "
        + "expected 1, 4, 9, 16 or 25 numbers in parentheses, such as (1, 2, 3, 4)"
    ),
    ("correlate((1, 2, 3, k < 3), 4)", 20, "expected a number, found a comparison"),
    ("1 + (k < 3)", 5, "expected a number, found a comparison"),
    ("k < 3", 0, "expected a number, found a comparison"),
    ("floor((1, 2))", 6, "x is the pair (1, 2), expected a number"),
    ("(1 < 2, 3)", 1, "expected a number, found a comparison"),
    ("2^1024", 1, "the result is out of range: expected 0 or a size of 5×10^-324 to 1.8×10^308"),
    ("9^9^9^9", 3, "the result is out of range: expected 0 or a size of 5×10^-324 to 1.8×10^308"),
    (
      "1e308 * 10", 6, "the result is out of range: expected 0 or a size of 5×10^-324 to 1.8×10^308"
    ),
    (
      "sum(1e308, 1e308)", 0, "sum is out of range: expected 0 or a size of 5×10^-324 to 1.8×10^308"
    ),
  ])
  func computing(_ text: String, column: Int, message: String) throws {
    let expression = try Expression(parsing: text)
    let error = #expect(throws: ExpressionError.self) {
      try expression.value(with: ["n": 2, "k": 3, "kernel": 3])
    }
    #expect(error?.message == message)
    #expect(error?.column == column)
  }

  /// Which name is near is decided elsewhere; here the last known one is.
  @Test(arguments: [
    ("dens(3, 4)", "no function is called dens, did you mean sqrt?"),
    ("2 * kernal", "nothing is called kernal here, did you mean vgg16?"),
    ("conv(3, strde: 2)", "conv has no strde:, did you mean groups:?"),
    ("7 / 0", "division by zero: 7 / 0"),
  ])
  func unknownNamesCanBeSuggested(_ text: String, _ message: String) {
    let error = #expect(throws: ExpressionError.self) { try Expression(parsing: text).value() }
    let suggested = error?.suggesting { name, known in
      #expect(["dens", "kernal", "strde:"].contains(name))
      return known.last { !$0.hasPrefix("log") }
    }
    #expect(suggested?.message == message)
    #expect(suggested?.column == error?.column)
    #expect(error?.suggesting { _, _ in nil } == error)
  }

  /// The core's own words where sizes do not go together.
  @Test(arguments: [
    (
      "1 + output(3, kernel: 5)", 4,
      "kernel 5 does not fit input 3: 3 + 0 + 0 - (1·(5-1) + 1) = -2 cells to move in, "
        + "expected 0 or more"
    ),
    // In a chain the layer that does not fit is shown.
    (
      "output(9, conv(3), pool(2), conv(5))", 28,
      "kernel 5×5 does not fit input 3×3: 3 + 0 + 0 - (1·(5-1) + 1) = -2 rows to move in, "
        + "expected 0 or more"
    ),
    (
      "1 + output(7, kernel: 3, same: 1, padding: 2)", 4,
      "same: 1 with padding 2, expected 0"
    ),
    (
      "correlate((1, 2, 3, 4), 1)", 0, "1 weight, expected 4, one for each value"
    ),
    (
      "conv(kernel: 3, from: 64, to: 65, groups: 2)", 0,
      "65 output channels in 2 groups: 65 = 2·32 + 1, expected no remainder"
    ),
  ])
  func sizesThatDoNotFit(_ text: String, column: Int, message: String) throws {
    let expression = try Expression(parsing: text)
    #expect(throws: ExpressionError(message, at: column)) { try expression.value() }
  }

  @Test func conditions() throws {
    let number = try Expression(parsing: "n + 1")
    #expect(
      throws: ExpressionError("expected a comparison such as k <= n, found 3", at: 0)
    ) { try number.truth(with: ["n": 2]) }
    let mixed = try Expression(parsing: "n < 3 and n")
    #expect(
      throws: ExpressionError("expected a comparison such as k <= n, found 2", at: 10)
    ) { try mixed.truth(with: ["n": 2]) }
  }

  @Test func descriptionsCountColumnsFromOne() {
    #expect(ExpressionError("division by zero", at: 4).description == "5: division by zero")
  }
}
