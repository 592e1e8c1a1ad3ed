#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small generator of random numbers that gives the same sequence for the same seed on every
/// machine: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// It is a value: a copy goes on by itself from where it was made. Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Creates a generator; 0 is as good a seed as any.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to but not including 1: the top 53 bits, all that a `Double` keeps.
  public mutating func uniform() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  /// A number from `low` up to `high`: `low + (high - low) · uniform()`.
  public mutating func uniform(from low: Double, to high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// A normally distributed number with mean 0 and variance 1, by Box and Muller's formula.
  ///
  /// It takes two uniform numbers: √(-2 ln(1 - u₁)) · cos(2π u₂). The second normal number that
  /// these would give is thrown away, so that nothing is kept between calls.
  public mutating func normal() -> Double {
    let (radius, angle) = (uniform(), uniform())
    return (-2 * log(1 - radius)).squareRoot() * cos(2 * .pi * angle)
  }

  /// An index from 0 up to but not including a count: ⌊u · count⌋ for one uniform number u.
  ///
  /// A count below 1 gives 0; above 2^53 it counts as 2^53.
  public mutating func index(below count: Int) -> Int {
    let count = min(max(count, 1), 1 << 53)
    // Rounding can carry the product of a number near 1 up to the count.
    return min(count - 1, Int(uniform() * Double(count)))
  }

  /// The numbers 0 ..< count in random order, by Fisher and Yates's shuffle from the end down.
  ///
  /// It takes count - 1 uniform numbers u and swaps each index i with ⌊u · (i + 1)⌋. Counts below 1
  /// give none.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<max(count, 0))
    for i in order.indices.dropFirst().reversed() { order.swapAt(i, index(below: i + 1)) }
    return order
  }
}
