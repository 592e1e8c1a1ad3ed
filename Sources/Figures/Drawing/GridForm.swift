import TextScreen

/// How far apart the cells of a grid stand; the densest form that still fits is not the aim.
struct GridForm: Hashable {
  /// Columns from one cell to the next.
  var pitch: Int
  /// Rows from one cell to the next: 2 leaves a blank row that carries the outline.
  var rowPitch: Int
  /// The columns of a cell's number; 1 for a map glyph.
  var width: Int
  /// Whether cells are map glyphs, values to be looked at rather than read.
  var isMap = false

  /// Pitch w+2, rows apart: the gaps carry the window's outline, so no number moves when it does.
  static func open(width: Int, extra: Int = 0) -> GridForm {
    GridForm(pitch: width + 2 + extra, rowPitch: 2, width: width)
  }

  /// Rows together; the window is two sides in the gaps.
  static func tight(width: Int, gap: Int) -> GridForm {
    GridForm(pitch: width + gap, rowPitch: 1, width: width)
  }

  /// One glyph a cell.
  static func map(pitch: Int) -> GridForm {
    GridForm(pitch: pitch, rowPitch: 1, width: 1, isMap: true)
  }

  /// The columns between two numbers.
  var gap: Int { pitch - width }
  /// Whether one column is all there is between numbers.
  var isSnug: Bool { !isMap && gap < 2 }
  /// Whether a whole outline has room around a window, or only its two sides.
  var isOpen: Bool { rowPitch == 2 }

  /// The space that a grid of this form takes, outlines at its edges included.
  func size(rows: Int, columns: Int) -> Size {
    if isMap { return Size(columns: columns * pitch, rows: rows) }
    return Size(columns: columns * pitch + 1, rows: isOpen ? 2 * rows + 1 : rows)
  }
}

/// A grid of cells at its place in a frame.
struct GridPlace {
  /// The row and column of its outermost outline, top left.
  var origin: Point
  /// Its form.
  var form: GridForm
  /// Rows and columns of cells that it shows.
  var rows: Int
  /// Likewise.
  var columns: Int
  /// The columns of this grid's own widest number, at most the form's.
  var ownWidth: Int

  /// The space that it takes.
  var rect: Rect {
    let size = form.size(rows: rows, columns: columns)
    return Rect(row: origin.row, column: origin.column, columns: size.columns, rows: size.rows)
  }

  /// The columns of a cell's number.
  func cell(row: Int, column: Int) -> Rect {
    let lead = form.isMap ? 0 : max(1, form.gap / 2)
    return Rect(
      row: origin.row + (form.isOpen ? 1 + 2 * row : row),
      column: origin.column + lead + column * form.pitch, columns: form.width, rows: 1)
  }

  /// The columns of a cell that answer to cursor and mouse.
  func target(row: Int, column: Int) -> Rect {
    let cell = cell(row: row, column: column)
    // The snuggest form stands left of its area with what no number of its own is written on.
    let free = form.isSnug ? form.width - ownWidth : 0
    return Rect(row: cell.row, column: cell.column + free, columns: cell.columns - free, rows: 1)
  }

  /// Where the part's label starts: at the left edge of its first number.
  var labelColumn: Int { cell(row: 0, column: 0).column + form.width - ownWidth }

  /// Draws the outline of a window of cells; in a tight grid only its two sides.
  ///
  /// The window is `rowsDown`×`columnsRight` cells from (`row`, `column`), and still `columnsBack`
  /// screen columns short of its place.
  func drawWindow(
    row: Int, column: Int, rowsDown: Int, columnsRight: Int, columnsBack: Int = 0,
    into frame: inout Frame
  ) {
    guard rowsDown > 0, columnsRight > 0, !form.isMap else { return }
    let first = cell(row: row, column: column)
    let last = cell(row: row + rowsDown - 1, column: column + columnsRight - 1)
    // The sides stand in the middle of the gaps; in the snuggest form they hug the numbers.
    let left =
      first.column - max(1, form.gap / 2) + (form.isSnug ? form.width - ownWidth : 0)
      - columnsBack
    let right = last.endColumn + form.gap / 2 - columnsBack
    // Without a top and a bottom, two bars in ASCII would not say which side is inside.
    let bracketed = frame.glyphs == .ascii && !form.isOpen
    for y in first.row...last.row {
      frame.put(bracketed ? "[" : "┃", row: y, column: left, .window)
      frame.put(bracketed ? "]" : "┃", row: y, column: right, .window)
    }
    guard form.isOpen, right > left else { return }
    let bar = SafeText(String(repeating: "━", count: right - left - 1))
    for (y, ends) in [(first.row - 1, ("┏", "┓")), (last.row + 1, ("┗", "┛"))] {
      frame.put(SafeText(ends.0), row: y, column: left, .window)
      frame.put(bar, row: y, column: left + 1, .window)
      frame.put(SafeText(ends.1), row: y, column: right, .window)
    }
  }
}

/// Glyphs that show sign and size of a value without colour: `d c b a · 1 2 3 4`.
func mapGlyph(_ step: Int) -> SafeText {
  switch step {
  case ..<0: ["a", "b", "c", "d"][min(4, -step) - 1]
  case 0: "·"
  default: SafeText("\(min(4, step))")
  }
}
