import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A window keeps one number of each block; before it may come a convolution and a detector.
struct PoolingFigure: RowWalkFigure {
  static let kind = "pooling"
  static let summary = "a window that keeps one number of each block: max, average, min or L2"
  static let steps = "Step 1 is the window at the top left; one step per window, row by row."
  static let example = """
    input:
      9 4 7 4 3 6 7 1
      4 4 3 4 0 2 7 7
      1 3 4 2 6 9 9 0
      4 6 4 7 4 9 3 0
    kind: average
    shift: 1
    predict: 4
    """

  struct Setup: FigureSetup {
    var input: [[Float]] = [[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [3, 0, 2, 8]]
    var kernel = ""
    var detects = false
    var kind = Pooling.Kind.max
    var window = 2
    var stride = 2
    var padding = 0
    var isGlobal = false
    var shift = ColumnShift(0)

  }

  static let fields: [Field<Setup>] = [
    .grid("input", \.input, "the map, or one row of numbers", upTo: 16) {
      $0.shift.write($2, at: $1.column, into: &$0.input[$1.row])
    },
    .word(
      "kernel", \.kernel, of: Kernels.all.map(\.id),
      "a convolution before the pooling; circular if that is global"),
    .flag("detector", \.detects, "a ReLU before it: negative values become 0", setting: true),
    .choice("kind", \.kind, "the number that is kept, and that predictions ask for", setting: true),
    .integer("window", \.window, 1...8, "side of the window", setting: true),
    .integer("stride", \.stride, 1...8, "cells from one window to the next", setting: true),
    .integer("padding", \.padding, 0...4, "columns added on both sides"),
    .flag("global", \.isGlobal, "one window over the whole map", setting: true),
    .integer(
      "shift", \.shift.columns, -8...8, "columns by which the input is shifted", setting: true),
    .custom(
      OptionSpec(
        "entering", .number,
        "the value that a shift brings in; by default what leaves at the other side")
    ) { if $0.has("entering") { $1.shift.entering = Float($0.number("entering", default: 0)) } },
  ]

  static let asks: [Ask<Self>] = [
    Ask("value", "the pooled value", seenIn: "input") { $0.valueQuestion($1) },
    Ask("survivors", "before step 1, how many outputs a shift does not change", seenIn: "input") {
      $0.survivorsQuestion($1)
    },
    Ask("winner", "which cell the value came from: unpooling must guess") { $0.winnerQuestion($1) },
  ]

  static let actions: [FigureAction<Self>] = [outputAction]

  static let measures: [Measure<Self>] = [
    Measure("kept", "outputs that the shift does not change") { f, _ in Number(f.kept) },
    Measure("distinct", "different numbers in the input") { f, _ in
      Number(Set(f.setup.input.joined()).count)
    },
  ]

  let setup: Setup
  /// The moved input, then the maps of convolution and detector.
  let stages: [ShownMap]
  /// The input before it moved.
  let before: ShownMap
  let maps: [Map]
  let walk: RowWalk

