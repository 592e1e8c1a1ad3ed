import ConvolutionCore
import TextScreen

/// The part of a grid that is shown where not all of it fits.
struct CellView {
  /// The first row and column shown.
  var row: Int
  var column: Int
  /// What is left out, in words for the label; empty if nothing is.
  var words: String

  /// A view of `place` on rows × columns cells that keeps a cell in its middle.
  init(_ place: GridPlace, rows: Int, columns: Int, showing row: Int, _ column: Int) {
    self.row = max(0, min(row - place.rows / 2, rows - place.rows))
    self.column = max(0, min(column - place.columns / 2, columns - place.columns))
    var words = ""
    if place.rows < rows { words += ", rows \(self.row)-\(self.row + place.rows - 1)" }
    if place.columns < columns {
      words += ", columns \(self.column)-\(self.column + place.columns - 1)"
    }
    self.words = words
  }
}

extension KernelSlideFigure {
  /// The view on the padded input around the window.
  func view(of place: GridPlace, _ trace: WindowTrace) -> CellView {
    let padded = paddedExtent
    let reach = setup.sliding.position(
      output: trace.output,
      tap: Position(
        row: (setup.kernel.shape.rows - 1) / 2, column: (setup.kernel.shape.columns - 1) / 2))
    return CellView(
      place, rows: padded.rows, columns: padded.columns, showing: reach.row + setup.padding,
      reach.column + setup.padding)
  }

  /// Draws one channel of the input with its padding, the window's pixels bright.
  func drawInput(
    _ trace: WindowTrace, channel: Int = 0, _ phase: Phase, in place: GridPlace,
    into frame: inout Frame
  ) {
    let view = view(of: place, trace)
    let mode = setup.paddingMode
    let extent = setup.input.shape.extent
    let taps = Set(trace.products.lazy.filter { $0.channel == channel }.map(\.position))
    let scale = ValueScale(
      largest: Double(setup.input.values.reduce(0) { max($0, abs($1)) }))
    for row in 0..<place.rows {
      for column in 0..<place.columns {
        let position = Position(
          row: row + view.row - setup.padding, column: column + view.column - setup.padding)
        let source = mode.source(of: position, in: extent)
        let value = source.map { setup.input[channel, $0.row, $0.column] } ?? 0
        let isTap = taps.contains(position)
        let cell = place.cell(row: row, column: column)
        let isInside = setup.input.shape.contains(
          channel: channel, row: position.row, column: position.column)
        if place.form.isMap {
          let step = scale.step(of: Double(value))
          frame.put(
            mapGlyph(step), row: cell.row, column: cell.column, isTap ? .active : .fill(step))
        } else {
          let role: Role = isTap ? (isInside ? .strong : .text) : .quiet
          frame.put(
            SafeText(formats.input.text(Double(value))), row: cell.row, endingAt: cell.endColumn,
            role)
        }
        if isInside {
          frame.mark(
            place.target(row: row, column: column),
            .cell(
              CellAddress(
                grid: Self.gridName("input", channel), row: position.row, column: position.column)))
        }
      }
    }
    drawInputWindow(trace, phase, view, in: place, into: &frame)
  }

  private func drawInputWindow(
    _ trace: WindowTrace, _ phase: Phase, _ view: CellView, in place: GridPlace,
    into frame: inout Frame
  ) {
    let reach = Extent(
      rows: setup.dilation * (setup.kernel.shape.rows - 1) + 1,
      columns: setup.dilation * (setup.kernel.shape.columns - 1) + 1)
    let comesFromLeft = phase.isTravelling && trace.output.column > 0
    place.drawWindow(
      row: trace.output.row * setup.stride - view.row,
      column: trace.output.column * setup.stride - view.column, rowsDown: reach.rows,
      columnsRight: reach.columns,
      columnsBack: comesFromLeft ? max(1, place.form.pitch / 4) : 0, into: &frame)
  }

  /// Draws one channel of the kernel as it lies over the input.
  func drawKernel(_ channel: Int, in place: GridPlace, into frame: inout Frame) {
    let weights = filters[setup.chosen]
    for row in 0..<place.rows {
      for column in 0..<place.columns {
        let cell = place.cell(row: row, column: column)
        let weight = Double(weights[channel, row, column])
        frame.put(
          SafeText(formats.kernel.text(weight)), row: cell.row, endingAt: cell.endColumn,
          .value(scale.step(of: weight)))
        frame.mark(
          place.target(row: row, column: column),
          .cell(
            CellAddress(grid: Self.gridName("kernel", channel), row: row, column: column)))
      }
    }
  }

  /// Draws the output as far as it is computed.
  func drawOutput(
    _ moment: Moment, _ phase: Phase, map: Int? = nil, in place: GridPlace,
    into frame: inout Frame
  ) {
    let map = map ?? setup.chosen
    let here = cell(of: moment.step)
    let view = CellView(
      place, rows: output.shape.rows, columns: output.shape.columns, showing: here.row, here.column)
    for row in 0..<place.rows {
      for column in 0..<place.columns {
        let address = CellAddress(grid: "output", row: row + view.row, column: column + view.column)
        let cell = place.cell(row: row, column: column)
        let (text, role) = outputCell(
          address, of: map, at: moment, phase, isMap: place.form.isMap)
        frame.put(text, row: cell.row, endingAt: cell.endColumn, role)
        if map == setup.chosen {
          frame.mark(place.target(row: row, column: column), .cell(address))
        }
      }
    }
    // A question about the whole map is about no cell of it.
    if let asking = asking(at: moment), asking != .value, asking != .change { return }
    place.drawWindow(
      row: here.row - view.row, column: here.column - view.column, rowsDown: 1, columnsRight: 1,
      into: &frame)
  }

  private func outputCell(
    _ address: CellAddress, of map: Int, at moment: Moment, _ phase: Phase, isMap: Bool
  ) -> (SafeText, Role) {
    let step = step(of: address)
    if map == setup.chosen, let asking = asking(at: moment),
      asking == .map || asking != .largest && step == moment.step
    {
      return ("?", .predicted)
    }
    guard step < moment.step || (step == moment.step && phase.isWritten) else {
      return ("·", .faint)
    }
    let value = Double(output[map, address.row, address.column])
    let level = scale.step(of: value)
    let text = isMap ? mapGlyph(level) : SafeText(formats.maps[map].text(value))
    if step == moment.step { return (text, .active) }
    return (text, isMap ? .fill(level) : .value(level))
  }
}
