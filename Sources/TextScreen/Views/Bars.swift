/// Bars on one axis, one a row, beside the rows of a table; the axis is below them.
///
/// On a logarithmic axis there is no zero, and a length means nothing but digits: a glyph is the
/// mark, and a dotted line leads the eye to it.
public struct Bars: View {
  /// A bar.
  public struct Bar: Sendable {
    /// The value at its end.
    public var value: Double
    /// The glyph there, one column wide; `►` is drawn for a value past the axis, and `◄` for
    /// one before a linear axis.
    public var glyph: SafeText
    /// The glyph's role.
    public var role: Role
    /// The part of the way from the axis' start that is drawn, 0 to 1.
    public var drawn: Double

    /// Creates a bar.
    public init(to value: Double, _ glyph: SafeText, _ role: Role = .text, drawn: Double = 1) {
      (self.value, self.glyph, self.role) = (value, glyph, role)
      self.drawn = max(0, min(1, drawn))
    }
  }

  private let axis: Axis
  private let bars: [Bar?]
  private let interval: ClosedRange<Int>
  private let hasAxis: Bool

  /// Creates bars.
  ///
  /// - Parameters:
  ///   - axis: the axis of all.
  ///   - bars: a bar or nothing, for each row.
  ///   - interval: the cells of one interval of the axis: as many of these as there is room for.
  ///   - hasAxis: false if the axis is drawn elsewhere.
  public init(
    _ axis: Axis, _ bars: [Bar?], interval: ClosedRange<Int> = 1...6, hasAxis: Bool = true
  ) {
    (self.axis, self.bars, self.hasAxis) = (axis, bars, hasAxis)
    self.interval = max(1, interval.lowerBound)...max(1, interval.upperBound)
  }

  /// As wide as the room allows in whole intervals.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let free = limit.columns.minus(1) / axis.intervals
    let cells = max(interval.lowerBound, min(interval.upperBound, free)) * axis.intervals + 1
    let rows = bars.count + (hasAxis ? 2 : 0)
    return Layout(
      Size(columns: cells, rows: rows),
      least: { Size(columns: interval.lowerBound * axis.intervals + 1, rows: rows) }
    ) { origin, frame in
      for (row, bar) in bars.enumerated() {
        if let bar { draw(bar, on: cells, at: origin.offset(rows: row), into: &frame) }
      }
      if hasAxis { drawAxis(on: cells, at: origin.offset(rows: bars.count), into: &frame) }
    }
  }

  private func draw(_ bar: Bar, on cells: Int, at origin: Point, into frame: inout Frame) {
    let isBelow = axis.isBelow(bar.value)
    let end = isBelow ? 0 : axis.cell(of: bar.value, on: cells)
    let length = Int(exactly: (Double(end ?? cells - 1) * bar.drawn).rounded(.down)) ?? 0
    let dots = SafeText(String(repeating: "·", count: length))
    let column = frame.put(dots, row: origin.row, column: origin.column, .faint)
    let glyph: SafeText = isBelow ? "◄" : end == nil ? "►" : bar.glyph
    frame.put(glyph, row: origin.row, column: column, bar.role)
  }

  private func drawAxis(on cells: Int, at origin: Point, into frame: inout Frame) {
    let interval = "┼" + String(repeating: "─", count: (cells - 1) / axis.intervals - 1)
    let line = String(repeating: interval, count: axis.intervals) + "┼"
    frame.put(SafeText(line), row: origin.row, column: origin.column, .quiet)
    var most = cells / 6
    switch axis {
    case .linear, .decades: break
    // No finer than thousands, by which numbers are written too.
    case .powersOfTen, .exponents: most = min(most, axis.intervals / 3)
    }
    for mark in axis.marks(atMost: most, frame.glyphs) {
      let width = frame.glyphs.width(of: mark.text)
      let cell = Int(exactly: (mark.position * Double(cells - 1)).rounded()) ?? 0
      let start = max(0, min(cell - (width - 1) / 2, cells - width))
      frame.put(mark.text, row: origin.row + 1, column: origin.column.plus(start), .quiet)
    }
  }
}
