/// The results of usual mistakes for one output cell of `pool`, the most telling first.
///
/// The other kinds of pooling, the stride or the padding forgotten, and a window shifted by one
/// cell, or by one stride, up, down, left or right where it still fits. The evidence of another
/// window is the cells that it reads.
///
/// The 2×2 maximum of 1 3 / 4 2 is 4; 2.5 is the average, 1 the minimum.
///
/// - Parameters:
///   - input: as given to `pool`.
///   - pooling: likewise.
///   - channel: the channel.
///   - output: the output cell.
/// - Returns: mistakes with their results, the right value among them where they change nothing;
///   none for a cell that the output does not have.
public func wrongPooled(
  _ input: Tensor, _ pooling: Pooling, channel: Int = 0, at output: Position
) -> [WrongResult<Float>] {
  func look(_ sliding: Sliding, at output: Position) -> PoolingTrace? {
    var other = pooling
    other.window.sliding = sliding
    return try? trace(input, other, channel: channel, at: output)
  }
  let sliding = pooling.window.sliding
  guard let here = look(sliding, at: output) else { return [] }
  var results: [WrongResult<Float>] = []
  for kind in Pooling.Kind.allCases where kind != pooling.kind {
    var other = pooling
    other.kind = kind
    if let wrong = try? trace(input, other, channel: channel, at: output) {
      let working = kind == .average ? here.workingOfTheMean(of: wrong.count) : ""
      results.append(WrongResult(.otherPooling, wrong.total, working: working))
    }
  }
  func add(_ misconception: Misconception, _ trace: PoolingTrace?) {
    guard let trace else { return }
    results.append(
      WrongResult(misconception, trace.total, evidence: .cells(trace.cellsRead)))
  }
  let (stride, padding, dilation) = (sliding.stride, sliding.padding, sliding.dilation)
  if stride != Extent(1) { add(.strideForgotten, look(sliding.withoutStride, at: output)) }
  let bare = Sliding(stride: stride, dilation: dilation)
  if padding.total != Extent(0) { add(.paddingForgotten, look(bare, at: output)) }
  for shifted in sliding.shiftedWindows(of: output) {
    add(.windowOneOff, look(sliding.withoutStride, at: shifted))
  }
  return results
}

extension PoolingTrace {
  /// `(1 + 3 + 4 + 2) / 4`; empty for values that take many digits.
  fileprivate func workingOfTheMean(of count: Int) -> String {
    let sum = cells.map(\.value).writtenSum
    return sum.isEmpty ? "" : "(\(sum)) / \(count)"
  }
}
