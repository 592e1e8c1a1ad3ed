/// Rows of text in columns that alignment alone makes.
///
/// It is given all the rows that it will ever have, so that nothing moves while they appear. Where
/// it is too low it shows the rows up to the newest. It never leaves a column out by itself: offer
/// `FirstFit` the same table `without` some columns, `wrapped`, or as `records`.
public struct TextTable: View {
  /// The side on which the texts of a column line up.
  public enum Alignment: Sendable {
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
    /// How its texts line up.
    public var alignment: Alignment
    /// The blank columns before it, unless it is the first.
    public var gap: Int
    /// The name of the heading as a part of the picture.
    public var part: String?

    /// Creates a column with a quiet heading.
    public init(
      _ head: SafeText = "", _ alignment: Alignment = .left, gap: Int = 2, part: String? = nil
    ) {
      (self.head, self.alignment) = (StyledText(head, .quiet), alignment)
      (self.gap, self.part) = (max(0, gap), part)
    }
  }

  /// A cell: its text, and its name as a part of the picture.
  public struct Cell: Sendable {
    /// The text.
    public var text: StyledText
    /// The name as a part.
    public var part: String?

    /// Creates a cell.
    public init(_ text: StyledText, part: String? = nil) { (self.text, self.part) = (text, part) }

    /// Creates a cell of one role.
    public init(_ text: SafeText, _ role: Role = .text, part: String? = nil) {
      self.init(StyledText(text, role), part: part)
    }
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
  }

