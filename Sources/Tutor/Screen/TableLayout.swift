import LessonScript
import TextScreen

/// A table as lines: columns made by alignment, two spaces between, a rule under the head.
struct TableLayout {
  /// The lines.
  let lines: [StyledText]

  /// Lays a table out; columns that would not fit are narrowed, the widest first.
  init(_ table: Table, width: Int, glyphs: GlyphSet) {
    let full = ProseLayout(width: 10_000, glyphs: glyphs)
    func natural(_ cell: Prose) -> Int {
      full.lines(of: cell).map { $0.width(in: glyphs) }.max() ?? 0
    }
    let all = [table.head] + table.rows
    var widths = table.alignments.indices.map { column in
      all.map { $0.indices.contains(column) ? natural($0[column]) : 0 }.max() ?? 0
    }
    let gaps = 2 * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > width,
      let widest = widths.indices.max(by: {
        widths[$0] < widths[$1]
      }), widths[widest] > 4
    {
      widths[widest] -= 1
    }
    func row(_ cells: [Prose], _ role: Role) -> [StyledText] {
      let columns = widths.indices.map { column in
        ProseLayout(width: max(1, widths[column]), glyphs: glyphs)
          .lines(of: cells.indices.contains(column) ? cells[column] : [], role)
      }
      let height = columns.map(\.count).max() ?? 0
      return (0..<height).map { line in
        var text = StyledText()
        for column in widths.indices {
          let cell = columns[column].indices.contains(line) ? columns[column][line] : StyledText()
          let free = max(0, widths[column] - cell.width(in: glyphs))
          let left =
            switch table.alignments[column] {
            case .left: 0
            case .centre: free / 2
            case .right: free
            }
          text.append(SafeText(String(repeating: " ", count: left + (column == 0 ? 0 : 2))))
          text.runs += cell.runs
          text.append(SafeText(String(repeating: " ", count: free - left)))
        }
        return text
      }
    }
    let rule = SafeText(
      String(repeating: "─", count: min(width, max(0, widths.reduce(gaps, +)))))
    lines =
      row(table.head, .strong) + [StyledText(rule, .faint)] + table.rows.flatMap { row($0, .text) }
  }
}
