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
  private let stages: [ShownMap]
  private let maps: [Map]
  let walk: RowWalk

  /// The outputs of one kind of pooling, with and without the shift.
  private struct Map {
    let pooling: Pooling, output: ShownMap, unmoved: Tensor
    /// The sums behind the outputs, all equally wide.
    let sums: [String]
    func isKept(_ cell: Position) -> Bool {
      output.map[0, cell.row, cell.column] == unmoved[0, cell.row, cell.column]
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
    let (source, before) = (stages[stages.count - 1], unmoved[unmoved.count - 1])
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
      let sums = (1...walk.stepCount).map {
        (try? trace(source, pooling, at: walk.cell(of: $0)))?.working(of: kind) ?? ""
      }
      maps.append(
        Map(
          pooling: pooling,
          output: ShownMap(
            kind == .l2 ? "L2" : kind.rawValue, output, like: self.stages[stages.count - 1]),
          unmoved: try pool(before, pooling).output, sums: sums.padded))
    }
    self.maps = maps
    walk = RowWalk(extent: maps[0].output.extent)
  }

  private var source: Tensor { stages[stages.count - 1].map }
  private var chosen: Map { maps.first { $0.pooling.kind == setup.kind } ?? maps[0] }
  private var kept: Int { (1...stepCount).count { chosen.isKept(walk.cell(of: $0)) } }
  /// With stages before it only the chosen kind is shown: the others would hide what feeds it.
  private var shown: [Map] { stages.count > 1 ? [chosen] : maps }

  // MARK: View

  func view(at moment: Moment) -> any View {
    let window = read(by: chosen, at: moment.step)?.cellsRead ?? []
    return Stack(.down, gap: 0...2) {
      FirstFit(over: GridForm.all(width: stages.map(\.format.width).max() ?? 1)) { form in
        Stack(.across, gap: 3...9) {
          for stage in stages.indices { grid(stage, form, window, at: moment) }
          Stack(.down) {
            for pair in [shown.prefix(2), shown.dropFirst(2)] where !pair.isEmpty {
              Stack(.across, gap: 3...9) { for map in pair { output(map, form, at: moment) } }
            }
          }
        }
        Stack(.down) {
          Flow { for stage in stages.indices { grid(stage, form, window, at: moment) } }
          Flow { for map in shown { output(map, form, at: moment) } }
        }
      }
      working(at: moment)
    }
  }

  private func grid(
    _ index: Int, _ form: GridForm, _ window: [Position], at moment: Moment
  ) -> Grid {
    let stage = stages[index]
    // The last stage is what is pooled.
    let window = index == stages.count - 1 ? window : []
    return stage.grid(index == 0 ? "input" : "", form) { row, column in
      // The cell that held the maximum is a guess only while no value is seen.
      if moment.asking == "winner" { return .pending }
      let isInside = window.contains(Position(row: row, column: column))
      return .number(stage[row, column], isInside ? .strong : form.isMap ? nil : .quiet)
    }
    .labelled(SafeText(stage.name))
    .outlined(window)
  }

  private func output(_ map: Map, _ form: GridForm, at moment: Moment) -> Grid {
    let isChosen = map.pooling.kind == setup.kind
    let (walk, isMoved, word) = (walk, setup.shift.columns != 0, isChosen ? moment.asking : nil)
    return map.output.grid(isChosen ? "output" : "", form) { row, column in
      let cell = Position(row: row, column: column)
      let step = walk.step(of: cell)
      if word == "survivors" || word == "value" && step == moment.step { return .asked }
      guard step <= moment.step, word != nil || moment.asking != "survivors" else {
        return .pending
      }
      let role: Role? = isMoved ? (map.isKept(cell) ? .quiet : .strong) : nil
      return .number(map.output[row, column], step == moment.step ? .active : role)
    }
    .outlined(word == "survivors" ? [] : [walk.cell(of: moment.step)])
    .labelled(
      SafeText(map.output.name), isChosen ? .strong : .quiet, part: "map \(map.output.name)")
  }

  private func read(by map: Map, at step: Int) -> PoolingTrace? {
    try? trace(source, map.pooling, at: walk.cell(of: step))
  }

  private func working(at moment: Moment) -> any View {
    let rows = shown.map { map in
      let isChosen = map.pooling.kind == setup.kind
      let isHidden = moment.asking == "survivors" || moment.asking == "value" && isChosen
      let text = SafeText(map.output.text(walk.cell(of: moment.step)))
      let value = StyledText(text.padded(to: map.output.format.width), .strong)
      let sum = StyledText(SafeText(map.sums[moment.step - 1]), .quiet)
      return TextTable.Row(
        [
          .init(SafeText(map.output.name), isChosen ? .strong : .quiet),
          .init(isHidden ? value.asked : value),
          .init(moment.asking == "winner" ? sum.blanked : sum),
        ], part: map.output.name)
    }
    let table = TextTable([.init(), .init("", .right, gap: 4), .init()], rows)
    let name = Label(walk.workingName(of: moment.step))
    return FirstFit {
      Stack(.across, gap: 2...4, [name, table])
      Stack(.down, gap: 0...0, [name, table])
      Stack(.down, gap: 0...0, [name, table.without(2)])
    }
  }

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
      + (setup.shift.columns == 0 ? "" : "; \(kept) of \(stepCount) as before the shift")
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
