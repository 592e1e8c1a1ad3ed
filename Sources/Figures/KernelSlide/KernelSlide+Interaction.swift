import ConvolutionCore
import TextScreen

extension KernelSlideFigure {
  var grids: [CellGrid] {
    let kernel = setup.kernel.shape
    let input = setup.input.shape
    return (0..<channels).flatMap { channel in
      [
        CellGrid(
          Self.gridName("input", channel), rows: input.rows, columns: input.columns,
          isEditable: true),
        CellGrid(
          Self.gridName("kernel", channel), rows: kernel.rows, columns: kernel.columns,
          isEditable: true),
      ]
    } + [
      CellGrid(
        "output", rows: output.shape.rows, columns: output.shape.columns, isEditable: false)
    ]
  }

  var settings: [Setting] {
    [
      Setting("stride", value: "\(setup.stride)"),
      Setting("padding", value: "\(setup.padding)"),
      Setting("padding kind", value: setup.paddingMode.rawValue),
      Setting("dilation", value: "\(setup.dilation)"),
    ]
  }

  func actions(at step: Int) -> [Action] {
    [
      Action(
        "K", "kernel", help: setup.bank.count > 1 ? "the next kernel's working" : "another kernel"),
      Action(
        "f", "flip", help: setup.isFlipped ? "turn the kernel back" : "flip: true convolution"),
      Action("o", "output cell", help: "go to an output cell", picksFrom: "output"),
    ]
  }

  func changed(by input: Input, at step: Int) -> Change? {
    var next = setup
    switch input {
    case .action("f"): next.isFlipped.toggle()
    case .action("K"):
      if setup.bank.count > 1 {
        next.chosen = (setup.chosen + 1) % setup.bank.count
      } else {
        guard let kernel = nextKernel else { return nil }
        next.kernel = kernel
      }
    case .setting(let index, let delta):
      if let refusal = move(index, by: delta, in: &next) { return .refused(refusal) }
    case .edit(let cell, let value):
      if let refusal = edit(cell, value, in: &next) { return .refused(refusal) }
    case .pick(let cell) where cell.grid == "output": return .step(self.step(of: cell))
    default: return nil
    }
    return change(to: next, keeping: cell(of: step))
  }

  /// The largest magnitude that can be typed into a cell: wider numbers would not fit a grid.
  static let editLimit = 999.0

  /// The grid's name of a channel: `input`, `input 2`, `input 3`.
  static func gridName(_ part: String, _ channel: Int) -> String {
    channel == 0 ? part : "\(part) \(channel + 1)"
  }

  private func change(
    to next: KernelSlideSetup, keeping cell: Position
  ) -> Change {
    do {
      let figure = try KernelSlideFigure(next)
      // The learner's place is an output cell, not a number: it is kept if it still exists.
      let row = min(cell.row, figure.output.shape.rows - 1)
      let column = min(cell.column, figure.output.shape.columns - 1)
      let kept = figure.step(of: CellAddress(grid: "output", row: row, column: column))
      return .figure(figure, step: kept)
    } catch {
      return .refused(error.description)
    }
  }

  /// The catalogue's next kernel that fits, after the present one.
  private var nextKernel: Tensor? {
    let all = Kernels.all
    let here = all.firstIndex { $0.id == setup.name(ofKernel: setup.chosen) } ?? all.count - 1
    for offset in 1...all.count {
      let slice = all[(here + offset) % all.count].kernel
      var next = setup
      guard let kernel = try? KernelSlideSetup.repeated(slice, channels: channels) else { continue }
      next.kernel = kernel
      if (try? KernelSlideFigure(next)) != nil { return kernel }
    }
    return nil
  }

  private func move(_ index: Int, by delta: Int, in next: inout KernelSlideSetup) -> String? {
    switch index {
    case 0: next.stride = max(1, min(8, next.stride + delta))
    case 1: next.padding = max(0, min(8, next.padding + delta))
    case 2:
      if next.padding == 0 { return "there is no padding yet: set padding first" }
      let modes = Padding.Mode.allCases
      let here = modes.firstIndex(of: next.paddingMode) ?? 0
      next.paddingMode = modes[(here + delta + modes.count) % modes.count]
    case 3: next.dilation = max(1, min(8, next.dilation + delta))
    default: break
    }
    return next == setup ? "\(settings[min(index, 3)].name) goes no further" : nil
  }

  private func edit(
    _ cell: CellAddress, _ value: Double, in next: inout KernelSlideSetup
  ) -> String? {
    guard abs(value) <= Self.editLimit else { return "expected a number from -999 to 999" }
    guard let grid = grids.first(where: { $0.contains(cell) }), grid.isEditable else { return nil }
    for channel in 0..<channels {
      if cell.grid == Self.gridName("input", channel) {
        next.input = next.input.setting(channel, cell.row, cell.column, to: Float(value))
      } else if cell.grid == Self.gridName("kernel", channel) {
        // A flipped kernel is shown turned, so the cell under the cursor is the opposite one.
        let shape = setup.kernel.shape
        let row = setup.isFlipped ? shape.rows - 1 - cell.row : cell.row
        let column = setup.isFlipped ? shape.columns - 1 - cell.column : cell.column
        next.kernel = next.kernel.setting(channel, row, column, to: Float(value))
      }
    }
    return nil
  }
}

extension Tensor {
  /// The same tensor with one value changed; unchanged if the place lies outside.
  fileprivate func setting(_ channel: Int, _ row: Int, _ column: Int, to value: Float) -> Tensor {
    guard shape.contains(channel: channel, row: row, column: column) else { return self }
    var values = values
    values[(channel * shape.rows + row) * shape.columns + column] = value
    return (try? Tensor(shape: shape, values: values)) ?? self
  }
}
