/// How the numbers of one grid are written: all with the same number of decimals, so that points
/// stand under each other.
public struct NumberFormat: Hashable, Sendable {
  /// The digits after the point, 0 to 3.
  public var decimals: Int
  /// The columns of the widest number that the format was made for.
  public var width: Int

  /// The fewest decimals, at most three, that write every value to a thousandth.
  public init(fitting values: some Sequence<Float>) {
    var decimals = 0
    for value in values where value.isFinite {
      while decimals < 3, !Self.isWritten(Double(value), with: decimals) { decimals += 1 }
    }
    self.decimals = decimals
    self.width = 1
    for value in values { width = max(width, text(Double(value)).count) }
  }

  /// The format for sums of products of two formats' numbers, as wide as a third needs at least.
  ///
  /// Products have the decimals of both factors, of which three are shown.
  public init(sumsOf a: NumberFormat, and b: NumberFormat, atLeast other: NumberFormat) {
    decimals = max(other.decimals, min(3, a.decimals + b.decimals))
    let point = other.decimals == 0 && decimals > 0 ? 1 : 0
    width = other.width + decimals - other.decimals + point
  }

  /// The number that the text of a value stands for: what is left after rounding.
  public func rounded(_ value: Double) -> Double { Double(text(value)) ?? value }

  /// A number as the grid shows it: `-1`, `0.111`, and `NaN` for no number.
  ///
  /// Numbers that would take more than six columns are written with four significant digits.
  public func text(_ value: Double) -> String {
    let text = Self.fixed(value, decimals: decimals)
    guard text.count > 6, value.isFinite else { return text }
    return Self.significant(value)
  }

  /// A number with a fixed count of decimals, in no locale: `fixed(2.5, decimals: 2)` is `2.50`.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    var scale = 1
    for _ in 0..<max(0, min(decimals, 9)) { scale *= 10 }
    guard let scaled = Int(exactly: (abs(value) * Double(scale)).rounded()) else {
      return value.description
    }
    let whole = String(scaled / scale)
    let sign = value < 0 && scaled != 0 ? "-" : ""
    guard scale > 1 else { return sign + whole }
    let rest = String(scaled % scale)
    let zeros = String(repeating: "0", count: max(0, decimals - rest.count))
    return "\(sign)\(whole).\(zeros)\(rest)"
  }

  /// The exact number for a working line: whole numbers as such, others to six decimals without
  /// zeros at the end, and smaller ones by a power of ten.
  public static func exact(_ value: Float) -> String {
    var text = fixed(Double(value), decimals: value.rounded() == value ? 0 : 6)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "0" ? value.description : text
  }

  private static func significant(_ value: Double) -> String {
    var magnitude = abs(value)
    var exponent = 0
    while magnitude >= 10, exponent < 400 {
      magnitude /= 10
      exponent += 1
    }
    if exponent < 4 { return fixed(value, decimals: 3 - exponent) }
    return fixed(value < 0 ? -magnitude : magnitude, decimals: 3) + "e\(exponent)"
  }

  private static func isWritten(_ value: Double, with decimals: Int) -> Bool {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return abs(value * scale - (value * scale).rounded()) < 1e-4 * scale / 10
  }
}
