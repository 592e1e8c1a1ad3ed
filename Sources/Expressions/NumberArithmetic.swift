#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The operations of expressions: exact where that fits, else in `Double`.
///
/// All give nil for a result that is no finite number.
extension Number {
  static func + (left: Number, right: Number) -> Number? {
    combine(left, right, exactly: +, approximately: +)
  }

  static func - (left: Number, right: Number) -> Number? {
    combine(left, right, exactly: -, approximately: -)
  }

  static func * (left: Number, right: Number) -> Number? {
    combine(left, right, exactly: *, approximately: *)
  }

  static func / (left: Number, right: Number) -> Number? {
    combine(left, right, exactly: /, approximately: /)
  }

  private static func combine(
    _ left: Number, _ right: Number, exactly: (Fraction, Fraction) -> Fraction?,
    approximately: (Double, Double) -> Double
  ) -> Number? {
    if let a = left.fraction, let b = right.fraction, let result = exactly(a, b) {
      return Number(result)
    }
    return Number(approximately(left.double, right.double))
  }

  /// The number with the other sign.
  var negated: Number? { Number(0) - self }

  /// The number without its sign.
  var magnitude: Number? { double < 0 ? negated : self }

  /// Raises to a power; exact for whole exponents as long as the result fits.
  func raised(to exponent: Number) -> Number? {
    if let times = exponent.integer, let power = fraction?.power(times.magnitude),
      let result = times < 0 ? power.inverse : power
    {
      return Number(result)
    }
    return Number(pow(double, exponent.double))
  }

  /// The square root.
  var squareRoot: Number? { Number(double.squareRoot()) }

  /// The logarithm to base ten.
  var decimalLogarithm: Number? { Number(log10(double)) }

  /// Rounds to a whole number.
  func rounded(_ rule: FloatingPointRoundingRule) -> Number? {
    switch storage {
    case .exact(let fraction): Number(fraction.rounded(rule))
    case .rounded(let value): Number(value.rounded(rule))
    }
  }

  /// Rounds to so many decimals, halves away from zero.
  ///
  /// A number too large to be scaled has no decimals in a `Double`.
  func rounded(toDecimals decimals: Int) -> Number? {
    guard let scale = Number(10).raised(to: Number(decimals)), let scaled = self * scale else {
      return self
    }
    return scaled.rounded(.toNearestOrAwayFromZero).flatMap { $0 / scale }
  }
}

extension Number {
  /// Whether two numbers are the same as far as one can know.
  ///
  /// Exact numbers must be equal. A rounded one is the same as another that differs from it by
  /// less than a part in 10^12, so that `sqrt(2)^2` is 2.
  public func isSame(as other: Number) -> Bool {
    if let a = fraction, let b = other.fraction { return a == b }
    let (a, b) = (double, other.double)
    return (a - b).magnitude <= 1e-12 * max(a.magnitude, b.magnitude)
  }

  /// Whether this number is below another and not the same.
  func isBelow(_ other: Number) -> Bool {
    if let a = fraction, let b = other.fraction { return a < b }
    return double < other.double && !isSame(as: other)
  }
}
