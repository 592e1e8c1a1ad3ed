/// A unit that reads two maps, of vertical and of horizontal edges, directly and through one inner
/// unit between.
///
/// inner = ReLU(a·v + b·h + c), output = ReLU(d·v + e·h + f·inner + g), at every position. With
/// v - ReLU(v - h) it gives the smaller of both: it responds at corners only.
public struct CornerUnit: Hashable, Sendable {
  /// The weights of v and h, and the bias, of the inner unit.
  public let inner: [Float]
  /// The weights of v, h and the inner unit, and the bias, of the output.
  public let outer: [Float]
  /// True if the inner unit has its ReLU.
  public let isRectified: Bool

  /// Wires a unit.
  ///
  /// - Throws: `ShapeError.wrongCount` unless `inner` has three numbers and `outer` four.
  public init(inner: [Float], outer: [Float], isRectified: Bool = true) throws(ShapeError) {
    guard inner.count == 3 else {
      throw .wrongCount(of: "inner weights", found: inner.count, expected: "v, h, bias")
    }
    guard outer.count == 4 else {
      throw .wrongCount(
        of: "output weights", found: outer.count, expected: "v, h, inner, bias")
    }
    (self.inner, self.outer, self.isRectified) = (inner, outer, isRectified)
  }

  /// The maps of a picture.
  public struct Maps: Hashable, Sendable {
    /// Edges that get brighter to the right: Sobel-x, rectified.
    public let vertical: Tensor
    /// Edges that get brighter downwards: Sobel-y, rectified.
    public let horizontal: Tensor
    /// The inner unit.
    public let inner: Tensor
    /// The output.
    public let output: Tensor

    /// True if the unit fires in a cell: its output there is above 0.
    public func fires(at cell: Position) -> Bool {
      output.shape.contains(channel: 0, row: cell.row, column: cell.column)
        && output[0, cell.row, cell.column] > 0
    }

    /// The largest output in some cells, and how many of the others fire.
    ///
    /// - Parameter region: the windows that hold a corner.
    /// - Returns: both numbers.
    public func responses(in region: Region) -> (inside: Float, firingOutside: Int) {
      var (inside, outside) = (Float(0), 0)
      for row in 0..<output.shape.rows {
        for column in 0..<output.shape.columns {
          let value = output[0, row, column]
          if region.contains(Position(row: row, column: column)) {
            inside = max(inside, value)
          } else if value > 0 {
            outside += 1
          }
        }
      }
      return (inside, outside)
    }
  }

  /// Slides both edge kernels over a picture and combines their maps.
  ///
  /// - Parameter picture: one channel, at least 3×3.
  /// - Returns: the maps, smaller than the picture by 2 along both axes.
  /// - Throws: `ShapeError` for another picture.
  public func maps(of picture: Tensor) throws(ShapeError) -> Maps {
    func edges(_ rows: [[Float]]) throws(ShapeError) -> Tensor {
      try crossCorrelate(picture, with: Filters(Tensor(rows: rows))).rectified
    }
    let vertical = try edges([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    let horizontal = try edges([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
    func sum(_ terms: [(Float, Tensor)], _ bias: Float) throws(ShapeError) -> Tensor {
      var sum = vertical.map { _ in bias }
      for (weight, map) in terms where weight != 0 { sum = try sum + map.map { weight * $0 } }
      return sum
    }
    var between = try sum([(inner[0], vertical), (inner[1], horizontal)], inner[2])
    if isRectified { between = between.rectified }
    let output = try sum(
      [(outer[0], vertical), (outer[1], horizontal), (outer[2], between)], outer[3])
    return Maps(
      vertical: vertical, horizontal: horizontal, inner: between, output: output.rectified)
  }
}

/// A bright square on a dark ground, 7×7, and the windows over it that hold its top left corner.
public enum CornerPicture {
  /// The picture.
  ///
  /// - Parameter contrast: the brightness of the square; the ground is 0.
  /// - Returns: one channel.
  /// - Throws: never for this size.
  public static func picture(contrast: Float) throws(ShapeError) -> Tensor {
    try Tensor(
      rows: (0..<7).map { row in
        (0..<7).map { (2...4).contains(row) && (2...4).contains($0) ? contrast : 0 }
      })
  }

  /// The cells of a 3×3 kernel's map whose window holds both edges of the top left corner.
  public static let corner = Region(rows: 0..<2, columns: 0..<2)
}
