import ConvolutionCore
import TextScreen

/// The values that a convolution and its matrix are made from.
struct MatrixSetup: FigureSetup {
  var input: [[Float]] = (0..<4).map { row in (1...4).map { Float(4 * row + $0) } }
  var kernel: [[Float]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
  /// A kernel whose output is to be reached; none if empty.
  var aim: [[Float]] = []
  var stride = 1
  var padding = 0
  var mode = Padding.Mode.zero
  /// True if all rows are there from step 1 on.
  var isFilled = false
  /// The tap whose entries are lit.
  var tap: Position?

  /// The longest side of an input, and of a kernel.
  static let inputLimit = 8, kernelLimit = 5

  var sliding: Sliding {
    Sliding(stride: Extent(stride), padding: Padding(padding, mode: mode), dilation: Extent(1))
  }
}

extension Field {
  /// A kernel by its name or its rows, whose cells can be edited unless it is hidden.
  fileprivate static func kernel(
    _ name: String, _ path: SetupPath<Setup, [[Float]]>, _ help: String, isEditable: Bool
  ) -> Field {
    let side = MatrixSetup.kernelLimit
    return .custom(
      OptionSpec(name, .wordOrGrids(Kernels.all.map(\.id)), help),
      grids: {
        guard isEditable, let columns = $0[keyPath: path].first?.count else { return [] }
        return [
          CellGrid(name, rows: $0[keyPath: path].count, columns: columns, isEditable: true)
        ]
      },
      edit: { $0[keyPath: path][$1.row][$1.column] = $2 }
    ) { options, setup in
      guard options.has(name) else { return }
      if options.inlineWord(name) != nil {
        let word = options.word(name, of: Kernels.all.map(\.id), default: "identity")
        setup[keyPath: path] = Kernels.named(word)?.kernel.rows() ?? []
        return
      }
      guard let grids = options.grids(name) else { return }
      guard grids.count == 1, grids[0].count <= side, grids[0][0].count <= side else {
        options.report("expected \(name) to be one grid of at most \(side)×\(side)", for: name)
        return
      }
      setup[keyPath: path] = grids[0].map { $0.map(Float.init) }
    }.counting { $0[keyPath: path].countOfDifferences(from: $1[keyPath: path]) }
  }
}

extension ConvolutionMatrixFigure {
  static let fields: [Field<MatrixSetup>] = [
    .grid("input", \.input, "the picture", upTo: MatrixSetup.inputLimit),
    .kernel("kernel", \.kernel, "the kernel, one channel", isEditable: true),
    .kernel(
      "aim", \.aim, "a kernel that is not shown: its output is the target", isEditable: false),
    .integer("stride", \.stride, 1...4, "pixels from one window to the next", setting: true),
    .integer("padding", \.padding, 0...2, "cells added on every side", setting: true),
    .choice(
      "padding-mode", \.mode, "what the added cells hold", setting: true,
      unless: { $0.padding == 0 ? "there is no padding yet: set padding first" : nil }),
    .flag("filled", \.isFilled, "all rows are there from step 1 on"),
  ]
}
