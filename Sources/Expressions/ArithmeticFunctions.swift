import ConvolutionCore

extension Expression {
  /// Rounding, choosing, adding up, roots and logarithms.
  static let arithmeticFunctions: [Function] = [
    Function("floor", .number("x"), gives: "x rounded down", example: "floor(7 / 2)") {
      $0.rounded(.down)
    } mistakes: {
      $0.mistakenlyRounded(.up)
    },
    Function("ceil", .number("x"), gives: "x rounded up", example: "ceil(80 / log10(256))") {
      $0.rounded(.up)
    } mistakes: {
      $0.mistakenlyRounded(.down)
    },
    Function(
      "round", .number("x"), .whole("digits:", from: 0, to: 15, default: 0),
      gives: "x rounded to that many decimals, halves away from zero",
      example: "round(89600 / 9, digits: 1)"
    ) { x, digits in x.rounded(toDecimals: digits) },
    Function("abs", .number("x"), gives: "the absolute value of x", example: "abs(-36)") {
      $0.magnitude
    },
    Function("min", .numbers("x"), gives: "the smallest", example: "min(5, 3, 4)") { numbers in
      numbers.dropFirst().reduce(numbers.first) { least, next in
        least.map { next.isBelow($0) ? next : $0 }
      }
    },
    Function("max", .numbers("x"), gives: "the largest", example: "max(5, 3, 4)") { numbers in
      numbers.dropFirst().reduce(numbers.first) { most, next in
        most.map { $0.isBelow(next) ? next : $0 }
      }
    },
    Function("sum", .numbers("x"), gives: "all added up", example: "sum(156, 2416, 48120)") {
      $0.reduce(Number(0)) { total, next in total.flatMap { $0 + next } }
    },
    Function(
      "sqrt", .number("x", aboveZero: false), gives: "the square root", example: "sqrt(2)"
    ) { $0.squareRoot },
    Function(
      "log10", .number("x", aboveZero: true), gives: "the logarithm to base ten",
      example: "784 * log10(256)"
    ) { $0.decimalLogarithm },
  ]
}

extension Number {
  /// The number rounded to the wrong side.
  fileprivate func mistakenlyRounded(_ rounding: Rounding) -> [WrongResult<Number>] {
    let isUp = rounding == .up
    guard let value = rounded(isUp ? .up : .down) else { return [] }
    return [
      WrongResult(
        isUp ? .roundedUp : .roundedDown, value, working: "\(isUp ? "ceil" : "floor")(\(plain))")
    ]
  }
}
