#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SplitMix64 {
  /// A number between two bounds: a + (b - a)u for one uniform u.
  public mutating func uniform(_ a: Double, _ b: Double) -> Double {
    a + (b - a) * uniform()
  }

  /// A draw from the normal distribution with mean 0 and variance 1, from two uniform numbers.
  ///
  /// Box and Muller's cosine: √(-2 ln(1 - u₁)) · cos(2πu₂). Their sine is not kept for the next
  /// call, so that a sequence depends on the number of calls only.
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }

  /// A draw from the indices 0 ..< count, all equally likely: ⌊u · count⌋ for one uniform u.
  ///
  /// A count below 1 gives 0; above 2^53 it counts as 2^53.
  public mutating func index(below count: Int) -> Int {
    Int(uniform() * Double(min(max(count, 1), 1 << 53)))
  }

  /// The numbers 0 ..< count in random order (Fisher and Yates); none for a count below 1.
  ///
  /// Each position i, from the last down to 1, is swapped with position ⌊u(i + 1)⌋.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<max(count, 0))
    for i in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(i, index(below: i + 1))
    }
    return order
  }
}
