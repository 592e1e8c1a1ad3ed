import LessonScript
import TextScreen

/// A table as lines: columns made by alignment, two spaces between, a rule under the head.
struct TableLayout {
  /// The lines.
  let lines: [StyledText]

  /// Lays a table out; columns that would not fit are narrowed, the widest first.
  init(_ table: Table, width: Int, glyphs: GlyphSet) {
    let head = table.head.map { Cell($0, .strong, glyphs) }
    let rows = table.rows.map { $0.map { Cell($0, .text, glyphs) } }
    var widths = table.alignments.indices.map { column in
      ([head] + rows).lazy.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
    }
    let gaps = 2 * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > width,
      let widest = widths.indices.max(by: {
        widths[$0] < widths[$1]
      }), widths[widest] > 4
    {
      widths[widest] -= 1
    }
    func row(_ cells: [Cell]) -> [StyledText] {
      let columns = widths.indices.map { column in
        cells.indices.contains(column) ? cells[column].lines(within: widths[column], glyphs) : []
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
      row(head) + [StyledText(rule, .faint)] + rows.flatMap(row)
  }

  /// A cell laid out as wide as it likes, which most tables have room for.
  private struct Cell {
    let prose: Prose
    let role: Role
    let natural: [StyledText]
    let width: Int

    init(_ prose: Prose, _ role: Role, _ glyphs: GlyphSet) {
      self.prose = prose
      self.role = role
      natural = ProseLayout(width: 10_000, glyphs: glyphs).lines(of: prose, role)
      width = natural.map { $0.width(in: glyphs) }.max() ?? 0
    }

    func lines(within room: Int, _ glyphs: GlyphSet) -> [StyledText] {
      width <= room
        ? natural : ProseLayout(width: max(1, room), glyphs: glyphs).lines(of: prose, role)
    }
  }
}
