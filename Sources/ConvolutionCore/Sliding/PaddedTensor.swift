extension Shape {
  /// The shape with cells added around every map.
  ///
  /// - Throws: `ShapeError` for negative padding, padding that its mode cannot fill, or overflow.
  public func padded(by padding: Padding) throws(ShapeError) -> Shape {
    try padding.check(input: extent)
    return try Shape(
      channels: channels, rows: rows + padding.total.rows,
      columns: columns + padding.total.columns)
  }
}

extension Tensor {
  /// The stack with cells added around every map.
  ///
  /// - Throws: `ShapeError` for negative padding, padding that its mode cannot fill, or a result
  ///   above `Limits.values`.
  public func padded(by padding: Padding) throws(ShapeError) -> Tensor {
    let size = try shape.padded(by: padding)
    guard size != shape else { return self }
    var result = try Tensor(shape: size)
    let (inner, left, width) = (shape.columns, padding.left, size.columns)
    // The columns beside the input that are not plain zeros, and where they are read from.
    let beside = [0..<left, left + inner..<width].joined().compactMap { column in
      padding.mode.source(of: column - left, length: inner).map { (column, $0) }
    }
    var target = result.values.mutableSpan
    for channel in 0..<size.channels {
      for row in 0..<size.rows {
        guard let from = padding.mode.source(of: row - padding.top, length: shape.rows) else {
          continue
        }
        let start = (channel * shape.rows + from) * inner
        let source = values.span.extracting(start..<start + inner)
        let first = (channel * size.rows + row) * width
        for column in source.indices { target[first &+ left &+ column] = source[column] }
        for (column, from) in beside { target[first &+ column] = source[from] }
      }
    }
    return result
  }
}
