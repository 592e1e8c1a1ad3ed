/// A stack of feature maps: channels × rows × columns of `Float`, stored row by row.
public struct Tensor: Hashable, Sendable {
  /// Channels × rows × columns.
  public let shape: Shape
  /// The numbers, channel after channel, each row by row.
  public internal(set) var values: [Float]

  /// Gives a list of numbers a shape.
  ///
  /// - Throws: `ShapeError.tooManyValues` above `Limits.values`, `ShapeError.wrongCount` for a list
  ///   of another length.
  public init(shape: Shape, values: [Float]) throws(ShapeError) {
    try Limits.checkHolds(shape)
    guard values.count == shape.count else {
      throw .wrongCount(
        of: "values", found: values.count,
        expected: "\(shape.channels)·\(shape.rows)·\(shape.columns) = \(shape.count)")
    }
    self.init(checkedShape: shape, values: values)
  }

  /// Fills a shape with one number.
  ///
  /// - Throws: `ShapeError.tooManyValues` above `Limits.values`, before anything is allocated.
  public init(shape: Shape, repeating value: Float = 0) throws(ShapeError) {
    try Limits.checkHolds(shape)
    self.init(checkedShape: shape, values: [Float](repeating: value, count: shape.count))
  }

  /// One map, written as it is drawn.
  ///
  /// - Throws: `ShapeError` for no rows, empty rows or rows of different lengths.
  public init(rows: [[Float]]) throws(ShapeError) {
    try self.init(channels: [rows])
  }

  /// A stack of maps, each written as it is drawn.
  ///
  /// - Throws: `ShapeError` for no maps, no rows, empty rows or rows and maps of different sizes.
  public init(channels: [[[Float]]]) throws(ShapeError) {
    let (rows, columns) = (channels.first?.count ?? 0, channels.first?.first?.count ?? 0)
    let shape = try Shape(channels: channels.count, rows: rows, columns: columns)
    for map in channels {
      guard map.count == rows else {
        throw .wrongCount(of: "rows", found: map.count, expected: "\(rows) as in channel 0")
      }
      for (row, values) in map.enumerated() where values.count != columns {
        throw .raggedRow(row: row, expected: columns, found: values.count)
      }
    }
    try self.init(shape: shape, values: channels.flatMap { $0.flatMap(\.self) })
  }

  /// For values that are known to fill the shape.
  init(checkedShape shape: Shape, values: [Float]) {
    self.shape = shape
    self.values = values
  }

  /// The number in a cell, which must lie inside `shape`: see `Shape.contains`.
  public subscript(channel: Int, row: Int, column: Int) -> Float {
    get { values[index(channel, row, column)] }
    set { values[index(channel, row, column)] = newValue }
  }

  private func index(_ channel: Int, _ row: Int, _ column: Int) -> Int {
    precondition(shape.contains(channel: channel, row: row, column: column))
    return (channel * shape.rows + row) * shape.columns + column
  }

  /// The numbers of one map, row by row; nil for a channel that does not exist.
  public func rows(of channel: Int = 0) -> [[Float]]? {
    guard (0..<shape.channels).contains(channel) else { return nil }
    return (0..<shape.rows).map { row in
      let start = (channel * shape.rows + row) * shape.columns
      return Array(values[start..<start + shape.columns])
    }
  }

  /// Every map turned by 180 degrees; the order of the channels stays.
  public var rotated180: Tensor {
    var turned = self
    let map = shape.rows * shape.columns
    for channel in 0..<shape.channels {
      turned.values[channel * map..<(channel + 1) * map].reverse()
    }
    return turned
  }
}
