import ConvolutionCore
import Figures
import Learning
import TextScreen

/// A cursor on the cells of a figure's grids.
struct CellCursor: Hashable {
  /// The cell.
  var cell: CellAddress
  /// The use of the cell.
  var purpose: Purpose
  /// The value typed for it so far; always empty where nothing is typed.
  var field = TextField()

  /// The uses of a cell.
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

  /// The position of the cell in its grid.
  var place: Position { Position(row: cell.row, column: cell.column) }

  /// True if it answers a prediction.
  var predicts: Bool { [.pointing, .filling, .marking].contains(purpose) }

  /// True if values are typed into it.
  var takesValues: Bool { purpose == .editing || purpose == .filling }

  /// The next cell of its grid in a direction; the same at the edge.
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

// MARK: - Keys of the cursor

extension PagePlayer {
  private var grids: [CellGrid] { figure?.figure.grids ?? [] }

  /// Puts what is typed into the cell under the cursor, if there is one; false if it was refused.
  mutating func commitCell() -> Bool {
    guard case .cell(var cursor) = focus else { return true }
    return commit(&cursor)
  }

  /// Moves the cursor, once the value that is typed is accepted.
  mutating func moveCursor(rows: Int, columns: Int) {
    guard case .cell(var cursor) = focus, commit(&cursor) else { return }
    focus = .cell(cursor.moved(rows: rows, columns: columns, in: grids))
  }

  /// Esc takes back what is typed, or the open block, first, then leaves the grid.
  mutating func leaveCells(_ cursor: CellCursor) {
    if draft.marking.dropBlock() { return }
    if cursor.field.isEmpty {
      focus = .figure
    } else {
      var cleared = cursor
      cleared.field.clear()
      focus = .cell(cleared)
    }
  }

  /// Puts what is typed into the cell; false, with a message, if that was refused.
  private mutating func commit(_ cursor: inout CellCursor) -> Bool {
    guard !cursor.field.isEmpty else { return true }
    guard case .success(.number(let number, _)) = NumberField.answer(in: cursor.field.text) else {
      message = "`\(cursor.field.text)` is not a number"
      return false
    }
    if cursor.purpose == .filling {
      draft.filling[cursor.cell] = number
    } else {
      change(by: .edit(cursor.cell, number.double))
      guard message == nil else { return false }
    }
    cursor.field.clear()
    focus = .cell(cursor)
    return true
  }

  /// Enter on a cell: puts a value in, picks it, or answers with it.
  mutating func enter(_ cursor: CellCursor) -> Outcome {
    var cursor = cursor
    switch cursor.purpose {
    case .action(let key):
      let action = figure?.actions.first { $0.key == key }
      if action?.staysOn != true { focus = .figure }
      return apply(.pick(cursor.cell))
    case .pointing: return predict(.cell(cursor.place))
    case .marking: return answerMarked(to: cursor)
    case .filling:
      guard commit(&cursor) else { return .nothing }
      return fillOn(from: cursor)
    case .editing:
      guard commit(&cursor) else { return .nothing }
      focus = .cell(cursor.moved(rows: 0, columns: 1, in: grids))
      return .moved
    }
  }

  /// An open block is marked first, to be looked at; the answer is given when none is open.
  private mutating func answerMarked(to cursor: CellCursor) -> Outcome {
    if draft.marking.corner != nil {
      draft.marking.press(at: cursor.place)
      return .nothing
    }
    if draft.marking.cells.isEmpty {
      message = "mark cells first: Space at one corner, then Space at the opposite corner"
      return .nothing
    }
    return predict(.cells(draft.marking.cells))
  }

  /// Goes on to the next empty cell, in reading order; gives the answer when none is left.
  private mutating func fillOn(from cursor: CellCursor) -> Outcome {
    guard let grid = grids.first(where: { $0.name == cursor.cell.grid }) else { return .nothing }
    let cells = (0..<grid.rows).flatMap { row in
      (0..<grid.columns).map { CellAddress(grid: grid.name, row: row, column: $0) }
    }
    let here = cells.firstIndex(of: cursor.cell) ?? 0
    let order = cells[here...] + cells[..<here]
    if let empty = order.first(where: { draft.filling[$0] == nil }) {
      if empty == cursor.cell { message = "type a number first" }
      focus = .cell(CellCursor(empty, for: .filling))
      return .nothing
    }
    let rows = (0..<grid.rows).map { row in
      (0..<grid.columns).compactMap { column in
        draft.filling[CellAddress(grid: grid.name, row: row, column: column)]
      }
    }
    return predict(.grid(rows))
  }

  /// Goes to the first cell of another grid that can be used in the same way.
  mutating func moveGrid(by delta: Int) {
    guard case .cell(var cursor) = focus, commit(&cursor) else { return }
    let eligible =
      cursor.purpose == .editing
      ? figure?.editableGrids ?? [] : grids.filter { !$0.isEditable }
    guard let here = eligible.firstIndex(where: { $0.name == cursor.cell.grid }) else { return }
    let next = eligible[(here + delta + eligible.count) % eligible.count]
    focus = .cell(CellCursor(.firstCell(of: next.name), for: cursor.purpose))
  }

  /// A click on a cell: picks an output, or starts editing there.
  mutating func click(_ cell: CellAddress) -> Outcome {
    guard let figure, stop == .reading,
      let grid = figure.figure.grids.first(where: { $0.contains(cell) })
    else { return .nothing }
    message = nil
    if case .cell(let cursor) = focus, cursor.cell.grid == cell.grid, cursor.predicts {
      let clicked = CellCursor(cell, for: cursor.purpose)
      focus = .cell(clicked)
      if cursor.purpose == .marking { draft.marking.toggle(clicked.place) }
      return cursor.purpose == .pointing ? enter(clicked) : .nothing
    }
    if grid.isEditable {
      self.figure?.pause()
      focus = .cell(CellCursor(cell, for: .editing))
      return .nothing
    }
    focus = .figure
    return apply(.pick(cell))
  }
}
