/// A rectangle of cells; parts of it may lie outside the map it is about.
public struct Region: Hashable, Sendable {
  /// Its rows.
  public let rows: Range<Int>
  /// Its columns.
  public let columns: Range<Int>

  /// Makes a rectangle.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The part that lies on a map; empty if none does.
  public func clipped(to extent: Extent) -> Region {
    Region(
      rows: rows.clamped(to: 0..<max(extent.rows, 0)),
      columns: columns.clamped(to: 0..<max(extent.columns, 0)))
  }

  /// The cells that lie on a map, in no order; as many as the map has at most.
  public func cells(in map: Extent) -> Set<Position> {
    let part = clipped(to: map)
    return Set(part.rows.flatMap { row in part.columns.map { Position(row: row, column: $0) } })
  }

  /// True if a cell lies inside.
  public func contains(_ cell: Position) -> Bool {
    rows.contains(cell.row) && columns.contains(cell.column)
  }
}
