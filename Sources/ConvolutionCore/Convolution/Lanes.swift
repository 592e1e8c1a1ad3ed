/// Neighbouring outputs of one row, summed side by side.
///
/// Eight `Float` are what the vector units take without special flags; more than one vector at a
/// time hides how long each addition takes. Every lane adds in the order in which it is fed, so the
/// width changes no result.
protocol Lanes: BitwiseCopyable {
  /// How many outputs there are: the whole memory of the value, in order.
  static var count: Int { get }

  /// Starts every sum at the same number.
  init(repeating value: Float)

  /// Adds a weight times `count` neighbouring numbers.
  mutating func add(_ numbers: Span<Float>, times weight: Float)
}

extension Lanes {
  /// Writes the sums next to each other.
  @inline(__always)
  func store(at index: Int, into output: inout MutableSpan<Float>) {
    var bytes = output.mutableBytes
    bytes.storeBytes(of: self, toByteOffset: index &* MemoryLayout<Float>.stride, as: Self.self)
  }
}

extension SIMD8<Float>: Lanes {
  static var count: Int { 8 }

  @inline(__always)
  mutating func add(_ numbers: Span<Float>, times weight: Float) {
    self += SIMD8(numbers, at: 0) * weight
  }

  /// Reads eight neighbours.
  ///
  /// Written out, it becomes one load; a loop does not.
  @inline(__always)
  fileprivate init(_ numbers: Span<Float>, at i: Int) {
    self.init(
      numbers[i], numbers[i &+ 1], numbers[i &+ 2], numbers[i &+ 3], numbers[i &+ 4],
      numbers[i &+ 5], numbers[i &+ 6], numbers[i &+ 7])
  }
}

/// Thirty-two neighbouring outputs.
struct FourVectors: Lanes {
  private var a, b, c, d: SIMD8<Float>

  static var count: Int { 32 }

  @inline(__always)
  init(repeating value: Float) {
    let all = SIMD8(repeating: value)
    (a, b, c, d) = (all, all, all, all)
  }

  @inline(__always)
  mutating func add(_ numbers: Span<Float>, times weight: Float) {
    a += SIMD8(numbers, at: 0) * weight
    b += SIMD8(numbers, at: 8) * weight
    c += SIMD8(numbers, at: 16) * weight
    d += SIMD8(numbers, at: 24) * weight
  }
}
