/// Rows of cells along one axis, each row with its label, below a ruler.
///
/// ```
/// column   0   2   4   6   8
/// input    · · ■ ■ ■ ■ ■ · ·
/// layer 1    · · ■ ■ ■ · ·
/// layer 2      · · ◉ · ·
/// ```
///
/// The distance from one number of the axis to the next is the same for all rows: 4, 2 or 1 columns,
/// or less, so that several cells share a column, where that is allowed.
public struct Strips: View {
  /// One row.
  public struct Row: Sendable {
    fileprivate var label: SafeText
    fileprivate var text = StyledText()
    fileprivate var count = 0
    fileprivate var first = 0.0
    fileprivate var spacing = 1.0
    fileprivate var format = NumberFormat(fitting: [])
    fileprivate var scale = ValueScale(largest: 0)
    fileprivate var look: @Sendable (Range<Int>, Bool) -> Grid.Look = { _, _ in .empty }
    fileprivate var grid: (name: String, rows: Int, chosen: Int)?

    /// Creates a row of cells at equal distances.
    ///
    /// - Parameters:
    ///   - label: the words before it.
    ///   - count: the number of cells.
    ///   - first: the position of the first cell on the axis.
    ///   - spacing: the distance from one cell to the next, above 0.
    ///   - format: the way in which numbers are written, where a cell has room for them.
    ///   - scale: the scale that colours are read on.
    ///   - look: the look of cells that share a column, mostly one; `isBar` if cells are so close
    ///     that the row is a bar.
    public init(
      _ label: SafeText, count: Int, first: Double = 0, spacing: Double = 1,
      format: NumberFormat = NumberFormat(fitting: []), scale: ValueScale = ValueScale(largest: 0),
      look: @escaping @Sendable (_ cells: Range<Int>, _ isBar: Bool) -> Grid.Look
    ) {
      (self.label, self.count, self.first) = (label, max(0, count), first)
      (self.spacing, self.format, self.scale, self.look) = (spacing, format, scale, look)
    }

    /// Creates a row with words instead of cells.
    public init(_ label: SafeText, _ text: StyledText = StyledText()) {
      (self.label, self.text) = (label, text)
    }

    /// The row as a picture of all the rows of a grid: a cursor in any of them is seen, and a click
    /// means the chosen one.
    public func marking(_ grid: String, rows: Int, chosen: Int) -> Row {
      var row = self
      row.grid = (grid, max(0, rows), chosen)
      return row
    }
  }

  private let axis: SafeText
  private let length: Int
  private let rows: [Row]
  private let mayShare: Bool

  /// Creates strips.
  ///
  /// - Parameters:
  ///   - axis: the name of the axis, before the ruler.
  ///   - length: the ruler's numbers, from 0 up to this one.
  ///   - rows: the rows.
  ///   - mayShare: several cells may share a column where there are fewer columns than numbers.
  public init(_ axis: SafeText, length: Int, _ rows: [Row], mayShare: Bool) {
    (self.axis, self.rows) = (axis, rows)
    // More than any screen has columns.
    self.length = max(1, min(length, 1 << 20))
    self.mayShare = mayShare
  }

