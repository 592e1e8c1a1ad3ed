import ConvolutionCore
import LessonScript

extension ReceptiveFieldFigure {
  static let options = [
    OptionSpec(
      "layers", .text("lines such as \(FieldLayer.form)"),
      "the chain, one layer a line, the lowest first; a pool's "
        + "stride is its side unless given"),
    OptionSpec(
      "network", .word(networks.map(\.id)), "a published chain with its input, in place of `layers`"
    ),
    OptionSpec("input", .integer(FieldSetup.inputs), default: "7", "height and width of the input"),
    OptionSpec(
      "view", .word(views), default: "field",
      "what is lit: a unit's field, a pixel's reach, or the weight of each pixel"),
    OptionSpec(
      "ask", .words(askWords), default: "width",
      "what `predict:` asks for, the first of these that a step has: the field's width; from the "
        + "second layer on its growth, more or less than before; or the cells that light"),
  ]

  static let example = """
    input: 8
    layers:
      conv 3 dilation 2
      conv 2
    predict: 2, 3
    say:
      3: Taps two pixels apart leave gaps; the next layer's units look into them.
    """

  static let askingExamples = [
    """
    input: 7
    layers:
      conv 3
      conv 3
    predict: 2, 3
    ask: cells
    """,
    """
    input: 10
    view: reach
    layers:
      conv 3 dilation 2
      conv 2
    predict: 2, 3
    ask: cells
    """,
    """
    input: 11
    view: weight
    layers:
      conv 5
      conv 3
    predict: 2, 3
    ask: cells
    """,
    """
    input: 61
    layers:
      conv 3 stride 2 dilation 3
      conv 4
      pool 2
      conv 3
    predict: 2, 3, 4, 5
    ask: growth, width
    """,
  ]

  private static let askWords = FieldSetup.Asked.allCases.map(\.rawValue)

  private static let views = FieldSetup.View.allCases.map(\.rawValue)

  /// The networks whose chains can be named: `alexnet`.
  private static let networks = Network.known.map { (id: $0.name.lowercased(), network: $0) }

  init(_ options: inout OptionReader) throws(LessonErrors) {
    var setup = FieldSetup(input: 7, layers: [.plain])
    let network = options.word("network", of: Self.networks.map(\.id), default: "")
    if let known = Self.networks.first(where: { $0.id == network })?.network {
      setup.input = known.input.rows
      setup.layers = known.layers.compactMap(FieldLayer.init)
      for name in ["layers", "input"] where options.has(name) {
        options.report("network `\(network)` brings its own \(name)", for: name)
      }
    } else if !options.has("network") {
      setup.layers = Self.layers(in: &options)
      setup.input = options.integer("input", in: FieldSetup.inputs, default: 7)
    }
    let view = options.word("view", of: Self.views, default: "field")
    setup.view = FieldSetup.View(rawValue: view) ?? .field
    let asked = options.words("ask", of: Self.askWords).compactMap(FieldSetup.Asked.init(rawValue:))
    if !asked.isEmpty { setup.asked = asked }
    do {
      try self.init(setup)
    } catch {
      options.report(error.description, at: options.location)
      try options.finish()
      throw LessonErrors([LessonError(error.description, at: options.location)])
    }
  }

  /// The chain of the body; a plain layer where it is absent or bad, so that reading can go on.
  private static func layers(in options: inout OptionReader) -> [FieldLayer] {
    guard options.has("layers") else {
      options.report("receptive-field needs `layers:` or `network:`", for: "layers")
      return [.plain]
    }
    let lines = options.lines("layers")
    if lines.count > FieldSetup.layerLimit {
      options.report(
        "\(lines.count) layers; expected at most \(FieldSetup.layerLimit)", for: "layers")
    }
    var layers: [FieldLayer] = []
    for line in lines.prefix(FieldSetup.layerLimit) {
      do throws(FieldLayer.Fault) {
        layers.append(try FieldLayer(parsing: line.value))
      } catch { options.report(error.message, at: line.location) }
    }
    return layers.isEmpty ? [.plain] : layers
  }
}
