/// One layer of a network that learns.
///
/// Convolutions slide a square kernel with stride 1 and no padding, as cross-correlation; they and
/// dense layers have biases.
public enum TrainableLayer: Hashable, Sendable {
  /// A convolution with a number of filters that read all channels; `kernel` is the side.
  case convolution(filters: Int, kernel: Int)
  /// max(x, 0) of every number; the slope at 0 counts as 0.
  case relu
  /// The largest number of each square window, whose side is the stride; rows and columns that fill
  /// no window are left out. Among equals the first in row order takes the gradient.
  case maxPooling(Int)
  /// The largest number of each channel; among equals the first in row order takes the gradient.
  case globalMax
  /// The mean of each channel.
  case globalAverage
  /// All numbers in one list, channel after channel, row by row.
  case flatten
  /// Every output from every input; a stack of maps is flattened first.
  case dense(outputs: Int)

  /// The shape of the output; lists are n×1×1.
  ///
  /// - Throws: `ShapeError` for an input that does not fit the layer.
  public func outputShape(input: Shape) throws(ShapeError) -> Shape {
    switch self {
    case .convolution(let filters, let kernel):
      return try Shape(
        channels: filters,
        Sliding().outputExtent(input: input.extent, kernel: Extent(kernel)))
    case .relu: return input
    case .maxPooling(let side): return try Pooling(.max, side).outputShape(input: input)
    case .globalMax, .globalAverage:
      return try Shape(channels: input.channels, rows: 1, columns: 1)
    case .flatten: return try Shape(channels: input.count, rows: 1, columns: 1)
    case .dense(let outputs): return try Shape(channels: outputs, rows: 1, columns: 1)
    }
  }

  /// The window sum that the layer is; nil for a layer without weights.
  ///
  /// A dense layer is a convolution over one row of numbers whose kernel is as long as the row.
  func windowSum(from input: Shape, to output: Shape) -> WindowSumPass? {
    switch self {
    case .convolution(_, let kernel):
      WindowSumPass(input: input, kernel: Extent(kernel), output: output)
    case .dense:
      WindowSumPass(
        input: Shape(checkedChannels: 1, rows: 1, columns: input.count),
        kernel: Extent(rows: 1, columns: input.count), output: output)
    case .relu, .maxPooling, .globalMax, .globalAverage, .flatten: nil
    }
  }
}

extension TrainableLayer: CustomStringConvertible {
  /// The layer in a few words, such as `conv 5×5, 6`.
  public var description: String {
    switch self {
    case .convolution(let filters, let kernel): "conv \(Extent(kernel)), \(filters)"
    case .relu: "ReLU"
    case .maxPooling(let side): "max pool \(Extent(side))"
    case .globalMax: "global max"
    case .globalAverage: "global average"
    case .flatten: "flatten"
    case .dense(let outputs): "dense \(outputs)"
    }
  }
}
