/// The meaning of a marked rectangle.
public enum Target: Hashable, Sendable {
  /// A cell of one of a figure's grids.
  case cell(CellAddress)
  /// An option of a question, from 0.
  case option(Int)
  /// A row of a list, from 0.
  case item(Int)
  /// A key of the footer: clicking it is pressing it.
  case key(Key)
  /// Something of a figure's own, by name.
  case part(String)
}

/// A cell of a named grid.
public struct CellAddress: Hashable, Sendable {
  /// The grid's name within its figure: `input`, `kernel`, `output`.
  public var grid: String
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int

  /// Creates an address.
  public init(grid: String, row: Int, column: Int) {
    self.grid = grid
    self.row = row
    self.column = column
  }
}
