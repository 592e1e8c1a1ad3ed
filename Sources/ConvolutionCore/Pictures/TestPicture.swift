/// A small picture that shows what a kernel does, made from a few numbers: all of one channel.
public enum TestPicture: String, CaseIterable, Hashable, Sendable {
  /// A house, 24×24, brightness 0 to 9.
  case house
  /// Dark on the left, bright on the right: one vertical edge, 0 and 9.
  case step
  /// Brighter by 1 with every column, from 0.
  case ramp
  /// One value everywhere: 9.
  case flat
  /// Pixels of 0 and 1 by turns, a 0 at the top left.
  case checkerboard
  /// The same with squares of 2×2 pixels.
  case checkerboard2 = "checkerboard-2"
  /// The same with squares of 3×3 pixels.
  case checkerboard3 = "checkerboard-3"
  /// A bright frame, 9 on 0: edges of all four directions, bright inside and outside of dark.
  case frame
  /// A bright disc, 9 on 0: edges of every direction.
  case disc

  /// The picture.
  ///
  /// - Parameter extent: rows and columns; the house has its own.
  /// - Returns: one channel.
  /// - Throws: `ShapeError.outOfRange` for no rows or columns, and `ShapeError.tooManyValues`.
  public func picture(_ extent: Extent) throws(ShapeError) -> Tensor {
    if self == .house { return House.picture }
    var picture = try Tensor(shape: Shape(channels: 1, extent))
    for row in 0..<extent.rows {
      for column in 0..<extent.columns {
        picture[0, row, column] = value(row, column, extent)
      }
    }
    return picture
  }

  private func value(_ row: Int, _ column: Int, _ extent: Extent) -> Float {
    switch self {
    case .house, .flat: 9
    case .step: column < extent.columns / 2 ? 0 : 9
    case .ramp: Float(column)
    case .checkerboard: Float((row + column) % 2)
    case .checkerboard2: Float((row / 2 + column / 2) % 2)
    case .checkerboard3: Float((row / 3 + column / 3) % 2)
    case .frame: Self.isOnFrame(row, column, extent) ? 9 : 0
    case .disc: Self.isOnDisc(row, column, extent) ? 9 : 0
    }
  }

  /// A frame a quarter of the way in, and an eighth wide.
  private static func isOnFrame(_ row: Int, _ column: Int, _ extent: Extent) -> Bool {
    func depth(_ index: Int, _ length: Int) -> Int { min(index, length - 1 - index) }
    let side = min(extent.rows, extent.columns)
    let inside = min(depth(row, extent.rows), depth(column, extent.columns)) - side / 5
    return inside >= 0 && inside < max(1, side / 6)
  }

  /// A disc around the middle, two thirds of the picture wide.
  private static func isOnDisc(_ row: Int, _ column: Int, _ extent: Extent) -> Bool {
    // In half pixels, so that the middle is a whole number.
    let (y, x) = (2 * row + 1 - extent.rows, 2 * column + 1 - extent.columns)
    let side = min(extent.rows, extent.columns)
    return 9 * (y * y + x * x) <= 4 * side * side
  }
}

/// The house: a roof, walls, two windows, a door and a chimney before a sky and above a lawn.
private enum House {
  static let picture: Tensor = {
    var picture = Tensor(
      checkedShape: Shape(checkedChannels: 1, rows: 24, columns: 24),
      values: Array(repeating: 2, count: 24 * 24))
    func fill(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ value: Float) {
      for row in rows { for column in columns { picture[0, row, column] = value } }
    }
    fill(20...23, 0...23, 4)
    fill(3...8, 16...17, 6)
    for row in 3...10 { fill(row...row, 13 - row...row + 10, 7) }
    fill(11...19, 4...19, 9)
    fill(12...15, 6...8, 1)
    fill(12...15, 15...17, 1)
    fill(14...19, 10...13, 3)
    return picture
  }()
}
