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
    let columnSources = (0..<size.columns).map {
      padding.mode.source(of: $0 - padding.left, length: shape.columns)
    }
    for channel in 0..<size.channels {
      for row in 0..<size.rows {
        guard let from = padding.mode.source(of: row - padding.top, length: shape.rows) else {
          continue
        }
        let source = (channel * shape.rows + from) * shape.columns
        let target = (channel * size.rows + row) * size.columns
        for (column, from) in columnSources.enumerated() {
          if let from { result.values[target + column] = values[source + from] }
        }
      }
    }
    return result
  }
}
