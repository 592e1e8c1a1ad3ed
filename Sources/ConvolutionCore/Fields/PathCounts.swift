/// How many paths lead from one unit to each cell of another layer, or the other way round.
///
/// With all weights alike this is how strongly each cell counts. The number of a cell is that of
/// its row times that of its column: windows are rectangles.
public struct PathCounts: Hashable, Sendable {
  /// Paths to each row; whole numbers.
  public let rows: [Double]
  /// Paths to each column; whole numbers.
  public let columns: [Double]

  init(rows: [Double], columns: [Double]) {
    self.rows = rows
    self.columns = columns
  }

  /// One path to one cell: the start of a walk.
  init(single cell: Position, in extent: Extent) {
    var (rows, columns) = (
      [Double](repeating: 0, count: extent.rows), [Double](repeating: 0, count: extent.columns)
    )
    rows[cell.row] = 1
    columns[cell.column] = 1
    self.init(rows: rows, columns: columns)
  }

  /// Paths to a cell, which must lie on the map.
  public subscript(row: Int, column: Int) -> Double {
    precondition(
      rows.indices.contains(row) && columns.indices.contains(column),
      "no cell \(row), \(column) in \(rows.count)×\(columns.count)")
    return rows[row] * columns[column]
  }

  /// All paths together.
  public var total: Double { rows.reduce(0, +) * columns.reduce(0, +) }

  /// The share of all paths that lead to a cell, 0 to 1; the cell must lie on the map.
  public func share(row: Int, column: Int) -> Double {
    total > 0 ? self[row, column] / total : 0
  }

  /// The rows that any path leads to, with gaps where dilation or wide strides leave them.
  public var readRows: [Int] { rows.indices.filter { rows[$0] > 0 } }

  /// The columns that any path leads to.
  public var readColumns: [Int] { columns.indices.filter { columns[$0] > 0 } }

  /// The smallest rectangle around all cells that a path leads to; nil if none does.
  public var region: Region? {
    guard let top = readRows.first, let bottom = readRows.last,
      let left = readColumns.first, let right = readColumns.last
    else { return nil }
    return Region(rows: top..<bottom + 1, columns: left..<right + 1)
  }

  /// Refuses counts that a `Double` cannot hold.
  func checked() throws(ShapeError) -> PathCounts {
    guard total.isFinite else { throw .overflow(sum: "paths", approximately: total) }
    return self
  }
}
