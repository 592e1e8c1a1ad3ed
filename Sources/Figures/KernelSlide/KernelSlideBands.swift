import ConvolutionCore
import TextScreen

/// A slide over several channels: a band for each, their sums in one column, one output.
struct KernelSlideBands {
  let figure: KernelSlideFigure
  /// The whole.
  let size: Size

  private let form: GridForm
  private let kernelForm: GridForm
  private let outputForm: GridForm
  private let bands: Int
  private let shown: Size
  private let labelWidth: Int
  private let outputIsBelow: Bool
  private let columns: Columns

  /// Where the parts of a band start, from the area's left edge.
  private struct Columns {
    var input: Int
    var times: Int
    var kernel: Int
    var equals: Int
    var sumEnd: Int
    var output: Int
  }

  /// More channels than this are named, not drawn.
  private static let bandLimit = 3

  /// Lays the bands out in a room: the output beside them if that fits, else below.
  init(_ figure: KernelSlideFigure, in limit: Size) {
    // Input and kernel share a pitch, so that each weight's column is its pixel's; the output,
    // whose sums are wider, has its own.
    let width = max(2, figure.formats.input.width, figure.formats.kernel.width)
    let sums = figure.formats.output.width
    let forms = [2, 1].map { gap in
      (GridForm.tight(width: width, gap: gap), GridForm.tight(width: sums, gap: gap))
    }
    let all = forms + [(GridForm.map(pitch: 1), GridForm.map(pitch: 1))]
    let tries = all.flatMap { form, outputForm in
      [false, true].map { Self(figure, form, outputForm, outputIsBelow: $0, limit) }
    }
    self =
      tries.first { $0.size.fits(in: limit) }
      ?? tries.first { $0.size.columns <= limit.columns } ?? tries[tries.count - 1]
  }

  private init(
    _ figure: KernelSlideFigure, _ form: GridForm, _ outputForm: GridForm, outputIsBelow: Bool,
    _ limit: Size
  ) {
    self.figure = figure
    self.form = form
    self.outputForm = outputForm
    self.outputIsBelow = outputIsBelow
    bands = min(figure.channels, Self.bandLimit)
    let padded = figure.paddedExtent
    shown =
      form.isMap
      ? Size(columns: min(padded.columns, max(3, limit.columns - 36)), rows: min(padded.rows, 9))
      : Size(columns: padded.columns, rows: padded.rows)
    labelWidth = limit.columns < 60 ? 0 : 9
    kernelForm = form.isMap ? GridForm.tight(width: figure.formats.kernel.width, gap: 1) : form
    let kernel = kernelForm.size(
      rows: figure.setup.kernel.shape.rows, columns: figure.setup.kernel.shape.columns)
    let gap = form.isSnug ? 3 : 5
    let inputEnd = labelWidth + form.size(rows: shown.rows, columns: shown.columns).columns
    let kernelColumn = inputEnd + gap
    let equals = kernelColumn + kernel.columns
    let sumEnd = equals + 3 + figure.formats.output.width
    let outputSize = outputForm.size(
      rows: figure.output.shape.rows, columns: figure.output.shape.columns)
    columns = Columns(
      input: labelWidth, times: inputEnd + 1, kernel: kernelColumn, equals: equals, sumEnd: sumEnd,
      output: outputIsBelow ? labelWidth : sumEnd + 5)
    let bandRows = bands * (shown.rows + 1) - 1 + (figure.channels > bands ? 1 : 0)
    let rightRows = outputSize.rows + 2 + bands + 3
    let right = max(outputSize.columns, Self.termsWidth)
    size =
      outputIsBelow
      ? Size(columns: max(sumEnd, columns.output + right), rows: bandRows + 1 + rightRows)
      : Size(columns: columns.output + right, rows: max(bandRows, rightRows))
  }

  /// The columns of the list of terms under the output.
  private static let termsWidth = 16

