/// The size of a stack of feature maps: channels × rows × columns.
///
/// Every side is 1 or more and the product fits an `Int`, so `count` cannot overflow.
public struct Shape: Hashable, Sendable {
  /// The number of maps: 3 for an RGB picture, 1 for a gray one.
  public let channels: Int
  /// The height of each map.
  public let rows: Int
  /// The width of each map.
  public let columns: Int

  /// Checks the sides and their product.
  ///
  /// - Throws: `ShapeError.outOfRange` for a side below 1, `ShapeError.overflow` for a product past
  ///   64 bits.
  public init(channels: Int = 1, rows: Int, columns: Int) throws(ShapeError) {
    try Limits.check(channels, in: 1...Limits.side, "channels")
    try Limits.check(rows, in: 1...Limits.side, "rows")
    try Limits.check(columns, in: 1...Limits.side, "columns")
    _ = try (CheckedCount(channels) * CheckedCount(rows) * CheckedCount(columns))
      .count("\(channels)·\(rows)·\(columns) values")
    self.init(checkedChannels: channels, rows: rows, columns: columns)
  }

  /// Checks the sides and their product, for maps of the given extent.
  ///
  /// - Throws: as `init(channels:rows:columns:)`.
  public init(channels: Int, _ extent: Extent) throws(ShapeError) {
    try self.init(channels: channels, rows: extent.rows, columns: extent.columns)
  }

  /// For sides that are known to be good.
  init(checkedChannels channels: Int, rows: Int, columns: Int) {
    self.channels = channels
    self.rows = rows
    self.columns = columns
  }

  /// How many numbers a stack of this shape holds: channels · rows · columns.
  public var count: Int { channels * rows * columns }

  /// The height and width of one map.
  public var extent: Extent { Extent(rows: rows, columns: columns) }

  /// The same maps, another number of them, which is known to be good.
  func withChannels(_ channels: Int) -> Shape {
    Shape(checkedChannels: channels, rows: rows, columns: columns)
  }

  /// True if a cell lies inside.
  public func contains(channel: Int, row: Int, column: Int) -> Bool {
    (0..<channels).contains(channel) && (0..<rows).contains(row) && (0..<columns).contains(column)
  }
}

extension Shape: CustomStringConvertible {
  /// The sides in order, such as `3×224×224`.
  public var description: String { "\(channels)×\(rows)×\(columns)" }
}

/// The sizes that this module accepts.
///
/// Whatever is larger is refused before anything is allocated.
public enum Limits {
  /// The most values that one tensor holds: 2^24 = 16,777,216, which is 64 MB of `Float`.
  public static let values = 1 << 24

  /// The largest side, stride, padding or dilation: 2^30.
  ///
  /// A sum of a few of these, or a product of two, fits an `Int`, so the size formulas need no
  /// further care.
  public static let side = 1 << 30

  /// Refuses a number outside a range, by name.
  static func check(
    _ value: Int, in expected: ClosedRange<Int>, _ name: @autoclosure () -> String
  ) throws(ShapeError) {
    guard expected.contains(value) else {
      throw .outOfRange(name: name(), value: value, expected: expected)
    }
  }

  /// Refuses a count below 1, by name.
  static func checkPositive(
    _ count: Int, _ name: @autoclosure () -> String
  ) throws(ShapeError) {
    try check(count, in: 1...Int.max, name())
  }

  /// Refuses a shape that is too large to be held.
  static func checkHolds(_ shape: Shape) throws(ShapeError) {
    guard shape.count <= values else { throw .tooManyValues(shape) }
  }
}
