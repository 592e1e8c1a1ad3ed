/// A bar of light on a dark screen.
public struct LightBar: Hashable, Sendable {
  /// Its middle pixel.
  public var middle: Position
  /// How many times it is turned by 45° from lying: 0 lying, 1 rising, 2 upright, 3 falling.
  public var turns: Int
  /// Its pixels, an odd number: as many on both sides of the middle.
  public var length: Int

  /// Makes a bar.
  public init(middle: Position, turns: Int, length: Int = 5) {
    (self.middle, self.turns, self.length) = (middle, turns, length)
  }

  /// The numbers of turns that differ: a half turn gives the same bar.
  public static let directions = 4

  /// The step from one pixel to the next.
  static func direction(_ turns: Int) -> (row: Int, column: Int) {
    [(0, 1), (-1, 1), (-1, 0), (-1, -1)][((turns % directions) + directions) % directions]
  }

  /// The pixels on a screen; those beyond its border are cut off.
  public func pixels(on extent: Extent) -> Set<Position> {
    let (down, right) = Self.direction(turns)
    let half = max(0, min(length, 1 << 16) / 2)
    return Set(
      (-half...half).compactMap { step in
        let row = middle.row.addingReportingOverflow(step * down)
        let column = middle.column.addingReportingOverflow(step * right)
        guard !row.overflow, !column.overflow, (0..<extent.rows).contains(row.partialValue),
          (0..<extent.columns).contains(column.partialValue)
        else { return nil }
        return Position(row: row.partialValue, column: column.partialValue)
      })
  }

  /// The screen: 1 for lit pixels, 0 for dark ones.
  ///
  /// - Throws: `ShapeError` for a screen without pixels or too large.
  public func picture(on extent: Extent) throws(ShapeError) -> Tensor {
    var picture = try Tensor(shape: Shape(channels: 1, extent))
    for pixel in pixels(on: extent) { picture[0, pixel.row, pixel.column] = 1 }
    return picture
  }
}

/// A model of a cell of the visual cortex after Hubel and Wiesel: it responds to bars of one
/// orientation.
///
/// A simple cell is one unit of a feature map: a 3×3 kernel at one position, and a ReLU. A complex
/// cell is the maximum of the 3×3 such units around it.
public struct OrientedCell: Hashable, Sendable {
  /// The middle of its field.
  public let position: Position
  /// The bar it prefers, in turns of 45° from lying: see `LightBar.turns`.
  public let turns: Int
  /// True for a complex cell.
  public let isComplex: Bool

  /// Makes a cell.
  public init(at position: Position, turns: Int, isComplex: Bool = false) {
    (self.position, self.turns, self.isComplex) = (position, turns, isComplex)
  }

  /// A cell at random, whose 3×3 field lies on a screen: the same for the same seed.
  public init(seed: UInt64, on extent: Extent) {
    var generator = SplitMix64(seed: seed)
    let row = 1 + generator.index(below: extent.rows - 2)
    let column = 1 + generator.index(below: extent.columns - 2)
    self.init(
      at: Position(row: row, column: column), turns: generator.index(below: LightBar.directions))
  }

  /// The weights of a simple cell: 4 along its bar, -1 beside it.
  ///
  /// Lying it is -1 -1 -1 / 4 4 4 / -1 -1 -1: 12 for its own bar, 0 for one beside it.
  public static func kernel(turns: Int) -> Tensor {
    let (down, right) = LightBar.direction(turns)
    let values = (0..<9).map { index -> Float in
      let (row, column) = (index / 3 - 1, index % 3 - 1)
      return row * right == column * down ? 4 : -1
    }
    return Tensor(checkedShape: Shape(checkedChannels: 1, rows: 3, columns: 3), values: values)
  }

  /// The response of the simple cells of this orientation at every position of a screen.
  ///
  /// - Throws: `ShapeError` for a screen of several channels.
  public func map(of screen: Tensor) throws(ShapeError) -> Tensor {
    let padding = Sliding(padding: Padding(1))
    return try crossCorrelate(screen, with: Filters(Self.kernel(turns: turns)), padding).rectified
  }

  /// Its response to a screen: how often it fires.
  ///
  /// - Throws: `ShapeError.outside` for a cell beside the screen.
  public func response(to screen: Tensor) throws(ShapeError) -> Float {
    guard screen.shape.contains(channel: 0, row: position.row, column: position.column) else {
      throw .outside(channel: 0, position: position, shape: screen.shape)
    }
    let map = try map(of: screen)
    guard isComplex else { return map[0, position.row, position.column] }
    let around = Region(
      rows: position.row - 1..<position.row + 2, columns: position.column - 1..<position.column + 2
    ).clipped(to: map.shape.extent)
    return try map.cropped(to: around).globalPooled(.max).values[0]
  }
}
