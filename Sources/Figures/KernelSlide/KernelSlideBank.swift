import ConvolutionCore
import TextScreen

/// A bank of kernels over one input: the chosen kernel's window above, every kernel's map below.
struct KernelSlideBank {
  let figure: KernelSlideFigure
  /// The whole.
  let size: Size

  private let input: GridPlace
  private let kernel: GridPlace
  private let maps: [GridPlace]
  private let workingRow: Int

  /// Lays the bank out in a room: as wide as fits, the maps in as many lines as they take.
  init(_ figure: KernelSlideFigure, in limit: Size) {
    let width = figure.formats.width
    let forms = [GridForm.tight(width: width, gap: 2), .tight(width: width, gap: 1)]
    let tries = forms.map { Self(figure, $0, limit) } + [Self(figure, .map(pitch: 1), limit)]
    self = tries.first { $0.size.fits(in: limit) } ?? tries[tries.count - 1]
  }

  private init(_ figure: KernelSlideFigure, _ form: GridForm, _ limit: Size) {
    self.figure = figure
    let padded = figure.paddedExtent
    let shape = figure.setup.kernel.shape
    let formats = figure.formats
    func place(_ row: Int, _ column: Int, _ size: Size, _ form: GridForm, own: Int) -> GridPlace {
      GridPlace(
        origin: Point(row: row, column: column), form: form, rows: size.rows,
        columns: size.columns, ownWidth: form.isMap ? 1 : own)
    }
    let shown = Size(
      columns: min(padded.columns, max(3, (limit.columns - 20) / form.pitch)),
      rows: min(padded.rows, 12))
    input = place(1, 0, shown, form, own: formats.input.width)
    let kernelForm = form.isMap ? GridForm.tight(width: formats.kernel.width, gap: 1) : form
    kernel = place(
      1 + max(0, (shown.rows - shape.rows) / 2), input.rect.endColumn + 5,
      Size(columns: shape.columns, rows: shape.rows), kernelForm, own: formats.kernel.width)
    let cells = Size(columns: figure.output.shape.columns, rows: figure.output.shape.rows)
    var maps: [GridPlace] = []
    var row = max(input.rect.endRow, kernel.rect.endRow) + 2
    var column = 0
    for index in figure.setup.bank.indices {
      var map = place(row, column, cells, form, own: formats.maps[index].width)
      let taken = max(map.rect.columns, figure.mapName(index).count + 2)
      if column > 0, column + taken > limit.columns {
        row = map.rect.endRow + 2
        column = 0
        map.origin = Point(row: row, column: 0)
      }
      maps.append(map)
      column += taken + 2
    }
    self.maps = maps
    workingRow = (maps.map(\.rect.endRow).max() ?? 0) + 1
    let columns = (maps + [kernel]).map(\.rect.endColumn).max() ?? 0
    let working = figure.working
    size = Size(
      columns: max(columns, working.columns(within: limit.columns)),
      rows: workingRow + working.rows(within: limit.columns))
  }

  /// Draws a moment.
  func draw(_ trace: WindowTrace, at moment: Moment, in area: Rect, into frame: inout Frame) {
    let phase = KernelSlideFigure.Phase(moment, rows: figure.setup.kernel.shape.rows)
    let input = input.moved(to: area)
    let kernel = kernel.moved(to: area)
    figure.label(
      figure.inputLabel(figure.view(of: input, trace)), over: input, part: "input", into: &frame)
    figure.drawInput(trace, phase, in: input, into: &frame)
    let middle = input.origin.row + (input.rows - 1) / 2
    frame.put("∗", row: middle, column: input.rect.endColumn + 2, .quiet)
    figure.label(
      SafeText(figure.mapName(figure.setup.chosen) + figure.flipMark), over: kernel, .strong,
      part: "kernel", into: &frame)
    figure.drawKernel(0, in: kernel, into: &frame)
    if figure.asking(at: moment) == .size {
      drawUnknownMaps(in: area, into: &frame)
    } else {
      drawMaps(moment, phase, in: area, into: &frame)
    }
    figure.working.draw(
      trace, named: figure.cell(of: moment.step), phase, in: area.inset(top: workingRow),
      into: &frame)
  }

  private func drawMaps(
    _ moment: Moment, _ phase: KernelSlideFigure.Phase, in area: Rect, into frame: inout Frame
  ) {
    for (index, map) in maps.enumerated() {
      let place = map.moved(to: area)
      figure.label(
        SafeText(figure.mapName(index)), over: place,
        index == figure.setup.chosen ? .strong : .quiet, part: "map \(index)", into: &frame)
      figure.drawOutput(moment, phase, map: index, in: place, into: &frame)
    }
  }

  private func drawUnknownMaps(in area: Rect, into frame: inout Frame) {
    guard let place = maps.first?.moved(to: area) else { return }
    let end = frame.put(
      "\(maps.count) maps of ", row: place.origin.row - 1, column: place.labelColumn, .quiet)
    frame.put(KernelSlideFigure.unknownSize, row: place.origin.row - 1, column: end, .predicted)
  }
}
