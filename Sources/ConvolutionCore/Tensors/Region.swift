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

/// A cell of a map: (row, column), both counted from zero.
public struct Position: Hashable, Sendable {
  /// The row, counted down from 0.
  public var row: Int
  /// The column, counted right from 0.
  public var column: Int

  /// Names a cell.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

extension Position: CustomStringConvertible {
  /// The pair, such as `(2, 0)`.
  public var description: String { "(\(row), \(column))" }
}

/// A height and a width: of an input, a kernel, a stride or a dilation.
///
/// A plain pair of numbers; what they may be is checked where they are used.
public struct Extent: Hashable, Sendable {
  /// The height, or the step from row to row.
  public var rows: Int
  /// The width, or the step from column to column.
  public var columns: Int

  /// Makes a rectangle.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Makes a square: `Extent(3)` is 3×3.
  public init(_ side: Int) {
    self.init(rows: side, columns: side)
  }

  /// The number of cells, rows · columns: 0 if a side is below 1, and `Int.max` where the product
  /// does not fit 64 bits.
  public var cells: Int {
    let (product, overflow) = max(rows, 0).multipliedReportingOverflow(by: max(columns, 0))
    return overflow ? .max : product
  }
}

extension Extent: CustomStringConvertible {
  /// Height × width, such as `3×3`.
  public var description: String { "\(rows)×\(columns)" }
}

/// The direction that a one-dimensional statement is about.
public enum Axis: String, Hashable, Sendable {
  /// Down.
  case rows
  /// To the right.
  case columns
  /// Along a signal with one dimension only.
  case cells
}
