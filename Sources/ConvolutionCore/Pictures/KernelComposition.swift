extension Tensor {
  /// The one kernel that does the work of this one followed by another.
  ///
  /// Cross-correlating with this kernel and the result with the other is, without padding and with
  /// stride 1, cross-correlating with the composed kernel: every tap of one meets every tap of the
  /// other at the sum of their positions. Sides k and m make a side of k + m - 1. A column 1 2 1
  /// followed by a row -1 0 1 is Sobel-x.
  ///
  /// - Parameter next: the kernel that comes after; of one channel, as this one.
  /// - Returns: one kernel of one channel.
  /// - Throws: `ShapeError.outOfRange` for kernels of several channels, `ShapeError.tooManyValues`.
  public func followed(by next: Tensor) throws(ShapeError) -> Tensor {
    for kernel in [self, next] { try Limits.check(kernel.shape.channels, in: 1...1, "channels") }
    var composed = try Tensor(
      shape: Shape(
        channels: 1, rows: shape.rows + next.shape.rows - 1,
        columns: shape.columns + next.shape.columns - 1))
    for (row, column) in shape.extent.positions {
      for (nextRow, nextColumn) in next.shape.extent.positions {
        composed[0, row + nextRow, column + nextColumn] +=
          self[0, row, column] * next[0, nextRow, nextColumn]
      }
    }
    return composed
  }
}

extension Extent {
  /// The rows and columns of all cells, in reading order.
  fileprivate var positions: [(row: Int, column: Int)] {
    (0..<rows).flatMap { row in (0..<columns).map { (row, $0) } }
  }
}
