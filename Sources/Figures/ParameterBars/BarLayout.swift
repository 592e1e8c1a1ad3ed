import TextScreen

/// Where the rows of a comparison stand in a room.
///
/// In a wide room a row's dots stand right of its number, on one axis. In a narrow one they stand
/// below it. Blank rows go where there is no room for them; each one right below a row carries, when
/// the row is new, the sum behind its number.
struct BarLayout {
  /// What a screen row shows.
  enum Line: Hashable {
    /// What is counted and what goes in, where the first heading has no room for it.
    case labels
    case heading(ParameterBarsFigure.Group)
    /// The row's name and number.
    case row(Int)
    /// Only its dots, in a narrow room.
    case dots(Int)
    /// A blank row below it, or its working.
    case working(Int)
    case blank
    case axis
    case axisLabels
    /// A group's ratio; in a narrow room only its words.
    case ratio(ParameterBarsFigure.Group)
    /// A ratio's number, in a narrow room.
    case ratioNumber(ParameterBarsFigure.Group)
  }

  /// The screen rows.
  let lines: [Line]
  /// Whether dots stand below the numbers.
  let isNarrow: Bool
  /// The column after the numbers.
  let numberEnd: Int
  /// The column of the axis' 1.
  let axisColumn: Int
  /// The columns of a decade.
  let decadeWidth: Int
  /// The whole.
  let size: Size

  /// The columns that names have at least.
  private static let labelWidth = 22
  /// The columns that a ratio with its warning takes.
  private static let ratioWidth = 69

  /// Lays a figure out.
  init(_ figure: ParameterBarsFigure, in limit: Size) {
    let decades = figure.axis.decades
    let end = Self.labelWidth + figure.axis.numberWidth
    isNarrow = limit.columns < max(Self.ratioWidth, end + 2 + 2 * decades + 1)
    numberEnd = min(end, limit.columns)
    axisColumn = isNarrow ? 0 : end + 2
    decadeWidth = max(1, min(isNarrow ? 3 : 6, (limit.columns - axisColumn - 1) / decades))
    let all = Self.lines(of: figure, isNarrow: isNarrow)
    // What is left out first where rows are short.
    let attempts: [(Line) -> Bool] = [
      { _ in true }, { $0 != .blank },
      { line in
        if case .working(let row) = line { return Self.endsGroup(row, figure) }
        return line != .blank
      },
      { line in
        if case .working = line { return false }
        return line != .blank
      },
    ]
    let fitting = attempts.map { all.filter($0) }.first { $0.count <= limit.rows }
    lines = fitting ?? all.filter(attempts[attempts.count - 1])
    let width = max(axisColumn + decades * decadeWidth + 1, isNarrow ? numberEnd : Self.ratioWidth)
    size = Size(columns: min(width, limit.columns), rows: lines.count)
  }

  private static func endsGroup(_ row: Int, _ figure: ParameterBarsFigure) -> Bool {
    figure.rows(in: figure.group(of: row)).last == row
  }

  private static func lines(of figure: ParameterBarsFigure, isNarrow: Bool) -> [Line] {
    var lines: [Line] = isNarrow ? [.labels] : []
    for group in ParameterBarsFigure.Group.allCases where !figure.rows(in: group).isEmpty {
      lines.append(.heading(group))
      for row in figure.rows(in: group) {
        lines += isNarrow ? [.row(row), .dots(row), .working(row)] : [.row(row), .working(row)]
      }
    }
    lines += [.axis, .axisLabels, .blank]
    for group in [ParameterBarsFigure.Group.same, .other]
    where figure.rows(in: group).contains(where: { $0 != figure.shared }) {
      lines += isNarrow ? [.ratio(group), .ratioNumber(group)] : [.ratio(group)]
    }
    return lines
  }
}
