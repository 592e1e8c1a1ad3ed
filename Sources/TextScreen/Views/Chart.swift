#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A range of numbers along a side of a picture; it never changes its scale.
public enum Axis: Hashable, Sendable {
  /// Evenly from one number to another, with a mark every so many.
  case linear(ClosedRange<Double>, every: Double)
  /// By powers of ten, from 1 to 10 to this power.
  case powersOfTen(Int)
  /// By powers of ten between two exponents: from 0.001 to 1 for -3 to 0.
  case decades(ClosedRange<Int>)
  /// The same for numbers of any size, which are given by their exponents.
  case exponents(Int)

  /// An axis from one round number to another that holds some values, with a mark at every fourth of
  /// it or farther apart.
  public static func linear(over values: some Sequence<Double>) -> Axis {
    let values = values.filter(\.isFinite)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    var (every, turn) = (0.1, 0)
    func bottom() -> Double { (low / every).rounded(.down) }
    func marks() -> Double { max(1, (high / every).rounded(.up) - bottom()) }
    while marks() > 4 { (every, turn) = (every * [2, 2.5, 2][turn % 3], turn + 1) }
    return .linear(bottom() * every...(bottom() + marks()) * every, every: every)
  }

  /// The exponent of a number as a power of ten; of 1 and less it is 0.
  public static func exponent(of value: Double) -> Double { value > 1 ? log10(value) : 0 }

  /// The position of a value between the ends, 0 to 1 on the axis; nil off it.
  public func position(of value: Double) -> Double? {
    let position: Double
    switch self {
    case .linear(let range, _):
      let length = range.upperBound - range.lowerBound
      position = length > 0 ? (value - range.lowerBound) / length : 0
    case .powersOfTen(let decades):
      position = value > 0 ? log10(value) / Double(max(1, decades)) : -1
    case .decades(let range):
      let length = Double(max(1, range.count - 1))
      position = value > 0 ? (log10(value) - Double(range.lowerBound)) / length : -1
    case .exponents(let decades): position = value / Double(max(1, decades))
    }
    return (0...1).contains(position) ? position : nil
  }

  /// The cell of a value on so many cells, from 0; nil off the axis.
  public func cell(of value: Double, on cells: Int) -> Int? {
    position(of: value).flatMap { Int(exactly: ($0 * Double(max(0, cells - 1))).rounded()) }
  }

  /// Whether a value lies before the start of a linear axis.
  func isBelow(_ value: Double) -> Bool {
    if case .linear(let range, _) = self { value < range.lowerBound } else { false }
  }

  /// The equal intervals that marks divide it into, at least 1: decades, if it goes by powers.
  var intervals: Int {
    switch self {
    case .linear(let range, let every):
      let length = range.upperBound - range.lowerBound
      return max(1, every > 0 ? Int(exactly: (length / every).rounded(.down)) ?? 1 : 1)
    case .powersOfTen(let decades), .exponents(let decades): return max(1, decades)
    case .decades(let range): return max(1, range.count - 1)
    }
  }

  /// The marks with their texts, as many as so many intervals allow.
  func marks(atMost most: Int, _ glyphs: GlyphSet) -> [(position: Double, text: SafeText)] {
    switch self {
    case .linear(let range, let every):
      let length = range.upperBound - range.lowerBound
      guard every > 0, length > 0, let whole = Int(exactly: (length / every).rounded(.down))
      else { return [] }
      let stride = [1, 2, 5, 10, 20, 50, 100].first { whole / $0 <= max(1, most) } ?? max(1, whole)
      return Swift.stride(from: 0, through: whole, by: stride).map { mark in
        let value = range.lowerBound + Double(mark) * every
        let decimals = value.rounded() == value ? 0 : 1
        return (
          Double(mark) * every / length, SafeText(NumberFormat.fixed(value, decimals: decimals))
        )
      }
    case .decades(let range):
      return range.map { exponent in
        let zeros = String(repeating: "0", count: max(0, -exponent - 1))
        return (
          Double(exponent - range.lowerBound) / Double(max(1, range.count - 1)),
          exponent < 0 ? SafeText("0.\(zeros)1") : Self.power(of: exponent, glyphs)
        )
      }
    case .powersOfTen(let decades), .exponents(let decades):
      let steps = [1, 2, 3, 5, 6, 10, 20, 25, 50, 100]
      let divisors = steps.filter { decades % $0 == 0 && decades / $0 <= max(1, most) }
      return Swift.stride(from: 0, through: decades, by: divisors.first ?? max(1, decades)).map {
        (Double($0) / Double(max(1, decades)), Self.power(of: $0, glyphs))
      }
    }
  }

