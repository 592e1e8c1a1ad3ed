/// The results of usual mistakes for one output cell of `crossCorrelate`, the most telling first.
///
/// Those of `WindowSum.wrongTotals`, and those made by reading another window: stride, dilation or
/// padding forgotten, or a window shifted by one cell, or by one stride, up, down, left or right
/// where it still fits. The evidence of the latter is the cells that the other window reads.
///
/// - Parameters:
///   - input: as given to `trace`.
///   - filters: likewise, as they lie over the input.
///   - sliding: likewise.
///   - filter: the output channel.
///   - output: the output cell.
///   - isConvolution: true if the filters have been flipped already, because true convolution is
///     meant.
/// - Returns: mistakes with their results, the right value among them where they change nothing;
///   none for a cell that `trace` refuses.
public func wrongTotals(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding(), filter: Int = 0,
  at output: Position, isConvolution: Bool = false
) -> [WrongResult<Float>] {
  func look(_ sliding: Sliding, at output: Position) -> WindowTrace? {
    try? trace(input, with: filters, sliding, filter: filter, at: output)
  }
  guard let here = look(sliding, at: output) else { return [] }
  var results = here.sum.wrongTotals(isConvolution: isConvolution)
  func add(_ misconception: Misconception, _ trace: WindowTrace?) {
    guard let trace else { return }
    let sum = trace.sum
    results.append(
      WrongResult(
        misconception, sum.total, working: sum.working, evidence: .cells(trace.cellsRead)))
  }
  func addReading(_ misconception: Misconception, _ other: Sliding) {
    if other != sliding { add(misconception, look(other, at: output)) }
  }
  let (stride, padding, dilation) = (sliding.stride, sliding.padding, sliding.dilation)
  addReading(.strideForgotten, Sliding(padding: padding, dilation: dilation))
  addReading(.dilationForgotten, Sliding(stride: stride, padding: padding))
  addReading(.paddingForgotten, Sliding(stride: stride, dilation: dilation))
  for shifted in sliding.shiftedWindows(of: output) {
    add(.windowOneOff, look(sliding.withoutStride, at: shifted))
  }
  return results
}

extension Sliding {
  /// The same windows at every cell: with stride 1 each position that a window has is an output.
  var withoutStride: Sliding { Sliding(padding: padding, dilation: dilation) }

  /// The outputs of `withoutStride` that lie one cell, or one stride, beside an output cell.
  ///
  /// The output must exist; then none of them is far enough out for an overflow.
  func shiftedWindows(of output: Position) -> [Position] {
    let corner = Position(row: output.row * stride.rows, column: output.column * stride.columns)
    let steps = stride == Extent(1) ? [Extent(1)] : [Extent(1), stride]
    return [(0, 1), (0, -1), (1, 0), (-1, 0)].flatMap { down, right in
      steps.map { step in
        Position(row: corner.row + down * step.rows, column: corner.column + right * step.columns)
      }
    }
  }
}

extension WindowSum {
  /// The results of usual mistakes for the cell, the most telling first.
  ///
  /// The Sobel kernel over 1 2 0 / 0 1 2 / 2 0 1 gives 2; flipped it gives -2, and the values
  /// without their weights make 9.
  ///
  /// - Parameter isConvolution: true if the weights have been flipped already, because
  ///   true convolution is meant; the mistake is then not to flip them.
  /// - Returns: mistakes with their results, the right value among them where they change nothing.
  public func wrongTotals(isConvolution: Bool = false) -> [WrongResult<Scalar>] {
    var results: [WrongResult<Scalar>] = []
    func add(_ misconception: Misconception, _ terms: [Scalar], _ working: String) {
      results.append(WrongResult(misconception, total(of: terms), working: working))
    }
    func addWeighing(_ misconception: Misconception, with weights: [Scalar]) {
      let terms = products(with: weights)
      add(misconception, terms, working(of: terms))
    }
    addWeighing(isConvolution ? .kernelNotFlipped : .kernelFlipped, with: rotatedWeights)
    if kernel.rows == kernel.columns {
      addWeighing(.kernelTransposed, with: transposedWeights)
    }
    add(.weightsForgotten, inputs, text(of: inputs))
    let sums = zip(inputs, weights).map { $0 + $1 }
    add(.addedForMultiplied, sums, working(of: sums))
    let right = products(with: weights)
    if bias != 0 {
      let unbiased = WindowSum(checkedInputs: inputs, weights: weights, kernel: kernel, bias: 0)
      results.append(
        WrongResult(.biasForgotten, unbiased.total, working: unbiased.working(of: right)))
    }
    if inputs.count > cells {
      let first = Array(right.prefix(cells))
      add(.channelsForgotten, first, working(of: first))
    }
    let row = Array(right.prefix(kernel.columns))
    add(.firstRowOnly, row, text(of: row))
    return results
  }

