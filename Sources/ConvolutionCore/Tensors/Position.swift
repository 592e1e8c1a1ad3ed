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
