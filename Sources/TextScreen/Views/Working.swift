/// Arithmetic: a name, and lines whose terms are below each other.
///
/// ```
/// row 1, col 1   1 × -1  +  2 ×  0  +  0 ×  1  =  -1
///                0 × -2  +  1 ×  0  +  2 ×  2  =   4
///                                         sum      3
/// ```
///
/// A line that does not add up as it is written, because its numbers are rounded, has `≈` for `=`.
/// In a narrow room the name is above the lines; where those are too wide, or more than `longest`, it
/// is said in brief.
public struct Working: View {
  /// The terms of a line and their sum.
  public struct Line: Sendable {
    /// The terms, each with its numbers at full width.
    public var terms: [StyledText]
    /// The sum.
    public var result: StyledText
    /// False if the terms as written come to another number than the sum as written.
    public var isExact: Bool
    /// The name of the line as a part of the picture.
    public var part: String?

    /// Creates a line.
    public init(
      _ terms: [StyledText], result: StyledText, isExact: Bool = true, part: String? = nil
    ) {
      (self.terms, self.result, self.isExact, self.part) = (terms, result, isExact, part)
    }
  }

  /// The most lines that are written out.
  public static let longest = 4

  private let view: FirstFit

  /// Creates a working.
  ///
  /// - Parameters:
  ///   - name: its name, as wide at every step.
  ///   - lines: all its lines.
  ///   - shown: how many of them are there by now; the others keep their room.
  ///   - sign: the sign between terms.
  ///   - total: the last line: a name and a result.
  ///   - part: the name of the last line as a part.
  ///   - brief: the same in a line or two.
  public init(
    _ name: SafeText, _ lines: [Line], shown: Int, sign: SafeText = "+",
    total: (name: StyledText, result: StyledText), part: String? = nil, brief: StyledText
  ) {
    let table = Self.table(lines, shown: shown, sign: sign, total: total, part: part)
    let label = Label(name)
    view = FirstFit {
      if lines.count <= Self.longest {
        Stack(.across, gap: 3...3) {
          label; table
        }
        Stack(.down, gap: 0...0) {
          label; table
        }
      }
      Stack(.down, gap: 0...0) {
        label; Paragraph(brief, part: part)
      }
    }
  }

  private static func table(
    _ lines: [Line], shown: Int, sign: SafeText, total: (name: StyledText, result: StyledText),
    part: String?
  ) -> TextTable {
    let terms = lines.map(\.terms.count).max() ?? 0
    let columns = max(1, 2 * terms - 1) + 2
    let blank = TextTable.Cell(StyledText())
    var rows = lines.enumerated().map { index, line in
      var cells: [TextTable.Cell] = []
      for (place, term) in line.terms.enumerated() {
        if place > 0 { cells.append(TextTable.Cell(sign, .quiet)) }
        cells.append(TextTable.Cell(term))
      }
      cells += Array(repeating: blank, count: max(0, columns - 2 - cells.count))
      cells += [TextTable.Cell(line.isExact ? "=" : "≈", .quiet), TextTable.Cell(line.result)]
      if index < shown { return TextTable.Row(cells, part: line.part) }
      return TextTable.Row(cells.map { TextTable.Cell($0.text.blanked) })
    }
    let blanks = Array(repeating: blank, count: columns - 2)
    rows.append(
      TextTable.Row(
        blanks + [TextTable.Cell(total.name, part: part), TextTable.Cell(total.result)],
        runsOver: true))
    return TextTable(
      (0..<columns).map { TextTable.Column("", .right, gap: $0 == 0 ? 0 : 2) }, rows
    ).needing(rows: rows.count)
  }

  /// Lines beside the name, below it, or in brief.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    // Only width decides: a low room is no reason to be brief, so all of its rows are the least.
    let layout = view.laidOut(in: Size(columns: limit.columns, rows: .max), glyphs)
    return Layout(layout.size, middle: layout.middle, layout.draw)
  }
}
