import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// The wires of a layer in one dimension: dense, locally connected, and with shared weights.
///
/// Step 1 shows all wires; then each node is lit with the wires that end at it, outputs first.
struct ConnectivityFigure: Figure {
  static let kind = "connectivity"
  static let summary = "the wires of a layer: dense, locally connected, and with shared weights"
  static let steps = "Step 1 is all wires; then come the outputs and the inputs, one a step."
  static let example = """
    wiring: dense, local
    input: 3 1 4 1 5 9
    kernel: 1 2
    predict: 1
    """

  static let asks: [Ask<Self>] = [
    Ask("wires", "before step 1, how many wires the last layer has") { $0.wiresQuestion($1) },
    Ask("weights", "before step 1, how many numbers it stores") { $0.weightsQuestion($1) },
    Ask("ends", "from step 2 on, where its wires from a node end") { $0.endsQuestion($1) },
  ]

  static let actions: [FigureAction<Self>] = [
    .pick(
      "x", label: { _ in "cut wires" }, help: { _ in "cut a wire, or put it back" },
      from: { _, _ in "wires" }, staysOn: true)
  ]

  static let measures: [Measure<Self>] = [
    Measure("wires", "wires of the last layer: its multiply-adds") { f, _ in
      Number(f.measured.wires.count)
    },
    Measure("weights", "numbers that it stores") { f, _ in Number(f.measured.weights) },
    Measure("same", "1 if, whatever the inputs are, its outputs are those without cuts") { f, _ in
      f.isSame ? 1 : 0
    },
  ]

  let setup: ConnectivitySetup
  /// The layers as they are, and with all their wires.
  let wirings: [Wiring], whole: [Wiring]

  init(_ setup: ConnectivitySetup) throws(ShapeError) {
    self.setup = setup
    wirings = try setup.wirings.map { kind throws(ShapeError) in
      try Wiring(kind, inputs: setup.input.count, kernel: setup.kernel) {
        setup.cut.contains(Position(row: $0, column: $1))
      }
    }
    whole = try setup.wirings.map { kind throws(ShapeError) in
      try Wiring(kind, inputs: setup.input.count, kernel: setup.kernel)
    }
  }

  var measured: Wiring { wirings[wirings.count - 1] }
  var isSame: Bool { measured.computesTheSame(as: whole[whole.count - 1]) }

  // MARK: Steps

  /// A node of the upper or the lower row.
  enum Node: Hashable {
    case input(Int)
    case output(Int)

    var name: String {
      switch self {
      case .input(let index): "x\(index)"
      case .output(let index): "y\(index)"
      }
    }
  }

  var stepCount: Int { 1 + measured.outputs + measured.inputs }
  var landmarks: [Int] { [1, 2, 2 + measured.outputs] }
  /// The first one has all wires.
  var wholeStep: Int { 1 }

  /// The node that a step is about; nil for all.
  func node(of step: Int) -> Node? {
    let index = step - 2
    guard index >= 0 else { return nil }
    return index < measured.outputs ? .output(index) : .input(index - measured.outputs)
  }

  /// The word that is asked of a layer: of the last one, and where its wires are asked, of those
  /// that have the same.
  func asked(of index: Int, at moment: Moment) -> String? {
    guard let word = moment.asking, index < wirings.count - 1 else { return moment.asking }
    let isAlike = (wirings[index].kind == .dense) == (measured.kind == .dense)
    return word != "weights" && isAlike ? word : nil
  }

  func name(of step: Int) -> String { node(of: step)?.name ?? "all wires" }
  func name(of cell: CellAddress) -> String {
    switch cell.grid {
    case "wires": "wire x\(cell.column) to y\(cell.row)"
    case "input": "x\(cell.column)"
    default: "y\(cell.column)"
    }
  }

  func step(for step: Int, of before: Self) -> Int {
    switch before.node(of: step) {
    case .none: 1
    case .output(let index): 2 + min(index, measured.outputs - 1)
    case .input(let index): 2 + measured.outputs + min(index, measured.inputs - 1)
    }
  }

  // MARK: By hand

  var pickableGrids: [CellGrid] {
    let wires = CellGrid(
      "wires", rows: measured.outputs, columns: measured.inputs, isEditable: false)
    let outputs = CellGrid("output", rows: 1, columns: measured.outputs, isEditable: false)
    let inputs = CellGrid("input", rows: 1, columns: measured.inputs, isEditable: false)
    return setup.carries == .letters ? [wires, inputs, outputs] : [wires, outputs]
  }

  /// A picked node is its step; a picked wire is cut, or put back.
  func pick(_ cell: CellAddress, at step: Int, in setup: inout ConnectivitySetup) -> Int? {
    switch cell.grid {
    case "wires":
      let wire = Position(cell)
      if whole[whole.count - 1].inputs(of: wire.row).contains(wire.column) { setup.toggle(wire) }
      return step
    case "input": return 2 + measured.outputs + cell.column
    case "output": return 2 + cell.column
    default: return nil
    }
  }

  func places(of _: Misconception, evidence: Evidence?, at _: Moment) -> [Target] {
    [.part("counts \(measured.kind.rawValue)")]
  }
}