  /// Draws a moment.
  func draw(_ trace: WindowTrace, at moment: Moment, in area: Rect, into frame: inout Frame) {
    let phase = KernelSlideFigure.Phase(moment, rows: figure.setup.kernel.shape.rows)
    for channel in 0..<bands {
      let top = area.row + channel * (shown.rows + 1)
      drawBand(channel, trace, phase, at: Point(row: top, column: area.column), into: &frame)
    }
    let below = area.row + bands * (shown.rows + 1)
    if figure.channels > bands {
      frame.put(
        "… and \(figure.channels - bands) more", row: below, column: area.column, .quiet)
    }
    let top = outputIsBelow ? below + (figure.channels > bands ? 1 : 0) : area.row
    drawOutput(
      trace, at: moment, phase, from: Point(row: top, column: area.column + columns.output),
      into: &frame)
  }

  private func drawBand(
    _ channel: Int, _ trace: WindowTrace, _ phase: KernelSlideFigure.Phase, at origin: Point,
    into frame: inout Frame
  ) {
    let middle = origin.row + (shown.rows - 1) / 2
    if labelWidth > 0 {
      let end = frame.put(
        SafeText(figure.channelName(channel)), row: middle, column: origin.column, .quiet)
      frame.mark(
        Rect(row: middle, column: origin.column, columns: end - origin.column, rows: 1),
        .part("input"))
    }
    let input = place(shown, form, at: origin, columns.input, row: 0, figure.formats.input.width)
    figure.drawInput(trace, channel: channel, phase, in: input, into: &frame)
    let shape = figure.setup.kernel.shape
    let kernel = place(
      Size(columns: shape.columns, rows: shape.rows), kernelForm, at: origin, columns.kernel,
      row: max(0, (shown.rows - shape.rows) / 2), figure.formats.kernel.width)
    figure.drawKernel(channel, in: kernel, into: &frame)
    frame.put("∗", row: middle, column: origin.column + columns.times, .quiet)
    frame.put("=", row: middle, column: origin.column + columns.equals, .quiet)
    let sum = phase.hasSums ? figure.formats.output.text(Double(trace.channelSums[channel])) : "·"
    frame.put(
      SafeText(sum), row: middle, endingAt: origin.column + columns.sumEnd,
      phase.hasSums ? .text : .faint)
  }

  private func place(
    _ size: Size, _ form: GridForm, at origin: Point, _ column: Int, row: Int, _ ownWidth: Int
  ) -> GridPlace {
    GridPlace(
      origin: Point(row: origin.row + row, column: origin.column + column), form: form,
      rows: size.rows, columns: size.columns, ownWidth: ownWidth)
  }

  private func drawOutput(
    _ trace: WindowTrace, at moment: Moment, _ phase: KernelSlideFigure.Phase,
    from origin: Point, into frame: inout Frame
  ) {
    let shape = figure.output.shape
    let grid = GridPlace(
      origin: Point(row: origin.row + 1, column: origin.column), form: outputForm,
      rows: shape.rows,
      columns: shape.columns, ownWidth: figure.formats.output.width)
    let named = frame.put("one map ", row: origin.row, column: grid.labelColumn, .quiet)
    if figure.asking(at: moment) == .size {
      frame.put(KernelSlideFigure.unknownSize, row: origin.row, column: named, .predicted)
      return
    }
    let labelEnd = frame.put("\(shape.extent)", row: origin.row, column: named, .quiet)
    frame.mark(
      Rect(
        row: origin.row, column: grid.labelColumn, columns: labelEnd - grid.labelColumn, rows: 1),
      .part("output"))
    figure.drawOutput(moment, phase, in: grid, into: &frame)
    var row = grid.rect.endRow + 1
    let end = origin.column + Self.termsWidth
    func term(_ name: String, _ value: Float, _ role: Role) {
      frame.put(SafeText(name), row: row, column: origin.column + 1, .quiet)
      let text = phase.hasSums ? figure.formats.output.text(Double(value)) : "·"
      frame.put(SafeText(text), row: row, endingAt: end, phase.hasSums ? role : .faint)
      frame.mark(
        Rect(row: row, column: origin.column + 1, columns: Self.termsWidth - 1, rows: 1),
        .part(name))
      row += 1
    }
    for channel in 0..<bands {
      term(figure.channelName(channel), trace.channelSums[channel], .text)
    }
    if figure.channels > bands {
      term(
        "\(figure.channels - bands) more", trace.channelSums.dropFirst(bands).reduce(0, +), .text)
    }
    if trace.bias != 0 { term("bias", trace.bias, .text) }
    frame.put("────", row: row, endingAt: end, .faint)
    row += 1
    term("sum", trace.total, .strong)
  }
}
