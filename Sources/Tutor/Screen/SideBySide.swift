import TextScreen

/// Prose and figure beside each other: one block in the middle of a wide screen.
///
/// It depends on nothing that differs between steps, so that nothing moves while a figure plays.
struct SideBySide {
  /// The prose.
  let prose: Rect
  /// The figure.
  let figure: Rect
  /// The start of the learner's line, below the figure.
  let line: Point

  /// The columns between prose and figure.
  private static let gap = 3...10
  /// The blank rows between the figure and the learner's line.
  private static let lineGap = 1

  /// The columns of the prose.
  static func proseWidth(on screen: ScreenLayout) -> Int { screen.size.columns < 150 ? 40 : 48 }

  /// The room that a figure is laid out for.
  static func room(on screen: ScreenLayout) -> Size {
    let content = screen.content
    return Size(
      columns: content.columns - proseWidth(on: screen) - gap.lowerBound,
      rows: content.rows - lineGap)
  }

  /// Arranges a figure of a size and prose of so many lines at its longest step.
  init(_ figure: Size, lines: Int, on screen: ScreenLayout) {
    let (content, width) = (screen.content, Self.proseWidth(on: screen))
    let room = Self.room(on: screen)
    let size = Size(
      columns: min(figure.columns, room.columns), rows: min(figure.rows, room.rows))
    let free = content.columns - width - size.columns
    let gap = max(Self.gap.lowerBound, min(Self.gap.upperBound, free / 3))
    let height = max(min(lines, content.rows), size.rows + Self.lineGap + 1)
    let top = content.row + max(0, content.rows + 1 - height) / 2
    let left = content.column + max(0, free - gap) / 2
    let end = content.endRow - top
    prose = Rect(row: top, column: left, columns: width, rows: end)
    self.figure = Rect(
      row: top, column: left + width + gap, columns: size.columns, rows: size.rows)
    line = Point(
      row: min(screen.lineRow, top + size.rows + Self.lineGap), column: self.figure.column)
  }
}
