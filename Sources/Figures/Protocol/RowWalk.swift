import ConvolutionCore
import TextScreen

/// Steps that visit the cells of a map row by row.
struct RowWalk: Hashable, Sendable {
  /// The map's rows and columns.
  let extent: Extent

  /// How many steps there are: one a cell.
  var stepCount: Int { max(1, extent.rows * extent.columns) }

  /// The steps at the ends of rows.
  var rowEnds: [Int] { (0..<extent.rows).map { ($0 + 1) * extent.columns } }

  /// The cell of a step, brought into range.
  func cell(of step: Int) -> Position {
    let index = max(1, min(step, stepCount)) - 1
    return Position(row: index / max(1, extent.columns), column: index % max(1, extent.columns))
  }

  /// The step of a cell, or of the nearest one on the map.
  func step(of cell: Position) -> Int {
    let row = max(0, min(cell.row, extent.rows - 1))
    return row * extent.columns + max(0, min(cell.column, extent.columns - 1)) + 1
  }

  /// A step in words: `row 0, column 2`.
  func name(of step: Int) -> String {
    let cell = cell(of: step)
    return "row \(cell.row), column \(cell.column)"
  }

  /// A step as the name of a working, as wide at every step: `row 0, col 2`.
  func workingName(of step: Int) -> SafeText {
    func words(_ cell: Position) -> String { "row \(cell.row), col \(cell.column)" }
    let widest = words(Position(row: extent.rows - 1, column: extent.columns - 1)).count
    let name = words(cell(of: step))
    return SafeText(name + String(repeating: " ", count: max(0, widest - name.count)))
  }

  /// The map as a grid whose cells can be picked.
  func grid(_ name: String) -> CellGrid {
    CellGrid(name, rows: extent.rows, columns: extent.columns, isEditable: false)
  }
}

extension Position {
  /// A cell of a figure's grid.
  init(_ cell: CellAddress) { self.init(row: cell.row, column: cell.column) }
}

/// A figure whose steps visit the cells of its output row by row; a picked cell is its step.
protocol RowWalkFigure: Figure {
  /// The steps.
  var walk: RowWalk { get }
}

extension RowWalkFigure {
  var stepCount: Int { walk.stepCount }
  var landmarks: [Int] { walk.rowEnds }
  var pickableGrids: [CellGrid] { [walk.grid("output")] }
  func name(of step: Int) -> String { walk.name(of: step) }

  /// The learner is at an output cell, not at a number: it is kept if it still exists.
  func step(for step: Int, of before: Self) -> Int { walk.step(of: before.walk.cell(of: step)) }

  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int? {
    cell.grid == "output" ? walk.step(of: Position(cell)) : nil
  }

  /// The key that picks an output cell.
  static var outputAction: FigureAction<Self> {
    .pick(
      "o", label: { _ in "output cell" }, help: { _ in "go to an output cell" },
      from: { _, _ in "output" })
  }
}
