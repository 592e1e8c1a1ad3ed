/// One character cell of the screen.
public struct Cell: Hashable, Sendable {
  /// What stands there; nil when the wide character to the left covers it.
  public var glyph: Character?
  /// What it means.
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
  public var cursor: Position?
  /// The places that answer to the mouse, the topmost last.
  public private(set) var marks: [Mark] = []
  private var cells: [Cell]

  /// A rectangle that answers to the mouse and to cursor keys.
  public struct Mark: Hashable, Sendable {
    /// Its cells.
    public var rect: Rect
    /// What it stands for.
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
    var column = column
    for character in glyphs.spell(text).description {
      let width = CharacterWidth.of(character)
      if width == 0 { continue }
      set(Cell(character, role), width: width, row: row, column: column)
      column += width
    }
    return column
  }

  /// Writes a text so that it ends before a column.
  public mutating func put(
    _ text: SafeText, row: Int, endingAt endColumn: Int, _ role: Role = .text
  ) {
    put(text, row: row, column: endColumn - glyphs.width(of: text), role)
  }

  /// Gives every cell of a rectangle a role, leaving what stands there.
  public mutating func paint(_ rect: Rect, _ role: Role) {
    for (row, columns) in rows(of: rect) {
      for column in columns { cells[row * size.columns + column].role = role }
    }
  }

  /// Empties a rectangle.
  public mutating func clear(_ rect: Rect) {
    for (row, columns) in rows(of: rect) {
      for column in columns { cells[row * size.columns + column] = .blank }
    }
  }

  /// Makes a rectangle answer to the mouse; parts outside the clip are left out.
  public mutating func mark(_ rect: Rect, _ target: Target) {
    let visible = rect.intersection(clip).intersection(Rect(size))
    if !visible.isEmpty { marks.append(Mark(rect: visible, target: target)) }
  }

  /// What stands for a position: the topmost mark there.
  public func target(at position: Position) -> Target? {
    marks.last { $0.rect.contains(position) }?.target
  }

  /// Copies part of another frame here, marks included: what a scrolled view shows.
  public mutating func copy(_ source: Rect, of other: Frame, toRow row: Int, column: Int) {
    for dy in 0..<source.rows {
      for dx in 0..<source.columns {
        let cell = other[source.row + dy, source.column + dx]
        set(cell, width: 1, row: row + dy, column: column + dx)
      }
    }
    for mark in other.marks {
      let visible = mark.rect.intersection(source)
      if visible.isEmpty { continue }
      self.mark(
        Rect(
          row: visible.row - source.row + row, column: visible.column - source.column + column,
          columns: visible.columns, rows: visible.rows), mark.target)
    }
    if let place = other.cursor, source.contains(place) {
      cursor = Position(
        row: place.row - source.row + row, column: place.column - source.column + column)
    }
  }

  private mutating func set(_ cell: Cell, width: Int, row: Int, column: Int) {
    let visible = clip.intersection(Rect(size))
    guard row >= visible.row, row < visible.endRow, column >= visible.column,
      column + width <= visible.endColumn
    else { return }
    let index = row * size.columns + column
    // Half a wide character is no character: what a write cuts in two becomes blank.
    if cells[index].glyph == nil, column > 0 { cells[index - 1].glyph = " " }
    let last = index + width - 1
    if column + width < size.columns, cells[last + 1].glyph == nil { cells[last + 1].glyph = " " }
    cells[index] = cell
    if width == 2 { cells[index + 1] = Cell(nil, cell.role) }
  }

  private func rows(of rect: Rect) -> [(Int, Range<Int>)] {
    let visible = rect.intersection(clip).intersection(Rect(size))
    guard !visible.isEmpty else { return [] }
    return (visible.row..<visible.endRow).map { ($0, visible.column..<visible.endColumn) }
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
