/// A unit of a network built by hand: it responds to one pattern.
///
/// In layer 1 it has a kernel; above, it is as active as the weakest of its parts, which are units of
/// the layer below, each at its own position.
public struct PatternUnit: Hashable, Sendable {
  /// One part of a pattern.
  public struct Part: Hashable, Sendable {
    /// The unit of the layer below, by its index.
    public let unit: Int
    /// The cell of the layer below, before any pooling, at which the unit is wanted.
    public let position: Position
  }

  /// The pattern in a word or two.
  public let name: String
  /// The parts; none in layer 1.
  public let parts: [Part]
  /// The weights on pixels, in layer 1 only; those on a constant picture sum to 0.
  public let kernel: Tensor?
  /// The picture put together from those of the parts: 0 and 1, as large as the unit's field.
  public let exemplar: Tensor

  /// A unit of layer 1 that wants some pixels of 3×3 bright, marked `#`, and some dark, marked `.`.
  ///
  /// Its weights are scaled so that its own pattern gives `PatternNetwork.most`.
  init(_ name: String, pixels rows: [String]) {
    let marks = rows.flatMap { Array($0) }
    let (bright, dark) = (marks.count { $0 == "#" }, marks.count { $0 == "." })
    let (up, down) = (
      PatternNetwork.most / Float(max(1, bright)), -PatternNetwork.most / Float(max(1, dark))
    )
    let shape = Shape(checkedChannels: 1, rows: rows.count, columns: rows.first?.count ?? 0)
    self.name = name
    parts = []
    kernel = Tensor(
      checkedShape: shape, values: marks.map { $0 == "#" ? up : $0 == "." ? down : 0 })
    exemplar = Tensor(checkedShape: shape, values: marks.map { $0 == "#" ? 1 : 0 })
  }

  /// A unit of a higher layer.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - parts: names of units below, each with the row and the column at which it is wanted.
  ///   - layer: the layer below.
  ///   - side: the side of its field.
  ///   - jump: pixels between neighbouring units of the layer below.
  init(
    _ name: String, _ parts: [(name: String, row: Int, column: Int)], of layer: [PatternUnit],
    side: Int, jump: Int
  ) {
    self.name = name
    kernel = nil
    self.parts = parts.compactMap { part in
      layer.firstIndex { $0.name == part.name }.map {
        Part(unit: $0, position: Position(row: part.row, column: part.column))
      }
    }
    var picture = [Float](repeating: 0, count: side * side)
    for part in self.parts {
      let pattern = layer[part.unit].exemplar
      for row in 0..<pattern.shape.rows {
        for column in 0..<pattern.shape.columns where pattern[0, row, column] > 0 {
          let (y, x) = (part.position.row * jump + row, part.position.column * jump + column)
          if y < side, x < side { picture[y * side + x] = 1 }
        }
      }
    }
    exemplar = Tensor(
      checkedShape: Shape(checkedChannels: 1, rows: side, columns: side), values: picture)
  }
}

extension Tensor {
  /// The smaller of two numbers, cell by cell, as two layers with ReLUs compute it:
  /// v - ReLU(v - h).
  ///
  /// Of 27 and 27 it is 27, of 36 and 0 it is 0: 36 - ReLU(36).
  ///
  /// - Throws: `ShapeError.unlikeShapes` for tensors of different shapes.
  public func minimum(_ other: Tensor) throws(ShapeError) -> Tensor {
    try self - (self - other).rectified
  }
}
