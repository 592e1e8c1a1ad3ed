/// What usual mistakes give for one output cell of `crossCorrelate`, the most telling first.
///
/// Those of `WindowSum.wrongTotals`, and those of whoever reads another window: stride, dilation or
/// padding forgotten, or a window that stands one cell, or one stride, further on each side where it
/// still fits.
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
  func sum(_ sliding: Sliding, at output: Position) -> WindowSum<Float>? {
    (try? trace(input, with: filters, sliding, filter: filter, at: output))?.sum
  }
  guard let here = sum(sliding, at: output) else { return [] }
  var results = here.wrongTotals(isConvolution: isConvolution)
  func add(_ misconception: Misconception, _ sum: WindowSum<Float>?) {
    guard let sum else { return }
    results.append(WrongResult(misconception, sum.total, working: sum.working))
  }
  func addReading(_ misconception: Misconception, _ other: Sliding) {
    if other != sliding { add(misconception, sum(other, at: output)) }
  }
  let (stride, padding, dilation) = (sliding.stride, sliding.padding, sliding.dilation)
  addReading(.strideForgotten, Sliding(padding: padding, dilation: dilation))
  addReading(.dilationForgotten, Sliding(stride: stride, padding: padding))
  addReading(.paddingForgotten, Sliding(stride: stride, dilation: dilation))
  // With stride 1 every place that a window has is an output; none is far enough for overflow.
  let everywhere = Sliding(padding: padding, dilation: dilation)
  let corner = Position(row: output.row * stride.rows, column: output.column * stride.columns)
  for (down, right) in [(0, 1), (0, -1), (1, 0), (-1, 0)] {
    for step in stride == Extent(1) ? [Extent(1)] : [Extent(1), stride] {
      let place = Position(
        row: corner.row + down * step.rows, column: corner.column + right * step.columns)
      add(.windowOneOff, sum(everywhere, at: place))
    }
  }
  return results
}
