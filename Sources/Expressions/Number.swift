/// A number as lessons compute it: exact as long as it can be, rounded after that.
///
/// An exact number is a fraction of two `Int`s, so `0.1 + 0.2` is `0.3` and `1 / 3 * 3` is `1`.
/// What does not fit 64 bits (`2^64`) or is no fraction (`sqrt(2)`) is held as the nearest
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

  /// Whether the number is held exactly, and not as the nearest `Double`.
  public var isExact: Bool { fraction != nil }

  /// What `Double` holds, as errors say it.
  static let range = "expected 0 or a size of 5×10^-324 to 1.8×10^308"

  var fraction: Fraction? {
    if case .exact(let fraction) = storage { fraction } else { nil }
  }
}

extension Number: ExpressibleByIntegerLiteral {
  /// Makes an exact integer.
  public init(integerLiteral value: Int) { self.init(value) }
}
