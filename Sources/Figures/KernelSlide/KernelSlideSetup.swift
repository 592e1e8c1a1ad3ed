import ConvolutionCore
import TextScreen

/// Everything that a kernel slide is made from.
struct KernelSlideSetup: FigureSetup {
  /// Channels × rows × columns; nil until it is read.
  var input: Tensor?
  /// The kernels as they were given, all of one shape, channels × rows × columns: at least one.
  var bank = Kernels.all.prefix(1).map(\.kernel)
  /// The kernel whose working is shown.
  var chosen = 0
  /// The number that is added to every sum.
  var bias: Float = 0
  /// Cells from one window to the next, down and across.
  var stride = 1
  /// Cells added on every side.
  var padding = 0
  /// The contents of the added cells.
  var paddingMode = Padding.Mode.zero
  /// Cells from one tap to the next.
  var dilation = 1
  /// The output that `differences` compares with; nil if there is none.
  var target: Tensor?
  /// True for true convolution: the kernel is flipped, rotated by 180 degrees.
  var isFlipped = false

  /// The largest side of an input: more would be a picture, not numbers to follow.
  static let sideLimit = 64
  /// The most kernels of a bank.
  static let bankLimit = 8
  /// The most channels.
  static let channelLimit = 64

  /// How many channels the input has.
  var channels: Int { input?.shape.channels ?? 1 }

  /// The kernels as they lie over the input, one map each.
  func filters() throws(ShapeError) -> Filters {
    let filters = try Filters(bank, biases: Array(repeating: bias, count: bank.count))
    return isFlipped ? filters.rotated180 : filters
  }

  /// The movement of the window.
  var sliding: Sliding {
    Sliding(
      stride: Extent(stride), padding: Padding(padding, mode: paddingMode),
      dilation: Extent(dilation))
  }

  /// The catalogue's name of a kernel of the bank, if it is one of them in every channel.
  func name(ofKernel index: Int) -> String? {
    guard bank.indices.contains(index) else { return nil }
    return Kernels.all.first {
      (try? $0.kernel.repeated(bank[index].shape.channels)) == bank[index]
    }?.id
  }

  // MARK: Grids

  /// The grid's name of a channel: `input`, `input 2`, `input 3`.
  static func gridName(_ part: String, _ channel: Int) -> String {
    channel == 0 ? part : "\(part) \(channel + 1)"
  }

  /// The channel of a grid by its name.
  static func channel(of grid: String) -> Int {
    (grid.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 1) - 1
  }

  private func grids(_ part: String, _ shape: Shape) -> [CellGrid] {
    (0..<channels).map {
      CellGrid(
        Self.gridName(part, $0), rows: shape.rows, columns: shape.columns, isEditable: true)
    }
  }

  var inputGrids: [CellGrid] { input.map { grids("input", $0.shape) } ?? [] }

  var kernelGrids: [CellGrid] {
    bank.indices.contains(chosen) ? grids("kernel", bank[chosen].shape) : []
  }

  mutating func editInput(_ cell: CellAddress, _ value: Float) {
    let channel = Self.channel(of: cell.grid)
    guard input?.shape.contains(channel: channel, row: cell.row, column: cell.column) == true else {
      return
    }
    input?[channel, cell.row, cell.column] = value
  }

  mutating func editKernel(_ cell: CellAddress, _ value: Float) {
    let (channel, shape) = (Self.channel(of: cell.grid), bank[chosen].shape)
    // A flipped kernel is shown flipped, so the cell under the cursor is the opposite one.
    let row = isFlipped ? shape.rows - 1 - cell.row : cell.row
    let column = isFlipped ? shape.columns - 1 - cell.column : cell.column
    guard shape.contains(channel: channel, row: row, column: column) else { return }
    bank[chosen][channel, row, column] = value
  }

  // MARK: The kernel's name

  /// `kernel sobel-x`, `sobel-x, flipped`, or the size of a kernel without a name.
  var kernelLabel: String { Self.label(name(ofKernel: chosen), extent, isFlipped: isFlipped) }

  /// The columns of the widest label that a kernel of the same size can have.
  var widestKernelLabel: Int {
    Kernels.all.filter { $0.kernel.shape.extent == extent }
      .map { Self.label($0.id, extent, isFlipped: true).count }.reduce(kernelLabel.count, max)
  }

  private var extent: Extent {
    bank.indices.contains(chosen) ? bank[chosen].shape.extent : Extent(1)
  }

  private static func label(_ name: String?, _ extent: Extent, isFlipped: Bool) -> String {
    guard let name else { return "kernel \(extent)" + (isFlipped ? ", flipped" : "") }
    return isFlipped ? "\(name), flipped" : "kernel \(name)"
  }

  // MARK: Keys

