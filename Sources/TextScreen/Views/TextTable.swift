/// Rows of text in columns that alignment alone makes: the one table layout of the program.
///
/// It is given all the rows that it will ever have, so that nothing moves while they appear. Where
/// it is too low it shows the rows up to the newest. It never leaves a column out by itself: offer
/// `FirstFit` the same table `without` some columns, `wrapped`, or as `records`.
public struct TextTable: View {
  /// The side on which the texts of a column line up.
  public enum Alignment: String, CaseIterable, Sendable {
    /// At their first characters.
    case left
    /// By their middles.
    case centre
    /// At their last characters.
    case right
  }

  /// A column.
  public struct Column: Sendable {
    /// Its heading; empty for none.
    public var head: StyledText
    /// The side on which its texts line up.
    public var alignment: Alignment
    /// The blank columns before it, unless it is the first.
    public var gap: Int
    /// The columns that it takes at least.
    public var least: Int
    /// The name of the heading as a part of the picture.
    public var part: String?

    /// Creates a column.
    public init(
      head: StyledText, _ alignment: Alignment = .left, gap: Int = 2, least: Int = 0,
      part: String? = nil
    ) {
      (self.head, self.alignment, self.part) = (head, alignment, part)
      (self.gap, self.least) = (max(0, gap), max(0, least))
    }

    /// Creates a column with a quiet heading.
    public init(
      _ head: SafeText = "", _ alignment: Alignment = .left, gap: Int = 2, least: Int = 0,
      part: String? = nil
    ) {
      self.init(head: StyledText(head, .quiet), alignment, gap: gap, least: least, part: part)
    }
  }

  /// A cell: its text, and its name as a part of the picture.
  public struct Cell: Sendable {
    /// The text.
    public var text: StyledText
    /// The text that is drawn in its room, while it must not be seen yet.
    public var instead: StyledText?
    /// The name as a part.
    public var part: String?

    /// Creates a cell; it keeps the room of its text even while another is drawn instead.
    public init(_ text: StyledText, instead: StyledText? = nil, part: String? = nil) {
      (self.text, self.instead, self.part) = (text, instead, part)
    }

    /// Creates a cell of one role.
    public init(
      _ text: SafeText, _ role: Role = .text, instead: StyledText? = nil, part: String? = nil
    ) {
      self.init(StyledText(text, role), instead: instead, part: part)
    }

    /// The text that is drawn.
    var drawn: StyledText { instead ?? text }
  }

  /// A row.
  public struct Row: Sendable {
    /// Its cells, one a column; missing ones are empty.
    public var cells: [Cell]
    /// The name of the whole row as a part.
    public var part: String?
    /// True if its cells may run over empty ones beside them and widen no column: a sum's name.
    public var runsOver: Bool

    /// Creates a row.
    public init(_ cells: [Cell], part: String? = nil, runsOver: Bool = false) {
      (self.cells, self.part, self.runsOver) = (cells, part, runsOver)
    }

    /// The cell of a column; an empty one if it is missing.
    func cell(_ column: Int) -> Cell {
      cells.indices.contains(column) ? cells[column] : Cell(StyledText())
    }
  }

  private(set) var columns: [Column]
  private(set) var rows: [Row]
  let shown: Int
  let newest: Int
  private(set) var shownColumns = Int.max
  /// The blank columns between all columns; nil for those of each column.
  private(set) var gaps: ClosedRange<Int>?
  private(set) var rowGap = 0
  private var spare = 0
  private(set) var isWrapped = false
  /// The columns to which wrapping narrows a column; nil for its longest word.
  private(set) var narrowest: Int?
  private(set) var isRuled = false
  private(set) var leastRows = 4

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - columns: its columns.
  ///   - rows: all rows that it will ever have.
  ///   - shown: how many of them are there by now; the others keep their room.
  ///   - newest: the row that is always seen, from 0; the last one shown unless given.
  public init(_ columns: [Column], _ rows: [Row], shown: Int? = nil, newest: Int? = nil) {
    (self.columns, self.rows) = (columns, rows)
    self.shown = max(0, min(shown ?? rows.count, rows.count))
    self.newest = max(0, newest ?? self.shown - 1)
  }

