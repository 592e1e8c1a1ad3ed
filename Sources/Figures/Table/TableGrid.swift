import LessonScript
import TextScreen

/// Where the cells of a table stand in a room: columns made by alignment, long texts broken.
///
/// Nothing depends on the step, so that no cell moves while the table grows.
struct TableGrid {
  /// The columns of each column.
  let widths: [Int]
  /// The lines of every cell, the head's row first.
  let lines: [[[SafeText]]]
  /// The first screen row of each row, the head's first.
  let tops: [Int]
  /// The whole.
  let size: Size

  private let gap: Int

  /// Lays a table out; nil if a word or number would have to be cut.
  init?(_ content: TableContent, in limit: Size, _ glyphs: GlyphSet) {
    let texts =
      [content.heads.map { SafeText($0) }]
      + content.rows.map { row in row.map { SafeText($0.text) } }
    let columns = content.heads.indices
    let natural = columns.map { column in
      texts.map { glyphs.width(of: $0[column]) }.max() ?? 0
    }
    let least = columns.map { column in
      texts.map { Self.longestWord(in: $0[column], glyphs) }.max() ?? 0
    }
    let between = max(1, columns.count - 1)
    let free = limit.columns - natural.reduce(0, +)
    gap = max(1, min(3, free / between))
    let room = limit.columns - gap * (columns.count - 1)
    guard least.reduce(0, +) <= room else { return nil }
    let widths = Self.narrowed(natural, least: least, to: room)
    self.widths = widths
    lines = texts.map { row in
      columns.map { column in
        StyledText(row[column]).wrapped(to: max(1, widths[column]), in: glyphs).map {
          SafeText($0.text)
        }
      }
    }
    let heights = lines.map { row in max(1, row.map(\.count).max() ?? 1) }
    let tight = heights.reduce(0, +)
    let isOpen = tight + heights.count - 1 <= limit.rows
    var top = 0
    tops = heights.map { height in
      defer { top += height + (isOpen ? 1 : 0) }
      return top
    }
    size = Size(
      columns: widths.reduce(gap * (columns.count - 1), +),
      rows: isOpen ? tight + heights.count - 1 : tight)
  }

  private static func longestWord(in text: SafeText, _ glyphs: GlyphSet) -> Int {
    text.description.split(separator: " ").map { glyphs.width(of: SafeText(String($0))) }.max() ?? 0
  }

  /// Takes columns off the widest that can still give some, until all fit.
  private static func narrowed(_ natural: [Int], least: [Int], to room: Int) -> [Int] {
    var widths = natural
    var excess = natural.reduce(0, +) - room
    while excess > 0 {
      let givers = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = givers.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// The screen rows of a row, the head being row 0.
  func rows(of row: Int) -> Range<Int> {
    tops[row]..<(tops[row] + max(1, lines[row].map(\.count).max() ?? 1))
  }

  /// The first screen column of a column.
  func start(of column: Int) -> Int {
    widths[..<column].reduce(0) { $0 + $1 + gap }
  }

  /// Writes a text into a cell, at its alignment.
  func put(
    _ texts: [SafeText], column: Int, _ alignment: Table.Alignment, _ role: Role, row: Int,
    leftEdge: Int, into frame: inout Frame
  ) {
    for (index, text) in texts.enumerated() {
      let free = widths[column] - frame.glyphs.width(of: text)
      let indent =
        switch alignment {
        case .left: 0
        case .centre: free / 2
        case .right: free
        }
      frame.put(
        text, row: row + index, column: leftEdge + start(of: column) + max(0, indent), role)
    }
  }
}
