import ConvolutionCore
import Figures
import Learning
import TextScreen

/// A cursor on the cells of a figure's grids.
struct CellCursor: Hashable {
  /// The cell.
  var cell: CellAddress
  /// What the cell is wanted for.
  var purpose: Purpose
  /// What is typed for it so far; always empty where nothing is typed.
  var field = TextField()

  /// What a cell can be wanted for.
  enum Purpose: Hashable {
    /// To put another value into it.
    case editing
    /// For the action with this key.
    case action(Character)
    /// To point at it as the answer to a prediction.
    case pointing
    /// To fill it as part of the answer to a prediction.
    case filling
    /// To mark it as part of the answer to a prediction.
    case marking
  }

  init(_ cell: CellAddress, for purpose: Purpose) {
    self.cell = cell
    self.purpose = purpose
  }

  /// The cell, whatever its grid.
  var place: Position { Position(row: cell.row, column: cell.column) }

  /// Whether it answers a prediction.
  var predicts: Bool { [.pointing, .filling, .marking].contains(purpose) }

  /// Whether values are typed.
  var takesValues: Bool { purpose == .editing || purpose == .filling }

  /// The cell one place further in its grid; the same at the edge.
  func moved(rows: Int, columns: Int, in grids: [CellGrid]) -> CellCursor {
    var moved = self
    moved.cell.row += rows
    moved.cell.column += columns
    moved.field.clear()
    return grids.contains { $0.contains(moved.cell) } ? moved : self
  }
}

extension CellAddress {
  /// The top left cell of a grid.
  static func firstCell(of grid: String) -> CellAddress {
    CellAddress(grid: grid, row: 0, column: 0)
  }
}
