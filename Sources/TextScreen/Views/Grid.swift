/// A grid of cells in one form.
///
/// Every cell of a grid with a name is marked, so that cursor, mouse, typing and the signs of
/// mistakes find it. Grids of one picture share a form and a scale.
public struct Grid: View {
  /// The look of a cell.
  public enum Look: Sendable {
    /// A number; without a role its colour gives its sign and size.
    case number(Double, Role? = nil)
    /// An amount, not below zero: a number; in a map a glyph that is the denser the more it is.
    case amount(Double)
    /// Lit among others: a whole tile, in a map `■`.
    case lit
    /// The one that others are lit for: a bright tile with `◉`, in a map the sign alone.
    case chosen
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

  /// The scales of the shades behind numbers.
  public enum Shading: Sendable {
    /// The greys of a picture without numbers below zero.
    case picture
    /// Below zero, zero, above.
    case diverging
  }

  let name: String
  let rows: Int
  let columns: Int
  let form: GridForm
  let format: NumberFormat
  let scale: ValueScale
  let look: @Sendable (_ row: Int, _ column: Int) -> Look
  private var label: StyledText?
  private var part: String?
  private(set) var border = (rows: 0, columns: 0)
  private(set) var addressed: Range<Int>?
  private(set) var outline: Outline?
  private(set) var centre: (row: Int, column: Int)?
  private(set) var isBare = false
  private(set) var group = Int.max
  private(set) var shading: Shading?
  private var lift = 0

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
  public func bordered(_ cells: Int) -> Grid { bordered(rows: cells, columns: cells) }

  /// The grid with so many rows above and below, and columns at each side, that have no address.
  public func bordered(rows: Int = 0, columns: Int) -> Grid {
    with { $0.border = (max(0, rows), max(0, columns)) }
  }

  /// The grid of which only some columns have addresses, counted from the first of them.
  public func addressed(columns: Range<Int>) -> Grid { with { $0.addressed = columns } }

  /// The grid cut to the part around a cell where not all of it has room.
  public func following(row: Int, column: Int) -> Grid { with { $0.centre = (row, column) } }

  /// The grid with a shade behind each number, or none: a tile, with the outline in the gaps between tiles.
  ///
  /// The glyphs of a map have none, nor has padding.
  public func shaded(_ shading: Shading?) -> Grid { with { $0.shading = shading } }

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
    if let label {
      let room = max(limit.columns, size.columns) - window.labelColumn
      var words = label
      words.append(SafeText(window.partWords), .quiet)
      // Which part it is, is said whole or not at all.
      text = Label(words.width(in: glyphs) <= room ? words : label, part: part)
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
