/// A cell of the screen, from the top left, both from 0.
public struct Point: Hashable, Sendable {
  /// Rows from the top.
  public var row: Int
  /// Columns from the left.
  public var column: Int

  /// Creates a position.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// How many columns and rows something takes; never negative.
public struct Size: Hashable, Sendable {
  /// The width in columns.
  public let columns: Int
  /// The height in rows.
  public let rows: Int

  /// Creates a size; negative lengths count as 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// True if a thing of this size has room in `other`.
  public func fits(in other: Size) -> Bool { columns <= other.columns && rows <= other.rows }
}

/// A rectangle of cells; the empty rectangle has no columns or no rows.
public struct Rect: Hashable, Sendable {
  /// The first row.
  public var row: Int
  /// The first column.
  public var column: Int
  /// The width and height.
  public var size: Size

  /// Creates a rectangle from its top left cell; negative lengths count as 0.
  public init(row: Int, column: Int, columns: Int, rows: Int) {
    self.row = row
    self.column = column
    self.size = Size(columns: columns, rows: rows)
  }

  /// A rectangle of a size at the top left corner.
  public init(_ size: Size) { self.init(row: 0, column: 0, columns: size.columns, rows: size.rows) }

  /// The width in columns.
  public var columns: Int { size.columns }
  /// The height in rows.
  public var rows: Int { size.rows }
  /// The row after the last.
  public var endRow: Int { row.plus(rows) }
  /// The column after the last.
  public var endColumn: Int { column.plus(columns) }
  /// The top left cell.
  public var origin: Point { Point(row: row, column: column) }
  /// True if it holds no cell.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// True if a cell lies in it.
  public func contains(_ position: Point) -> Bool {
    position.row >= row && position.row < endRow && position.column >= column
      && position.column < endColumn
  }

  /// The cells that lie in both.
  public func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, columns: min(endColumn, other.endColumn).minus(left),
      rows: min(endRow, other.endRow).minus(top))
  }

  /// The part that is left when rows and columns are taken off its sides.
  public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    Rect(
      row: row.plus(top), column: column.plus(left), columns: columns.minus(left).minus(right),
      rows: rows.minus(top).minus(bottom))
  }
}

/// Sums that stop at the ends of `Int`: a point far outside every screen stays there.
extension Int {
  func plus(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  func minus(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}
