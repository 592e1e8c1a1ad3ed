/// The distances between the cells of a grid.
///
/// A picture takes the roomiest form in which all of it fits: `large` and `airy` on screens with
/// rows to spare, `open` where a blank row can carry the window's outline, `tight` and `snug` where
/// rows and columns are short. Where rows are still short `snug` shows some rows of a grid: a map
/// would be as high. `map` is for grids that are too wide for numbers.
public struct GridForm: Hashable, Sendable {
  /// Columns from one cell to the next.
  public let pitch: Int
  /// Rows from one cell to the next; from 2 on blank rows carry the outline.
  public let rowPitch: Int
  /// The columns of a cell's number; 1 for a map glyph.
  public let width: Int
  /// True if a cell is one glyph for sign and size: for grids that are too wide for numbers.
  public let isMap: Bool
  /// The form is used only in rooms of at least so many rows.
  let leastRoom: Int

  private init(pitch: Int, rowPitch: Int, width: Int, isMap: Bool = false, leastRoom: Int = 0) {
    (self.pitch, self.rowPitch, self.width) = (pitch, rowPitch, max(1, width))
    (self.isMap, self.leastRoom) = (isMap, leastRoom)
  }

  /// Tiles, for a whole large screen.
  public static func large(width: Int) -> GridForm {
    GridForm(pitch: max(2, width) + 6, rowPitch: 4, width: max(2, width), leastRoom: 36)
  }

  /// Wide gaps, for a room taller than the usual one.
  public static func airy(width: Int) -> GridForm {
    GridForm(pitch: max(2, width) + 4, rowPitch: 2, width: max(2, width), leastRoom: 20)
  }

  /// Rows apart: no number moves when the outline does.
  public static func open(width: Int) -> GridForm {
    // Two columns even for one digit, so that an outline is clear of it on both sides.
    GridForm(pitch: max(2, width) + 2, rowPitch: 2, width: max(2, width))
  }

  /// Rows together: the outline is two sides in the gaps.
  public static func tight(width: Int) -> GridForm {
    GridForm(pitch: max(2, width) + 2, rowPitch: 1, width: max(2, width))
  }

  /// One column between numbers: the outline's sides touch them.
  ///
  /// A grid whose rows are too many is cut.
  public static func snug(width: Int) -> GridForm {
    GridForm(pitch: max(1, width) + 1, rowPitch: 1, width: width)
  }

  /// One glyph a cell, 1 or 2 columns apart; at 1 a grid that is still too large is cut.
  public static func map(pitch: Int) -> GridForm {
    GridForm(pitch: max(1, pitch), rowPitch: 1, width: 1, isMap: true)
  }

  /// All forms for numbers of a width, the roomiest first.
  public static func all(width: Int) -> [GridForm] {
    [large(width: width), airy(width: width), open(width: width)] + dense(width: width)
  }

  /// Those in which numbers can be read.
  public static func readable(width: Int) -> [GridForm] { all(width: width).filter { !$0.isMap } }

  /// The forms without blank rows, the roomiest first.
  public static func dense(width: Int) -> [GridForm] {
    [tight(width: width), snug(width: width), map(pitch: 2), map(pitch: 1)]
  }

  /// The same form, except that numbers are read even beside maps: for a kernel.
  public func readable(width: Int) -> GridForm { isMap ? .snug(width: width) : self }

  /// The same form; the snuggest for a grid's own numbers, however wide those beside it are.
  public func own(width: Int) -> GridForm { isSnug ? .snug(width: width) : self }

  /// The same form for numbers of another width.
  public func with(width: Int) -> GridForm {
    if isMap { return self }
    let width = isSnug ? max(1, width) : max(2, width)
    return GridForm(pitch: width + gap, rowPitch: rowPitch, width: width, leastRoom: leastRoom)
  }

  /// True if a part of a grid's columns may be shown in place of all: in the last form of all.
  var mayCutColumns: Bool { isMap && pitch == 1 }
  /// True if a part of a grid's rows may be shown in place of all: no form after it is lower.
  var mayCutRows: Bool { isSnug || mayCutColumns }
  var gap: Int { pitch - width }
  var isSnug: Bool { !isMap && gap < 2 }
  var isOpen: Bool { rowPitch > 1 }
  /// The rows above the first number.
  var top: Int { rowPitch / 2 }
  /// The columns before the first number: a gap's left half.
  var lead: Int { isMap ? 0 : max(1, gap / 2) }

  /// The space of so many cells; a bare grid has none for an outline at its edges.
  func size(rows: Int, columns: Int, isBare: Bool) -> Size {
    if isMap { return Size(columns: columns * pitch - pitch + 1, rows: rows) }
    let edges = isBare ? 2 : 0
    return Size(
      columns: columns * pitch + 1 - edges, rows: isOpen ? rowPitch * rows + 1 - edges : rows)
  }
}
