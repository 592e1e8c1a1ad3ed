import TextScreen

/// Where the rows of a comparison stand in a room.
///
/// In a wide room a row's dots stand right of its number, on one axis, and no row moves. In a narrow
/// one they stand below it, and the newest row comes first, since the rest is scrolled to. Blank
/// rows go where there is no room for them; the one right below a row carries, when the row is new,
/// the sum behind its number.
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

  /// Lays a figure out, with a row as the newest.
  init(_ figure: ParameterBarsFigure, newest: Int, in limit: Size) {
    let decades = figure.axis.decades
    let end = Self.labelWidth + figure.axis.numberWidth
    isNarrow = limit.columns < max(Self.ratioWidth, end + 2 + decades + 1)
    numberEnd = min(end, limit.columns)
    axisColumn = isNarrow ? 0 : end + 2
    decadeWidth = max(1, min(isNarrow ? 3 : 6, (limit.columns - axisColumn - 1) / decades))
    lines = isNarrow ? Self.narrow(figure, newest) : Self.wide(figure, rows: limit.rows)
    let width = max(axisColumn + decades * decadeWidth + 1, isNarrow ? numberEnd : Self.ratioWidth)
    size = Size(columns: min(width, limit.columns), rows: lines.count)
  }

  /// All rows by their groups; where screen rows are short, those that only separate go first.
  private static func wide(_ figure: ParameterBarsFigure, rows limit: Int) -> [Line] {
    var lines: [Line] = []
    for group in ParameterBarsFigure.Group.allCases where !figure.rows(in: group).isEmpty {
      lines.append(.heading(group))
      for row in figure.rows(in: group) { lines += [.row(row), .working(row)] }
    }
    lines += [.axis, .axisLabels, .blank] + ratios(figure).map { .ratio($0) }
    if lines.count > limit { lines.removeAll { $0 == .blank } }
    let lastOfGroups = ParameterBarsFigure.Group.allCases.compactMap { figure.rows(in: $0).last }
    if lines.count > limit {
      lines.removeAll { line in
        if case .working(let row) = line { !lastOfGroups.contains(row) } else { false }
      }
    }
    if lines.count > limit {
      lines.removeAll { if case .working = $0 { true } else { false } }
    }
    return lines
  }

  private static func narrow(_ figure: ParameterBarsFigure, _ newest: Int) -> [Line] {
    var lines: [Line] = [.labels, .heading(figure.group(of: newest))]
    lines += [.row(newest), .dots(newest), .working(newest), .axis, .axisLabels]
    for group in ratios(figure) { lines += [.ratio(group), .ratioNumber(group)] }
    for group in ParameterBarsFigure.Group.allCases {
      let others = figure.rows(in: group).filter { $0 != newest }
      if !others.isEmpty { lines.append(.heading(group)) }
      for row in others { lines += [.row(row), .dots(row)] }
    }
    return lines
  }

  /// The groups that are compared with the convolution.
  private static func ratios(_ figure: ParameterBarsFigure) -> [ParameterBarsFigure.Group] {
    [.same, .other].filter { group in
      figure.rows(in: group).contains { $0 != figure.shared }
    }
  }
}
