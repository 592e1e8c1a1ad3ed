import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A chain of layers grows over an input, one a step, and shows what a unit sees of the pixels.
///
/// Beside the layers a table grows with the recurrence of Araujo, Norris and Sim (2019): a layer of
/// k taps widens the field by (k-1)·dilation·jump, then its stride multiplies the jump. The cone
/// can be reversed, from one pixel up, or show the number of paths from each pixel.
struct ReceptiveFieldFigure: Figure {
  static let kind = "receptive-field"
  static let summary = "layers stacked one per step, and the part of the input that a unit sees"
  static let steps =
    "Step 1 is the input alone; step 2 adds the first layer, and so on."
  static let example = """
    input: 8
    layers:
      conv(3, dilation: 2)
      conv(2)
    predict: 2, 3
    say:
      3: Taps two pixels apart leave gaps; the next layer's units look into them.
    """

  static let fields = ReceptiveFieldSetup.fields

  static let asks: [Ask<Self>] = [
    Ask("width", "the width of the added layer's field") { $0.widthQuestion($1) },
    Ask(
      "growth", "from the second layer on, whether it widens the field by more than the one before"
    ) {
      $0.growthQuestion($1)
    },
    Ask("cells", "the cells that are lit, where the maps are small") { $0.cellsQuestion($1) },
  ]

  static let actions: [FigureAction<Self>] = [
    .pick(
      "o", label: { $0.isReach ? "pixel" : "unit" },
      help: { $0.isReach ? "follow another pixel" : "pick another unit" },
      from: { $0.isReach ? name(ofLayer: 0) : name(ofLayer: $0.layer(of: $1)) }),
    .change("c", "reverse", help: { _ in "reverse the cone" }) {
      $0.light = $0.light == .reach ? .field : .reach
      return nil
    },
    .change(
      "w", "paths", help: { $0.setup.light == .weight ? "hide path counts" : "show path counts" }
    ) {
      $0.light = $0.light == .weight ? .field : .weight
      return nil
    },
    .change("a", "add", help: { _ in "add a layer" }) { setup in
      guard let last = setup.layers.last, setup.layers.count < LayerLimits.count else {
        return "\(LayerLimits.count) layers is the limit"
      }
      setup.layers.append(last)
      return nil
    },
    .change("x", "remove", help: { _ in "remove the last layer" }) { setup in
      guard setup.layers.count > 1 else { return "a chain needs at least one layer" }
      setup.layers.removeLast()
      return nil
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("field", "the width of the field after the step's layer, in pixels") {
      Number($0.stack.fields[$0.layer(of: $1)].size.columns)
    },
    Measure("jump", "the pixels between the fields of neighbouring units") {
      Number($0.stack.fields[$0.layer(of: $1)].jump.columns)
    },
    Measure("weights", "the weights of all kernels so far, for one channel") {
      Number($0.convolutions(to: $1).reduce(0) { $0 + ($1.window?.kernel.cells ?? 0) })
    },
    Measure("convolutions", "the convolutions so far") { Number($0.convolutions(to: $1).count) },
    Measure("coverage", "the percentage of the input that the unit sees") {
      Number(100 * $0.coverages[$0.layer(of: $1)])
    },
  ]

  let setup: ReceptiveFieldSetup
  /// The chain over its input.
  let stack: LayerStack
  /// The share of the input that each layer's unit sees, 0 to 1; the first is a pixel's.
  let coverages: [Double]
  /// The lines of each layer's working, and its row of the table.
  private(set) var workings: [[StyledText]] = [], texts: [[String]] = []
  /// True if the grids of all layers fit above a table on the usual screen: cells can be marked.
  private(set) var isMarkable = false

  init(_ setup: ReceptiveFieldSetup) throws(ShapeError) {
    self.setup = setup
    let windows = setup.layers.compactMap(\.window)
    stack = try LayerStack(input: Extent(setup.input), windows: windows)
    var coverages: [Double] = []
    for layer in stack.extents.indices {
      coverages.append(try stack.coverage(of: Self.unit(in: layer, of: stack, setup), in: layer))
    }
    self.coverages = coverages
    workings = stack.extents.indices.map { working(of: $0) }
    texts = stack.extents.indices.map { texts(of: $0) }
    let (grids, room) = (FieldView(self, rest(at: 1)).smallestGrids, Size(columns: 76, rows: 11))
    isMarkable = grids.laidOut(in: room, .unicode).size.fits(in: room)
  }

  /// The first step shows the input; each further one adds a layer.
  var stepCount: Int { stack.extents.count }

  /// Jumping leads to the layers whose units are further apart than those below.
  var landmarks: [Int] {
    stack.fields.indices.dropFirst()
      .filter { stack.fields[$0].jump != stack.fields[$0 - 1].jump }.map { $0 + 1 }
  }

  /// The newest layer of a step; 0 is the input.
  func layer(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }

  /// The unit from which a layer's field is seen.
  func unit(in layer: Int) -> Position { Self.unit(in: layer, of: stack, setup) }

  /// The pixel that is followed upwards.
  var pixel: Position { setup.pixel ?? stack.extents[0].middle }

  var isReach: Bool { setup.light == .reach }

  /// The picked unit, or else the topmost in the middle column that looks past no edge, or the
  /// middle one.
  private static func unit(in layer: Int, of stack: LayerStack, _ setup: Setup) -> Position {
    if let picked = setup.unit, picked.grid == name(ofLayer: layer) { return Position(picked) }
    let (extent, field) = (stack.extents[layer], stack.fields[layer].rows)
    let row = (0..<extent.rows).first {
      guard let seen = try? field.range(of: $0) else { return false }
      return seen.lowerBound >= 0 && seen.upperBound <= stack.extents[0].rows
    }
    return Position(row: row ?? extent.middle.row, column: extent.middle.column)
  }

  private func convolutions(to step: Int) -> [Layer] {
    setup.layers.prefix(layer(of: step)).filter { !$0.isPool }
  }

  // MARK: By hand

  var pickableGrids: [CellGrid] {
    stack.extents.indices.map {
      CellGrid(
        Self.name(ofLayer: $0), rows: stack.extents[$0].rows, columns: stack.extents[$0].columns,
        isEditable: false)
    }
  }

  func pick(_ cell: CellAddress, at step: Int, in setup: inout ReceptiveFieldSetup) -> Int? {
    guard let layer = pickableGrids.firstIndex(where: { $0.contains(cell) }) else { return nil }
    if layer == 0 {
      if !isReach || Position(cell) != pixel { setup.follow(Position(cell)) }
    } else if isReach || Position(cell) != unit(in: layer) {
      setup.look(from: cell)
    }
    // A unit is seen in the step that adds its layer.
    return layer == 0 ? step : layer + 1
  }

  /// Another chain is shown as a whole.
  func step(for step: Int, of before: Self) -> Int {
    (setup.layers, setup.input) == (before.setup.layers, before.setup.input)
      ? max(1, min(step, stepCount)) : stepCount
  }

  static func words(for error: ShapeError) -> String {
    guard case .inLayer(let layer, let fault) = error,
      case .kernelDoesNotFit(let kernel, let map, _, let dilation, _) = fault
    else { return error.description }
    let gaps = dilation.rows > 1 ? " with dilation \(dilation.rows)" : ""
    return "layer \(layer): \(kernel)\(gaps) does not fit on \(map); enlarge the input"
  }
}

extension Extent {
  /// The cell in the middle; of an even number the one before.
  fileprivate var middle: Position { Position(row: (rows - 1) / 2, column: (columns - 1) / 2) }
}
