/// A grid of cells in one form.
///
/// Every cell of a grid with a name is marked, so that cursor, mouse, typing and the signs of
/// mistakes find it. Grids of one picture share a form and a scale.
public struct Grid: View {
  /// The look of a cell.
  public enum Look: Sendable {
    /// A number; without a role its colour gives its sign and size.
    case number(Double, Role? = nil)
    /// A glyph or a word.
    case text(SafeText, Role)
    /// Not computed yet.
    case pending
    /// Asked for.
    case asked
    /// Blank.
    case empty
  }

  /// The heavy outline around a block of cells.
  public struct Outline: Sendable {
    /// The rows and columns of cells inside.
    public let rows: Range<Int>, columns: Range<Int>
    /// True while it is a quarter of a cell short of its end, coming from the left.
    public let isArriving: Bool

    /// Creates an outline; an empty block has none.
    public init(rows: Range<Int>, columns: Range<Int>, isArriving: Bool = false) {
      (self.rows, self.columns, self.isArriving) = (rows, columns, isArriving)
    }

    /// Creates the outline of one cell.
    public init(row: Int, column: Int) {
      self.init(rows: row..<row + 1, columns: column..<column + 1)
    }
  }

  fileprivate let name: String
  fileprivate let rows: Int
  fileprivate let columns: Int
  fileprivate let form: GridForm
  fileprivate let format: NumberFormat
  fileprivate let scale: ValueScale
  fileprivate let look: @Sendable (_ row: Int, _ column: Int) -> Look
  fileprivate var label: StyledText?
  fileprivate var part: String?
  fileprivate var border = 0
  fileprivate var outline: Outline?
  fileprivate var centre: (row: Int, column: Int)?
  fileprivate var isBare = false
  fileprivate var group = Int.max
  fileprivate var lift = 0

  /// Creates a grid.
  ///
  /// - Parameters:
  ///   - name: the grid's name in cell addresses; cells of a grid with an empty name are not marked.
  ///   - rows: the rows of cells, its border included.
  ///   - columns: the columns of cells, its border included.
  ///   - form: the distances between cells.
  ///   - format: the way in which numbers are written.
  ///   - scale: the scale that colours are read on.
  ///   - look: the look of the cell at a row and a column, from 0.
  public init(
    _ name: String, rows: Int, columns: Int, _ form: GridForm, _ format: NumberFormat,
    _ scale: ValueScale, look: @escaping @Sendable (_ row: Int, _ column: Int) -> Look
  ) {
    (self.name, self.rows, self.columns) = (name, max(0, rows), max(0, columns))
    (self.form, self.format, self.scale, self.look) = (form, format, scale, look)
  }

  /// The grid with a label over its first number, which is a part by its name or another.
  public func labelled(_ text: SafeText, _ role: Role = .quiet, part: String? = nil) -> Grid {
    labelled(StyledText(text, role), part: part)
  }

  /// The grid with a label of several roles.
  public func labelled(_ text: StyledText, part: String? = nil) -> Grid {
    with {
      $0.label = text
      $0.part = part ?? name
    }
  }

  /// The grid with an outline around some cells.
  public func outlined(_ outline: Outline?) -> Grid { with { $0.outline = outline } }

  /// The grid with so many cells on every side that have no address: padding.
  public func bordered(_ cells: Int) -> Grid { with { $0.border = max(0, cells) } }

  /// The grid cut to the part around a cell where not all of it has room.
  public func following(row: Int, column: Int) -> Grid { with { $0.centre = (row, column) } }

  /// The grid with a blank column after every so many columns of cells, where a cell is one glyph.
  public func grouped(by columns: Int) -> Grid { with { $0.group = max(1, columns) } }

  /// The grid without room for an outline.
  public func bare() -> Grid { with { $0.isBare = true } }

  /// The grid with so many blank rows below its label, so that labels over grids of different
  /// heights line up.
  public func raised(by rows: Int) -> Grid { with { $0.lift = max(0, rows) } }

  private func with(_ change: (inout Grid) -> Void) -> Grid {
    var grid = self
    change(&grid)
    return grid
  }

