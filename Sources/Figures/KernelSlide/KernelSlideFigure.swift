import ConvolutionCore
import Expressions
import Learning
import LessonScript
import TextScreen

/// A kernel slides over an input and fills an output, one window a step, with its arithmetic.
///
/// Stride, padding, dilation, true convolution and up to 64 input channels; input and kernel are
/// edited by hand and everything is computed anew at once.
struct KernelSlideFigure: RowWalkFigure {
  static let kind = "kernel-slide"
  static let summary = "a kernel that slides over an input and fills the output, with its working"
  static let steps =
    "Step 1 is the window at the top left; one step per window, row by row."
  static let example = """
    input:
      1 0 2 1 0 0 2 1
      0 2 0 1 1 0 0 2
      2 1 0 0 2 1 0 0
      0 0 1 2 0 2 1 0
      1 2 0 0 1 0 2 0
    kernel:
      30 40
      50 90
    predict: 2
    say:
      1: Four products, one sum.
    """

  static let fields = KernelSlideSetup.fields

  static let asks: [Ask<Self>] = [
    Ask("value", "the value of the output cell") { $0.valueQuestion($1) },
    Ask("change", "from step 2 on, whether it is larger or smaller than the one before") {
      $0.changeQuestion($1)
    },
    Ask("sign", "before step 1, whether the first value will be above or below zero") {
      $1 == 1 ? $0.signQuestion : nil
    },
    Ask("size", "before step 1, how large the output will be", hidesStepCount: true) {
      $1 == 1 ? $0.sizeQuestion : nil
    },
    Ask("map", "before step 1, the whole output") { $1 == 1 ? $0.mapQuestion : nil },
    Ask("largest", "before step 1, where the output will be largest") {
      $1 == 1 ? $0.largestQuestion : nil
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .change(
      "K", "kernel",
      help: { $0.setup.bank.count > 1 ? "the next kernel's working" : "another kernel" }
    ) { $0.takeNextKernel() },
    .change(
      "f", "flip",
      help: { $0.setup.isFlipped ? "cross-correlate again" : "flip: true convolution" }
    ) {
      $0.isFlipped.toggle()
      return nil
    },
    outputAction,
  ]

  static let measures: [Measure<Self>] = [
    Measure("sum", "the value of the step's output cell") {
      $0.trace(of: $1).map { Number($0.total) }
    },
    Measure("zeros", "output cells that are 0") { figure, _ in
      Number(figure.map.count { $0 == 0 })
    },
    Measure("largest", "the largest output value") { figure, _ in
      figure.map.max().map { Number($0) }
    },
    Measure("outputs", "output cells") { figure, _ in Number(figure.stepCount) },
    Measure("differences", "output cells that are not as in `target:`") { figure, _ in
      figure.setup.target.map {
        Number(figure.output.channel(figure.setup.chosen).differingCells(from: $0))
      }
    },
    Measure(
      "flat", "the largest output, without its sign, where all pixels under the kernel are equal"
    ) {
      figure, _ in figure.flatResponse
    },
  ]

  let setup: KernelSlideSetup
  /// The input.
  let input: Tensor
  /// The kernels as they lie over the input.
  let filters: Filters
  /// The output of the whole slide, a map for each kernel.
  let output: Tensor
  /// The formats of the three parts.
  let formats: Formats
  /// The colour scales of the input, of all kernels and of all maps.
  let scales: (input: ValueScale, kernels: ValueScale, maps: ValueScale)
  /// The steps over the output.
  let walk: RowWalk

  /// The formats of input, kernel and the maps of the output.
  struct Formats {
    var input: NumberFormat
    var kernel: NumberFormat
    var maps: [NumberFormat]
    /// The columns of the widest number of all: grids drawn together share one pitch.
    var width: Int { maps.reduce(max(input.width, kernel.width)) { max($0, $1.width) } }
  }

  init(_ setup: KernelSlideSetup) throws(ShapeError) {
    self.setup = setup
    // A body without an input is refused where it is read; no other setup lacks one.
    guard let input = setup.input else { throw .wrongCount(of: "inputs", found: 0, expected: "1") }
    self.input = input
    filters = try setup.filters()
    output = try crossCorrelate(input, with: filters, setup.sliding)
    let cells = output.shape.rows * output.shape.columns
    let values = output.values
    formats = Formats(
      input: NumberFormat(fitting: input.values),
      kernel: NumberFormat(fitting: filters[setup.chosen].values),
      maps: (0..<output.shape.channels).map {
        NumberFormat(fitting: values[$0 * cells..<($0 + 1) * cells])
      })
    scales = (
      ValueScale(fitting: input.values), ValueScale(fitting: filters.weights),
      ValueScale(fitting: values)
    )
    walk = RowWalk(extent: output.shape.extent)
  }

  /// The working of a step.
  func trace(of step: Int) -> WindowTrace? {
    try? ConvolutionCore.trace(
      input, with: filters, setup.sliding, filter: setup.chosen, at: walk.cell(of: step))
  }

  private var flatResponse: Number? {
    let response = try? ConvolutionCore.flatResponse(
      to: input, of: filters, setup.sliding, filter: setup.chosen)
    return response.flatMap { $0 }.map { Number($0) }
  }

  /// The values of the chosen kernel's map, row by row.
  var map: ArraySlice<Float> {
    let cells = output.shape.rows * output.shape.columns
    return output.values[setup.chosen * cells..<(setup.chosen + 1) * cells]
  }
}

// MARK: - Words

extension KernelSlideFigure {
  /// The name of a map of the bank: its kernel's.
  func mapName(_ map: Int) -> String { setup.name(ofKernel: map) ?? "kernel \(map + 1)" }

