/// One cell of a feature map as a sum: the values under a window and the weights over them.
///
/// Both go by channel, then kernel row, then kernel column, as the products of a `WindowTrace` do,
/// and are added in that order, starting from the bias. A weight of exactly zero takes no part.
public struct WindowSum<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  /// The values under the window.
  public let inputs: [Scalar]
  /// The weights over them, as they lie there.
  public let weights: [Scalar]
  /// The height and width of the window.
  public let kernel: Extent
  /// What is added to the sum.
  public let bias: Scalar

  /// Puts weights over values.
  ///
  /// - Parameters:
  ///   - inputs: rows × columns of the kernel for each channel.
  ///   - weights: as many.
  ///   - kernel: the size of the window.
  ///   - bias: what is added to the sum.
  /// - Throws: `ShapeError.outOfRange` for a kernel without cells, `ShapeError.wrongCount` for lists
  ///   of other lengths.
  public init(
    inputs: [Scalar], weights: [Scalar], kernel: Extent, bias: Scalar = 0
  ) throws(ShapeError) {
    try kernel.check(from: 1, "kernel")
    let cells = kernel.rows * kernel.columns
    guard !inputs.isEmpty, inputs.count.isMultiple(of: cells) else {
      throw .wrongCount(
        of: "values", found: inputs.count,
        expected: "\(kernel.rows)·\(kernel.columns) = \(cells) for each channel")
    }
    guard weights.count == inputs.count else {
      throw .wrongCount(
        of: "weights", found: weights.count, expected: "\(inputs.count), one for each value")
    }
    self.init(checkedInputs: inputs, weights: weights, kernel: kernel, bias: bias)
  }

  /// For lists that are known to be as long as the kernel wants.
  init(checkedInputs inputs: [Scalar], weights: [Scalar], kernel: Extent, bias: Scalar) {
    self.inputs = inputs
    self.weights = weights
    self.kernel = kernel
    self.bias = bias
  }

  /// The bias and all the products: the value of the cell.
  public var total: Scalar { total(of: products(with: weights)) }

  /// Each value times its weight; never a negative zero.
  func products(with weights: [Scalar]) -> [Scalar] {
    zip(inputs, weights).map { input, weight in weight == 0 ? 0 : input * weight + 0 }
  }

  /// The bias and these terms.
  func total(of terms: some Sequence<Scalar>) -> Scalar { terms.reduce(bias, +) }
}

extension WindowTrace {
  /// The cell as a plain sum.
  var sum: WindowSum<Float> {
    let rows = max(1, rowSums.first?.count ?? 1)
    let columns = products.count / max(1, rows * rowSums.count)
    return WindowSum(
      checkedInputs: products.map(\.input), weights: products.map(\.weight),
      kernel: Extent(rows: rows, columns: columns), bias: bias)
  }
}