  /// The whole, or the part around the cell that is followed.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let head = label == nil ? 0 : 1 + lift
    let most = Size(columns: limit.columns, rows: limit.rows - head)
    let window = part(in: most)
    var size = window.size
    var text = Label("")
    var labelWidth = 0
    if var words = label {
      words.append(SafeText(window.partWords), .quiet)
      text = Label(words, part: part)
      let room = max(limit.columns, size.columns) - window.labelColumn
      labelWidth =
        window.labelColumn
        + text.laidOut(in: Size(columns: room, rows: 1), glyphs)
        .size.columns
    }
    size = Size(
      columns: max(size.columns, labelWidth),
      // A form for larger rooms does not fit into this one.
      rows: limit.rows < form.leastRoom ? max(form.leastRoom, size.rows + head) : size.rows + head)
    return Layout(
      size, least: { form.mayCutRows ? leastSize(head: head) : size }, middle: head + window.middle
    ) { origin, frame in
      if head > 0 {
        let room = Size(columns: size.columns - window.labelColumn, rows: 1)
        text.laidOut(in: room, glyphs)
          .draw(at: origin.offset(columns: window.labelColumn), into: &frame)
      }
      window.draw(at: origin.offset(rows: head), into: &frame)
    }
  }

  /// A part of fewer cells a side is of no use.
  private static let leastSide = 5

  /// The part of the grid that is shown in a room.
  private func part(in room: Size) -> GridWindow {
    let isPart = centre != nil
    // At most one column in `group` is a blank between groups, and one more at the first.
    let blanks =
      group < columns && columns + columns / group > room.columns
      ? room.columns / (group + 1) + 1 : 0
    let shown = Size(
      columns: isPart && form.mayCutColumns
        ? min(columns, max(Self.leastSide, room.columns - blanks)) : columns,
      rows: isPart && form.mayCutRows ? min(rows, max(Self.leastSide, room.rows)) : rows)
    return GridWindow(grid: self, shown: shown)
  }

  /// The size with as few cells as are of use, below as much of the label as has room.
  private func leastSize(head: Int) -> Size {
    let size = part(in: Size(columns: 0, rows: 0)).size
    return Size(columns: size.columns, rows: head + size.rows)
  }
}

