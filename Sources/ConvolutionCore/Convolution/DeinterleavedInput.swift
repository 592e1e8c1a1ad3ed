/// An input laid out so that neighbouring outputs read neighbouring numbers.
///
/// With a column stride of s the columns of each row are split into s runs: 0, s, 2s, … first, then
/// 1, s+1, … Whatever stride and dilation are, the numbers under one tap for a row of outputs then
/// lie side by side. With stride 1 the input is that already and is not copied.
struct DeinterleavedInput {
  /// The numbers: channel after channel, row after row, run after run.
  let values: [Float]
  private let stride: Extent
  private let dilation: Extent
  /// Rows of a channel.
  private let height: Int
  /// Columns of a run.
  private let run: Int

  /// Lays out an input to which its padding has been added.
  ///
  /// - Parameters:
  ///   - padded: what is read.
  ///   - sliding: how the window moves over it.
  ///   - spare: how many numbers may be read past the last one.
  init(_ padded: Tensor, _ sliding: Sliding, spare: Int) {
    // A stride past the end of the row is as good as one to the end.
    let width = padded.shape.columns
    stride = Extent(rows: sliding.stride.rows, columns: min(sliding.stride.columns, width))
    dilation = sliding.dilation
    height = padded.shape.rows
    run = (width + stride.columns - 1) / stride.columns
    if stride.columns == 1, spare == 0 {
      values = padded.values
    } else {
      values = Self.deinterleaved(padded, into: stride.columns, run: run, spare: spare)
    }
  }

  /// The index that the first tap reads for the first output of a row.
  func start(ofRow row: Int) -> Int {
    row * stride.rows * stride.columns * run
  }

  /// The offset of another tap from the first one.
  func offset(channel: Int, tap: Position) -> Int {
    let row = channel * height + tap.row * dilation.rows
    let column = tap.column * dilation.columns
    return (row * stride.columns + column % stride.columns) * run + column / stride.columns
  }

  private static func deinterleaved(_ padded: Tensor, into runs: Int, run: Int, spare: Int)
    -> [Float]
  {
    let (rows, width) = (padded.shape.channels * padded.shape.rows, padded.shape.columns)
    var values = [Float](repeating: 0, count: rows * runs * run + spare)
    var target = values.mutableSpan
    for row in 0..<rows {
      let source = padded.values.span.extracting(row * width..<(row + 1) * width)
      for column in source.indices {
        target[(row &* runs &+ column % runs) &* run &+ column / runs] = source[column]
      }
    }
    return values
  }
}
