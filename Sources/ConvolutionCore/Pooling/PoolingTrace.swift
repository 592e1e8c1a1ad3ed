/// The cells behind one pooled number, and which of them decided.
public struct PoolingTrace: Hashable, Sendable {
  /// One cell of the window.
  public struct Cell: Hashable, Sendable {
    /// The cell under the tap, in cells of the input; outside of it on padding.
    public let position: Position
    /// The input cell that the value comes from; nil where the padding is a plain zero.
    public let source: Position?
    /// The value there.
    public let value: Float
  }

  /// The channel, of input and output alike.
  public let channel: Int
  /// The cell of the output.
  public let output: Position
  /// The window in row order, without cells past the padding.
  public let cells: [Cell]
  /// The index in `cells` of the one that won; nil for the average and L2.
  public let winner: Int?
  /// The number of cells that count: the divisor of the average.
  public let count: Int
  /// The pooled number.
  public let total: Float

  /// The input cells under the window, each once, in reading order.
  ///
  /// A padded cell counts as the cell that its value comes from; padded zeros are left out.
  public var cellsRead: [Position] { cells.compactMap(\.source).inReadingOrder }

  /// The sum behind the number for one kind of pooling: `(1 + 3 + 4 + 2) / 4`, `√(1 + 9)`, `of 1, 3`;
  /// empty for values that take many digits.
  public func working(of kind: Pooling.Kind) -> String {
    let values = cells.filter { $0.source != nil }.map(\.value)
    let terms = (kind == .l2 ? values.map { $0 * $0 } : values).map { $0.written }
    guard values.count <= 16, !terms.contains(nil) else { return "" }
    let texts = terms.compactMap(\.self)
    switch kind {
    case .max, .min: return "of " + texts.joined(separator: ", ")
    case .average: return "= (" + texts.joined(separator: " + ") + ") / \(count)"
    case .l2: return "= √(" + texts.joined(separator: " + ") + ")"
    }
  }
}

/// Shows the working of one output cell of `pool`.
///
/// - Parameters:
///   - input: as given to `pool`.
///   - pooling: likewise.
///   - channel: the channel.
///   - output: the output cell.
/// - Returns: the cells of the window and what became of them.
/// - Throws: `ShapeError` if the window does not fit, `ShapeError.outside` for a cell that the
///   output does not have.
public func trace(
  _ input: Tensor, _ pooling: Pooling, channel: Int = 0, at output: Position
) throws(ShapeError) -> PoolingTrace {
  let shape = try pooling.checkedOutputShape(input: input.shape)
  guard shape.contains(channel: channel, row: output.row, column: output.column) else {
    throw .outside(channel: channel, position: output, shape: shape)
  }
  let rows = try pooling.sources(.rows, unit: output.row, length: input.shape.rows)
  let columns = try pooling.sources(.columns, unit: output.column, length: input.shape.columns)
  var summary = PoolingSummary(pooling)
  var cells: [PoolingTrace.Cell] = []
  for (i, row) in rows.enumerated() {
    for (j, column) in columns.enumerated() {
      let position = pooling.window.sliding.position(
        output: output, tap: Position(row: i, column: j))
      if let row, let column {
        let source = Position(row: row, column: column)
        let value = input[channel, row, column]
        summary.add(value, at: source)
        cells.append(PoolingTrace.Cell(position: position, source: source, value: value))
      } else {
        summary.addPadding()
        cells.append(PoolingTrace.Cell(position: position, source: nil, value: 0))
      }
    }
  }
  return PoolingTrace(
    channel: channel, output: output, cells: cells,
    winner: summary.winner.flatMap { winner in
      cells.firstIndex { $0.source == winner.position }
    },
    count: summary.cells, total: summary.value)
}
