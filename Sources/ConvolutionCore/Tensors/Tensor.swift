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
    precondition(
      shape.contains(channel: channel, row: row, column: column),
      "no cell \(channel), \(row), \(column) in a tensor of \(shape)")
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

  /// One map by itself; the channel must exist: 0 ..< `shape.channels`.
  public func channel(_ channel: Int) -> Tensor {
    precondition((0..<shape.channels).contains(channel), "no channel \(channel) in \(shape)")
    let (map, shape) = (shape.rows * shape.columns, shape.withChannels(1))
    return Tensor(checkedShape: shape, values: Array(values[channel * map..<(channel + 1) * map]))
  }

  /// The stack with another number in one cell, which must lie inside `shape`.
  public func setting(channel: Int = 0, row: Int, column: Int, to value: Float) -> Tensor {
    var changed = self
    changed[channel, row, column] = value
    return changed
  }

  /// Every map rotated by 180 degrees; the order of the channels stays.
  public var rotated180: Tensor {
    var turned = self
    let map = shape.rows * shape.columns
    for channel in 0..<shape.channels {
      turned.values[channel * map..<(channel + 1) * map].reverse()
    }
    return turned
  }
}

/// Numbers changed one by one.
extension Tensor {
  /// The stack with every number put through a function.
  public func map(_ transform: (Float) -> Float) -> Tensor {
    Tensor(checkedShape: shape, values: values.map(transform))
  }

  /// The stack with zeros for the numbers below 0: a detector, or ReLU.
  ///
  /// NaN stays NaN.
  public var rectified: Tensor { map { $0 > 0 || $0.isNaN ? $0 : 0 } }

  /// Adds cell by cell.
  ///
  /// - Throws: `ShapeError.unlikeShapes` for tensors of different shapes.
  public static func + (left: Tensor, right: Tensor) throws(ShapeError) -> Tensor {
    try left.combined(with: right, by: +)
  }

  /// Subtracts cell by cell: the residual map of two results.
  ///
  /// - Throws: `ShapeError.unlikeShapes` for tensors of different shapes.
  public static func - (left: Tensor, right: Tensor) throws(ShapeError) -> Tensor {
    try left.combined(with: right, by: -)
  }

  private func combined(
    with other: Tensor, by operation: (Float, Float) -> Float
  ) throws(ShapeError) -> Tensor {
    guard other.shape == shape else { throw .unlikeShapes(other.shape, shape) }
    return Tensor(checkedShape: shape, values: zip(values, other.values).map(operation))
  }
}

/// Maps moved and cut.
extension Tensor {
  /// Every map moved down and to the right on a ring: what leaves at one side comes in at the
  /// other.
  ///
  /// 1 2 3 4 rolled by one column is 4 1 2 3; negative numbers move up and to the left.
  public func rolled(rows: Int = 0, columns: Int = 0) -> Tensor {
    func wrapped(_ index: Int, _ shift: Int, _ length: Int) -> Int {
      let source = index - shift % length
      return source < 0 ? source + length : source % length
    }
    return rearranged { row, column in
      (wrapped(row, rows, shape.rows), wrapped(column, columns, shape.columns))
    }
  }

  /// Every map moved down and to the right; what leaves is lost, and one number fills what is
  /// empty.
  ///
  /// 1 2 3 4 shifted by one column is 0 1 2 3; negative numbers move up and to the left.
  public func shifted(rows: Int = 0, columns: Int = 0, entering value: Float = 0) -> Tensor {
    // Past the far side nothing is left to lose.
    let down = min(max(rows, -shape.rows), shape.rows)
    let right = min(max(columns, -shape.columns), shape.columns)
    return rearranged(fallback: value) { row, column in (row - down, column - right) }
  }

  /// Every map moved to the right, or to the left for a negative number, with a band of columns
  /// that comes in behind it; what leaves is lost.
  ///
  /// 0 5 0 0 3 0 shifted by -1 with an 8 entering is 5 0 0 3 0 8. The band lies in the order in
  /// which it is seen afterwards.
  ///
  /// - Parameters:
  ///   - columns: by how many columns; at least one and at most all of them, either way.
  ///   - band: channels × rows × that many columns.
  /// - Returns: maps of the same shape.
  /// - Throws: `ShapeError.outOfRange` for a shift by none or by more than all columns,
  ///   `ShapeError.unlikeShapes` for a band of another shape.
  public func shifted(columns: Int, entering band: Tensor) throws(ShapeError) -> Tensor {
    let width = shape.columns
    // A shift of Int.min has no magnitude in Int.
    guard columns != 0, columns >= -width, columns <= width else {
      throw .outOfRange(
        name: "shift", value: columns, expected: columns > 0 ? 1...width : -width...(-1))
    }
    let entering = Shape(
      checkedChannels: shape.channels, rows: shape.rows, columns: abs(columns))
    guard band.shape == entering else { throw .unlikeShapes(band.shape, entering) }
    var moved = shifted(columns: columns)
    let first = columns > 0 ? 0 : width + columns
    for channel in 0..<shape.channels {
      for row in 0..<shape.rows {
        for column in 0..<abs(columns) {
          moved[channel, row, first + column] = band[channel, row, column]
        }
      }
    }
    return moved
  }

  /// A rectangle of every map.
  ///
  /// - Throws: `ShapeError.outside` for a rectangle that does not lie on the maps,
  ///   `ShapeError.outOfRange` for an empty one.
  public func cropped(to region: Region) throws(ShapeError) -> Tensor {
    func outside(_ range: Range<Int>, _ length: Int) -> Int? {
      if range.lowerBound < 0 { return range.lowerBound }
      return range.upperBound > length ? range.upperBound - 1 : nil
    }
    let row = outside(region.rows, shape.rows)
    let column = outside(region.columns, shape.columns)
    guard row == nil, column == nil else {
      let corner = Position(
        row: row ?? region.rows.lowerBound, column: column ?? region.columns.lowerBound)
      throw .outside(channel: 0, position: corner, shape: shape)
    }
    let size = try Shape(
      channels: shape.channels, rows: region.rows.count, columns: region.columns.count)
    return rearranged(as: size) { row, column in
      (region.rows.lowerBound + row, region.columns.lowerBound + column)
    }
  }

  /// Maps whose every cell is read from another cell, or filled where that lies outside.
  private func rearranged(
    as size: Shape? = nil, fallback: Float = 0,
    _ source: (_ row: Int, _ column: Int) -> (row: Int, column: Int)
  ) -> Tensor {
    let size = size ?? shape
    var result: [Float] = []
    result.reserveCapacity(size.count)
    for channel in 0..<size.channels {
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          let from = source(row, column)
          let isInside = shape.contains(channel: channel, row: from.row, column: from.column)
          result.append(isInside ? self[channel, from.row, from.column] : fallback)
        }
      }
    }
    return Tensor(checkedShape: size, values: result)
  }
}