/// The part of a grid that is shown, at its final form.
fileprivate struct GridWindow {
  private let grid: Grid
  private let shown: Size
  /// The cell in the top left corner.
  private let first: (row: Int, column: Int)
  /// The columns of the grid's own widest number, at most the form's.
  private let ownWidth: Int

  private var form: GridForm { grid.form }

  init(grid: Grid, shown: Size) {
    self.grid = grid
    self.shown = shown
    ownWidth = grid.form.isMap ? 1 : min(grid.form.width, grid.format.width)
    first =
      grid.centre.map { row, column in
        (
          row: max(0, min(row - shown.rows / 2, grid.rows - shown.rows)),
          column: max(0, min(column - shown.columns / 2, grid.columns - shown.columns))
        )
      } ?? (0, 0)
  }

  /// In the snuggest form only the columns that are written on count.
  private var trim: Int { form.isSnug ? form.width - ownWidth : 0 }
  private var lead: Int { grid.isBare ? form.lead : 0 }
  private var above: Int { grid.isBare ? form.top : 0 }

  var size: Size {
    let size = form.size(rows: shown.rows, columns: shown.columns, isBare: grid.isBare)
    // Wherever a part begins, it has room for the blanks of every other part as long.
    let isPart = shown.columns < grid.columns
    let blanks = !isGrouped ? 0 : (shown.columns - 1 + (isPart ? grid.group - 1 : 0)) / grid.group
    return Size(columns: size.columns - trim + blanks, rows: size.rows)
  }

  private var isGrouped: Bool { form.isMap && grid.group < grid.columns }

  /// The blank columns between groups before a shown cell.
  private func blanks(before column: Int) -> Int {
    isGrouped ? (first.column + column) / grid.group - first.column / grid.group : 0
  }

  /// The row of the middle cells.
  var middle: Int { form.top - above + form.rowPitch * (max(0, shown.rows - 1) / 2) }

  /// The left edge of the first number.
  var labelColumn: Int { form.lead - lead + form.width - ownWidth - trim }

  /// The part in words; empty for the whole.
  var partWords: String {
    var words = ""
    if shown.rows < grid.rows { words += ", rows \(first.row)-\(first.row + shown.rows - 1)" }
    if shown.columns < grid.columns {
      words += ", columns \(first.column)-\(first.column + shown.columns - 1)"
    }
    return words
  }

  func draw(at corner: Point, into frame: inout Frame) {
    let origin = corner.offset(rows: -above, columns: -trim - lead)
    for row in 0..<shown.rows {
      for column in 0..<shown.columns {
        let cell = (row: first.row + row, column: first.column + column)
        let rect = rect(row, column, origin)
        draw(grid.look(cell.row, cell.column), in: rect, into: &frame)
        mark(cell, rect, into: &frame)
      }
    }
    if let outline = grid.outline { draw(outline, origin, into: &frame) }
  }

  private func mark(_ cell: (row: Int, column: Int), _ rect: Rect, into frame: inout Frame) {
    let (border, free) = (grid.border, form.width - ownWidth)
    let (row, column) = (cell.row - border, cell.column - border)
    guard !grid.name.isEmpty, row >= 0, column >= 0, row < grid.rows - 2 * border,
      column < grid.columns - 2 * border
    else { return }
    let shown = form.isSnug ? rect.inset(left: free) : rect
    frame.mark(shown, .cell(CellAddress(grid: grid.name, row: row, column: column)))
  }

  /// The columns of a shown cell's number.
  private func rect(_ row: Int, _ column: Int, _ origin: Point) -> Rect {
    Rect(
      row: origin.row + form.top + form.rowPitch * row,
      column: origin.column + form.lead + column * form.pitch + blanks(before: column),
      columns: form.width, rows: 1)
  }

  private func draw(_ look: Grid.Look, in rect: Rect, into frame: inout Frame) {
    let (text, role): (SafeText, Role)
    switch look {
    case .empty: return
    case .pending: (text, role) = ("·", .faint)
    case .asked: (text, role) = ("?", .predicted)
    case .text(let glyph, let given): (text, role) = (glyph, given)
    case .number(let value, let given):
      let step = grid.scale.step(of: value)
      text = form.isMap ? ValueScale.glyph(ofStep: step) : SafeText(grid.format.text(value))
      role = given ?? (form.isMap ? .fill(step) : .value(step))
    }
    frame.put(text, row: rect.row, endingAt: rect.endColumn, role)
  }

  private func draw(_ outline: Grid.Outline, _ origin: Point, into frame: inout Frame) {
    guard !form.isMap, !outline.rows.isEmpty, !outline.columns.isEmpty else { return }
    let back = outline.isArriving ? max(1, form.pitch / 4) : 0
    let start = rect(
      outline.rows.lowerBound - first.row, outline.columns.lowerBound - first.column, origin)
    let end = rect(
      outline.rows.upperBound - 1 - first.row, outline.columns.upperBound - 1 - first.column,
      origin)
    // The sides are in the middle of the gaps; in the snuggest form they touch the numbers.
    let left = start.column - form.lead + trim - back
    let right = end.endColumn + form.gap / 2 - back
    // Without a top and a bottom, two bars in ASCII would not say which side is inside.
    let isBracketed = frame.glyphs == .ascii && !form.isOpen
    let side = max(0, form.top - 1)
    for row in (start.row - side)...max(start.row - side, end.row + side) {
      frame.put(isBracketed ? "[" : "┃", row: row, column: left, .window)
      frame.put(isBracketed ? "]" : "┃", row: row, column: right, .window)
    }
    guard form.isOpen, right > left else { return }
    let bar = SafeText(String(repeating: "━", count: right - left - 1))
    for (row, corners) in [
      (start.row - form.top, ("┏", "┓")), (end.row + form.top, ("┗", "┛")),
    ] {
      frame.put(SafeText(corners.0), row: row, column: left, .window)
      frame.put(bar, row: row, column: left + 1, .window)
      frame.put(SafeText(corners.1), row: row, column: right, .window)
    }
  }
}

extension ValueScale {
  /// The sign and size of a step without colour: `d c b a · 1 2 3 4` from -4 to 4.
  public static func glyph(ofStep step: Int) -> SafeText {
    switch step {
    case ..<0: ["a", "b", "c", "d"][min(4, 0 - max(-4, step)) - 1]
    case 0: "·"
    default: SafeText("\(min(4, step))")
    }
  }
}