  /// As wide as the room allows.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let widest = rows.reduce(glyphs.width(of: axis)) { max($0, glyphs.width(of: $1.label)) }
    let plan = Plan(
      labels: widest + 2, length: length, room: limit.columns, mayShare: mayShare)
    let size = Size(columns: plan.labels + plan.columns, rows: 1 + rows.count)
    return Layout(size) { [axis, length, rows] origin, frame in
      frame.put(axis, row: origin.row, column: origin.column, .quiet)
      plan.drawRuler(to: length, at: origin, into: &frame)
      for (index, row) in rows.enumerated() {
        plan.draw(row, at: origin.offset(rows: 1 + index), into: &frame)
      }
    }
  }

  /// The columns of the screen for positions on the axis.
  private struct Plan {
    /// The columns before the strips.
    let labels: Int
    /// The columns of the strips.
    let columns: Int
    /// The columns from one position to the next.
    let scale: Double

    /// The fewest columns in which cells may share.
    private static let least = 9
    /// The fewest columns from one number of the ruler to the next.
    private static let tick = 4.0

    init(labels: Int, length: Int, room: Int, mayShare: Bool) {
      self.labels = labels
      let room = room - labels
      let pitch = [4, 2, 1].first { (length - 1) * $0 + 1 <= room }
      if pitch == nil, mayShare {
        columns = max(Self.least, room)
        scale = Double(columns) / Double(length)
      } else {
        columns = (length - 1) * (pitch ?? 1) + 1
        scale = Double(pitch ?? 1)
      }
    }

    /// The column of a position, from the first one of the strips.
    private func column(of position: Double) -> Int {
      let offset = scale < 1 ? (position + 0.5) * scale : position * scale
      return Int(exactly: max(0, min(offset, Double(columns - 1))).rounded(.down)) ?? 0
    }

    func drawRuler(to length: Int, at origin: Point, into frame: inout Frame) {
      let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500]
      let step = steps.first { Double($0) * scale >= Self.tick } ?? 1_000
      for number in stride(from: 0, to: length, by: step) {
        let (text, offset) = ("\(number)", column(of: Double(number)))
        guard offset + text.count <= columns || step == 1 else { continue }
        put(text, around: origin.column + labels + offset, origin.row, .quiet, &frame)
      }
    }

    func draw(_ row: Row, at origin: Point, into frame: inout Frame) {
      frame.put(row.label, row: origin.row, column: origin.column, .quiet)
      let start = origin.column + labels
      frame.put(row.text, row: origin.row, column: start)
      func column(_ cell: Int) -> Int { self.column(of: row.first + Double(cell) * row.spacing) }
      let isBar = row.spacing * scale < 1
      var cell = 0
      while cell < row.count {
        let offset = column(cell)
        let end = (cell..<row.count).first { column($0) > offset } ?? row.count
        draw(row.look(cell..<end, isBar), of: row, start + offset, origin.row, &frame)
        if !isBar { mark(cell, of: row, start + offset, origin.row, &frame) }
        cell = end
      }
    }

    private func draw(
      _ look: Grid.Look, of row: Row, _ column: Int, _ line: Int, _ frame: inout Frame
    ) {
      switch look {
      case .empty: break
      case .pending: frame.put("·", row: line, column: column, .faint)
      case .asked: frame.put("?", row: line, column: column, .predicted)
      case .text(let glyph, let role): frame.put(glyph, row: line, column: column, role)
      case .number(let value, let role):
        let step = row.scale.step(of: value)
        if Double(row.format.width) < scale {
          put(row.format.text(value), around: column, line, role ?? .value(step), &frame)
        } else {
          let glyph = ValueScale.glyph(ofStep: step)
          frame.put(glyph, row: line, column: column, role ?? .fill(step))
        }
      case .lit: frame.put("■", row: line, column: column, .mark)
      case .chosen: frame.put("◉", row: line, column: column, .strong)
      case .amount(let value):
        if Double(row.format.width) < scale {
          return draw(.number(value), of: row, column, line, &frame)
        }
        let brightness = row.scale.brightness(of: value)
        frame.put(
          ValueScale.density(ofBrightness: brightness), row: line, column: column,
          .tile(.grey(brightness), .hidden))
      }
    }

    private func mark(
      _ cell: Int, of row: Row, _ column: Int, _ line: Int, _ frame: inout Frame
    ) {
      guard let (name, rows, chosen) = row.grid else { return }
      let rect = Rect(row: line, column: column, columns: 1, rows: 1)
      for mapRow in (0..<rows).filter({ $0 != chosen }) + [chosen] {
        frame.mark(rect, .cell(CellAddress(grid: name, row: mapRow, column: cell)))
      }
    }

    /// Writes a text with its middle, or the column after it, over a column.
    private func put(
      _ text: String, around column: Int, _ row: Int, _ role: Role, _ frame: inout Frame
    ) {
      frame.put(SafeText(text), row: row, endingAt: column + 1 + (text.count - 1) / 2, role)
    }
  }
}