  /// The name of a channel: red, green and blue if there are three.
  func channelName(_ channel: Int) -> String {
    setup.channels == 3 && (0..<3).contains(channel)
      ? ["red", "green", "blue"][channel] : "channel \(channel + 1)"
  }

  func name(of cell: CellAddress) -> String {
    let part = cell.grid.split(separator: " ").first.map(String.init) ?? cell.grid
    let channel = KernelSlideSetup.channel(of: cell.grid)
    let isOfChannel = setup.channels > 1 && part != "output"
    return "\(isOfChannel ? "\(channelName(channel)) \(part)" : part), row \(cell.row), "
      + "column \(cell.column)"
  }

  /// The window's arithmetic, row by row: `(1×-1)+(2×0)+(0×1) + … +(1×1) = 2`; `?` for a result
  /// that is asked for.
  func caption(at moment: Moment) -> String {
    if moment.asking == "size" { return sizeWords }
    guard let trace = trace(of: moment.step) else { return "" }
    let rows = trace.writtenRows
    var sums = rows.joined(separator: " + ")
    if trace.channelSums.count > 1 {
      let perChannel = rows.count / trace.channelSums.count
      sums = trace.channelSums.indices.map { channel in
        let slice = rows[channel * perChannel..<(channel + 1) * perChannel]
        return "\(channelName(channel)) " + slice.joined(separator: " + ")
      }.joined(separator: " + ")
    }
    if trace.bias != 0 { sums += " + bias \(NumberFormat.exact(trace.bias))" }
    let isAsking = moment.asking != nil
    let sign = isWrittenExactly(trace) ? "=" : "≈"
    let result = "\(sums) \(sign) \(isAsking ? "?" : NumberFormat.exact(trace.total))"
    guard setup.bank.count > 1 else { return result }
    return "\(mapName(setup.chosen)): \(result)" + (isAsking ? "" : others(at: moment.step))
  }

  /// True if the caption's products come to its sum, rounded as both may be.
  private func isWrittenExactly(_ trace: WindowTrace) -> Bool {
    func written(_ value: Float) -> Double { Double(NumberFormat.exact(value)) ?? Double(value) }
    let sum = trace.products.reduce(written(trace.bias)) {
      $0 + written($1.input) * written($1.weight)
    }
    return abs(sum - written(trace.total)) < 1e-9
  }

  /// The values of the other kernels of the bank at the same cell.
  private func others(at step: Int) -> String {
    let cell = walk.cell(of: step)
    let values = setup.bank.indices.filter { $0 != setup.chosen }.map {
      "\(mapName($0)) \(NumberFormat.exact(output[$0, cell.row, cell.column]))"
    }
    return "; " + values.joined(separator: ", ")
  }

  /// Everything that decides the output's size: `input 5×5, kernel 3×3, stride 1: output ?×?`.
  private var sizeWords: String {
    var words = "input \(input.shape.extent)"
    if setup.padding > 0 { words += ", padding \(setup.padding)" }
    words += ", kernel \(filters.kernel)"
    if setup.dilation > 1 { words += ", dilation \(setup.dilation)" }
    return words + ", stride \(setup.stride): output ?×?"
  }
}

extension WindowTrace {
  /// The products of each kernel row, channel by channel: `(1×-1)+(2×0)+(0×1)`.
  fileprivate var writtenRows: [String] {
    var rows: [String] = []
    for product in products {
      let text = "(\(NumberFormat.exact(product.input))×\(NumberFormat.exact(product.weight)))"
      if product.tap.column == 0 || rows.isEmpty {
        rows.append(text)
      } else {
        rows[rows.count - 1] += "+" + text
      }
    }
    return rows
  }
}
