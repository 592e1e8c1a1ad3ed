/// The part of a grid that is shown, at its final form.
struct GridWindow {
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
  /// The column and the row that a bare grid has not: those of an outline.
  private var lead: Int { grid.isBare && !form.isMap ? 1 : 0 }
  private var above: Int { grid.isBare && form.isOpen ? 1 : 0 }

  var size: Size {
    let size = form.size(rows: shown.rows, columns: shown.columns, isBare: grid.isBare)
    // Wherever a part begins, it has room for the blanks of every other part as long.
    let isPart = shown.columns < grid.columns
    let blanks = !isGrouped ? 0 : (shown.columns - 1 + (isPart ? grid.group - 1 : 0)) / grid.group
    return Size(columns: size.columns - trim + (isOfSquares ? 1 : 0) + blanks, rows: size.rows)
  }

  private var isGrouped: Bool { form.isMap && grid.group < grid.columns }

  /// The blank columns between groups before a shown cell.
  private func blanks(before column: Int) -> Int {
    isGrouped ? (first.column + column) / grid.group - first.column / grid.group : 0
  }

  /// Whether two columns of a map make a square, also behind its last cell.
  private var isOfSquares: Bool { form.isMap && form.pitch > 1 && grid.shading != nil }

  /// The row of the middle cells.
  var middle: Int { form.top - above + form.rowPitch * (max(0, shown.rows - 1) / 2) }

  /// The left edge of the first number; of a bare grid that of its tile.
  var labelColumn: Int { lead > 0 ? 0 : form.lead + form.width - ownWidth - trim }

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
        let spot = Spot(
          number: rect, tile: tile(around: rect, isLast: column + 1 == shown.columns),
          isPadding: isPadding(cell))
        draw(grid.look(cell.row, cell.column), in: spot, into: &frame)
        mark(cell, rect, into: &frame)
      }
    }
    if let outline = grid.outline { draw(outline, origin, into: &frame) }
  }

  private func mark(_ cell: (row: Int, column: Int), _ rect: Rect, into frame: inout Frame) {
    guard !grid.name.isEmpty, !isPadding(cell) else { return }
    let shown = form.isSnug ? rect.inset(left: form.width - ownWidth) : rect
    let columns = grid.addressed ?? grid.border.columns..<max(grid.border.columns, grid.columns)
    guard columns.contains(cell.column) else { return }
    let (row, column) = (cell.row - grid.border.rows, cell.column - columns.lowerBound)
    frame.mark(shown, .cell(CellAddress(grid: grid.name, row: row, column: column)))
  }

  private func isPadding(_ cell: (row: Int, column: Int)) -> Bool {
    let border = grid.border
    return cell.row < border.rows || cell.column < border.columns
      || cell.row >= grid.rows - border.rows || cell.column >= grid.columns - border.columns
  }

  /// The columns of a shown cell's number.
  private func rect(_ row: Int, _ column: Int, _ origin: Point) -> Rect {
    Rect(
      row: origin.row + form.top + form.rowPitch * row,
      column: origin.column + form.lead + column * form.pitch + blanks(before: column),
      columns: form.width, rows: 1)
  }

  // MARK: Cells

  /// Where a cell is drawn.
  private struct Spot {
    /// Its number's columns.
    var number: Rect
    /// What is between the outlines that it can have.
    var tile: Rect
    var isPadding: Bool
  }

  /// What is between the outlines of a cell.
  ///
  /// Where rows leave no gap neither do columns, or a picture would be stripes: only an outline
  /// parts tiles then.
  private func tile(around rect: Rect, isLast: Bool) -> Rect {
    if form.isMap {
      return Rect(row: rect.row, column: rect.column, columns: isOfSquares ? 2 : 1, rows: 1)
    }
    let free = form.isSnug ? form.width - ownWidth : 0
    return Rect(
      row: rect.row - max(0, form.top - 1), column: rect.column - form.lead + 1 + free,
      columns: form.pitch - free - (form.isOpen || isLast ? 1 : 0),
      rows: max(1, form.rowPitch - 1))
  }

  private func draw(_ look: Grid.Look, in spot: Spot, into frame: inout Frame) {
    func put(_ text: SafeText, _ role: Role) {
      frame.put(text, row: spot.number.row, endingAt: spot.number.endColumn, role)
    }
    switch look {
    case .empty: break
    case .pending: put("·", .faint)
    case .asked: put("?", .predicted)
    case .text(let text, let role): put(text, role)
    case .lit where form.isMap: put("■", .mark)
    case .lit: fill(spot.tile, "█", .tile(.lit, .hidden), into: &frame)
    case .chosen where form.isMap: put("◉", .strong)
    case .chosen:
      frame.paint(spot.tile, .active)
      put("◉", .active)
    case .amount(let value) where form.isMap:
      let brightness = grid.scale.brightness(of: value)
      fill(
        spot.tile, ValueScale.density(ofBrightness: brightness), .tile(.grey(brightness), .hidden),
        into: &frame)
    case .number(let value, let role) where form.isMap:
      let step = grid.scale.step(of: value)
      put(ValueScale.glyph(ofStep: step), role ?? .fill(step))
      if isOfSquares, role == nil { frame.paint(spot.tile, .fill(step)) }
    case .amount(let value): write(value, nil, in: spot, into: &frame)
    case .number(let value, let role): write(value, role, in: spot, into: &frame)
    }
  }

  /// Writes a number, on a tile if the grid has shades.
  private func write(_ value: Double, _ given: Role?, in spot: Spot, into frame: inout Frame) {
    var role = given ?? .value(grid.scale.step(of: value))
    if let shading = grid.shading, !spot.isPadding {
      let shade: Role.Shade =
        shading == .picture
        ? .grey(grid.scale.brightness(of: value)) : .value(grid.scale.step(of: value))
      if let stress = given.map(Role.Stress.init) ?? .plain { role = .tile(shade, stress) }
      // Around the number a tile looks the same however far that takes part.
      frame.paint(spot.tile, given == .active ? .active : .tile(shade, .plain))
    }
    frame.put(
      SafeText(grid.format.text(value)), row: spot.number.row, endingAt: spot.number.endColumn,
      role)
  }

  private func fill(_ rect: Rect, _ glyph: SafeText, _ role: Role, into frame: inout Frame) {
    let line = SafeText(String(repeating: glyph.description, count: rect.columns))
    for row in rect.row..<rect.endRow { frame.put(line, row: row, column: rect.column, role) }
  }

  // MARK: The outline

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

  /// The brightness of a pixel without colour, from 0 to 8: `· ░ ▒ ▓ █`.
  static func density(ofBrightness brightness: Int) -> SafeText {
    ["·", "░", "▒", "▓", "█"][(max(0, min(8, brightness)) + 1) / 2]
  }
}

extension Role.Stress {
  /// The stress of a number that has a role of its own; nil if that shows on no tile.
  init?(_ role: Role) {
    switch role {
    case .text: self = .plain
    case .quiet: self = .quiet
    case .strong: self = .strong
    default: return nil
    }
  }
}