  /// The outputs of one kind of pooling, with and without the shift.
  struct Map {
    let pooling: Pooling, output: ShownMap, unmoved: ShownMap
    /// The sums behind the outputs with and without the shift, all equally wide.
    let sums: [String], unmovedSums: [String]
    func isKept(_ cell: Position) -> Bool {
      output.map[0, cell.row, cell.column] == unmoved.map[0, cell.row, cell.column]
    }
  }

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    let (isMoved, input) = (setup.shift.columns != 0, try Tensor(rows: setup.input))
    let block = ConvolutionBlock(
      kernel: Kernels.named(setup.kernel)?.kernel, isCircular: setup.isGlobal,
      detects: setup.detects)
    let stages = try block.stages(of: setup.shift.moved(input))
    let unmoved = try block.stages(of: input)
    var names = ["map \(input.shape.extent)\(isMoved ? ", moved by \(setup.shift.columns)" : "")"]
    if block.kernel != nil { names.append(setup.kernel) }
    self.stages = zip(names + ["detector"], stages).enumerated().map { index, stage in
      ShownMap(stage.0, stage.1, index == 0 ? nil : .diverging)
    }
    before = ShownMap("before", input, like: self.stages[0])
    let (source, old) = (stages[stages.count - 1], unmoved[unmoved.count - 1])
    let extent = source.shape.extent
    var maps: [Map] = []
    for kind in Pooling.Kind.allCases {
      let pooling =
        setup.isGlobal
        ? .global(kind, over: extent)
        : ConvolutionBlock.pooling(
          kind, setup.window, stride: setup.stride, padding: setup.padding, over: extent)
      let output = try pool(source, pooling).output
      let walk = RowWalk(extent: output.shape.extent)
      func sums(_ map: Tensor) -> [String] {
        (1...walk.stepCount).map {
          (try? trace(map, pooling, at: walk.cell(of: $0)))?.working(of: kind) ?? ""
        }
      }
      let name = kind == .l2 ? "L2" : kind.rawValue
      maps.append(
        Map(
          pooling: pooling,
          output: ShownMap(name, output, like: self.stages[stages.count - 1]),
          unmoved: ShownMap(
            "\(name), before", try pool(old, pooling).output, like: self.stages[stages.count - 1]),
          sums: sums(source).padded, unmovedSums: sums(old).padded))
    }
    self.maps = maps
    walk = RowWalk(extent: maps[0].output.extent)
  }

  var source: Tensor { stages[stages.count - 1].map }
  var chosen: Map { maps.first { $0.pooling.kind == setup.kind } ?? maps[0] }
  var kept: Int { (1...stepCount).count { chosen.isKept(walk.cell(of: $0)) } }
  /// After a shift a map and its outputs are seen beside those before it.
  var compares: Bool { setup.shift.columns != 0 && stages.count == 1 }
  /// With stages before it, or a shift, only the chosen kind is shown: the others would hide what
  /// it is about.
  var shown: [Map] { stages.count > 1 || compares ? [chosen] : maps }

  func caption(at moment: Moment) -> String {
    let words = shown.map { map in
      let isHidden = moment.asking == "value" && map.pooling.kind == setup.kind
      return "\(map.output.name) \(isHidden ? "?" : map.output.text(walk.cell(of: moment.step)))"
    }
    let values =
      moment.asking == "winner"
      ? "" : ", \(read(by: maps[0], at: moment.step)?.working(of: .max) ?? "")"
    if moment.asking == "survivors" { return "\(stages[0].name), \(chosen.output.name) pooling: ?" }
    return "\(walk.name(of: moment.step))\(values): \(words.joined(separator: ", "))"
      + (setup.shift.columns == 0
        ? "" : "; \(moment.asking == nil ? "\(kept)" : "?") of \(stepCount) as before the shift")
  }

  func read(by map: Map, at step: Int) -> PoolingTrace? {
    try? trace(source, map.pooling, at: walk.cell(of: step))
  }

  // MARK: Questions

  private func valueQuestion(_ step: Int) -> Question? {
    let cell = walk.cell(of: step)
    return .number(
      "step-\(step)", "What will the \(chosen.output.name) at \(walk.name(of: step)) be?",
      is: Number(chosen.output.map[0, cell.row, cell.column]),
      models: wrongPooled(source, chosen.pooling, at: cell).numbers,
      why: caption(at: rest(at: step)))
  }

  private func survivorsQuestion(_ step: Int) -> Question? {
    guard setup.shift.columns != 0, step == 1 else { return nil }
    return .number(
      "survivors", "How many outputs does the shift leave unchanged?", is: Number(kept))
  }

  private func winnerQuestion(_ step: Int) -> Question? {
    let map = setup.kind == .min ? chosen : maps[0]
    guard stages.count == 1, let trace = read(by: map, at: step) else { return nil }
    let winners = trace.cells.filter { $0.value == trace.total }.compactMap(\.source)
    return .cell(
      "winner-\(step)", "From which cell did the \(map.output.name) come?", of: "input",
      in: Set(winners))
  }

  func places(of _: Misconception, evidence: Evidence?, at moment: Moment) -> [Target] {
    guard case .cells(let cells) = evidence else { return [.part("map \(chosen.output.name)")] }
    return [.part("input")]
      + cells.map { .cell(CellAddress(grid: "input", row: $0.row, column: $0.column)) }
  }
}
