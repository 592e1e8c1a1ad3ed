import ConvolutionCore
import LessonScript

/// The sizes that every row of a comparison is counted from; `fields` says what each is.
struct ParameterBarsSetup: FigureSetup {
  var rows: [LayerRow] = [.shared, .local, .dense, .units]
  var size = 224
  var channels = 3
  var kernel = 3
  var stride = 1
  var filters = 64
  var units = 512
  var padding = Border.same
  var count = Count.parameters
  /// The powers of ten that the axis spans; nil until the first figure has set them, then kept, so
  /// that no change by hand moves the axis.
  var decades: Int?

  enum Border: String, CaseIterable { case same, none }

  /// A number that is counted of every row.
  enum Count: String, CaseIterable {
    /// Learned numbers, biases included.
    case parameters
    /// Multiply-adds for one example.
    case multiplyAdds = "multiply-adds"
    /// Learned numbers, and the outputs for one example.
    case parametersAndActivations = "parameters-and-activations"

    /// Its name on screen.
    var name: String { rawValue.replacing("-and-", with: " + ") }

    /// The one that `o` shows after this.
    var next: Count {
      self == .parameters
        ? .multiplyAdds : self == .multiplyAdds ? .parametersAndActivations : .parameters
    }
  }

  /// The input.
  func input() throws(ShapeError) -> Shape {
    try Shape(channels: channels, rows: size, columns: size)
  }

  /// The convolution that the other rows are compared with.
  func convolution() throws(ShapeError) -> Layer {
    let kernel = Extent(kernel)
    let padding = padding == .same ? try Padding.same(kernel: kernel) : .none
    let sliding = Sliding(stride: Extent(stride), padding: padding)
    return .convolution(filters: filters, SlidingWindow(kernel, sliding))
  }
}

// MARK: - Options

extension ParameterBarsSetup {
  static let fields: [Field<ParameterBarsSetup>] = [
    .custom(
      OptionSpec(
        "rows", .words(LayerRow.all.map(\.word)), default: "conv, local, dense, units",
        "the rows, one per step: the convolution, the same unshared, dense with the same outputs, "
          + "dense with other outputs, networks for scale"), read: readRows
    ).counting { $0.rows == $1.rows ? 0 : 1 },
    .integer(
      "size", \.size, 1...4_096, "rows and columns of the input", setting: true,
      through: [8, 16, 28, 32, 56, 64, 112, 128, 224, 256, 512, 1024]),
    .integer(
      "channels", \.channels, 1...4_096, "channels of the input", setting: true,
      through: [1, 3, 6, 16, 32, 64, 128, 256, 512]),
    .integer(
      "filters", \.filters, 1...4_096, "filters of the convolution", setting: true,
      through: [1, 6, 16, 32, 64, 128, 256, 512]),
    .integer(
      "kernel", \.kernel, 1...4_096, "rows and columns of the kernel", setting: true,
      through: [1, 3, 5, 7, 9, 11]),
    .integer(
      "stride", \.stride, 1...16, "cells from one position of the kernel to the next",
      setting: true),
    .integer(
      "units", \.units, 1...1_000_000_000, "units of the row `units`", setting: true,
      through: [1, 10, 16, 100, 128, 512, 1000, 4096, 10_000, 100_000],
      while: { $0.rows.contains(.units) }),
    .choice("padding", \.padding, "`same` keeps the size of the input, `none` adds no cells"),
    .choice("count", \.count, "the number shown at first; activations are the outputs")
      .onlyShown,
  ]

  private static func readRows(_ options: inout OptionReader, _ setup: inout Self) {
    guard options.has("rows") else { return }
    let words = options.words("rows", of: LayerRow.all.map(\.word))
    if Set(words).count < words.count {
      options.report("a row is given twice; expected each row once", for: "rows")
    }
    if !words.contains("conv") {
      options.report("expected the row `conv`, which the others are compared with", for: "rows")
    }
    setup.rows = words.compactMap { word in LayerRow.all.first { $0.word == word }?.row }
  }
}

// MARK: - Rows

/// A row of the comparison: the convolution, the same with nothing shared, a dense layer with as many
/// outputs and one with a number of its own; and networks that everybody has heard of, for scale.
enum LayerRow: Hashable {
  case shared, local, dense, units
  case network(Network)

  /// The rows by the words that lessons use.
  static let all: [(word: String, row: LayerRow)] =
    [("conv", .shared), ("local", .local), ("dense", .dense), ("units", .units)]
    + Network.known.map { ($0.name.lowercased(), .network($0)) }
}

/// All that is counted of a layer, or of a whole network.
struct LayerCounts: Hashable {
  let parameters: Int
  let multiplyAdds: Int
  /// The outputs for one example; of a network, those of all its layers.
  let activations: Int
  let parametersAndActivations: Int

  /// Counts a row.
  ///
  /// - Throws: `ShapeError` for sizes that do not go together, or counts past 64 bits.
  init(_ row: LayerRow, _ setup: ParameterBarsSetup) throws(ShapeError) {
    if case .network(let network) = row {
      let summary = try network.summary()
      (parameters, multiplyAdds) = (summary.parameters, summary.multiplyAdds)
      activations = summary.numbers
    } else {
      let (input, convolution) = (try setup.input(), try setup.convolution())
      let output = try convolution.outputShape(input: input)
      activations = row == .units ? setup.units : output.count
      let layer = row == .dense || row == .units ? .dense(outputs: activations) : convolution
      parameters =
        row != .local
        ? try layer.parameters(input: input)
        : try ParameterCount.locallyConnected(
          kernel: Extent(setup.kernel), from: setup.channels, to: setup.filters,
          outputExtent: output.extent)
      multiplyAdds = try layer.multiplyAdds(input: input)
    }
    parametersAndActivations = try StoredNumberCount.total(
      parameters: parameters, outputs: activations)
  }
}
