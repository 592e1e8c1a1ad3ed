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
  init(_ filter: Int, of filters: Filters, over input: DealtInput) {
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
    _ block: Block.Type, over input: DealtInput, map: Extent, at start: Int,
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
    over input: DealtInput, map: Extent, at start: Int, into output: inout MutableSpan<Float>
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
