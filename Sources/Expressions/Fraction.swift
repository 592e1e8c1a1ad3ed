/// A fraction of two `Int`s in lowest terms, its denominator above zero.
///
/// Every operation gives nil where the result, or a step on the way, does not fit 64 bits.
struct Fraction: Hashable, Sendable {
  let numerator: Int
  let denominator: Int

  init(_ integer: Int) {
    self.init(reduced: integer, 1)
  }

  /// Reduces to lowest terms; nil if the denominator is zero or a sign does not fit.
  init?(_ numerator: Int, over denominator: Int) {
    guard denominator != 0, denominator > 0 || (denominator != Int.min && numerator != Int.min)
    else { return nil }
    var (divisor, rest) = (denominator.magnitude, numerator.magnitude)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    // The divisor is at most the denominator, so it fits.
    let common = denominator < 0 ? -Int(divisor) : Int(divisor)
    self.init(reduced: numerator / common, denominator / common)
  }

  private init(reduced numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var integer: Int? { denominator == 1 ? numerator : nil }

  /// The nearest `Double`; for more than 15 digits its neighbour, rarely.
  var double: Double {
    if let a = Double(exactly: numerator), let b = Double(exactly: denominator) { return a / b }
    // Rounding such a numerator first would cost a digit.
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Double(whole) + Double(rest) / Double(denominator)
  }

  /// The fraction upside down; nil for zero.
  var inverse: Fraction? { Fraction(denominator, over: numerator) }

  static func + (left: Fraction, right: Fraction) -> Fraction? {
    guard let a = left.numerator.times(right.denominator),
      let b = right.numerator.times(left.denominator),
      let denominator = left.denominator.times(right.denominator)
    else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : Fraction(sum, over: denominator)
  }

  static func * (left: Fraction, right: Fraction) -> Fraction? {
    // Reducing crosswise first keeps what fits from overflowing on the way.
    guard let a = Fraction(left.numerator, over: right.denominator),
      let b = Fraction(right.numerator, over: left.denominator),
      let numerator = a.numerator.times(b.numerator),
      let denominator = a.denominator.times(b.denominator)
    else { return nil }
    return Fraction(numerator, over: denominator)
  }

  static func - (left: Fraction, right: Fraction) -> Fraction? {
    (right * Fraction(-1)).flatMap { left + $0 }
  }

  static func / (left: Fraction, right: Fraction) -> Fraction? {
    right.inverse.flatMap { left * $0 }
  }

  /// Multiplies by itself that many times.
  func power(_ exponent: UInt) -> Fraction? {
    var (result, square, rest) = (Fraction(1), self, exponent)
    while true {
      if !rest.isMultiple(of: 2) {
        guard let product = result * square else { return nil }
        result = product
      }
      rest /= 2
      if rest == 0 { return result }
      guard let next = square * square else { return nil }
      square = next
    }
  }

  /// Rounds to a whole number.
  func rounded(_ rule: FloatingPointRoundingRule) -> Int {
    if denominator == 1 { return numerator }
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    // Dividing has halved the number at least, so one less or more still fits.
    let (down, up) = rest < 0 ? (quotient - 1, quotient) : (quotient, quotient + 1)
    switch rule {
    case .down: return down
    case .up: return up
    default:
      let isBeyondHalf = rest.magnitude >= denominator.magnitude - rest.magnitude
      return (rest < 0) == isBeyondHalf ? down : up
    }
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return (a.high, a.low) < (b.high, b.low)
  }
}

extension Int {
  fileprivate func times(_ other: Int) -> Int? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}