  /// A power of ten: `1`, `10³`, in ASCII `1e3`.
  public static func power(of exponent: Int, _ glyphs: GlyphSet) -> SafeText {
    if exponent == 0 { return "1" }
    if glyphs == .ascii { return SafeText("1e\(exponent)") }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return SafeText(
      "10" + (exponent < 0 ? "⁻" : "")
        + String("\(exponent.magnitude)".compactMap { $0.wholeNumberValue.map { digits[$0] } }))
  }
}

/// Dots, lines or bars over two axes.
public struct Chart: View {
  /// Points that belong together.
  public struct Series: Sendable {
    /// The form in which points are drawn.
    public enum Style: Sendable {
      /// A glyph at each.
      case dots
      /// A line through all, in braille, and the glyph at each.
      case line
      /// A column from the axis up to each.
      case bars
    }

    /// Its name in the key above the chart; empty for none.
    public var name: SafeText
    /// The glyph at each point; empty for none.
    public var glyph: SafeText
    /// Its role.
    public var role: Role
    /// The points, from left to right.
    public var points: [(x: Double, y: Double)]
    /// The form.
    public var style: Style
    /// The name as a part of the picture.
    public var part: String?

    /// Creates a series.
    public init(
      _ name: SafeText, _ glyph: SafeText, _ role: Role, _ points: [(x: Double, y: Double)],
      _ style: Style = .dots, part: String? = nil
    ) {
      (self.name, self.glyph, self.role) = (name, glyph, role)
      (self.points, self.style, self.part) = (points, style, part)
    }
  }

  private let x: Axis
  private let y: Axis
  private let width: ClosedRange<Int>
  private let height: ClosedRange<Int>
  private let series: [Series]
  private var heading: (text: StyledText, part: String?)?

  /// Creates a chart; width and height are those of the plane between the axes, in cells.
  public init(
    x: Axis, y: Axis, width: ClosedRange<Int> = 20...80, height: ClosedRange<Int> = 6...24,
    _ series: [Series]
  ) {
    (self.x, self.y, self.width, self.height, self.series) = (x, y, width, height, series)
  }

  /// The chart with a line above the plane in place of the key.
  public func headed(_ text: StyledText, part: String? = nil) -> Chart {
    var chart = self
    chart.heading = (text, part)
    return chart
  }

  /// The key above the plane, the axis and its numbers below.
  private static let otherRows = 3

