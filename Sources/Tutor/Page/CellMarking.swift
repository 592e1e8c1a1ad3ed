import Learning

/// Cells being marked, block by block.
///
/// One key press sets a corner, the next one marks what lies between it and the cursor; twice the
/// same press marks a single cell.
struct CellMarking: Hashable {
  /// The cells marked so far.
  private(set) var cells: Set<GridCell> = []
  /// The corner of the block that is open.
  private(set) var corner: GridCell?

  /// The cells of the open block, the cursor at its other corner; empty if none is open.
  func block(to cursor: GridCell) -> Set<GridCell> {
    guard let corner else { return [] }
    let rows = min(corner.row, cursor.row)...max(corner.row, cursor.row)
    let columns = min(corner.column, cursor.column)...max(corner.column, cursor.column)
    return Set(rows.flatMap { row in columns.map { GridCell(row: row, column: $0) } })
  }

  /// Whether ending the block would unmark it: all of it is marked already.
  func unmarks(to cursor: GridCell) -> Bool {
    corner != nil && block(to: cursor).isSubset(of: cells)
  }

  /// Opens a block at the cursor, or ends the open one.
  mutating func press(at cursor: GridCell) {
    if corner == nil {
      corner = cursor
    } else {
      toggle(block(to: cursor))
    }
  }

  /// Marks or unmarks a single cell, whatever block is open.
  mutating func toggle(_ cell: GridCell) { toggle([cell]) }

  /// Forgets the open block; false if there is none.
  mutating func dropBlock() -> Bool {
    defer { corner = nil }
    return corner != nil
  }

  private mutating func toggle(_ block: Set<GridCell>) {
    if block.isSubset(of: cells) { cells.subtract(block) } else { cells.formUnion(block) }
    corner = nil
  }
}
