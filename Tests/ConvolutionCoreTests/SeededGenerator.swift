import ConvolutionCore
import TestSupport

/// The generator of all tests; what these add to it stands below.
typealias SeededGenerator = TestGenerator

extension TestGenerator {
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
