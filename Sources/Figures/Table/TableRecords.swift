import TextScreen

/// A table in a room too narrow for its columns: each step's cells below each other, the newest
/// step first, since what follows is scrolled to.
///
/// ```
/// conv 5×5, 16
///   outputs     1,600
///   weights     2,400
/// ```
struct TableRecords {
  let figure: TableFigure
  /// The whole.
  let size: Size

  private let labelWidth: Int
  private let valueWidth: Int

  init(_ figure: TableFigure, in limit: Size, _ glyphs: GlyphSet) {
    self.figure = figure
    let lines = (1...figure.stepCount).map { figure.line(of: $0) }
    func widest(_ text: (TableFigure.Place) -> String) -> Int {
      lines.joined().map { glyphs.width(of: SafeText(text($0))) }.max() ?? 0
    }
    labelWidth = 2 + widest { figure.label(of: $0) } + 2
    valueWidth = widest { figure.cell($0).text }
    size = Size(
      columns: min(limit.columns, labelWidth + valueWidth),
      rows: lines.reduce(0) { $0 + 1 + $1.count })
  }

  func draw(at moment: Moment, in area: Rect, into frame: inout Frame) {
    var row = area.row
    for step in (1...max(1, min(moment.step, figure.stepCount))).reversed() {
      let role: Role = step == moment.step ? .strong : .text
      frame.put(SafeText(figure.name(of: step)), row: row, column: area.column, role)
      row += 1
      for place in figure.line(of: step) {
        frame.put(SafeText(figure.label(of: place)), row: row, column: area.column + 2, .quiet)
        let (text, role) = figure.shown(place, at: moment)
        frame.put(text, row: row, endingAt: area.column + size.columns, role)
        row += 1
      }
    }
  }
}
