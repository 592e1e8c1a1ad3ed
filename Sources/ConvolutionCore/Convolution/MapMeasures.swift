/// Numbers that sum up a whole feature map.
extension Tensor {
  /// The number of cells in which two stacks of maps differ; a cell that only one of them has counts.
  ///
  /// A 3×3 map and the same map without its last row and column differ in 5 cells.
  public func differingCells(from other: Tensor) -> Int {
    let (a, b) = (shape, other.shape)
    let (channels, rows, columns) = (
      min(a.channels, b.channels), min(a.rows, b.rows), min(a.columns, b.columns)
    )
    var equal = 0
    for channel in 0..<channels {
      for row in 0..<rows {
        for column in 0..<columns
        where self[channel, row, column] == other[channel, row, column] {
          equal += 1
        }
      }
    }
    return a.count + b.count - channels * rows * columns - equal
  }
}

/// The largest response of a filter, without its sign, where its window is flat: where it reads one
/// and the same value in all cells of a channel, padding included.
///
/// A box of nine ones answers 9 on a flat window of ones; weights that add up to 0 answer 0 on any.
///
/// - Parameters:
///   - input: as given to `crossCorrelate`.
///   - filters: likewise.
///   - sliding: likewise.
///   - filter: the output channel.
/// - Returns: the largest magnitude; nil if no window is flat.
/// - Throws: `ShapeError` if the sizes do not go together, `ShapeError.outOfRange` for a filter that
///   does not exist.
public func flatResponse(
  to input: Tensor, of filters: Filters, _ sliding: Sliding = Sliding(), filter: Int = 0
) throws(ShapeError) -> Float? {
  try Limits.check(filter, in: 0...max(0, filters.count - 1), "filter")
  let output = try crossCorrelate(input, with: filters, sliding)
  let padded = try input.padded(by: sliding.padding)
  let first = filters.firstChannel(of: filter)
  let (stride, dilation) = (sliding.stride, sliding.dilation)
  func isFlat(_ row: Int, _ column: Int) -> Bool {
    let (top, left) = (row * stride.rows, column * stride.columns)
    return (first..<first + filters.shape.channels).allSatisfy { channel in
      let value = padded[channel, top, left]
      return (0..<filters.kernel.rows).allSatisfy { u in
        (0..<filters.kernel.columns).allSatisfy { v in
          padded[channel, top + u * dilation.rows, left + v * dilation.columns] == value
        }
      }
    }
  }
  var largest: Float?
  for row in 0..<output.shape.rows {
    for column in 0..<output.shape.columns where isFlat(row, column) {
      largest = max(largest ?? 0, abs(output[filter, row, column]))
    }
  }
  return largest
}

extension SlidingWindow {
  /// The number of input cells that no window reads: those between windows that a stride leaves
  /// out, and the last ones that it does not reach.
  ///
  /// On 5×5 a 2×2 window of stride 3 reads 4·4 cells, so 9 are left; a 1×1 window of stride 2 reads
  /// 3·3, so 16 are.
  ///
  /// - Throws: as `outputExtent(input:)`; `ShapeError.outOfRange` for a side above
  ///   `LayerStack.longestSide`.
  public func unreadCells(of input: Extent) throws(ShapeError) -> Int {
    for side in [input.rows, input.columns, kernel.rows, kernel.columns] {
      try Limits.check(side, in: 1...LayerStack.longestSide, "input or kernel side")
    }
    let output = try outputExtent(input: input)
    func readCount(_ axis: Axis, _ count: Int, _ length: Int) -> Int {
      let window = along(axis)
      var isRead = [Bool](repeating: false, count: length)
      for unit in 0..<count {
        for case .some(let source) in window.sources(of: unit, length: length) {
          isRead[source] = true
        }
      }
      return isRead.count { $0 }
    }
    return input.rows * input.columns
      - readCount(.rows, output.rows, input.rows)
      * readCount(.columns, output.columns, input.columns)
  }
}
