import ConvolutionCore
import Expressions
import TextScreen

extension NetworkTracerFigure {
  func view(at moment: Moment) -> any View {
    let table = NetworkTable(figure: self, moment: moment)
    return FirstFit {
      for bar in [40, 24] {
        lines(below: table.with(bar: bar).spaced(leaving: 5).whole(), at: moment)
      }
      for bar in [40, 24, 16] { lines(below: table.with(bar: bar), at: moment) }
      for bar in [24, 12] { lines(below: table.with(bar: bar).without(3), at: moment) }
      lines(below: table.with(bar: 12).without(3, 5), at: moment)
      lines(below: table.with(bar: 1).without(3, 5, 6, 7), at: moment)
      lines(below: table.with(bar: 1).without(0, 3, 5, 6, 7), at: moment)
      lines(below: table.with(bar: 1).without(0, 2, 3, 5, 6, 7), at: moment)
    }
  }

  /// The table above the sums of the newest row and the total.
  private func lines(below table: TextTable, at moment: Moment) -> Stack {
    let (newest, known) = (row(of: moment.step), knownCosts(at: moment))
    let isShown = moment.asking == nil
    func line(_ words: [String], _ shown: String) -> Instead {
      Instead(
        of: Paragraph(StyledText(SafeText(words.max { $0.count < $1.count } ?? ""))), at: .top,
        Paragraph(StyledText(SafeText(isShown ? shown : ""), .quiet)))
    }
    func sum(of row: Int, to known: Int) -> String {
      "\(costSum(of: row)); \(totalWords(to: known))"
    }
    let rows = 0..<stepCount
    return Stack(.down, gap: 1...1) {
      table
      Stack(.down, gap: 0...0) {
        line(rows.map(shapeSum), shapeSum(of: newest))
        line(
          rows.map { sum(of: $0, to: setup.isWhole ? stepCount : $0 + 1) },
          sum(of: newest, to: known))
      }
    }
  }
}

/// The rows of a network at a moment.
private struct NetworkTable {
  let figure: NetworkTracerFigure
  let moment: Moment

  /// Number, name, shape, activations, count, field, share as a bar of so many columns, and in
  /// percent.
  func with(bar width: Int) -> TextTable {
    let count = SafeText(figure.setup.count.rawValue)
    return TextTable(
      [
        .init("", .right), .init("layer", gap: 1), .init("shape", .right),
        .init("numbers", .right), .init(count, .right), .init("field", .right),
        .init("share", gap: 3, least: width), .init("", .right, gap: 1),
      ], (0..<figure.stepCount).map { row($0, bar: width) },
      newest: figure.row(of: moment.step))
  }

  private func row(_ row: Int, bar width: Int) -> TextTable.Row {
    let newest = figure.row(of: moment.step)
    let hasShape = row < figure.knownShapes(at: moment)
    let hasCost = row < figure.knownCosts(at: moment)
    let role: Role = row == newest ? .strong : hasShape ? .text : .quiet
    func cell(_ text: String, _ isKnown: Bool, asking word: String? = nil, _ role: Role)
      -> TextTable.Cell
    {
      let text = StyledText(SafeText(text), role)
      let part = row == newest ? word : nil
      if isKnown { return .init(text, part: part) }
      let isAsked = part != nil && moment.asking == part
      return .init(text, instead: isAsked ? text.asked : text.blanked, part: part)
    }
    let output = figure.output(of: row)
    let mark = figure.setup.chosen != nil && row == figure.editedRow ? "►" : "\(row)"
    var cells = [
      TextTable.Cell(SafeText(row == 0 ? "" : mark), mark == "►" ? .mark : .quiet),
      TextTable.Cell(SafeText(figure.label(of: row)), role),
      cell(figure.shape(of: row), hasShape, asking: "side", role),
      cell("\(Number(output.count))", hasCost, .quiet),
    ]
    guard row > 0 else { return TextTable.Row(cells) }
    let layer = figure.summary.rows[row - 1]
    let count = layer.count(figure.setup.count)
    cells += [
      cell(count == 0 ? "·" : "\(Number(count))", hasCost, asking: "cost", role),
      cell(layer.field.map { "\($0.size.columns)" } ?? "all", hasCost, .quiet),
      cell(bar(of: row, columns: width), hasCost, row == newest ? .mark : .quiet),
      cell(count == 0 ? "" : figure.percent(of: row), hasCost, .quiet),
    ]
    return TextTable.Row(cells)
  }

  /// A bar of half columns; the least one for a share that is too small for it.
  private func bar(of row: Int, columns: Int) -> String {
    let share = figure.summary.share(of: row - 1, in: figure.setup.count)
    guard share > 0 else { return "" }
    let halves = Int(exactly: (share * Double(2 * columns)).rounded(.down)) ?? 0
    if halves == 0 { return "▏" }
    return String(repeating: "█", count: halves / 2) + (halves % 2 == 1 ? "▌" : "")
  }
}
