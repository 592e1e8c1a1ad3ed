import ConvolutionCore
import LessonScript
import TextScreen

/// A kernel slides over an input and fills an output, one window a step, with its arithmetic.
///
/// Stride, padding, dilation, the flip to true convolution and up to 64 input channels; input and
/// kernel are edited by hand and everything is computed anew at once.
struct KernelSlideFigure: Figure {
  static let kind = "kernel-slide"
  static let summary = "a kernel slides over an input and fills the output, with its working"

  /// What is laid over what, and how.
  let setup: KernelSlideSetup
  /// The kernels as they lie over the input.
  let filters: Filters
  /// The output of the whole slide, a map for each kernel.
  let output: Tensor
  /// How the numbers of input, kernel and output are written.
  let formats: Formats
  /// The colour scale that kernels and output share.
  let scale: ValueScale

  /// The formats of the three parts.
  struct Formats {
    var input: NumberFormat
    var kernel: NumberFormat
    var output: NumberFormat
    /// The format of each map of a bank; `output` is that of the chosen one.
    var maps: [NumberFormat]
    /// The columns of the widest number of all: grids drawn together share one pitch.
    var width: Int { maps.reduce(max(input.width, kernel.width)) { max($0, $1.width) } }
  }

  /// Computes the slide of a set-up; throws if the sizes do not go together.
  init(_ setup: KernelSlideSetup) throws(ShapeError) {
    self.setup = setup
    let filters = try setup.filters()
    self.filters = filters
    let output = try crossCorrelate(setup.input, with: filters, setup.sliding)
    self.output = output
    let cells = output.shape.rows * output.shape.columns
    let maps = (0..<output.shape.channels).map { map in
      NumberFormat(fitting: output.values[map * cells..<(map + 1) * cells])
    }
    formats = Formats(
      input: NumberFormat(fitting: setup.input.values),
      kernel: NumberFormat(fitting: filters[setup.chosen].values), output: maps[setup.chosen],
      maps: maps)
    let largest = (filters.weights + output.values).reduce(0) { max($0, abs($1)) }
    scale = ValueScale(largest: Double(largest))
  }

  var stepCount: Int { output.shape.rows * output.shape.columns }

  /// The landmarks are the ends of the output's rows.
  var landmarks: [Int] {
    (1...output.shape.rows).map { $0 * output.shape.columns }
  }

  /// The output cell that a step computes, row by row.
  func cell(of step: Int) -> Position {
    let index = max(1, min(step, stepCount)) - 1
    return Position(
      row: index / output.shape.columns, column: index % output.shape.columns)
  }

  /// The step that computes an output cell.
  func step(of cell: CellAddress) -> Int { cell.row * output.shape.columns + cell.column + 1 }

  /// The working of a step.
  func trace(of step: Int) -> WindowTrace? {
    try? ConvolutionCore.trace(
      setup.input, with: filters, setup.sliding, filter: setup.chosen, at: cell(of: step))
  }

  /// How many channels the input has.
  var channels: Int { setup.input.shape.channels }
}
