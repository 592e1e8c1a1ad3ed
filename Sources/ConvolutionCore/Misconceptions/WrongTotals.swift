/// What usual mistakes give for one output cell of `crossCorrelate`, the most telling first.
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
///   - isConvolution: whether the filters have been turned already, because true convolution is
///     meant.
/// - Returns: mistakes with what they give, the right value among them where they change nothing;
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
