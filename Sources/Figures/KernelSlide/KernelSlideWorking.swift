import ConvolutionCore
import TextScreen

/// The arithmetic of one window: a line of products for each row of the kernel, then the sum.
///
/// ```
/// row 1, col 1   1 × -1  +  2 ×  0  +  0 ×  1  =  -1
///                0 × -2  +  1 ×  0  +  2 ×  2  =   4
///                2 × -1  +  0 ×  0  +  1 ×  1  =  -1
///                                         sum      2
/// ```
struct KernelSlideWorking {
  let figure: KernelSlideFigure

  private static let labelWidth = 15
  /// Kernels of more rows are summed up row by row on one line.
  private static let rowLimit = 4

  private var kernel: Extent { figure.setup.kernel.shape.extent }
  private var termWidth: Int { figure.formats.input.width + 3 + figure.formats.kernel.width }
  private var sumWidth: Int { max(figure.formats.output.width, figure.formats.width) }

  private var productsWidth: Int { kernel.columns * termWidth + (kernel.columns - 1) * 5 }

  private func writesProducts(within columns: Int) -> Bool {
    kernel.rows <= Self.rowLimit && productsWidth + 5 + sumWidth <= columns
  }

  private func hasLabel(within columns: Int) -> Bool {
    self.columns(within: columns, labelled: true) <= columns
  }

  /// The rows that the working takes in a room that wide.
  func rows(within columns: Int) -> Int {
    let lines = writesProducts(within: columns) ? kernel.rows + 1 : 2
    return hasLabel(within: columns) ? lines : lines + 1
  }

  /// The columns that it takes, at most a room that wide.
  func columns(within columns: Int) -> Int {
    min(columns, self.columns(within: columns, labelled: hasLabel(within: columns)))
  }

  private func columns(within columns: Int, labelled: Bool) -> Int {
    let body =
      writesProducts(within: columns) ? productsWidth + 5 + sumWidth : kernel.rows * 8 + sumWidth
    return body + (labelled ? Self.labelWidth : 0)
  }

  /// Draws the working from the top left of an area.
  func draw(
    _ trace: WindowTrace, named cell: Position, _ phase: KernelSlideFigure.Phase,
    in area: Rect, into frame: inout Frame
  ) {
    frame.put("row \(cell.row), col \(cell.column)", row: area.row, column: area.column, .quiet)
    let labelled = hasLabel(within: area.columns)
    let body = area.inset(top: labelled ? 0 : 1, left: labelled ? Self.labelWidth : 0)
    if writesProducts(within: area.columns) {
      drawProducts(trace, phase, in: body, into: &frame)
    } else {
      drawRowSums(trace, phase, in: body, into: &frame)
    }
  }

  private func drawProducts(
    _ trace: WindowTrace, _ phase: KernelSlideFigure.Phase, in area: Rect, into frame: inout Frame
  ) {
    let sumEnd = area.column + productsWidth + 5 + sumWidth
    for row in 0..<kernel.rows {
      let y = area.row + row
      guard row < phase.productRows else { continue }
      var x = area.column
      for column in 0..<kernel.columns {
        let index = row * kernel.columns + column
        guard trace.products.indices.contains(index) else { continue }
        if column > 0 {
          frame.put("+", row: y, column: x + 2, .quiet)
          x += 5
        }
        drawTerm(trace.products[index], row: y, column: x, into: &frame)
        x += termWidth
      }
      frame.put("=", row: y, column: x + 2, .quiet)
      let sum = trace.rowSums.first.flatMap { $0.indices.contains(row) ? $0[row] : nil } ?? 0
      put(phase.hasSums ? sum : nil, row: y, endingAt: sumEnd, .text, into: &frame)
      frame.mark(
        Rect(row: y, column: area.column, columns: sumEnd - area.column, rows: 1),
        .part("products \(row)"))
    }
    guard phase.hasSums else { return }
    let y = area.row + kernel.rows
    let bias = trace.bias == 0 ? "" : "bias \(NumberFormat.exact(trace.bias))   "
    let words = SafeText("\(bias)sum")
    let wordsEnd = sumEnd - sumWidth - 2
    frame.put(words, row: y, endingAt: wordsEnd, .quiet)
    let width = frame.glyphs.width(of: words)
    frame.mark(
      Rect(row: y, column: wordsEnd - width, columns: width, rows: 1),
      .part(trace.bias == 0 ? "sum" : "bias"))
    put(trace.total, row: y, endingAt: sumEnd, .strong, into: &frame)
  }

  private func drawTerm(
    _ product: WindowTrace.Product, row: Int, column: Int, into frame: inout Frame
  ) {
    let formats = figure.formats
    let times = column + formats.input.width
    frame.put(
      SafeText(formats.input.text(Double(product.input))), row: row, endingAt: times,
      product.source == nil ? .quiet : .strong)
    frame.put(" × ", row: row, column: times, .quiet)
    let weight = Double(product.weight)
    frame.put(
      SafeText(formats.kernel.text(weight)), row: row, endingAt: column + termWidth,
      .value(figure.scale.step(of: weight)))
  }

  private func drawRowSums(
    _ trace: WindowTrace, _ phase: KernelSlideFigure.Phase, in area: Rect, into frame: inout Frame
  ) {
    guard let sums = trace.rowSums.first else { return }
    var words = "\(trace.products.count) products, row sums"
    for (row, sum) in sums.enumerated() where row < phase.productRows {
      words +=
        (row == 0 ? "  " : " + ") + (phase.hasSums ? figure.formats.output.text(Double(sum)) : "·")
    }
    let lines = StyledText(SafeText(words), .quiet).wrapped(to: area.columns, in: frame.glyphs)
    frame.put(lines, row: area.row, column: area.column)
    guard phase.hasSums else { return }
    let bias = trace.bias == 0 ? "" : "bias \(NumberFormat.exact(trace.bias)), "
    let end = frame.put(
      "\(bias)sum ", row: area.row + lines.count, column: area.column, .quiet)
    frame.mark(
      Rect(row: area.row + lines.count, column: area.column, columns: end - area.column, rows: 1),
      .part(trace.bias == 0 ? "sum" : "bias"))
    frame.put(
      SafeText(figure.formats.output.text(Double(trace.total))), row: area.row + lines.count,
      column: end, .strong)
  }

  private func put(
    _ value: Float?, row: Int, endingAt end: Int, _ role: Role, into frame: inout Frame
  ) {
    guard let value else {
      frame.put("·", row: row, endingAt: end, .faint)
      return
    }
    frame.put(
      SafeText(figure.formats.output.text(Double(value))), row: row, endingAt: end, role)
  }
}
