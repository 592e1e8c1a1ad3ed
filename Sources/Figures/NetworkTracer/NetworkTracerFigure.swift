import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A picture on its way through a network: shapes and costs of each layer, one a step.
struct NetworkTracerFigure: Figure {
  static let kind = "network-tracer"
  static let summary = "the shapes and the cost of a network's layers, one after another"
  static let steps =
    "Step 1 is the picture; each step adds a layer, and the list that dense ones read."
  static let example = """
    channels: 2
    size: 29
    layers:
      conv(4, filters: 7)
      pool(3, stride: 2)
      conv(3, filters: 9)
      dense(units: 13)
    predict: 2, 4
    say:
      6: Every unit of a dense layer reads all numbers.
    """

  static let fields = NetworkTracerSetup.fields

  static let asks: [Ask<Self>] = [
    Ask("side", "how wide the maps of a layer are") { $0.sideQuestion($1) },
    Ask("cost", "the number that is counted, of a layer that has some") { $0.costQuestion($1) },
    Ask("most", "before step 1, which layer has most of it") { $0.mostQuestion($1) },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("o", "count", help: { "count \($0.setup.count.next.rawValue) instead" }) {
      $0.count = $0.count.next
      return nil
    },
    .change("c", "layer", help: { _ in "choose the layer that a, x and the settings change" }) {
      setup in
      guard setup.layers.count > 1 else { return "there is one layer only" }
      setup.chosen = setup.chosen == nil ? 0 : (setup.edited + 1) % setup.layers.count
      return nil
    },
    .change("a", "add", help: { _ in "add a layer like the chosen one after it" }) { setup in
      guard setup.layers.indices.contains(setup.edited), setup.layers.count < LayerLimits.count
      else { return "\(LayerLimits.count) layers is the limit" }
      setup.layers.insert(setup.layers[setup.edited], at: setup.edited + 1)
      setup.chosen = setup.edited + 1
      return nil
    },
    .change("x", "remove", help: { _ in "remove the chosen layer" }) { setup in
      guard setup.layers.count > 1 else { return "a network needs at least one layer" }
      let removed = setup.edited
      setup.layers.remove(at: removed)
      setup.chosen = min(removed, setup.layers.count - 1)
      return nil
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("parameters", "learned numbers of all layers so far") {
      Number($0.soFar(.parameters, at: $1))
    },
    Measure("multiply-adds", "multiply-adds of all layers so far, for one example") {
      Number($0.soFar(.multiplyAdds, at: $1))
    },
    Measure("outputs", "numbers that come out of the step's layer") {
      Number($0.output(of: $0.row(of: $1)).count)
    },
    Measure("convolutions", "convolutions so far") { figure, step in
      let rows = figure.summary.rows.prefix(figure.row(of: step))
      return Number(
        rows.count { if case .convolution = $0.layer { true } else { false } })
    },
  ]

  let setup: NetworkTracerSetup
  /// Shapes and costs; its rows are those of the picture but for the first, the input.
  let summary: NetworkSummary

  init(_ setup: NetworkTracerSetup) throws(ShapeError) {
    self.setup = setup
    summary = try setup.network().summary()
  }

  static func words(for error: ShapeError) -> String {
    guard case .inLayer(let layer, let fault) = error else { return error.description }
    if case .kernelDoesNotFit(let kernel, let map, _, _, _) = fault {
      return "layer \(layer): \(kernel) does not fit on \(map)"
    }
    return "layer \(layer): \(fault)"
  }

  var stepCount: Int { summary.rows.count + 1 }

  /// Whoever looked at the last step still does.
  func step(for step: Int, of before: Self) -> Int {
    step == before.stepCount ? stepCount : max(1, min(step, stepCount))
  }

  /// The row that a step reveals; 0 is the picture.
  func row(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }

  /// What comes out of a row.
  func output(of row: Int) -> Shape {
    summary.rows.indices.contains(row - 1) ? summary.rows[row - 1].output : summary.input
  }

  /// The row of the layer that is changed by hand: the list between the layers is none of them.
  var editedRow: Int {
    let list = summary.rows.firstIndex { $0.layer == .flatten } ?? summary.rows.count
    return setup.edited + (setup.edited >= list ? 2 : 1)
  }

  /// A cost of all layers up to that of a step.
  func soFar(_ cost: NetworkCost, at step: Int) -> Int {
    // The total is known to fit, so a part of it does.
    summary.rows.prefix(row(of: step)).reduce(0) { $0 + $1.count(cost) }
  }

  /// How many rows have their shapes by now.
  func knownShapes(at moment: Moment) -> Int {
    let newest = row(of: moment.step)
    switch moment.asking {
    case nil, "most": return setup.isWhole ? stepCount : newest + 1
    default: return newest
    }
  }

  /// How many rows have their costs by now.
  func knownCosts(at moment: Moment) -> Int {
    moment.asking == "most" ? 0 : knownShapes(at: moment)
  }
}

extension NetworkCost {
  /// The one that `o` shows after this.
  var next: NetworkCost {
    switch self {
    case .parameters: .multiplyAdds
    case .multiplyAdds: .activations
    case .activations: .parameters
    }
  }
}
