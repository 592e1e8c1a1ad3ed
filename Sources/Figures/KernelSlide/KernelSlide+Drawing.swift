import ConvolutionCore
import TextScreen

extension KernelSlideFigure {
  /// The beats of a step: travel (2), multiply (3), add, write, rest.
  func beats(in step: Int) -> Int { 8 }

  /// How far a step has come.
  struct Phase {
    /// How many of the window's pitch quarters are still to travel.
    var isTravelling: Bool
    /// The rows of products shown, of `rows`.
    var productRows: Int
    /// Whether sums are shown.
    var hasSums: Bool
    /// Whether the output cell is written.
    var isWritten: Bool

    init(_ moment: Moment, rows: Int) {
      isTravelling = moment.beat == 0 && !moment.isAsking
      productRows = moment.isAsking ? rows : min(rows, max(0, (moment.beat - 1) * rows + 2) / 3)
      hasSums = moment.beat >= 5 && !moment.isAsking
      isWritten = moment.beat >= 6 && !moment.isAsking
    }
  }

  func size(within limit: Size) -> Size {
    if channels > 1 { return KernelSlideBands(self, in: limit).size }
    if setup.bank.count > 1 { return KernelSlideBank(self, in: limit).size }
    let size = KernelSlideLayout.fitting(parts(in: limit), in: limit).size
    return Size(columns: max(size.columns, working.columns(within: limit.columns)), rows: size.rows)
  }

  func draw(at moment: Moment, in area: Rect, into frame: inout Frame) {
    guard let trace = trace(of: moment.step) else { return }
    if channels > 1 {
      KernelSlideBands(self, in: area.size).draw(trace, at: moment, in: area, into: &frame)
      return
    }
    if setup.bank.count > 1 {
      KernelSlideBank(self, in: area.size).draw(trace, at: moment, in: area, into: &frame)
      return
    }
    let layout = KernelSlideLayout.fitting(parts(in: area.size), in: area.size)
    let phase = Phase(moment, rows: setup.kernel.shape.rows)
    let inputPlace = layout.input.moved(to: area)
    let kernelPlace = layout.kernel.moved(to: area)
    let outputPlace = layout.output.moved(to: area)
    if layout.hasLabels {
      label(
        inputLabel(view(of: inputPlace, trace)), over: inputPlace, part: "input", into: &frame)
      label(
        "kernel \(setup.kernel.shape.extent)\(flipMark)", over: kernelPlace, part: "kernel",
        into: &frame)
      if asking(at: moment) != .size {
        label("output \(output.shape.extent)", over: outputPlace, part: "output", into: &frame)
      }
    }
    drawInput(trace, phase, in: inputPlace, into: &frame)
    drawKernel(0, in: kernelPlace, into: &frame)
    if asking(at: moment) == .size {
      drawUnknownOutput(layout, in: area, into: &frame)
    } else {
      drawOutput(moment, phase, in: outputPlace, into: &frame)
    }
    if let (times, equals) = layout.operators {
      frame.put("∗", row: area.row + times.row, column: area.column + times.column, .quiet)
      frame.put("=", row: area.row + equals.row, column: area.column + equals.column, .quiet)
    }
    let rest = area.inset(top: layout.workingRow)
    working.draw(trace, named: cell(of: moment.step), phase, in: rest, into: &frame)
  }

  /// What stands for an output whose size is asked for: its place tells nothing of it either.
  private func drawUnknownOutput(
    _ layout: KernelSlideLayout, in area: Rect, into frame: inout Frame
  ) {
    var place = layout.output.moved(to: area)
    let row = layout.operators.map { area.row + $0.equals.row } ?? place.origin.row
    frame.put("?", row: row, column: place.labelColumn, .predicted)
    // Beside the kernel it is named on the kernel's row, whatever the output's height.
    if layout.operators != nil { place.origin.row = layout.kernel.moved(to: area).origin.row }
    if layout.hasLabels {
      label("output \(Self.unknownSize)", over: place, part: "output", into: &frame)
    }
  }

  /// A size that is asked for.
  static let unknownSize: SafeText = "?×?"

  /// The lines of arithmetic under the grids.
  var working: KernelSlideWorking { KernelSlideWorking(figure: self) }

  private func parts(in limit: Size) -> KernelSlideLayout.Parts {
    let padded = paddedExtent
    let kernel = setup.kernel.shape
    return KernelSlideLayout.Parts(
      input: Size(columns: padded.columns, rows: padded.rows),
      kernel: Size(columns: kernel.columns, rows: kernel.rows),
      output: Size(columns: output.shape.columns, rows: output.shape.rows),
      inputWidth: formats.input.width, kernelWidth: formats.kernel.width,
      outputWidth: formats.output.width, workingRows: working.rows(within: limit.columns))
  }

  /// The input's size with its padding.
  var paddedExtent: Extent {
    Extent(
      rows: setup.input.shape.rows + 2 * setup.padding,
      columns: setup.input.shape.columns + 2 * setup.padding)
  }

  var flipMark: String { setup.isFlipped ? ", flipped" : "" }

  func inputLabel(_ view: CellView) -> SafeText {
    let padding = setup.padding == 0 ? "" : ", \(setup.paddingMode.rawValue) padding"
    return SafeText("input \(setup.input.shape.extent)\(padding)\(view.words)")
  }

  /// Writes a part's label over its grid, and marks it as that part.
  func label(
    _ text: SafeText, over place: GridPlace, _ role: Role = .quiet, part: String,
    into frame: inout Frame
  ) {
    // Where there is no room for the whole label, its first word names the part.
    let room = frame.clip.endColumn - place.labelColumn
    let isWhole = frame.glyphs.width(of: text) <= room
    let word = SafeText(text.description.split(separator: " ").first.map(String.init) ?? "")
    let row = place.origin.row - 1
    let end = frame.put(isWhole ? text : word, row: row, column: place.labelColumn, role)
    frame.mark(
      Rect(row: row, column: place.labelColumn, columns: end - place.labelColumn, rows: 1),
      .part(part))
  }
}

extension GridPlace {
  /// The same place, counted from the frame's corner instead of the area's.
  func moved(to area: Rect) -> GridPlace {
    var moved = self
    moved.origin = Point(row: origin.row + area.row, column: origin.column + area.column)
    return moved
  }
}