  private var columns: [Column]
  private var rows: [Row]
  private let shown: Int
  private let newest: Int
  private var rowGap = 0
  private var isWrapped = false
  private var isRuled = false
  private var leastRows = 4

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
  public func without(_ dropped: Int...) -> TextTable {
    var table = self
    let kept = columns.indices.filter { !dropped.contains($0) }
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in
      var row = row
      let cells = row.cells
      row.cells = kept.filter(cells.indices.contains).map { cells[$0] }
      return row
    }
    return table
  }

  /// The table with other gaps before its columns.
  public func gaps(_ gap: Int) -> TextTable {
    with { table in
      for column in table.columns.indices { table.columns[column].gap = gap }
    }
  }

  /// The table with a blank line between rows.
  public func spaced() -> TextTable { with { $0.rowGap = 1 } }

  /// The table with long texts broken so that it is not too wide, as far as no word is cut.
  public func wrapped() -> TextTable { with { $0.isWrapped = true } }

  /// The table with a rule below its headings.
  public func ruled() -> TextTable { with { $0.isRuled = true } }

  /// The table that is of no use with fewer rows.
  public func needing(rows: Int) -> TextTable { with { $0.leastRows = max(1, rows) } }

  private func with(_ change: (inout TextTable) -> Void) -> TextTable {
    var table = self
    change(&table)
    return table
  }

  /// Finds the widths of the columns, and as many rows as there is room for.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let plan = TablePlan(self, columns: limit.columns, glyphs)
    let body = max(1, min(plan.height, limit.rows - plan.head))
    // Where not all rows have room, those up to the newest are what is looked at.
    let hidden = max(0, min(plan.end(of: newest) - body, plan.height - body))
    return Layout(
      Size(columns: plan.width, rows: plan.head + body),
      least: { [leastRows] in
        Size(columns: plan.width, rows: plan.head + min(plan.height, leastRows))
      }
    ) { [self] origin, frame in
      let head = Rect(
        row: origin.row, column: origin.column, columns: plan.width, rows: plan.head + body)
      plan.drawHead(of: self, at: origin, into: &frame)
      let clip = frame.clip
      frame.clip = clip.intersection(head.inset(top: plan.head))
      for row in rows.indices.prefix(shown) {
        let top = origin.offset(rows: plan.head + plan.tops[row] - hidden)
        plan.draw(row, of: self, at: top, into: &frame)
      }
      frame.clip = clip
    }
  }

  /// All lines as text, for whoever sets them among other lines.
  public func lines(within columns: Int, _ glyphs: GlyphSet) -> [StyledText] {
    let plan = TablePlan(self, columns: columns, glyphs)
    var lines = plan.head == 0 ? [] : [plan.line(plan.heads, of: self, glyphs)]
    if isRuled { lines.append(plan.rule) }
    for row in plan.cells {
      for index in 0..<plan.height(of: row) {
        lines.append(
          plan.line(row.map { $0.indices.contains(index) ? [$0[index]] : [] }, of: self, glyphs))
      }
    }
    return lines
  }

  /// The rows below each other, the newest first: the first cell, then the others with their
  /// headings.
  public var records: some View { Records(table: self) }

  // MARK: Widths and lines

  /// The widths and lines that a table has in so many columns.
  private struct TablePlan {
    let widths: [Int]
    let starts: [Int]
    let width: Int
    /// The lines of every heading, and of every cell by row and column.
    let heads: [[StyledText]]
    let cells: [[[StyledText]]]
    /// The first line of every row.
    let tops: [Int]
    let height: Int
    /// The lines of the headings, the rule included.
    let head: Int

    init(_ table: TextTable, columns limit: Int, _ glyphs: GlyphSet) {
      let (columns, rows) = (table.columns, table.rows)
      func text(_ row: Row, _ column: Int) -> StyledText {
        row.cells.indices.contains(column) ? row.cells[column].text : StyledText()
      }
      let gaps = columns.dropFirst().reduce(0) { $0 + $1.gap }
      var widths = columns.indices.map { column in
        rows.lazy.filter { !$0.runsOver }.reduce(columns[column].head.width(in: glyphs)) {
          max($0, text($1, column).width(in: glyphs))
        }
      }
      if table.isWrapped, widths.reduce(gaps, +) > limit {
        let least = columns.indices.map { column in
          rows.lazy.reduce(columns[column].head.longestWord(in: glyphs)) {
            max($0, text($1, column).longestWord(in: glyphs))
          }
        }
        Self.narrow(&widths, least: least, to: limit - gaps)
        heads = zip(columns, widths).map { $0.head.wrapped(to: max(1, $1), in: glyphs) }
        cells = rows.map { row in
          widths.indices.map { text(row, $0).wrapped(to: max(1, widths[$0]), in: glyphs) }
        }
      } else {
        heads = columns.map { [$0.head] }
        cells = rows.map { row in columns.indices.map { [text(row, $0)] } }
      }
      self.widths = widths
      var start = 0
      starts = columns.indices.map { column in
        if column > 0 { start += columns[column].gap }
        defer { start += widths[column] }
        return start
      }
      width = start
      var top = 0
      tops = cells.map { row in
        defer { top += max(1, row.map(\.count).max() ?? 1) + table.rowGap }
        return top
      }
      height = max(0, top - table.rowGap)
      let hasHeads = columns.contains { !$0.head.runs.isEmpty }
      let lines = hasHeads ? (heads.map(\.count).max() ?? 0) : 0
      head = lines + (table.isRuled ? 1 : 0) + (hasHeads ? table.rowGap : 0)
    }

    /// Takes columns off the widest that can still give some, until all fit.
    private static func narrow(_ widths: inout [Int], least: [Int], to room: Int) {
      var excess = widths.reduce(0, +) - room
      while excess > 0 {
        let givers = widths.indices.filter { widths[$0] > least[$0] }
        guard let widest = givers.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
        excess -= 1
      }
    }

    func height(of row: [[StyledText]]) -> Int { max(1, row.map(\.count).max() ?? 1) }

    /// The line after the last one of a row.
    func end(of row: Int) -> Int {
      guard tops.indices.contains(row) else { return height }
      return tops[row] + height(of: cells[row])
    }

    var rule: StyledText { StyledText(SafeText(String(repeating: "─", count: width)), .faint) }

    /// The column at which a text starts.
    private func start(of text: StyledText, _ column: Int, _ table: TextTable, _ glyphs: GlyphSet)
      -> Int
    {
      let free = widths[column] - text.width(in: glyphs)
      return switch table.columns[column].alignment {
      case .left: starts[column]
      case .centre: starts[column] + max(0, free) / 2
      case .right: starts[column] + free
      }
    }

    func line(_ texts: [[StyledText]], of table: TextTable, _ glyphs: GlyphSet) -> StyledText {
      var line = StyledText()
      var end = 0
      for (column, lines) in texts.enumerated() {
        guard let text = lines.first, !text.runs.isEmpty else { continue }
        let start = start(of: text, column, table, glyphs)
        line.append(SafeText(String(repeating: " ", count: max(0, start - end))))
        line.runs += text.runs
        end = start + text.width(in: glyphs)
      }
      return line
    }

    func drawHead(of table: TextTable, at origin: Point, into frame: inout Frame) {
      guard head > 0 else { return }
      for column in table.columns.indices {
        draw(heads[column], column, table, table.columns[column].part, at: origin, into: &frame)
      }
      if table.isRuled { frame.put(rule, row: origin.row + head - 1, column: origin.column) }
    }

    func draw(_ row: Int, of table: TextTable, at origin: Point, into frame: inout Frame) {
      let parts = table.rows[row].cells
      for column in table.columns.indices {
        let part = parts.indices.contains(column) ? parts[column].part : nil
        draw(cells[row][column], column, table, part, at: origin, into: &frame)
      }
      if let part = table.rows[row].part { frame.mark(origin.row(of: width), .part(part)) }
    }

    private func draw(
      _ lines: [StyledText], _ column: Int, _ table: TextTable, _ part: String?,
      at origin: Point, into frame: inout Frame
    ) {
      for (index, text) in lines.enumerated() where !text.runs.isEmpty {
        let start = start(of: text, column, table, frame.glyphs)
        let point = origin.offset(rows: index, columns: start)
        let end = frame.put(text, row: point.row, column: point.column)
        if let part { frame.mark(point.row(of: end.minus(point.column)), .part(part)) }
      }
    }
  }

  // MARK: Records

  private struct Records: View {
    let table: TextTable

    func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
      let columns = table.columns.indices.dropFirst().map { $0 }
      func text(_ row: Int, _ column: Int) -> StyledText {
        let cells = table.rows[row].cells
        return cells.indices.contains(column) ? cells[column].text : StyledText()
      }
      let heads = columns.map { table.columns[$0].head.width(in: glyphs) }.max() ?? 0
      let values = table.rows.indices.flatMap { row in
        columns.map { text(row, $0).width(in: glyphs) }
      }
      let names = table.rows.indices.map { text($0, 0).width(in: glyphs) }.max() ?? 0
      let width = max(names, 2 + heads + 2 + (values.max() ?? 0))
      let height = table.rows.count * (1 + columns.count)
      let size = Size(columns: min(width, limit.columns), rows: height)
      return Layout(size, least: { Size(columns: size.columns, rows: min(height, 3)) }) {
        origin, frame in
        var row = origin.row
        for index in table.rows.indices.prefix(table.shown).reversed() {
          frame.put(text(index, 0), row: row, column: origin.column)
          row += 1
          for column in columns {
            frame.put(table.columns[column].head, row: row, column: origin.column + 2)
            let value = text(index, column)
            let end = origin.column + size.columns
            frame.put(value, row: row, column: end - value.width(in: frame.glyphs))
            row += 1
          }
        }
      }
    }
  }
}