  /// Chooses the bank's next kernel, or puts the catalogue's next one that fits in place of the only
  /// one.
  mutating func takeNextKernel() -> String? {
    guard bank.count == 1 else {
      chosen = (chosen + 1) % bank.count
      return nil
    }
    let all = Kernels.all
    let here = all.firstIndex { $0.id == name(ofKernel: 0) } ?? all.count - 1
    for offset in 1...max(1, all.count) {
      var next = self
      guard let kernel = try? all[(here + offset) % all.count].kernel.repeated(channels) else {
        continue
      }
      next.bank = [kernel]
      if (try? KernelSlideFigure(next)) != nil {
        self = next
        return nil
      }
    }
    return "no other kernel fits on this input"
  }
}

extension Tensor? {
  /// In how many cells two stacks differ; in all if there is only one.
  fileprivate func countOfDifferences(from other: Tensor?) -> Int {
    guard let self, let other else { return (self ?? other)?.shape.count ?? 0 }
    return self.differingCells(from: other)
  }
}

extension Tensor {
  /// One map repeated for every channel.
  func repeated(_ channels: Int) throws(ShapeError) -> Tensor {
    try Tensor(
      shape: Shape(channels: channels, shape.extent),
      values: Array(repeatElement(values, count: channels).joined()))
  }
}

// MARK: - Options

extension KernelSlideSetup {
  static let fields: [Field<KernelSlideSetup>] = [
    .custom(
      OptionSpec("input", .grids, "the input; one grid per channel"), grids: { $0.inputGrids },
      edit: { $0.editInput($1, $2) }, read: { $1.input = tensor("input", &$0) }
    ).counting { $0.input.countOfDifferences(from: $1.input) },
    .custom(
      OptionSpec(
        "kernel", .wordOrGrids(Kernels.all.map(\.id)),
        "the kernel; one grid per channel, or one for all"),
      grids: { $0.kernelGrids }, edit: { $0.editKernel($1, $2) }, read: readKernel
    ).counting { zip($0.bank, $1.bank).reduce(0) { $0 + $1.0.differingCells(from: $1.1) } },
    .custom(
      OptionSpec("bank", .words(Kernels.all.map(\.id)), "several kernels, a map for each"),
      read: readBank
    ).counting { abs($0.bank.count - $1.bank.count) },
    .number("bias", \.bias, "a number added to every sum"),
    .integer("stride", \.stride, 1...8, "cells from one window to the next", setting: true),
    .integer("padding", \.padding, 0...8, "cells added on every side", setting: true),
    .choice(
      "padding-mode", \.paddingMode, "the values of the added cells", setting: true,
      unless: { $0.padding == 0 ? "there is no padding yet: set padding first" : nil }),
    .integer("dilation", \.dilation, 1...8, "cells from one tap to the next", setting: true),
    .flag("flip", \.isFlipped, "flip the kernel, rotating it by 180°: true convolution")
      .changedByKeys,
    .custom(OptionSpec("target", .grid, "the output that the measure `differences` compares with"))
    {
      if $0.has("target") { $1.target = tensor("target", &$0) }
    },
  ]

  private static func readKernel(_ options: inout OptionReader, _ setup: inout Self) {
    var slice = setup.bank.first
    if options.inlineWord("kernel") != nil {
      let word = options.word("kernel", of: Kernels.all.map(\.id), default: "sobel-x")
      slice = Kernels.named(word)?.kernel
    } else if options.has("kernel") {
      slice = tensor("kernel", &options)
    }
    guard let slice else { return }
    let isForAll = slice.shape.channels == 1 && setup.channels > 1
    setup.bank = [isForAll ? (try? slice.repeated(setup.channels)) ?? slice : slice]
  }

  private static func readBank(_ options: inout OptionReader, _ setup: inout Self) {
    guard options.has("bank") else { return }
    if options.has("kernel") {
      options.report("give either `kernel:` or `bank:`, not both", for: "bank")
    }
    if setup.channels > 1 {
      options.report("a bank takes an input of one channel", for: "bank")
    }
    let kernels = options.words("bank", of: Kernels.all.map(\.id))
      .compactMap { Kernels.named($0)?.kernel }
    guard kernels.count <= bankLimit else {
      options.report("bank has \(kernels.count) kernels; the limit is \(bankLimit)", for: "bank")
      return
    }
    if !kernels.isEmpty { setup.bank = kernels }
  }

  private static func tensor(_ name: String, _ options: inout OptionReader) -> Tensor? {
    guard options.has(name) else {
      options.report("kernel-slide needs `\(name):`", for: name)
      return nil
    }
    guard let grids = options.grids(name) else { return nil }
    let side = max(grids[0].count, grids[0].first?.count ?? 0)
    guard side <= sideLimit, grids.count <= channelLimit else {
      options.report(
        "\(name) is \(grids.count)×\(grids[0].count)×\(grids[0].first?.count ?? 0); expected at "
          + "most \(channelLimit) channels of \(sideLimit)×\(sideLimit)", for: name)
      return nil
    }
    do {
      return try Tensor(channels: grids.map { $0.map { $0.map(Float.init) } })
    } catch {
      options.report(error.description, for: name)
      return nil
    }
  }
}
