import ConvolutionCore

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Small whole numbers: their sums and products are exact in `Float`, in any order.
  mutating func integers(_ count: Int, in range: ClosedRange<Int> = -4...4) -> [Float] {
    (0..<count).map { _ in Float(Int.random(in: range, using: &self)) }
  }

  /// A tensor of small whole numbers.
  mutating func tensor(_ channels: Int, _ rows: Int, _ columns: Int) throws -> Tensor {
    let shape = try Shape(channels: channels, rows: rows, columns: columns)
    return try Tensor(shape: shape, values: integers(shape.count))
  }

  /// A bank of filters with small whole weights and biases.
  mutating func filters(
    _ count: Int, channels: Int, _ rows: Int, _ columns: Int, groups: Int = 1
  ) throws -> Filters {
    let shape = try Shape(channels: channels, rows: rows, columns: columns)
    return try Filters(
      count: count, shape: shape, weights: integers(count * shape.count), biases: integers(count),
      groups: groups)
  }
}

extension Tensor {
  /// Every map moved down and to the right, what falls off coming back on the other side.
  func rolled(down: Int, right: Int) throws -> Tensor {
    var moved = try Tensor(shape: shape)
    for channel in 0..<shape.channels {
      for row in 0..<shape.rows {
        for column in 0..<shape.columns {
          moved[channel, (row + down) % shape.rows, (column + right) % shape.columns] =
            self[channel, row, column]
        }
      }
    }
    return moved
  }
}
