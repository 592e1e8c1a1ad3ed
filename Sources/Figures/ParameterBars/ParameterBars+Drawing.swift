import TextScreen

extension ParameterBarsFigure {
  /// The dot runs out to its place, then the number stands.
  func beats(in step: Int) -> Int { 4 }

  func size(within limit: Size) -> Size {
    // In a narrow room a group's heading may stand twice, so the rows depend on the step.
    let sizes = rows.indices.map { BarLayout(self, newest: $0, in: limit).size }
    return sizes.max { $0.rows < $1.rows } ?? Size(columns: 0, rows: 0)
  }

  func draw(at moment: Moment, in area: Rect, into frame: inout Frame) {
    let clip = frame.clip
    frame.clip = clip.intersection(area)
    defer { frame.clip = clip }
    let layout = BarLayout(self, newest: newest(at: moment.step), in: area.size)
    for (index, line) in layout.lines.enumerated() {
      let place = Rect(row: area.row + index, column: area.column, columns: area.columns, rows: 1)
      switch line {
      case .labels:
        frame.put(
          SafeText("\(measure.name), input \(input)"), row: place.row, column: place.column,
          .quiet)
      case .heading(let group):
        drawHeading(group, isFirst: index == 0, layout, in: place, into: &frame)
      case .row(let row):
        drawRow(row, at: moment, layout, in: place, into: &frame)
        if !layout.isNarrow { drawDots(row, at: moment, layout, in: place, into: &frame) }
      case .dots(let row): drawDots(row, at: moment, layout, in: place, into: &frame)
      case .working(let row):
        guard row == newest(at: moment.step) else { continue }
        // What is asked for is said first where its name alone leaves it open.
        let isKnown = isKnown(row, at: moment)
        guard isKnown || moment.isAsking && measure == .stored else { continue }
        let words: SafeText = isKnown ? SafeText(working(of: row)) : "= parameters + outputs"
        let (end, width) = (place.column + layout.numberEnd, frame.glyphs.width(of: words))
        frame.put(words, row: place.row, endingAt: end, .quiet)
        frame.mark(
          Rect(row: place.row, column: end - width, columns: width, rows: 1), .part("working"))
      case .blank: break
      case .axis: drawAxis(layout, in: place, into: &frame)
      case .axisLabels: drawAxisLabels(layout, in: place, into: &frame)
      case .ratio(let group), .ratioNumber(let group):
        guard let row = compared(in: group, at: moment) else { continue }
        if line == .ratio(group) {
          frame.put(
            SafeText(comparison(of: row)), row: place.row, column: place.column, role(of: group))
        }
        if !layout.isNarrow || line == .ratioNumber(group) {
          drawRatio(of: row, in: place, layout, into: &frame)
        }
      }
    }
  }

  private func role(of group: Group) -> Role { group == .same ? .text : .quiet }

  // MARK: Rows

  private func drawHeading(
    _ group: Group, isFirst: Bool, _ layout: BarLayout, in place: Rect, into frame: inout Frame
  ) {
    let end = frame.put(
      SafeText(heading(of: group)), row: place.row, column: place.column, .quiet)
    guard isFirst else { return }
    let counted = SafeText(measure.name)
    if end + 1 + frame.glyphs.width(of: counted) <= place.column + layout.numberEnd {
      frame.put(counted, row: place.row, endingAt: place.column + layout.numberEnd, .quiet)
    }
    frame.put(
      SafeText("input \(input)"), row: place.row, column: place.column + layout.axisColumn, .quiet)
  }

  private func drawRow(
    _ row: Int, at moment: Moment, _ layout: BarLayout, in place: Rect, into frame: inout Frame
  ) {
    let newest = newest(at: moment.step)
    let role: Role = row == newest ? .strong : row < newest ? role(of: group(of: row)) : .quiet
    frame.put(SafeText(label(of: row)), row: place.row, column: place.column, role)
    let (text, textRole): (SafeText, Role) =
      if row == newest, moment.isAsking {
        ("?", .predicted)
      } else if isKnown(row, at: moment) {
        (SafeText(axis.text(counts[row][measure])), role)
      } else {
        ("·", .faint)
      }
    frame.put(text, row: place.row, endingAt: place.column + layout.numberEnd, textRole)
  }

  private func drawDots(
    _ row: Int, at moment: Moment, _ layout: BarLayout, in place: Rect, into frame: inout Frame
  ) {
    let newest = newest(at: moment.step)
    let isNewest = row == newest && !moment.isAsking
    guard row < newest || isNewest else { return }
    let last = axis.decades * layout.decadeWidth
    let reached = axis.decades(to: counts[row][measure])
    var length = last
    if let reached {
      length = Int(exactly: (reached * Double(layout.decadeWidth)).rounded()) ?? last
    }
    if isNewest { length = length * (moment.beat + 1) / max(1, beats(in: moment.step)) }
    let start = place.column + layout.axisColumn
    frame.put(
      SafeText(String(repeating: "·", count: length)), row: place.row, column: start, .faint)
    let group = group(of: row)
    let dot: SafeText = reached == nil ? "►" : group == .scale ? "○" : "●"
    frame.put(
      dot, row: place.row, column: start + length,
      row == shared ? .mark : isNewest ? .strong : role(of: group))
  }

  private func drawRatio(
    of row: Int, in place: Rect, _ layout: BarLayout, into frame: inout Frame
  ) {
    let group = group(of: row)
    // The ratios of all groups end in one column.
    let widest = Group.allCases.flatMap { rows(in: $0) }.map { times(of: $0).count }.max() ?? 0
    let end = place.column + (layout.isNarrow ? 2 + widest : max(49, 32 + widest))
    frame.put(SafeText(times(of: row)), row: place.row, endingAt: end, role(of: group))
    if group == .other {
      frame.put("  not like for like", row: place.row, column: end, .text)
    }
  }

  // MARK: Axis

  private func drawAxis(_ layout: BarLayout, in place: Rect, into frame: inout Frame) {
    let decade = "┼" + String(repeating: "─", count: layout.decadeWidth - 1)
    frame.put(
      SafeText(String(repeating: decade, count: axis.decades) + "┼"), row: place.row,
      column: place.column + layout.axisColumn, .quiet)
  }

  private func drawAxisLabels(_ layout: BarLayout, in place: Rect, into frame: inout Frame) {
    let start = place.column + layout.axisColumn
    let stride = layout.decadeWidth > 1 ? 3 : 6
    for decade in Swift.stride(from: 0, through: axis.decades, by: stride) {
      let text = SafeText(Self.power(decade, frame.glyphs))
      let width = frame.glyphs.width(of: text)
      frame.put(
        text, row: place.row,
        column: min(start + decade * layout.decadeWidth, place.endColumn - width), .quiet)
    }
  }

  /// A power of ten: `1`, `10³`, in ASCII `1e3`.
  private static func power(_ exponent: Int, _ glyphs: GlyphSet) -> String {
    if exponent == 0 { return "1" }
    if glyphs == .ascii { return "1e\(exponent)" }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + String("\(exponent)".compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
