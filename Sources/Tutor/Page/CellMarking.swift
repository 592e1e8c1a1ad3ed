import ConvolutionCore
import Learning

/// Cells being marked, block by block.
///
/// One key press sets a corner, the next one marks what lies between it and the cursor; twice the
/// same press marks a single cell.
struct CellMarking: Hashable {
  /// The cells marked so far.
  private(set) var cells: Set<Position> = []
  /// The corner of the block that is open.
  private(set) var corner: Position?

  /// The cells of the open block, the cursor at its other corner; empty if none is open.
  func block(to cursor: Position) -> Set<Position> {
    guard let corner else { return [] }
    let rows = min(corner.row, cursor.row)...max(corner.row, cursor.row)
    let columns = min(corner.column, cursor.column)...max(corner.column, cursor.column)
    return Set(rows.flatMap { row in columns.map { Position(row: row, column: $0) } })
  }

  /// Whether ending the block would unmark it: all of it is marked already.
  func unmarks(to cursor: Position) -> Bool {
    corner != nil && block(to: cursor).isSubset(of: cells)
  }

  /// Opens a block at the cursor, or ends the open one.
  mutating func press(at cursor: Position) {
    if corner == nil {
      corner = cursor
    } else {
      toggle(block(to: cursor))
    }
  }

  /// Marks or unmarks a single cell, whatever block is open.
  mutating func toggle(_ cell: Position) { toggle([cell]) }

  /// Forgets the open block; false if there is none.
  mutating func dropBlock() -> Bool {
    defer { corner = nil }
    return corner != nil
  }

  private mutating func toggle(_ block: Set<Position>) {
    if block.isSubset(of: cells) { cells.subtract(block) } else { cells.formUnion(block) }
    corner = nil
  }
}
