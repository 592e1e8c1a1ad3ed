/// The widths and lines that a table has in so many columns.
struct TablePlan {
  /// The columns that the whole takes.
  let width: Int
  /// The lines of the headings, the rule and the blank below them included.
  let head: Int
  /// The lines of all rows.
  let height: Int

  private let table: TextTable
  private let glyphs: GlyphSet
  /// The width and the first column of each column.
  private let widths: [Int]
  private let starts: [Int]
  /// The lines of each heading, and of each cell by row and column.
  private let heads: [[StyledText]]
  private let cells: [[[StyledText]]]
  /// The lines of all headings together; 0 if the table has none.
  private let headings: Int
  /// The first line of each row, and how many it has.
  private let tops: [Int]
  private let heights: [Int]

  init(_ table: TextTable, columns limit: Int, _ glyphs: GlyphSet) {
    let (columns, rows) = (table.columns, table.rows)
    (self.table, self.glyphs) = (table, glyphs)
    var widths = Self.widths(of: table) { $0.width(in: glyphs) }
    let gaps = Self.gaps(of: table, free: limit.minus(widths.reduce(0, +)))
    let room = max(0, limit.minus(gaps.reduce(0, +)))
    let isBroken = table.isWrapped && widths.reduce(0, +) > room
    if isBroken {
      let words = Self.widths(of: table) { table.narrowest ?? $0.longestWord(in: glyphs) }
      Self.narrow(&widths, least: words, to: room)
    }
    func lines(_ text: StyledText, _ column: Int, of row: TextTable.Row?) -> [StyledText] {
      isBroken && row?.runsOver != true
        ? text.lines(of: widths[column], in: glyphs) : [text]
    }
    heads = columns.indices.map { lines(columns[$0].head, $0, of: nil) }
    cells = rows.map { row in columns.indices.map { lines(row.cell($0).drawn, $0, of: row) } }
    heights = rows.map { row in
      isBroken ? columns.indices.map { lines(row.cell($0).text, $0, of: row).count }.max() ?? 1 : 1
    }
    self.widths = widths
    var start = 0
    starts = columns.indices.map { column in
      start += gaps[column]
      defer { start += widths[column] }
      return start
    }
    width = start
    var top = 0
    tops = heights.map { height in
      defer { top += height + table.rowGap }
      return top
    }
    height = max(0, top - table.rowGap)
    let hasHeads = columns.contains { !$0.head.runs.isEmpty }
    headings = hasHeads ? heads.map(\.count).max() ?? 0 : 0
    head = headings + (table.isRuled ? 1 : 0) + (hasHeads ? table.rowGap : 0)
  }

  /// The columns that each column takes by a measure of its texts.
  private static func widths(of table: TextTable, _ measure: (StyledText) -> Int) -> [Int] {
    table.columns.enumerated().map { index, column in
      table.rows.reduce(max(column.least, measure(column.head))) {
        $1.runsOver ? $0 : max($0, measure($1.cell(index).text))
      }
    }
  }

