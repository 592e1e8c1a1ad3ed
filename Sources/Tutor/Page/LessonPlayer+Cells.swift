import ConvolutionCore
import Expressions
import Figures
import Learning
import TextScreen

extension LessonPlayer {
  /// A key while a cell of a grid has the cursor, to edit, to pick, or to answer.
  mutating func pressInCells(_ key: Key, _ cursor: CellCursor) -> Outcome {
    var cursor = cursor
    let grids = page?.figure?.figure.grids ?? []
    switch key {
    case .up, .down, .left, .right:
      guard commit(&cursor) else { return .nothing }
      let rows = key == .up ? -1 : key == .down ? 1 : 0
      let columns = key == .left ? -1 : key == .right ? 1 : 0
      page?.focus = .cell(cursor.moved(rows: rows, columns: columns, in: grids))
    case .enter: return enter(&cursor, in: grids)
    case .character(" ") where cursor.purpose == .marking:
      page?.draft.marking.press(at: cursor.place)
    case .escape: leave(&cursor)
    case .tab, .backTab:
      if cursor.predicts { return skipPrediction() }
      guard commit(&cursor) else { return .nothing }
      let next = nextGrid(after: cursor, in: grids, by: key == .tab ? 1 : -1)
      page?.focus = .cell(next)
    case .pageDown: return goToPage(index + 1)
    case .pageUp: return goToPage(index - 1)
    case .backspace, .delete:
      _ = cursor.field.deleteLast()
      page?.focus = .cell(cursor)
    case .character("u") where cursor.purpose == .editing && cursor.field.text.isEmpty: undo()
    case .character(let character) where cursor.takesValues && Self.isNumeral(character):
      cursor.field.type(character)
      page?.focus = .cell(cursor)
    default:
      page?.message =
        cursor.takesValues
        ? "type a number, or Esc to leave"
        : cursor.purpose == .marking
          ? "Space sets a corner, and at the other corner marks; Enter answers"
          : "arrows move, Enter takes the cell"
    }
    return .nothing
  }

  private static func isNumeral(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "-.+eE".contains(character))
  }

  /// Esc takes back what is typed, or the open block, first, then leaves the grid.
  private mutating func leave(_ cursor: inout CellCursor) {
    if page?.draft.marking.dropBlock() == true { return }
    if cursor.field.text.isEmpty {
      page?.focus = .figure
    } else {
      cursor.field.clear()
      page?.focus = .cell(cursor)
    }
  }

  /// Puts what is typed into the cell; false, with a message, if that was refused.
  private mutating func commit(_ cursor: inout CellCursor) -> Bool {
    guard !cursor.field.text.isEmpty else { return true }
    guard case .success(.number(let number, _)) = NumberField.answer(in: cursor.field.text) else {
      page?.message = "`\(cursor.field.text)` is no number"
      return false
    }
    if cursor.purpose == .filling {
      page?.draft.filling[cursor.cell] = number
    } else {
      change(by: .edit(cursor.cell, number.double))
      guard page?.message == nil else { return false }
    }
    cursor.field.clear()
    page?.focus = .cell(cursor)
    return true
  }

  private mutating func enter(_ cursor: inout CellCursor, in grids: [CellGrid]) -> Outcome {
    switch cursor.purpose {
    case .action:
      page?.focus = .figure
      return apply(.pick(cursor.cell))
    case .pointing:
      return predict(.cell(Position(row: cursor.cell.row, column: cursor.cell.column)))
    case .marking: return answerMarked(to: cursor)
    case .filling:
      guard commit(&cursor) else { return .nothing }
      return fillOn(from: cursor, in: grids)
    case .editing:
      guard commit(&cursor) else { return .nothing }
      page?.focus = .cell(cursor.moved(rows: 0, columns: 1, in: grids))
      return .moved
    }
  }

  /// An open block is marked first, to be looked at; the answer is given when none is open.
  private mutating func answerMarked(to cursor: CellCursor) -> Outcome {
    guard let marking = page?.draft.marking else { return .nothing }
    if marking.corner != nil {
      page?.draft.marking.press(at: cursor.place)
      return .nothing
    }
    if marking.cells.isEmpty {
      page?.message = "mark cells first: Space sets a corner, and at the other corner marks"
      return .nothing
    }
    return predict(.cells(marking.cells))
  }

  /// Goes on to the next empty cell, in reading order; gives the answer when none is left.
  private mutating func fillOn(from cursor: CellCursor, in grids: [CellGrid]) -> Outcome {
    guard let grid = grids.first(where: { $0.name == cursor.cell.grid }), let page else {
      return .nothing
    }
    let cells = (0..<grid.rows).flatMap { row in
      (0..<grid.columns).map { CellAddress(grid: grid.name, row: row, column: $0) }
    }
    let here = cells.firstIndex(of: cursor.cell) ?? 0
    let order = cells[here...] + cells[..<here]
    if let empty = order.first(where: { page.draft.filling[$0] == nil }) {
      self.page?.focus = .cell(CellCursor(empty, for: .filling))
      return .nothing
    }
    let rows = (0..<grid.rows).map { row in
      (0..<grid.columns).compactMap { column in
        page.draft.filling[CellAddress(grid: grid.name, row: row, column: column)]
      }
    }
    return predict(.grid(rows))
  }

  private func nextGrid(
    after cursor: CellCursor, in grids: [CellGrid], by delta: Int
  ) -> CellCursor {
    let eligible = grids.filter { $0.isEditable == (cursor.purpose == .editing) }
    guard let here = eligible.firstIndex(where: { $0.name == cursor.cell.grid }) else {
      return cursor
    }
    let next = eligible[(here + delta + eligible.count) % eligible.count]
    return CellCursor(.firstCell(of: next.name), for: cursor.purpose)
  }
}