  /// As large as the room allows, with marks at equal distances.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let room = limit.rows.minus(Self.otherRows)
    let yMarks = y.marks(atMost: max(height.lowerBound, min(height.upperBound, room)) / 2, glyphs)
    let rows = Self.length(within: height, room: room, intervals: yMarks.count - 1)
    let left = (yMarks.map { glyphs.width(of: $0.text) }.max() ?? 0) + 2
    let free = limit.columns.minus(left + 1)
    let xMarks = x.marks(atMost: max(width.lowerBound, min(width.upperBound, free)) / 4, glyphs)
    let columns = Self.length(within: width, room: free, intervals: xMarks.count - 1)
    let key = keyWidth(in: glyphs)
    return Layout(
      Size(columns: left + max(columns + 1, key), rows: rows + Self.otherRows),
      least: {
        Size(
          columns: left + max(width.lowerBound + 1, key),
          rows: height.lowerBound + Self.otherRows)
      }
    ) { [self] origin, frame in
      let plane = Rect(
        row: origin.row + 1, column: origin.column + left, columns: columns, rows: rows)
      drawKey(above: plane, into: &frame)
      drawAxes(of: plane, yMarks, xMarks, into: &frame)
      for series in series { draw(series, in: plane, into: &frame) }
    }
  }

  /// The most cells within a range and a room on which so many intervals are equally long.
  private static func length(within range: ClosedRange<Int>, room: Int, intervals: Int) -> Int {
    let most = max(range.lowerBound, min(range.upperBound, room))
    guard intervals > 0, most > intervals else { return most }
    return (most - 1) / intervals * intervals + 1
  }

  private func keyWidth(in glyphs: GlyphSet) -> Int {
    if let heading { return heading.text.width(in: glyphs) }
    return series.filter { !$0.name.description.isEmpty }.reduce(-3) {
      let glyph = glyphs.width(of: $1.glyph)
      return $0 + 3 + glyph + (glyph > 0 ? 1 : 0) + glyphs.width(of: $1.name)
    }
  }

  private func drawKey(above plane: Rect, into frame: inout Frame) {
    let row = plane.row - 1
    var column = plane.column
    if let heading {
      let end = frame.put(heading.text, row: row, column: column)
      if let part = heading.part {
        frame.mark(Point(row: row, column: column).row(of: end - column), .part(part))
      }
      return
    }
    for series in series where !series.name.description.isEmpty {
      let start = column
      if !series.glyph.description.isEmpty {
        column = frame.put(series.glyph, row: row, column: column, series.role) + 1
      }
      let end = frame.put(series.name, row: row, column: column, .quiet)
      if let part = series.part {
        frame.mark(Point(row: row, column: start).row(of: end - start), .part(part))
      }
      column = end + 3
    }
  }

  private func drawAxes(
    of plane: Rect, _ yMarks: [(position: Double, text: SafeText)],
    _ xMarks: [(position: Double, text: SafeText)], into frame: inout Frame
  ) {
    for row in plane.row..<plane.endRow {
      frame.put("│", row: row, column: plane.column - 1, .faint)
    }
    for mark in yMarks {
      let row = plane.endRow - 1 - Self.cell(mark.position, plane.rows)
      frame.put(mark.text, row: row, endingAt: plane.column - 2, .quiet)
      frame.put("┼", row: row, column: plane.column - 1, .faint)
    }
    let bar = SafeText(String(repeating: "─", count: plane.columns))
    frame.put("┼", row: plane.endRow, column: plane.column - 1, .faint)
    frame.put(bar, row: plane.endRow, column: plane.column, .faint)
    for mark in xMarks {
      let column = plane.column + Self.cell(mark.position, plane.columns)
      // The first mark is at the other axis.
      if mark.position > 0 { frame.put("┼", row: plane.endRow, column: column, .faint) }
      let width = frame.glyphs.width(of: mark.text)
      let start = min(column - (width - 1) / 2, plane.endColumn + 1 - width)
      frame.put(mark.text, row: plane.endRow + 1, column: start, .quiet)
    }
  }

  private func draw(_ series: Series, in plane: Rect, into frame: inout Frame) {
    if series.style == .line { drawLine(series, in: plane, into: &frame) }
    for point in series.points {
      guard let column = x.cell(of: point.x, on: plane.columns),
        let up = y.cell(of: point.y, on: plane.rows)
      else { continue }
      let row = plane.endRow - 1 - up
      if series.style == .bars {
        for row in row..<plane.endRow {
          frame.put("█", row: row, column: plane.column + column, series.role)
        }
      } else if !series.glyph.description.isEmpty {
        frame.put(series.glyph, row: row, column: plane.column + column, series.role)
      }
    }
  }

  private func drawLine(_ series: Series, in plane: Rect, into frame: inout Frame) {
    var dots = Dots(columns: plane.columns, rows: plane.rows)
    for (from, to) in zip(series.points, series.points.dropFirst()) {
      guard let x0 = x.cell(of: from.x, on: dots.width), let x1 = x.cell(of: to.x, on: dots.width),
        let y0 = y.cell(of: from.y, on: dots.height), let y1 = y.cell(of: to.y, on: dots.height)
      else { continue }
      dots.addLine(
        from: (across: x0, down: dots.height - 1 - y0), to: (across: x1, down: dots.height - 1 - y1)
      )
    }
    dots.draw(at: plane.origin, series.role, into: &frame)
  }

  private static func cell(_ position: Double, _ cells: Int) -> Int {
    Int(exactly: (max(0, min(1, position)) * Double(max(0, cells - 1))).rounded()) ?? 0
  }
}
