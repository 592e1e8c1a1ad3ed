extension Tensor {
  /// The stack with cells added around every map.
  ///
  /// - Throws: `ShapeError` for negative padding, padding that its mode cannot fill, or a result
  ///   above `Limits.values`.
  public func padded(by padding: Padding) throws(ShapeError) -> Tensor {
    try padding.check(input: shape.extent)
    let (down, across) = (padding.total.rows, padding.total.columns)
    guard (down, across) != (0, 0) else { return self }
    let size = try Shape(
      channels: shape.channels, rows: shape.rows + down, columns: shape.columns + across)
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
