/// A bar that fills from the left, in half columns.
public struct Meter: View {
  private let fraction: Double
  private let width: ClosedRange<Int>

  /// Creates a meter that is filled to a part, 0 to 1, and takes so many columns as there is room
  /// for.
  public init(_ fraction: Double, width: ClosedRange<Int>) {
    self.fraction = fraction.isFinite ? max(0, min(1, fraction)) : 0
    self.width = max(1, width.lowerBound)...max(1, width.upperBound)
  }

  /// One line.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let columns = max(width.lowerBound, min(width.upperBound, limit.columns))
    return Layout(
      Size(columns: columns, rows: 1),
      least: { Size(columns: width.lowerBound, rows: 1) }
    ) { [fraction] origin, frame in
      let halves = Int(exactly: (fraction * Double(2 * columns)).rounded(.down)) ?? 0
      let bar = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
      let rest = String(repeating: "─", count: columns - (halves + 1) / 2)
      let end = frame.put(SafeText(bar), row: origin.row, column: origin.column, .mark)
      frame.put(SafeText(rest), row: origin.row, column: end, .faint)
    }
  }
}
