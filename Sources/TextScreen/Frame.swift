/// One character cell of the screen.
public struct Cell: Hashable, Sendable {
  /// The character; nil when the wide character to the left covers it.
  public var glyph: Character?
  /// Its meaning.
  public var role: Role

  /// Creates a cell.
  public init(_ glyph: Character?, _ role: Role) {
    self.glyph = glyph
    self.role = role
  }

  /// An empty cell.
  public static let blank = Cell(" ", .text)
}

/// Everything that one screen shows: a value, drawn from state and compared in tests.
///
/// Whatever is written outside the frame, or outside `clip`, is left out; nothing can trap.
public struct Frame: Equatable, Sendable {
  /// The screen's size.
  public let size: Size
  /// The characters that may be used.
  public let glyphs: GlyphSet
  /// Where drawing shows; the whole frame at first.
  public var clip: Rect
  /// Where the text cursor stands, if one is shown.
  public var cursor: Point?
  /// The rectangles that answer to the mouse, the topmost last.
  public private(set) var marks: [Mark] = []
  private var cells: [Cell]

  /// A rectangle that answers to the mouse and to cursor keys.
  public struct Mark: Hashable, Sendable {
    /// Its cells.
    public var rect: Rect
    /// Its meaning.
    public var target: Target
  }

  /// Creates an empty frame.
  public init(size: Size, glyphs: GlyphSet = .unicode) {
    self.size = size
    self.glyphs = glyphs
    self.clip = Rect(size)
    self.cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a position; blank outside.
  public subscript(row: Int, column: Int) -> Cell {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The cells of a row, `size.columns` many; empty outside.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Writes a text on one row, clipped; returns the column after it, clipped or not.
  @discardableResult
  public mutating func put(_ text: SafeText, row: Int, column: Int, _ role: Role = .text) -> Int {
    let visible = self.visible
    var column = column
    for character in glyphs.spell(text).characters {
      let width = CharacterWidth.of(character)
      set(Cell(character, role), width: width, row: row, column: column, in: visible)
      column = column.plus(width)
    }
    return column
  }

  /// Writes a text so that it ends before a column.
  public mutating func put(
    _ text: SafeText, row: Int, endingAt endColumn: Int, _ role: Role = .text
  ) {
    put(text, row: row, column: endColumn.minus(glyphs.width(of: text)), role)
  }

  /// Gives every cell of a rectangle a role, leaving what stands there.
  public mutating func paint(_ rect: Rect, _ role: Role) {
    for cells in rows(of: rect) {
      for index in cells { self.cells[index].role = role }
    }
  }

  /// Empties a rectangle.
  public mutating func clear(_ rect: Rect) {
    for cells in rows(of: rect) {
      splitWideCharacter(before: cells.lowerBound)
      splitWideCharacter(before: cells.upperBound)
      for index in cells { self.cells[index] = .blank }
    }
  }

  /// Makes a rectangle answer to the mouse; parts outside the clip are left out.
  public mutating func mark(_ rect: Rect, _ target: Target) {
    let visible = rect.intersection(visible)
    if !visible.isEmpty { marks.append(Mark(rect: visible, target: target)) }
  }

  /// The target at a point: that of the topmost mark there.
  public func target(at position: Point) -> Target? {
    marks.last { $0.rect.contains(position) }?.target
  }

  /// Copies part of another frame here, marks and cursor included: what a scrolled view shows.
  public mutating func copy(_ source: Rect, of other: Frame, toRow row: Int, column: Int) {
    func moved(_ place: Point) -> Point {
      Point(
        row: place.row.minus(source.row).plus(row),
        column: place.column.minus(source.column).plus(column))
    }
    let target = Rect(row: row, column: column, columns: source.columns, rows: source.rows)
    let visible = target.intersection(visible)
    for row in visible.row..<visible.endRow {
      let sourceRow = row.minus(target.row).plus(source.row)
      for column in visible.column..<visible.endColumn {
        var cell = other[sourceRow, column.minus(target.column).plus(source.column)]
        var width = cell.glyph.map(CharacterWidth.of) ?? 0
        // A wide character comes whole, by its left half, or leaves a blank where it is cut.
        if width == 0, column > visible.column { continue }
        if width == 0 || column + width > visible.endColumn {
          cell.glyph = " "
          width = 1
        }
        set(cell, width: width, row: row, column: column, in: visible)
      }
    }
    for mark in other.marks {
      let part = mark.rect.intersection(source)
      let origin = moved(part.origin)
      self.mark(
        Rect(row: origin.row, column: origin.column, columns: part.columns, rows: part.rows),
        mark.target)
    }
    if let place = other.cursor, source.contains(place), visible.contains(moved(place)) {
      cursor = moved(place)
    }
  }

  /// The cells that can be written.
  private var visible: Rect { clip.intersection(Rect(size)) }

  /// Writes a character, unless part of it lies outside of what is visible.
  private mutating func set(_ cell: Cell, width: Int, row: Int, column: Int, in visible: Rect) {
    guard width > 0, row >= visible.row, row < visible.endRow, column >= visible.column,
      column <= visible.endColumn - width
    else { return }
    let index = row * size.columns + column
    splitWideCharacter(before: index)
    splitWideCharacter(before: index + width)
    cells[index] = cell
    if width == 2 { cells[index + 1] = Cell(nil, cell.role) }
  }

  /// Blanks the wide character that one write leaves half of: half a character is none.
  private mutating func splitWideCharacter(before index: Int) {
    guard index < cells.count, cells[index].glyph == nil else { return }
    cells[index - 1].glyph = " "
    cells[index].glyph = " "
  }

  /// The cells of each row of a rectangle that can be written, by their indices in `cells`.
  private func rows(of rect: Rect) -> [Range<Int>] {
    let part = rect.intersection(visible)
    guard !part.isEmpty else { return [] }
    return (part.row..<part.endRow).map { row in
      let start = row * size.columns
      return (start + part.column)..<(start + part.endColumn)
    }
  }
}

extension Frame: CustomStringConvertible {
  /// The screen as text, one line a row, spaces at the ends of rows left out.
  public var description: String {
    (0..<size.rows).map { row in
      var line = String(self.row(row).compactMap(\.glyph))
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
