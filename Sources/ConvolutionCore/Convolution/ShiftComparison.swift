/// A layer over one map whose behaviour under shifts is looked at: a convolution, then a pooling if
/// there is one.
public struct ShiftedLayer: Hashable, Sendable {
  /// The kernel, one map.
  public var kernel: Tensor
  /// The cells beside the input; nil for none.
  public var padding: Padding.Mode?
  /// Cells from one window to the next.
  public var stride: Int
  /// The number that windows of 2×2, or of 2 in a row, keep; nil for no pooling.
  public var pooling: Pooling.Kind?

  /// Makes a layer; nothing is checked until it is used.
  public init(
    kernel: Tensor, padding: Padding.Mode? = nil, stride: Int = 1, pooling: Pooling.Kind? = nil
  ) {
    (self.kernel, self.padding, self.stride, self.pooling) = (kernel, padding, stride, pooling)
  }

  /// Cells of the input from one output to the next.
  public var jump: Int {
    // A stride too long for the product fits no input either.
    let (jump, overflow) = stride.multipliedReportingOverflow(by: pooling == nil ? 1 : 2)
    return overflow ? stride : jump
  }

  /// The output of the layer.
  ///
  /// Padding keeps the size at stride 1. On a ring it is added at the end, so that output i starts
  /// at cell i of the input; in the other modes it is shared by both ends.
  ///
  /// - Throws: `ShapeError` if the kernel or a pooling window does not fit.
  public func output(of input: Tensor) throws(ShapeError) -> Tensor {
    let (extent, isRow) = (kernel.shape.extent, input.shape.rows == 1)
    var sliding = Sliding(
      stride: Extent(rows: isRow ? 1 : stride, columns: stride))
    if padding == .circular {
      sliding.padding = Padding(
        top: 0, bottom: extent.rows - 1, left: 0, right: extent.columns - 1, mode: .circular)
    } else if let padding {
      sliding.padding = try .same(kernel: extent, mode: padding)
    }
    let map = try crossCorrelate(input, with: Filters(kernel), sliding)
    guard let pooling else { return map }
    return try pool(map, ConvolutionBlock.pooling(pooling, 2, stride: 2, over: map.shape.extent))
      .output
  }
}

/// Both orders of a layer f and a roll g by some columns: f(g(x)) beside g(f(x)).
///
/// The layer is equivariant for this input and shift if they agree.
public struct ShiftComparison: Hashable, Sendable {
  /// The input, rolled: g(x).
  public let moved: Tensor
  /// The layer's output without a roll: f(x).
  public let output: Tensor
  /// First the roll, then the layer: f(g(x)).
  public let outputOfMoved: Tensor
  /// First the layer, then the roll on the output's own grid: g(f(x)).
  public let movedOutput: Tensor
  /// The columns that the output was rolled by.
  public let outputColumns: Int
  /// True if the roll is a whole number of outputs; if not, `outputColumns` is the roll of the output
  /// that comes nearest.
  public let isWhole: Bool
  /// f(g(x)) - g(f(x)).
  public let residual: Tensor

  /// Compares both orders.
  ///
  /// - Throws: `ShapeError` as `ShiftedLayer.output(of:)`.
  public init(
    of input: Tensor, rolledBy columns: Int, _ layer: ShiftedLayer
  ) throws(ShapeError) {
    moved = input.rolled(columns: columns)
    let (output, outputOfMoved) = (try layer.output(of: input), try layer.output(of: moved))
    isWhole = columns.isMultiple(of: layer.jump)
    var best = columns / layer.jump
    var residual = try outputOfMoved - output.rolled(columns: best)
    if !isWhole {
      // Among equally near ones the first from the rounded-down shift on.
      let first = best
      for step in 1..<max(1, output.shape.columns) {
        let other = try outputOfMoved - output.rolled(columns: first + step)
        guard Self.differing(other) < Self.differing(residual) else { continue }
        (best, residual) = ((first + step) % output.shape.columns, other)
      }
    }
    (self.output, self.outputOfMoved, self.residual) = (output, outputOfMoved, residual)
    outputColumns = best
    movedOutput = output.rolled(columns: best)
  }

  /// How many outputs differ.
  public var differing: Int { Self.differing(residual) }

  /// The largest difference, without its sign.
  public var largest: Float { residual.values.reduce(0) { max($0, abs($1)) } }

  /// The columns in which outputs differ, ascending.
  public var differingColumns: [Int] {
    let width = residual.shape.columns
    return Set(residual.values.indices.filter { residual.values[$0] != 0 }.map { $0 % width })
      .sorted()
  }

  private static func differing(_ residual: Tensor) -> Int { residual.values.count { $0 != 0 } }
}
