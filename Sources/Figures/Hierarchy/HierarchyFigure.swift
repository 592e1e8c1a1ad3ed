import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// The patterns that the units of a network built by hand respond to, layer by layer, each put
/// together from patterns of the layer below.
struct HierarchyFigure: Figure {
  static let kind = "hierarchy"
  static let summary =
    "what each layer of a small network built by hand responds to, and of what it is made"
  static let steps = "Step 1 is layer 1; each step goes one layer up, to layer 4."
  static let example = """
    pattern: 1
    wide: 24
    predict: 3
    """

  struct Setup: FigureSetup {
    var pattern = 1
    var wide = 20
  }

  /// The patterns of a layer come round again after this many: a multiple of every count.
  private static let round = 30

  static let fields: [Field<Setup>] = [
    .integer(
      "pattern", \.pattern, 1...round,
      "the pattern of each layer that is looked into; past the last one the first comes again"
    ).changedByKeys,
    .integer("wide", \.wide, 1...200, "the pixels of the pattern that `fits` asks about"),
  ]

  static let asks: [Ask<Self>] = [
    Ask("made", "from step 2 on, what a unit made of these parts responds to") {
      $0.madeQuestion($1)
    },
    Ask("fits", "whether this layer of a plain stack of 3×3 layers sees a pattern so wide") {
      $0.fitsQuestion($1)
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("v", "next pattern", help: { _ in "look into the next pattern of the layer" }) {
      $0.pattern = $0.pattern % round + 1
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("field", "pixels on a side that a unit of the layer sees") {
      Number($0.layer(of: $1).field)
    },
    Measure("plain", "the same in a plain stack of 3×3 layers") {
      Number($0.layer(of: $1).plain)
    },
    Measure("vgg", "the same at the end of this block of VGG-16") {
      Number($0.layer(of: $1).vgg)
    },
    Measure("response", "what the unit of the pattern gives for it, at most 12") {
      Number($0.responses(of: $1)[$0.chosen(in: $1)])
    },
    Measure("strongest-other", "the most that it gives for another pattern of the layer") {
      figure, step in
      let chosen = figure.chosen(in: step)
      return figure.responses(of: step).enumerated().filter { $0.offset != chosen }
        .map(\.element).max().map { Number($0) }
    },
  ]

  let setup: Setup
  private let layers: [Layer]

  /// A layer with what its units see, and what each gives for each pattern.
  struct Layer: Sendable {
    let name: String
    let units: [PatternUnit]
    let field: Int, plain: Int, vgg: Int
    /// The responses of every unit, by the pattern that it is shown.
    let responses: [[Float]]
  }

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    layers = try Self.found.get()
  }

  /// The same for every setup.
  private static let found: Result<[Layer], ShapeError> = {
    do throws(ShapeError) { return .success(try measured()) } catch { return .failure(error) }
  }()

  private static func measured() throws(ShapeError) -> [Layer] {
    let network = PatternNetwork.handBuilt
    let fields = try PatternNetwork.fields()
    let plain = try ReceptiveField.chain(
      network.layers.map { _ in SlidingWindow.convolution(3) })
    let vgg = try ReceptiveField.blockEnds(of: Network.vgg16.layers)
    var layers: [Layer] = []
    for (index, units) in network.layers.enumerated() {
      var responses: [[Float]] = []
      for unit in units {
        responses.append(try network.responses(ofLayer: index + 1, to: unit.exemplar))
      }
      layers.append(
        Layer(
          name: ["lines and dots", "corners", "parts", "objects"][min(index, 3)], units: units,
          field: fields[index], plain: plain[index].size.columns, vgg: vgg[index].size.columns,
          responses: responses))
    }
    return layers
  }

  var stepCount: Int { layers.count }
  func layer(of step: Int) -> Layer { layers[max(1, min(step, stepCount)) - 1] }
  /// The index of the pattern that is looked into.
  func chosen(in step: Int) -> Int { (setup.pattern - 1) % layer(of: step).units.count }
  /// What the unit of that pattern gives for each pattern of its layer.
  func responses(of step: Int) -> [Float] {
    let chosen = chosen(in: step)
    return layer(of: step).responses.map { $0[chosen] }
  }

  func name(of step: Int) -> String { "layer \(step): \(layer(of: step).name)" }

  // MARK: Words

  /// The names of a unit's parts.
  func parts(of unit: Int, in step: Int) -> String {
    guard step > 1 else { return "3×3 weights on pixels" }
    let below = layer(of: step - 1).units
    return layer(of: step).units[unit].parts.map { below[$0.unit].name }.joined(separator: ", ")
  }

  func caption(at moment: Moment) -> String {
    let (layer, chosen) = (layer(of: moment.step), chosen(in: moment.step))
    let parts = "made of \(parts(of: chosen, in: moment.step))"
    switch moment.asking {
    case "made": return "\(name(of: moment.step)); a unit \(parts) responds to ?"
    case "fits": return "\(name(of: moment.step)); a plain stack of 3×3 layers sees ?"
    default: break
    }
    let responses = zip(layer.units, responses(of: moment.step)).map {
      "\($0.name) \(NumberFormat.exact($1))"
    }
    return "\(name(of: moment.step)); \(layer.units[chosen].name), \(parts), responds to "
      + responses.joined(separator: ", ") + "; \(Self.fields(of: layer).joined(separator: ", "))"
  }

  /// What a unit sees, here and in two networks.
  static func fields(of layer: Layer) -> [String] {
    [
      "sees \(Extent(layer.field)) pixels", "plain 3×3 stack: \(Extent(layer.plain))",
      "VGG-16: \(Extent(layer.vgg))",
    ]
  }

  // MARK: Questions

  private func madeQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let (units, chosen) = (layer(of: step).units, chosen(in: step))
    func shared(_ unit: Int) -> Int {
      let own = Set(units[chosen].parts.map(\.unit))
      return Set(units[unit].parts.map(\.unit)).intersection(own).count
    }
    // Those that share most parts are the ones to be told apart.
    let others = units.indices.filter { $0 != chosen }
      .sorted { (-shared($0), $0) < (-shared($1), $1) }.prefix(3)
    let parts = parts(of: chosen, in: step)
    return .choice(
      "made-\(step)-\(setup.pattern)", "A unit is made of \(parts). What does it respond to?",
      (others + [chosen]).sorted().map { unit in
        let name = units[unit].name
        let own = self.parts(of: unit, in: step)
        return (
          name, unit == chosen,
          unit == chosen
            ? "these are the parts of \(name), each at its own position"
            : "\(name) is made of \(own)"
        )
      })
  }

  private func fitsQuestion(_ step: Int) -> Question {
    let (layer, wide) = (layer(of: step), setup.wide)
    let fits = layer.plain >= wide
    let fact =
      "a unit of layer \(step) sees \(Extent(layer.plain)) pixels there, "
      + "and the pattern has \(Extent(wide))"
    return .choice(
      "fits-\(step)",
      "A pattern is \(wide) pixels wide. In a plain stack of 3×3 layers, can a unit of layer "
        + "\(step) see all of it?",
      [
        ("yes, all of it", fits, fact), ("no, only a part of it", !fits, fact),
      ])
  }
}