  /// The blank columns before each column.
  private static func gaps(of table: TextTable, free: Int) -> [Int] {
    let between = max(1, table.columns.count - 1)
    let gap = table.gaps.map { max($0.lowerBound, min($0.upperBound, free / between)) }
    return table.columns.indices.map { $0 == 0 ? 0 : max(0, gap ?? table.columns[$0].gap) }
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

  /// The line after the last one of a row; after all where there is no such row.
  func end(of row: Int) -> Int {
    tops.indices.contains(row) ? tops[row] + heights[row] : height
  }

  /// The column at which a text starts.
  private func start(of text: StyledText, _ column: Int) -> Int {
    let free = widths[column] - text.width(in: glyphs)
    return switch table.columns[column].alignment {
    case .left: starts[column]
    case .centre: starts[column] + max(0, free) / 2
    case .right: starts[column] + free
    }
  }

  /// The columns that are there by now.
  private var shownColumns: Range<Int> { 0..<max(0, min(table.shownColumns, widths.count)) }

  // MARK: Text

  /// The lines of headings and rows; the rule takes at most so many columns.
  func lines(rule limit: Int) -> [StyledText] {
    let blanks = Array(repeating: StyledText(), count: table.rowGap)
    let rule = table.isRuled ? [rule(columns: min(limit, width))] : []
    let rows = cells.indices.prefix(table.shown).map { row in
      (0..<heights[row]).map { line($0, of: cells[row]) }
    }
    return (0..<headings).map { line($0, of: heads) } + rule + (headings > 0 ? blanks : [])
      + rows.joined(separator: blanks)
  }

  private func line(_ index: Int, of cells: [[StyledText]]) -> StyledText {
    var line = StyledText()
    var end = 0
    for column in shownColumns where cells[column].indices.contains(index) {
      let text = cells[column][index]
      guard !text.runs.isEmpty else { continue }
      let start = start(of: text, column)
      line.append(SafeText(String(repeating: " ", count: max(0, start - end))))
      line.runs += text.runs.map { .init(text: glyphs.spell($0.text), role: $0.role) }
      end = start + text.width(in: glyphs)
    }
    return line
  }

  private func rule(columns: Int) -> StyledText {
    StyledText(SafeText(String(repeating: "─", count: max(0, columns))), .faint)
  }

  // MARK: Drawing

  /// Draws headings and rule.
  func drawHead(at origin: Point, into frame: inout Frame) {
    for column in shownColumns {
      draw(heads[column], column, table.columns[column].part, at: origin, into: &frame)
    }
    if table.isRuled {
      frame.put(rule(columns: width), row: origin.row + headings, column: origin.column)
    }
  }

  /// Draws the rows that are there, the first one at a point.
  func drawRows(at origin: Point, into frame: inout Frame) {
    for (index, row) in table.rows.enumerated().prefix(table.shown) {
      let corner = origin.offset(rows: tops[index])
      for column in shownColumns {
        draw(cells[index][column], column, row.cell(column).part, at: corner, into: &frame)
      }
      guard let part = row.part else { continue }
      frame.mark(
        Rect(row: corner.row, column: corner.column, columns: width, rows: heights[index]),
        .part(part))
    }
  }

  private func draw(
    _ lines: [StyledText], _ column: Int, _ part: String?, at origin: Point,
    into frame: inout Frame
  ) {
    for (index, text) in lines.enumerated() where !text.runs.isEmpty {
      let point = origin.offset(rows: index, columns: start(of: text, column))
      let end = frame.put(text, row: point.row, column: point.column)
      if let part { frame.mark(point.row(of: end.minus(point.column)), .part(part)) }
    }
  }
}

/// The rows of a table below each other, the newest first since the rest is scrolled to.
///
/// A cell is beside its column's heading, or below it where both have no room.
struct TableRecords: View {
  let table: TextTable

  /// A line: a text and, at the right edge, a value; and the columns that they take, which are those
  /// of the texts in whose room they are.
  private struct Line {
    var text = StyledText()
    var indent = 0
    var value = StyledText()
    var textWidth = 0
    var valueWidth = 0
  }

  func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let records = table.rows.map { lines(of: $0, in: limit.columns, glyphs) }
    let height = records.reduce(0) { $0 + $1.count }
    let pairs = records.joined().filter { $0.valueWidth > 0 }
    let columns = (pairs.map(\.textWidth).max() ?? 0) + 2 + (pairs.map(\.valueWidth).max() ?? 0)
    let widest = max(pairs.isEmpty ? 0 : columns, records.joined().map(\.textWidth).max() ?? 0)
    let width = min(limit.columns, widest)
    return Layout(
      Size(columns: width, rows: height), least: { Size(columns: width, rows: min(height, 3)) }
    ) { [shown = table.shown] origin, frame in
      for (row, line) in records.prefix(shown).reversed().joined().enumerated() {
        let point = origin.offset(rows: row, columns: line.indent)
        frame.put(line.text, row: point.row, column: point.column)
        let start = origin.column.plus(width).minus(line.value.width(in: frame.glyphs))
        frame.put(line.value, row: point.row, column: start)
      }
    }
  }

  /// The lines of a row: as many as its texts take, whatever is drawn in their room.
  private func lines(of row: TextTable.Row, in room: Int, _ glyphs: GlyphSet) -> [Line] {
    func lines(_ text: StyledText, _ drawn: StyledText, _ indent: Int) -> [Line] {
      let drawn = drawn.lines(of: room - indent, in: glyphs)
      return text.lines(of: room - indent, in: glyphs).enumerated().map { index, line in
        Line(
          text: drawn.indices.contains(index) ? drawn[index] : StyledText(), indent: indent,
          textWidth: indent + line.width(in: glyphs))
      }
    }
    var all = lines(row.cell(0).text, row.cell(0).drawn, 0)
    for (column, head) in table.columns.map(\.head).enumerated().dropFirst() {
      let cell = row.cell(column)
      let (left, right) = (2 + head.width(in: glyphs), cell.text.width(in: glyphs))
      all +=
        left + 1 + right <= room
        ? [
          Line(text: head, indent: 2, value: cell.drawn, textWidth: left, valueWidth: right)
        ] : lines(head, head, 2) + lines(cell.text, cell.drawn, 4)
    }
    return all
  }
}

extension StyledText {
  /// The text as it is where it has room, else broken.
  fileprivate func lines(of columns: Int, in glyphs: GlyphSet) -> [StyledText] {
    width(in: glyphs) <= columns ? [self] : wrapped(to: max(1, columns), in: glyphs)
  }
}
