import ConvolutionCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A number as lessons compute it: exact as long as it can be, rounded after that.
///
/// An exact number is a fraction of two `Int`s, so `0.1 + 0.2` is `0.3` and `1 / 3 * 3` is `1`.
/// A value that does not fit 64 bits (`2^64`) or is no fraction (`sqrt(2)`) is held as the nearest
/// `Double`. There is no infinity and no NaN.
public struct Number: Hashable, Sendable {
  enum Storage: Hashable {
    case exact(Fraction)
    case rounded(Double)
  }

  let storage: Storage

  /// Makes an exact integer.
  public init(_ integer: Int) {
    self.init(Fraction(integer))
  }

  /// Takes over a computed value; nil for NaN and the infinities.
  ///
  /// A value that is written in at most 15 digits, such as 2.5 or 0.1, is taken to be exactly
  /// that decimal: this many digits always survive in a `Double`.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let decimal = Decimal(value)
    if decimal.digits.count <= 15, let magnitude = decimal.fraction,
      let fraction = value < 0 ? magnitude * Fraction(-1) : magnitude
    {
      self.init(fraction)
    } else {
      self.init(.rounded(value))
    }
  }

  /// The value of a written number; nil where it is past the range of `Double`.
  init?(_ decimal: Decimal) {
    if let fraction = decimal.fraction {
      self.init(fraction)
    } else if let value = decimal.double {
      self.init(value)
    } else {
      return nil
    }
  }

  init(_ fraction: Fraction) {
    self.init(.exact(fraction))
  }

  private init(_ storage: Storage) {
    self.storage = storage
  }

  /// The value if it is a whole number that fits.
  public var integer: Int? { fraction?.integer }

  /// The nearest `Double`.
  public var double: Double {
    switch storage {
    case .exact(let fraction): fraction.double
    case .rounded(let value): value
    }
  }

  /// True if the number is held exactly, and not as the nearest `Double`.
  public var isExact: Bool { fraction != nil }

  /// The range of `Double`, as errors say it.
  static let range = "expected 0 or a size of 5×10^-324 to 1.8×10^308"

  var fraction: Fraction? {
    if case .exact(let fraction) = storage { fraction } else { nil }
  }
}

extension Number: ExpressibleByIntegerLiteral {
  /// Makes an exact integer.
  public init(integerLiteral value: Int) { self.init(value) }
}

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
  /// True if two numbers are the same as far as their precision shows.
  ///
  /// Exact numbers must be equal. A rounded one is the same as another that differs from it by
  /// less than a part in 10^12, so that `sqrt(2)^2` is 2.
  public func isSame(as other: Number) -> Bool {
    if let a = fraction, let b = other.fraction { return a == b }
    let (a, b) = (double, other.double)
    return (a - b).magnitude <= 1e-12 * max(a.magnitude, b.magnitude)
  }

  /// True if this number is below another and not the same.
  func isBelow(_ other: Number) -> Bool {
    if let a = fraction, let b = other.fraction { return a < b }
    return double < other.double && !isSame(as: other)
  }
}

extension Number: CustomStringConvertible {
  /// The number for reading: `786,433,000`, `-0.5`, `9,955.555556`, `1.84467×10^19`.
  ///
  /// Integers show every digit. Others show at most six decimals (six digits, where nothing but
  /// zeros is before the point), and from 10^15 on or below 10^-4 a power of ten. The same
  /// in every locale.
  public var description: String { text(separator: ",", power: "×10^") }

  /// The number for typing: as `description` without separators, `786433000` or `1.84467e19`.
  public var plain: String { text(separator: "", power: "e") }

  private func text(separator: String, power: String) -> String {
    if let integer {
      return (integer < 0 ? "-" : "") + Self.grouped("\(integer.magnitude)", by: separator)
    }
    var decimal = Decimal(double)
    let sign = double < 0 ? "-" : ""
    if !(-3...15).contains(decimal.point) {
      decimal.round(toDigits: 6)
      let exponent = decimal.point - 1
      return sign + decimal.moved(toPoint: 1).plainText(separator) + power + "\(exponent)"
    }
    decimal.round(toDigits: 6 + max(0, decimal.point))
    return sign + decimal.plainText(separator)
  }

  /// Puts a separator before every third digit from the right.
  fileprivate static func grouped(_ digits: String, by separator: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return text
  }
}

extension Decimal {
  fileprivate func plainText(_ separator: String) -> String {
    let whole = Number.grouped(wholePart, by: separator)
    return decimals.isEmpty ? whole : "\(whole).\(decimals)"
  }
}

extension Sequence where Element == WrongResult<Int> {
  /// The same mistakes with their counts as numbers of expressions.
  public var numbers: [WrongResult<Number>] { compactMap { $0.map { Number($0) } } }
}

extension Sequence where Element == WrongResult<Double> {
  /// The same mistakes with their values as numbers of expressions; those that are none are left
  /// out.
  public var numbers: [WrongResult<Number>] { compactMap { $0.map { Number($0) } } }
}

extension Sequence where Element == WrongResult<Float> {
  /// The same mistakes with their values as numbers of expressions; those that are none are left
  /// out.
  public var numbers: [WrongResult<Number>] { compactMap { $0.map { Number(Double($0)) } } }
}