  /// The sum of a cell with its parts added up first: channels, else rows, else none.
  var working: String { working(of: products(with: weights)) }

  private var cells: Int { kernel.rows * kernel.columns }

  /// The weights rotated by 180 degrees within each channel.
  private var rotatedWeights: [Scalar] {
    weights.indices.map { index in
      let cell = index % cells
      return weights[index - cell + cells - 1 - cell]
    }
  }

  /// The weights with rows and columns exchanged within each channel, for a square kernel.
  private var transposedWeights: [Scalar] {
    let side = kernel.columns
    return weights.indices.map { index in
      let cell = index % cells
      return weights[index - cell + cell % side * side + cell / side]
    }
  }

  /// Terms added up by channels where there are several, else by rows.
  private func working(of terms: [Scalar]) -> String {
    let length = terms.count > cells ? cells : kernel.columns
    // One row is its own sum, and one column too.
    if length == terms.count || length == 1 { return text(of: terms) }
    let starts = stride(from: 0, to: terms.count, by: length)
    return text(of: starts.map { terms[$0..<min($0 + length, terms.count)].reduce(0, +) })
  }

  /// The terms and the bias as a sum.
  private func text(of terms: [Scalar]) -> String {
    (bias == 0 ? terms : terms + [bias]).writtenSum
  }
}

extension Collection where Element: BinaryFloatingPoint {
  /// The numbers as a sum, `-1 + 4 - 1`; empty for a single one, and where one takes many digits.
  var writtenSum: String {
    guard count > 1, count <= Misconception.longestWorking else { return "" }
    var text = ""
    for term in self {
      guard let size = abs(term).written else { return "" }
      let sign = text.isEmpty ? (term < 0 ? "-" : "") : (term < 0 ? " - " : " + ")
      text += sign + size
    }
    return text
  }
}

extension BinaryFloatingPoint {
  /// The number as one would write it down; nil if that takes more than six characters.
  var written: String? {
    let text = Int(exactly: self).map { "\($0)" } ?? "\(self)"
    let isPlain = text.utf8.allSatisfy { $0 < UInt8(ascii: "A") }
    return text.utf8.count <= 6 && isPlain ? text : nil
  }
}

/// The results of usual mistakes for the whole output of `crossCorrelate`, the most telling first.
///
/// - Parameters:
///   - input: as given to `crossCorrelate`.
///   - filters: likewise, as they lie over the input.
///   - sliding: likewise.
///   - isConvolution: true if the filters have been flipped already, because true convolution is
///     meant.
/// - Returns: mistakes with the maps that they give, all of the right shape, the right maps among
///   them where they change nothing; none if `crossCorrelate` refuses the sizes.
public func wrongMaps(
  _ input: Tensor, with filters: Filters, _ sliding: Sliding = Sliding(),
  isConvolution: Bool = false
) -> [WrongResult<Tensor>] {
  var variants = [
    (isConvolution ? Misconception.kernelNotFlipped : .kernelFlipped, filters.rotated180)
  ]
  if filters.kernel.rows == filters.kernel.columns {
    variants.append((.kernelTransposed, filters.transposed))
  }
  variants.append((.weightsForgotten, filters.mapWeights { _, _ in 1 }))
  if filters.biases.contains(where: { $0 != 0 }) {
    variants.append((.biasForgotten, filters.unbiased))
  }
  if filters.shape.channels > 1 {
    let first = filters.mapWeights { weight, channel in channel == 0 ? weight : 0 }
    variants.append((.channelsForgotten, first))
  }
  return variants.compactMap { misconception, filters in
    (try? crossCorrelate(input, with: filters, sliding)).map { WrongResult(misconception, $0) }
  }
}

extension Filters {
  /// The same filters with weights worked out from the old ones and the channel that each reads,
  /// the first one of its filter being 0.
  fileprivate func mapWeights(_ transform: (_ weight: Float, _ channel: Int) -> Float) -> Filters {
    var changed = self
    let map = kernel.rows * kernel.columns
    changed.weights = weights.enumerated().map { transform($1, $0 / map % shape.channels) }
    return changed
  }

  /// The same filters without biases.
  fileprivate var unbiased: Filters {
    var changed = self
    changed.biases = Array(repeating: 0, count: count)
    return changed
  }

  /// Rows and columns of every kernel exchanged; the kernels must be square.
  fileprivate var transposed: Filters {
    var changed = self
    let side = kernel.columns
    for index in weights.indices {
      let cell = index % (side * side)
      changed.weights[index] = weights[index - cell + cell % side * side + cell / side]
    }
    return changed
  }
}