  /// The table without some of its columns, from 0.
  public func without(_ dropped: Int...) -> TextTable { without(dropped) }

  /// The table without some of its columns, from 0.
  public func without(_ dropped: [Int]) -> TextTable {
    if dropped.isEmpty { return self }
    return with { table in
      let kept = columns.indices.filter { !dropped.contains($0) }
      table.columns = kept.map { columns[$0] }
      table.rows = rows.map { row in
        var row = row
        let cells = row.cells
        row.cells = kept.filter(cells.indices.contains).map { cells[$0] }
        return row
      }
    }
  }

  /// The table of whose columns only the first ones are there by now; the others keep their room.
  public func showing(columns shown: Int) -> TextTable { with { $0.shownColumns = shown } }

  /// The table with other gaps before its columns.
  public func gaps(_ gap: Int) -> TextTable { gaps(gap...gap) }

  /// The table with equal gaps before its columns, as wide as there is room for.
  public func gaps(_ gaps: ClosedRange<Int>) -> TextTable { with { $0.gaps = gaps } }

  /// The table with a blank line between rows, for rooms in which it leaves so many rows to others.
  public func spaced(leaving spare: Int = 0) -> TextTable {
    with { ($0.rowGap, $0.spare) = (1, max(0, spare)) }
  }

  /// The table with long texts broken so that it is not too wide, the widest columns first, as far
  /// as no word is cut; or down to so many columns, words cut or not.
  public func wrapped(downTo narrowest: Int? = nil) -> TextTable {
    with { ($0.isWrapped, $0.narrowest) = (true, narrowest) }
  }

  /// The table with a rule below its headings.
  public func ruled() -> TextTable { with { $0.isRuled = true } }

  /// The table that is of no use with fewer rows.
  public func needing(rows: Int) -> TextTable { with { $0.leastRows = max(1, rows) } }

  /// The table that is of no use unless all its rows are seen.
  public func whole() -> TextTable { needing(rows: .max) }

  private func with(_ change: (inout TextTable) -> Void) -> TextTable {
    var table = self
    change(&table)
    return table
  }

  /// Finds the widths of the columns, and as many rows as there is room for.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let plan = TablePlan(self, columns: limit.columns, glyphs)
    let least = min(plan.height, leastRows)
    let body = max(least, min(plan.height, limit.rows.minus(plan.head)))
    // Where not all rows have room, those up to the newest are what is looked at.
    let hidden = max(0, min(plan.end(of: newest) - body, plan.height - body))
    // A form for larger rooms does not fit into this one.
    let isTooLow = spare > 0 && plan.head + body > limit.rows.minus(spare)
    return Layout(
      Size(
        columns: plan.width,
        rows: isTooLow ? max(plan.head + body, limit.rows.plus(1)) : plan.head + body),
      least: { Size(columns: plan.width, rows: plan.head + least) }
    ) { origin, frame in
      plan.drawHead(at: origin, into: &frame)
      let clip = frame.clip
      frame.clip = clip.intersection(
        Rect(
          row: origin.row.plus(plan.head), column: origin.column, columns: plan.width, rows: body))
      plan.drawRows(at: origin.offset(rows: plan.head - hidden), into: &frame)
      frame.clip = clip
    }
  }

  /// All lines as text, for whoever sets them among other lines; the rule is not wider than
  /// `columns`, and the others are only where no column can be narrowed any more.
  public func lines(within columns: Int, _ glyphs: GlyphSet) -> [StyledText] {
    TablePlan(self, columns: columns, glyphs).lines(rule: columns)
  }

  /// The rows below each other, the newest first: the first cell, then the others with their
  /// headings.
  public var records: some View { TableRecords(table: self) }
}
