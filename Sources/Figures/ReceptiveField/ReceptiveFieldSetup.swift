import ConvolutionCore
import TextScreen

/// Everything that a receptive field figure is made from.
struct ReceptiveFieldSetup: FigureSetup {
  /// Height and width of the input.
  var input = 7 { didSet { if input != oldValue { forgetCells() } } }
  /// The chain, the lowest layer first; each slides a window.
  var layers = [Layer.convolution(filters: 1, .convolution(3))] {
    didSet { if layers != oldValue { forgetCells() } }
  }
  /// The cells that are lit.
  var light = Light.field
  /// The unit that was picked; the step of its layer starts from it.
  private(set) var unit: CellAddress?
  /// The pixel that was picked, to be followed upwards.
  private(set) var pixel: Position?

  /// The cells that are lit in the layers.
  enum Light: String, CaseIterable {
    /// Those that one unit sees, down to the input.
    case field
    /// Those that one pixel reaches, up to the newest layer.
    case reach
    /// Those that one unit sees, each pixel with its number of paths.
    case weight
  }

  /// Follows a pixel upwards.
  mutating func follow(_ pixel: Position) { (light, self.pixel) = (.reach, pixel) }

  /// Looks from a unit down to the input.
  mutating func look(from unit: CellAddress) {
    if light == .reach { light = .field }
    self.unit = unit
  }

  /// Cells that were picked may not exist in the maps of another chain.
  private mutating func forgetCells() { (unit, pixel) = (nil, nil) }

  // MARK: The last layer

  private var window: SlidingWindow {
    get { layers.last?.window ?? .convolution(1) }
    set { if let last = layers.indices.last { layers[last] = layers[last].sliding(newValue) } }
  }
}

// MARK: - Options

extension ReceptiveFieldSetup {
  static let fields: [Field<ReceptiveFieldSetup>] = [
    .layers(
      "layers", \.layers,
      "the chain, one layer per line, the lowest first; a pool's stride is its side unless given"
    ).changedByKeys,
    ofLastLayer("kernel", \.kernel, LayerLimits.kernel),
    ofLastLayer("stride", \.sliding.stride, LayerLimits.stride),
    ofLastLayer("dilation", \.sliding.dilation, LayerLimits.dilation) { !$0.isPool },
    .integer("input", \.input, 1...1_024, "height and width of the input", setting: true),
    .custom(
      OptionSpec(
        "network", .word(networks.map(\.id)),
        "a published chain with its input, in place of `layers`"), read: readNetwork),
    .choice(
      "view", \.light,
      "the cells that are lit: a unit's field, a pixel's reach, or the weight of each pixel"
    )
    .onlyShown,
  ]

  /// A setting of the last layer, if it has such.
  private static func ofLastLayer(
    _ name: String, _ path: SetupPath<SlidingWindow, Extent>, _ range: ClosedRange<Int>,
    where applies: @escaping @Sendable (Layer) -> Bool = { _ in true }
  ) -> Field<Self> {
    .setting(name) { setup in
      setup.layers.last.flatMap { applies($0) ? "\(setup.window[keyPath: path].columns)" : nil }
    } move: { setup, delta in
      var side = setup.window[keyPath: path].columns
      side.move(by: delta, in: range)
      setup.window[keyPath: path] = Extent(side)
    }
  }

  /// The networks whose chains can be named: `alexnet`.
  private static let networks = Network.known.map { (id: $0.name.lowercased(), network: $0) }

  private static func readNetwork(_ options: inout OptionReader, _ setup: inout Self) {
    guard options.has("network") else {
      if !options.has("layers") {
        options.report("receptive-field needs `layers:` or `network:`", for: "layers")
      }
      return
    }
    let id = options.word("network", of: networks.map(\.id), default: "")
    guard let network = networks.first(where: { $0.id == id })?.network else { return }
    for name in ["layers", "input"] where options.has(name) {
      options.report("network `\(id)` brings its own \(name)", for: name)
    }
    setup.input = network.input.rows
    setup.layers = network.layers.filter { $0.window != nil }
  }
}

// MARK: - Layers

extension Layer {
  /// True for a pooling layer.
  var isPool: Bool { if case .pooling = self { true } else { false } }

  /// The layer with another window; itself if it slides none.
  fileprivate func sliding(_ window: SlidingWindow) -> Layer {
    switch self {
    case .convolution(let filters, _, let groups, let bias):
      return .convolution(filters: filters, window, groups: groups, bias: bias)
    case .pooling(var pooling):
      pooling.window = window
      return .pooling(pooling)
    case .flatten, .dense: return self
    }
  }

  /// The layer in words: `conv 3×3, stride 2, padding 1`.
  var words: String {
    guard let window else { return description }
    let sliding = window.sliding
    var words = "\(isPool ? "pool" : "conv") \(window.kernel), stride \(sliding.stride.columns)"
    if sliding.padding.left > 0 { words += ", padding \(sliding.padding.left)" }
    if sliding.dilation.columns > 1 { words += ", dilation \(sliding.dilation.columns)" }
    if window.rounding == .up { words += ", rounded up" }
    return words
  }
}
