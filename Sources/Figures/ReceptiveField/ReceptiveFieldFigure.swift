import ConvolutionCore
import LessonScript
import TextScreen

/// A chain of layers grows over an input, one a step: what a unit sees, back to the pixels.
///
/// Beside the layers a table grows with the recurrence of Araujo, Norris and Sim (2019): a layer of
/// k taps widens the field by (k-1)·dilation·jump, then its stride multiplies the jump. The cone
/// can be turned round, from one pixel up, or weighed by the number of paths.
struct ReceptiveFieldFigure: Figure {
  static let kind = "receptive-field"
  static let summary = "layers stacked one a step, and what a unit sees of the input"

  /// The chain and what is lit in it.
  let setup: FieldSetup
  /// The chain over its input.
  let stack: LayerStack
  /// The share of the input that each layer's chosen unit reads, 0 to 1; the first is a pixel's.
  let coverages: [Double]

  /// Computes a chain; throws if a layer does not fit on the one below.
  init(_ setup: FieldSetup) throws(ShapeError) {
    self.setup = setup
    stack = try LayerStack(input: Extent(setup.input), windows: setup.layers.map(\.window))
    var coverages: [Double] = []
    for layer in 0...setup.layers.count {
      let unit = Self.unit(in: layer, of: stack, chosen: setup.unit)
      coverages.append(try stack.coverage(of: unit, in: layer))
    }
    self.coverages = coverages
  }

  /// The first step shows the input; each further one adds a layer.
  var stepCount: Int { setup.layers.count + 1 }

  /// Jumping leads to the layers behind which units stand further apart.
  var landmarks: [Int] {
    setup.layers.indices.filter { setup.layers[$0].stride > 1 }.map { $0 + 2 }
  }

  /// The unit that a layer is looked at from.
  func unit(in layer: Int) -> Position {
    Self.unit(in: layer, of: stack, chosen: setup.unit)
  }

  /// The pixel that is followed upwards.
  var pixel: Position { setup.pixel ?? stack.extents[0].middle }

  /// How a layer is named in words, in addresses and over its grid.
  static func name(of layer: Int) -> String { layer == 0 ? "input" : "layer \(layer)" }

  /// The chosen unit, or else the topmost in the middle column that looks past no edge, or the
  /// middle one.
  private static func unit(
    in layer: Int, of stack: LayerStack, chosen: FieldSetup.Unit?
  ) -> Position {
    if let chosen, chosen.layer == layer { return chosen.position }
    let middle = stack.extents[layer].middle
    let field = stack.fields[layer].rows
    let row = (0..<stack.extents[layer].rows).first { row in
      guard let seen = try? field.range(of: row) else { return false }
      return seen.lowerBound >= 0 && seen.upperBound <= stack.extents[0].rows
    }
    return Position(row: row ?? middle.row, column: middle.column)
  }
}

extension Extent {
  /// The cell in the middle; of an even number the one before.
  fileprivate var middle: Position {
    Position(row: (rows - 1) / 2, column: (columns - 1) / 2)
  }
}
