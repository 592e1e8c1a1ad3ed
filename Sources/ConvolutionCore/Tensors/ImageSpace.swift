#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All pictures of one size: one for each way to give every pixel one of its values.
///
/// Each pixel multiplies their number by the number of values, so it grows exponentially: 28×28
/// pixels of 256 values make 256^784 pictures, about 10^1888.
public struct ImageSpace: Hashable, Sendable {
  /// How many values a pixel can have: 256 for a gray byte, 2 for black and white.
  public let values: Int
  /// How many pixels a picture has; a colour picture has three numbers for each.
  public let pixels: Int

  /// Makes the space of all pictures of a size.
  ///
  /// - Throws: `ShapeError.outOfRange` for fewer than two values or less than one pixel.
  public init(values: Int, pixels: Int) throws(ShapeError) {
    try Limits.check(values, in: 2...Limits.side, "values")
    try Limits.check(pixels, in: 1...Limits.side, "pixels")
    self.values = values
    self.pixels = pixels
  }

  /// The number of pictures, values^pixels; nil where it does not fit 64 bits.
  public var exactCount: Int? { Self.power(values, pixels).exact }

  /// The number of pictures as a `Double`, rounded; nil past its range, from about 10^308 on.
  public var count: Double? {
    let count = pow(Double(values), Double(pixels))
    return count.isFinite ? count : nil
  }

  /// The logarithm to base ten of the number of pictures: 1888.06 for 256 values and 784 pixels.
  public var decades: Double { Double(pixels) * log10(Double(values)) }

  /// The number of pictures as digits·10^exponent, with digits from 1 up to but not including 10:
  /// 1.004 and 59 for 2 values and 196 pixels.
  public var scientific: (digits: Double, exponent: Int) {
    let exponent = decades.rounded(.down)
    return (pow(10, decades - exponent), Int(exactly: exponent) ?? 0)
  }

  /// One of the pictures, drawn at random: the value of each pixel, from 0.
  ///
  /// - Parameters:
  ///   - number: the first picture drawn, the second, and so on.
  ///   - seed: what else the drawing starts from; the same one gives the same pictures.
  /// - Returns: as many values as there are pixels; none for more than `Limits.values`.
  public func drawn(_ number: Int, seed: UInt64) -> [Int] {
    guard pixels <= Limits.values else { return [] }
    var generator = SplitMix64(seed: seed &+ UInt64(bitPattern: Int64(number)))
    return (0..<pixels).map { _ in generator.index(below: values) }
  }

  /// The fewest pixels with which there are more than 10^`decades` pictures.
  ///
  /// 34 pixels of 256 values make more pictures than the 10^80 atoms of the observable universe,
  /// and 266 of 2 values.
  ///
  /// - Throws: `ShapeError.outOfRange` for fewer than two values or a negative exponent.
  public static func pixels(
    toPass decades: Int, values: Int
  ) throws(ShapeError) -> Int {
    try Limits.check(values, in: 2...Limits.side, "values")
    try Limits.check(decades, in: 0...Limits.side, "decades")
    // Only powers of ten meet a power of ten exactly, and must then go one pixel further.
    if let exponent = (1...9).first(where: { power(10, $0).exact == values }) {
      return decades / exponent + 1
    }
    return Int((Double(decades) / log10(Double(values))).rounded(.down)) + 1
  }

  /// The results of usual mistakes for the number of pictures, the most telling first.
  ///
  /// 10 values and 3 pixels make 1,000 pictures; 30 adds where they multiply, 3^10 = 59,049 swaps
  /// base and exponent.
  ///
  /// - Returns: mistakes with their results as far as a `Double` holds it.
  public var wrongCounts: [WrongResult<Double>] {
    var results = [
      WrongResult(
        .addedForMultiplied, Double(values) * Double(pixels), working: "\(values) * \(pixels)")
    ]
    let swapped = pow(Double(pixels), Double(values))
    if swapped.isFinite {
      results.append(
        WrongResult(.baseExponentSwapped, swapped, working: "\(pixels)^\(values)"))
    }
    return results
  }

  /// The results of usual mistakes for `decades`, the most telling first: as `wrongCounts`, of any
  /// size.
  public var wrongDecades: [WrongResult<Double>] {
    let (values, pixels) = (Double(values), Double(pixels))
    return [
      WrongResult(
        .addedForMultiplied, log10(values * pixels),
        working: "log10(\(self.values) * \(self.pixels))"),
      WrongResult(
        .baseExponentSwapped, values * log10(pixels),
        working: "\(self.values) * log10(\(self.pixels))"),
    ]
  }

  /// A power as a count; it stops at the first factor that does not fit.
  private static func power(_ base: Int, _ exponent: Int) -> CheckedCount {
    var power = CheckedCount(1)
    for _ in 0..<exponent {
      power = power * CheckedCount(base)
      if power.exact == nil { break }
    }
    return power
  }
}
