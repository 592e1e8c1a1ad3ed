/// Decimal digits and the position of the point: 0.d₁d₂d₃… × 10^`point`.
///
/// The digits have no zeros in front and none behind; zero has no digits at all.
struct Decimal {
  private(set) var digits: [UInt8]
  private(set) var point: Int

  /// Reads `12`, `.5`, `1.25` or `1.25e-7`; nothing else, no sign, ASCII digits only.
  ///
  /// Returns nil where the whole text is not such a number.
  init?(_ text: some StringProtocol) {
    var rest = text.utf8[...]
    func takeDigits() -> [UInt8] {
      let taken = rest.prefix { Self.zero...Self.nine ~= $0 }
      rest = rest.dropFirst(taken.count)
      return taken.map { $0 - Self.zero }
    }
    digits = takeDigits()
    point = digits.count
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let decimals = takeDigits()
      if decimals.isEmpty { return nil }
      digits += decimals
    }
    if digits.isEmpty { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      let isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      let exponent = takeDigits()
      if exponent.isEmpty { return nil }
      // Far outside the range of Double already, and no sum of it overflows.
      let size = exponent.reduce(0) { min($0 * 10 + Int($1), 1_000_000) }
      point += isNegative ? -size : size
    }
    guard rest.isEmpty else { return nil }
    trim()
  }

  /// The fewest digits that distinguish a finite magnitude from its neighbours.
  init(_ magnitude: Double) {
    self = Decimal(magnitude.magnitude.description) ?? Decimal(digits: [], point: 0)
  }

  private init(digits: [UInt8], point: Int) {
    self.digits = digits
    self.point = point
  }

  /// The value exactly; nil where numerator or denominator does not fit.
  var fraction: Fraction? {
    let zeros = point - digits.count
    guard let mantissa = Self.integer(digits) else { return nil }
    if mantissa == 0 { return Fraction(0) }
    guard let scale = Fraction(10).power(zeros.magnitude) else { return nil }
    return zeros < 0 ? Fraction(mantissa) / scale : Fraction(mantissa) * scale
  }

  /// The nearest `Double`; nil past its range, and nil for what would vanish to zero.
  var double: Double? {
    if digits.isEmpty { return 0 }
    guard let value = Double("\(Self.text(digits))e\(point - digits.count)") else { return nil }
    return value.isFinite && value > 0 ? value : nil
  }

  /// Keeps at most `count` digits, rounding the last one half up.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      self = Decimal(digits: [], point: 0)
      return
    }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    trim()
  }

  /// The same digits with the point elsewhere.
  func moved(toPoint point: Int) -> Decimal { Decimal(digits: digits, point: point) }

  /// The digits before the point, `0` if there are none.
  var wholePart: String {
    guard point > 0 else { return "0" }
    let shown = digits.prefix(point)
    return Self.text(shown) + String(repeating: "0", count: point - shown.count)
  }

  /// The digits after the point, possibly none.
  var decimals: String {
    guard point < digits.count else { return "" }
    return String(repeating: "0", count: max(0, -point))
      + Self.text(digits.dropFirst(max(0, point)))
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point = digits.isEmpty ? 0 : point - zeros
  }

  private static let zero = UInt8(ascii: "0")
  private static let nine = UInt8(ascii: "9")

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + zero }, as: UTF8.self)
  }

  private static func integer(_ digits: [UInt8]) -> Int? {
    guard digits.count <= 19 else { return nil }
    var value = 0
    for digit in digits {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int(digit))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}
