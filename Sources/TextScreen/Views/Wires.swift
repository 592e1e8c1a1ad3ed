/// Nodes in two rows, and the wires from those above to those below.
///
/// ```
/// x0  x1  x2  x3
///  ○   ●   ●   ○
///      a\  |b
///        \ |
///          ◉
/// ```
///
/// Wires are lines of braille dots, in ASCII of `\ | /`. Each carries a text at a spot of its own, by
/// which a cursor and the mouse find it: those of one output lie in one row.
public struct Wires: View {
  /// A node: a glyph or a number, the name beside it, and a line below that.
  public struct Node: Sendable {
    fileprivate let text: StyledText
    fileprivate let name: StyledText
    fileprivate let note: StyledText?

    /// Creates a node; notes are drawn below the lower row only, if any node of it has one.
    public init(_ text: StyledText, name: StyledText, note: StyledText? = nil) {
      (self.text, self.name, self.note) = (text, name, note)
    }
  }

  /// A wire, which need not be drawn: its spot is there all the same.
  public struct Wire: Sendable {
    fileprivate let from: Int
    fileprivate let to: Int
    fileprivate let text: StyledText
    fileprivate let role: Role?

    /// Creates a wire; without a role only its text is drawn.
    public init(from: Int, to: Int, _ text: StyledText = StyledText(), _ role: Role? = nil) {
      (self.from, self.to, self.text, self.role) = (from, to, text, role)
    }
  }

  /// The names of the cells: of upper nodes, lower nodes, and wires by lower and upper node.
  public struct Names: Sendable {
    fileprivate let upper: String, lower: String, wires: String

    /// Creates the names.
    public init(upper: String, lower: String, wires: String) {
      (self.upper, self.lower, self.wires) = (upper, lower, wires)
    }
  }

  private let upper: [Node]
  private let lower: [Node]
  private let wires: [Wire]
  private let names: Names?
  private let pitch: Int
  private let width: Int

  /// Creates a picture of wires.
  ///
  /// - Parameters:
  ///   - upper: the nodes of the upper row.
  ///   - lower: those of the lower row, which is centred below it.
  ///   - wires: the wires, the topmost last.
  ///   - names: the names of the cells that are marked; nil to mark none.
  ///   - pitch: the columns from one node to the next.
  ///   - width: the columns of a node's text.
  public init(
    _ upper: [Node], _ lower: [Node], _ wires: [Wire], names: Names?, pitch: Int, width: Int = 1
  ) {
    (self.upper, self.lower, self.wires, self.names) = (upper, lower, wires, names)
    (self.pitch, self.width) = (max(2, pitch), max(1, width))
  }

  /// The rows between the nodes: so many that no two spots of wires touch.
  private var span: Int { lower.count + 3 }
  private var hasNotes: Bool { lower.contains { $0.note != nil } }
  /// The columns before the middle of the first node.
  private var margin: Int { (width - 1) / 2 }
  /// All columns: after the middle of the last node there is room for the rest of its name.
  private var columns: Int {
    margin + (max(1, upper.count, lower.count) - 1) * pitch + 1 + max(1, width / 2)
  }

  /// The one form.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let size = Size(columns: columns, rows: span + (hasNotes ? 5 : 4))
    return Layout(size) { origin, frame in
      let below = origin.offset(rows: 2 + span)
      for wire in wires { drawLine(wire, origin, into: &frame) }
      for wire in wires { drawText(wire, origin, into: &frame) }
      for (index, node) in upper.enumerated() {
        put(node.name, upper, index, origin, into: &frame)
        put(node.text, upper, index, origin.offset(rows: 1), names?.upper, into: &frame)
      }
      for (index, node) in lower.enumerated() {
        put(node.text, lower, index, below, names?.lower, into: &frame)
        put(node.name, lower, index, below.offset(rows: 1), into: &frame)
        guard let note = node.note else { continue }
        put(note, lower, index, below.offset(rows: 2), into: &frame)
      }
    }
  }

  /// The column of the middle of a node.
  private func column(_ row: [Node], _ index: Int) -> Int {
    margin + index * pitch + (max(upper.count, lower.count) - row.count) * pitch / 2
  }

  /// Writes a text around the middle of a node, and marks its cell.
  private func put(
    _ text: StyledText, _ row: [Node], _ index: Int, _ origin: Point, _ name: String? = nil,
    into frame: inout Frame
  ) {
    let end = column(row, index) + width / 2 + 1
    let start = name == nil ? column(row, index) - (text.width(in: frame.glyphs) - 1) / 2 : nil
    let first = start ?? end - text.width(in: frame.glyphs)
    frame.put(text, row: origin.row, column: origin.column + first)
    guard let name else { return }
    frame.mark(
      origin.offset(columns: end - width).row(of: width),
      .cell(CellAddress(grid: name, row: 0, column: index)))
  }

  private func isInside(_ wire: Wire) -> Bool {
    upper.indices.contains(wire.from) && lower.indices.contains(wire.to)
  }

  private func drawLine(_ wire: Wire, _ origin: Point, into frame: inout Frame) {
    guard let role = wire.role, isInside(wire) else { return }
    let corner = origin.offset(rows: 2)
    if frame.glyphs == .ascii {
      let slope = Double(column(lower, wire.to) - column(upper, wire.from)) / Double(span)
      let glyph: SafeText = slope.magnitude < 0.5 ? "|" : slope > 0 ? "\\" : "/"
      for row in 0..<span {
        frame.put(
          glyph, row: corner.row + row, column: corner.column + column(of: wire, inRow: row), role)
      }
    } else {
      var dots = Dots(columns: columns, rows: span)
      dots.addLine(
        from: (across: 2 * column(upper, wire.from), down: 0),
        to: (across: 2 * column(lower, wire.to), down: dots.height - 1))
      dots.draw(at: corner, role, into: &frame)
    }
  }

  /// The column of a wire in the middle of one of the rows between the nodes.
  private func column(of wire: Wire, inRow row: Int) -> Int {
    let (start, end) = (column(upper, wire.from), column(lower, wire.to))
    let way = (end - start) * (2 * row + 1)
    return start + (way + (way < 0 ? -span : span)) / (2 * span)
  }

  private func drawText(_ wire: Wire, _ origin: Point, into frame: inout Frame) {
    guard isInside(wire) else { return }
    let spot = origin.offset(rows: 2 + wire.to, columns: column(of: wire, inRow: wire.to))
    let columns = wire.text.width(in: frame.glyphs)
    let start = spot.offset(columns: -(columns / 2))
    // Blanks would cut the lines of other wires.
    if wire.text.text.contains(where: { $0 != " " }) {
      frame.put(wire.text, row: start.row, column: start.column)
    }
    guard let names else { return }
    frame.mark(
      start.row(of: max(1, columns)),
      .cell(CellAddress(grid: names.wires, row: wire.to, column: wire.from)))
  }
}
