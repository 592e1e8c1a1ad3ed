/// The arithmetic behind one cell of a feature map, product by product.
///
/// `total` equals the output of `crossCorrelate` exactly: both add in the order of `products`,
/// starting from the bias.
public struct WindowTrace: Hashable, Sendable {
  /// One tap of the window: a value read, a weight, and their product.
  public struct Product: Hashable, Sendable {
    /// The input channel that is read.
    public let channel: Int
    /// The position of the weight in the kernel.
    public let tap: Position
    /// The cell under the tap, in cells of the input; outside of it on padding.
    public let position: Position
    /// The input cell that the value comes from; nil where the padding is a plain zero.
    public let source: Position?
    /// The value read.
    public let input: Float
    /// The weight.
    public let weight: Float
    /// The product of input and weight: 0 for a weight of zero, and never a negative zero.
    public var value: Float { weight == 0 ? 0 : input * weight + 0 }
  }

  /// The filter, and so the output channel.
  public let filter: Int
  /// The cell of the output.
  public let output: Position
  /// Every product, by channel, then kernel row, then kernel column.
  public let products: [Product]
  /// The sum of each kernel row within each channel: `rowSums[channel][row]`, where channel 0 is
  /// the first one that the filter reads.
  public let rowSums: [[Float]]
  /// The sum of each channel's products.
  public let channelSums: [Float]
  /// The number that the filter adds to every sum.
  public let bias: Float
  /// The bias and all the products: the value of the output cell.
  public let total: Float

  /// The input cells under the window, each once, in reading order; the same for all channels.
  ///
  /// A padded cell counts as the cell that its value comes from; padded zeros are left out.
  public var cellsRead: [Position] {
    // All channels are read alike.
    let first = products.first?.channel
    return products.prefix { $0.channel == first }.compactMap(\.source).inReadingOrder
  }
}

extension Sequence<Position> {
  /// The cells, each once, row by row.
  var inReadingOrder: [Position] {
    Set(self).sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}

/// Shows the working of one output cell of `crossCorrelate`.
///
/// - Parameters:
///   - input: as given to `crossCorrelate`.
///   - filters: likewise.
///   - sliding: likewise.
///   - filter: the output channel.
///   - output: the output cell.
/// - Returns: the products and their sums.
/// - Throws: `ShapeError` if the sizes do not go together, `ShapeError.outside` for a cell that the
///   output does not have.
public func trace(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding(), filter: Int = 0,
  at output: Position
) throws(ShapeError) -> WindowTrace {
  let shape = try filters.outputShape(input: input.shape, sliding)
  guard shape.contains(channel: filter, row: output.row, column: output.column) else {
    throw .outside(channel: filter, position: output, shape: shape)
  }
  let (kernel, weights) = (filters.kernel, filters[filter])
  let (first, mode) = (filters.firstChannel(of: filter), sliding.padding.mode)
  var products: [WindowTrace.Product] = []
  var rowSums: [[Float]] = []
  for channel in 0..<filters.shape.channels {
    var sums: [Float] = []
    for row in 0..<kernel.rows {
      var sum: Float = 0
      for column in 0..<kernel.columns {
        let tap = Position(row: row, column: column)
        let position = sliding.position(output: output, tap: tap)
        let source = mode.source(of: position, in: input.shape.extent)
        let product = WindowTrace.Product(
          channel: first + channel, tap: tap, position: position, source: source,
          input: source.map { input[first + channel, $0.row, $0.column] } ?? 0,
          weight: weights[channel, row, column])
        products.append(product)
        sum += product.value
      }
      sums.append(sum)
    }
    rowSums.append(sums)
  }
  let bias = filters.biases[filter]
  return WindowTrace(
    filter: filter, output: output, products: products, rowSums: rowSums,
    channelSums: rowSums.map { $0.reduce(0, +) }, bias: bias,
    total: products.reduce(bias) { $0 + $1.value })
}

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
  /// The number added to the sum.
  public let bias: Scalar

  /// Puts weights over values.
  ///
  /// - Parameters:
  ///   - inputs: rows × columns of the kernel for each channel.
  ///   - weights: as many.
  ///   - kernel: the size of the window.
  ///   - bias: what is added to the sum.
  /// - Throws: `ShapeError.outOfRange` for a kernel without cells, `ShapeError.wrongCount` for
  ///   lists of other lengths.
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
