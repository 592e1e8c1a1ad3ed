import ConvolutionCore
import LessonScript

/// A picture and the layers that it goes through.
struct NetworkTracerSetup: FigureSetup {
  var channels = 1
  /// Height and width of the picture.
  var size = 32
  /// The layers in order; the list that a dense layer reads is made between them, and is none.
  var layers = LayerLimits.traced(.leNet5)
  var count = NetworkCost.parameters
  /// True if all layers are known from step 1 on.
  var isWhole = false
  /// The layer that keys and settings change, from 0; nil for the last one, which has no mark then.
  var chosen: Int?

  /// The layer that is changed by hand.
  var edited: Int { min(max(0, chosen ?? .max), max(0, layers.count - 1)) }

  /// All of it, as the core has it.
  func network() throws(ShapeError) -> Network {
    guard !layers.isEmpty else { throw .wrongCount(of: "layers", found: 0, expected: "1 or more") }
    let input = try Shape(channels: channels, rows: size, columns: size)
    return Network(name: "", input: input, layers: layers).flattened
  }
}

// MARK: - Options

extension NetworkTracerSetup {
  static let fields: [Field<NetworkTracerSetup>] = [
    .layers(
      "layers", \.layers, "the chain, one layer per line, the first one first", dense: true
    ).changedByKeys,
    ofEdited("outputs", through: outputCounts, { $0.outputs }) { $0 = $0.giving($1) },
    ofWindow("kernel", \.kernel, LayerLimits.kernel),
    ofWindow("stride", \.sliding.stride, LayerLimits.stride),
    .integer("channels", \.channels, 1...4_096, "channels of the picture"),
    .integer("size", \.size, 1...4_096, "height and width of the picture"),
    .custom(
      OptionSpec(
        "network", .word(networks.map(\.id)),
        "a published network with its picture, in place of `layers`"), read: readNetwork),
    .choice("count", \.count, "the number that is counted of each layer at first")
      .onlyShown,
    .flag("whole", \.isWhole, "all layers are known from step 1 on; the steps go through them")
      .onlyShown,
  ]

  /// Filters and units that are usual.
  private static let outputCounts = [
    1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 84, 96, 120, 128, 192, 256, 384, 512, 1000,
    1024, 2048, 4096,
  ]

  /// A setting of the layer that is changed by hand, if it has such.
  private static func ofEdited(
    _ name: String, through values: [Int]? = nil, in range: ClosedRange<Int> = 1...4_096,
    _ value: @escaping @Sendable (Layer) -> Int?,
    _ change: @escaping @Sendable (inout Layer, Int) -> Void
  ) -> Field<Self> {
    .setting(name) { setup in
      setup.layers.indices.contains(setup.edited)
        ? value(setup.layers[setup.edited]).map { "\($0)" } : nil
    } move: { setup, delta in
      guard setup.layers.indices.contains(setup.edited),
        var number = value(setup.layers[setup.edited])
      else { return }
      number.move(by: delta, in: range, through: values)
      change(&setup.layers[setup.edited], number)
    }
  }

  private static func ofWindow(
    _ name: String, _ path: SetupPath<SlidingWindow, Extent>, _ range: ClosedRange<Int>
  ) -> Field<Self> {
    ofEdited(name, in: range, { $0.window?[keyPath: path].columns }) { layer, side in
      guard var window = layer.window else { return }
      window[keyPath: path] = Extent(side)
      layer = layer.sliding(window)
    }
  }

  /// The networks that can be named: `alexnet`.
  private static let networks = Network.known.map { (id: $0.name.lowercased(), network: $0) }

  private static func readNetwork(_ options: inout OptionReader, _ setup: inout Self) {
    guard options.has("network") else {
      if !options.has("layers") {
        options.report("network-tracer needs `layers:` or `network:`", for: "layers")
      }
      return
    }
    let id = options.word("network", of: networks.map(\.id), default: "")
    guard let network = networks.first(where: { $0.id == id })?.network else { return }
    for name in ["layers", "channels", "size"] where options.has(name) {
      options.report("network `\(id)` brings its own \(name)", for: name)
    }
    (setup.channels, setup.size) = (network.input.channels, network.input.rows)
    setup.layers = LayerLimits.traced(network)
  }
}

// MARK: - Layers

extension LayerLimits {
  /// The layers of a network but for the list of its maps, which is made by itself.
  static func traced(_ network: Network) -> [Layer] { network.layers.filter { $0 != .flatten } }
}

extension Layer {
  /// Its filters or units; nil if it has none.
  fileprivate var outputs: Int? {
    switch self {
    case .convolution(let filters, _, _, _): filters
    case .dense(let outputs, _): outputs
    case .pooling, .flatten: nil
    }
  }

  /// The layer with so many filters or units.
  fileprivate func giving(_ outputs: Int) -> Layer {
    switch self {
    case .convolution(_, let window, let groups, let bias):
      .convolution(filters: outputs, window, groups: groups, bias: bias)
    case .dense(_, let bias): .dense(outputs: outputs, bias: bias)
    case .pooling, .flatten: self
    }
  }
}
