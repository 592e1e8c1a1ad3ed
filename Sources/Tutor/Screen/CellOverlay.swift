import ConvolutionCore
import Figures
import Learning
import TextScreen

/// A learner's input on a figure's cells: numbers typed, cells marked, and the cursor.
struct CellOverlay {
  let page: PagePlayer

  /// Draws it over a figure, at the cells that the figure has marked.
  func draw(into frame: inout Frame) {
    if page.figure?.isAsking == true {
      for (cell, number) in page.draft.filling {
        put(number.plain, on: cell, .predicted, into: &frame)
      }
    }
    drawMarks(into: &frame)
    guard case .cell(let cursor) = page.focus else { return }
    if let rect = rect(of: cursor.cell, in: frame) {
      let typed = SafeText(cursor.field.text)
      // What is typed is seen whole, over what stands to the left of the cell if need be.
      let width = max(rect.columns, min(rect.endColumn, frame.glyphs.width(of: typed)))
      let room = Rect(
        row: rect.row, column: rect.endColumn - width, columns: width, rows: rect.rows)
      if !cursor.field.isEmpty {
        frame.clear(room)
        frame.put(typed, row: rect.row, endingAt: rect.endColumn, .text)
      }
      frame.paint(room, .selected)
    }
  }

  private func drawMarks(into frame: inout Frame) {
    guard let sitting = page.figure?.prediction, case .cells(let key) = sitting.question.kind else {
      return
    }
    if sitting.isOpen {
      var block: Set<Position> = []
      if case .cell(let cursor) = page.focus { block = page.draft.marking.block(to: cursor.place) }
      for cell in page.draft.marking.cells.subtracting(block) {
        mark(cell, in: key.grid, "■", .predicted, into: &frame)
      }
      for cell in block { mark(cell, in: key.grid, "□", .predicted, into: &frame) }
    } else if case .cells(let cells) = sitting.tries.last?.answer {
      // The figure shows what is right; what was marked beside it is shown as wrong.
      for cell in cells.subtracting(key.right) {
        mark(cell, in: key.grid, "x", .wrong, into: &frame)
      }
    }
  }

  /// Marks a cell: by a glyph where it shows none that is read, else by brackets around its number.
  private func mark(
    _ cell: Position, in grid: String, _ glyph: SafeText, _ role: Role, into frame: inout Frame
  ) {
    let address = CellAddress(grid: grid, row: cell.row, column: cell.column)
    guard let rect = rect(of: address, in: frame) else { return }
    let shown = (rect.column..<rect.endColumn).compactMap { frame[rect.row, $0].glyph }
    guard shown.contains(where: { $0.isNumber || $0.isLetter || $0 == "?" }) else {
      frame.clear(rect)
      frame.put(glyph, row: rect.row, endingAt: rect.endColumn, role)
      return
    }
    frame.paint(rect, role)
    for (bracket, column) in [("[", rect.column - 1), ("]", rect.endColumn)] as [(SafeText, Int)]
    where frame[rect.row, column].glyph == " " {
      frame.put(bracket, row: rect.row, column: column, role)
    }
  }

  /// Writes a number over what the figure shows in a cell; one that is too wide takes the blanks to
  /// the left of the cell, and if these are too few it is cut, and says so.
  private func put(_ text: String, on cell: CellAddress, _ role: Role, into frame: inout Frame) {
    guard let rect = rect(of: cell, in: frame) else { return }
    var room = rect.columns
    while room < text.count, rect.endColumn - room - 1 >= 0,
      frame[rect.row, rect.endColumn - room - 1].glyph == " "
    { room += 1 }
    frame.clear(rect)
    let shown = text.count <= room ? text : "…" + text.suffix(max(0, room - 1))
    frame.put(SafeText(shown), row: rect.row, endingAt: rect.endColumn, role)
  }

  private func rect(of cell: CellAddress, in frame: Frame) -> Rect? {
    frame.marks.last { $0.target == .cell(cell) }?.rect
  }
}
