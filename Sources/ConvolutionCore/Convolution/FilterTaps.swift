/// A filter as a list of taps; weights of zero are left out.
struct FilterTaps {
  /// One weight, and how far from the first tap of the window it reads.
  struct Tap {
    let offset: Int
    let weight: Float
  }

  private let taps: [Tap]
  private let bias: Float

  /// Lists the taps of one filter in the order of its weights.
  init(_ filter: Int, of filters: Filters, over input: DeinterleavedInput) {
    let first = filters.firstChannel(of: filter)
    var index = filter * filters.shape.count
    var taps: [Tap] = []
    taps.reserveCapacity(filters.shape.count)
    for channel in first..<first + filters.shape.channels {
      for row in 0..<filters.kernel.rows {
        for column in 0..<filters.kernel.columns {
          let weight = filters.weights[index]
          index += 1
          guard weight != 0 else { continue }
          let offset = input.offset(channel: channel, tap: Position(row: row, column: column))
          taps.append(Tap(offset: offset, weight: weight))
        }
      }
    }
    self.taps = taps
    bias = filters.biases[filter]
  }

  /// Fills one map block by block along each row.
  ///
  /// The last block of a row overlaps the one before, so rows must be as long as a block.
  ///
  /// - Parameters:
  ///   - block: how many outputs are summed at a time.
  ///   - input: what is read.
  ///   - map: the size of the map.
  ///   - start: where the map begins in the output.
  ///   - output: the maps of all filters.
  func slide<Block: Lanes>(
    _ block: Block.Type, over input: DeinterleavedInput, map: Extent, at start: Int,
    into output: inout MutableSpan<Float>
  ) {
    let (numbers, taps) = (input.values.span, taps.span)
    for row in 0..<map.rows {
      let (read, write) = (input.start(ofRow: row), start + row * map.columns)
      for next in stride(from: 0, to: map.columns, by: Block.count) {
        let column = min(next, map.columns &- Block.count)
        let sums: Block = sum(taps, numbers.extracting(droppingFirst: read &+ column))
        sums.store(at: write &+ column, into: &output)
      }
    }
  }

  /// Fills one map whose rows are shorter than a vector, which is cut off.
  func slideNarrow(
    over input: DeinterleavedInput, map: Extent, at start: Int,
    into output: inout MutableSpan<Float>
  ) {
    for row in 0..<map.rows {
      let (read, write) = (input.start(ofRow: row), start + row * map.columns)
      let sums: SIMD8<Float> = sum(
        taps.span, input.values.span.extracting(droppingFirst: read))
      for column in 0..<map.columns { output[write + column] = sums[column] }
    }
  }

  /// The sums of neighbouring outputs; `window` begins where the first tap reads for the first.
  @inline(__always)
  private func sum<Block: Lanes>(_ taps: Span<Tap>, _ window: Span<Float>) -> Block {
    var sums = Block(repeating: bias)
    for index in taps.indices {
      let tap = taps[index]
      sums.add(window.extracting(tap.offset..<tap.offset &+ Block.count), times: tap.weight)
    }
    return sums
  }
}

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

  /// Adds the products of neighbouring numbers, one by one.
  @inline(__always)
  mutating func add(_ numbers: Span<Float>, times others: Span<Float>) {
    a += SIMD8(numbers, at: 0) * SIMD8(others, at: 0)
    b += SIMD8(numbers, at: 8) * SIMD8(others, at: 8)
    c += SIMD8(numbers, at: 16) * SIMD8(others, at: 16)
    d += SIMD8(numbers, at: 24) * SIMD8(others, at: 24)
  }

  /// The sum of all lanes.
  var total: Float { (a + b + c + d).sum() }
}
