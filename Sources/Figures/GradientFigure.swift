import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// The gradient microscope: the slope of a loss by each weight of a kernel, or by each input cell, as
/// a written sum, and beside it what a small change of that number does to the loss.
struct GradientFigure: Figure {
  static let kind = "gradient"
  static let summary =
    "the slope of a loss by each weight of a kernel, or by each input cell, as a written sum"
  static let steps =
    "Step 1 is the first weight, or the first input cell; one step each, row by row."
  static let example = """
    input:
      3 0 8 2
      1 7 0 4
      6 2 9 0
      0 5 1 8
    kernel:
      1 -2
      3 0
    target:
      10 0 0
      0 20 0
      0 0 30
    rate: 1
    predict: 2
    """

  struct Setup: FigureSetup {
    var input: [[Float]] = [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]]
    var kernel: [[Float]] = [[0, 1]]
    var target: [[Float]] = [[0, 1, 0], [0, 1, 0], [0, 1, 0]]
    var variable = ConvolutionSlopes.Variable.kernel
    var rate: Float = 0.1
  }

  static let fields: [Field<Setup>] = [
    .grid("input", \.input, "what the kernel reads", upTo: 6),
    .grid("kernel", \.kernel, "the weights", upTo: 5),
    .grid("target", \.target, "what the output should be", upTo: 6),
    .choice(
      "by", \.variable, "the slopes by the weights of the `kernel`, or by the cells of the `input`",
      setting: true),
    .number("rate", \.rate, "the part of each slope by which the key changes its weight"),
  ]

  static let asks: [Ask<Self>] = [Ask("slope", "the slope of a step") { $0.slopeQuestion($1) }]

  static let actions: [FigureAction<Self>] = [
    .change("d", "descend", help: { _ in "change each weight against its slope" }) { setup in
      guard let slopes = try? setup.slopes else { return "the grids do not go together" }
      let next = slopes.descended(rate: Double(setup.rate)).rows() ?? setup.kernel
      guard next.joined().allSatisfy({ abs(Double($0)) <= editLimit }) else {
        return "the weights grow too large; a lower rate would not overshoot"
      }
      if next == setup.kernel { return "every slope is 0: the loss cannot be lowered from here" }
      setup.kernel = next
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("loss", "half the sum of squared errors") { f, _ in Number(f.slopes.loss) },
    Measure("slope", "the slope of the step") { f, step in
      Number(f.slopes.slope(by: f.setup.variable, at: f.walk.cell(of: step)))
    },
    Measure("terms", "products that the slope adds up") { f, step in
      Number(f.slopes.terms(by: f.setup.variable, at: f.walk.cell(of: step)).count)
    },
  ]

  let setup: Setup
  let slopes: ConvolutionSlopes
  let walk: RowWalk
  /// All slopes, as a map.
  private let map: ShownMap
  private let input, kernel, output, target, errors: ShownMap
  private var workings: [[StyledText]] = []

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    let slopes = try setup.slopes
    self.slopes = slopes
    walk = RowWalk(extent: slopes.extent(of: setup.variable))
    var values = try Tensor(rows: setup.variable == .kernel ? setup.kernel : setup.input)
    for step in 1...walk.stepCount {
      let cell = walk.cell(of: step)
      values = values.setting(
        row: cell.row, column: cell.column, to: Float(slopes.slope(by: setup.variable, at: cell)))
    }
    map = ShownMap("slopes by the \(setup.variable.rawValue)", values, .diverging)
    input = ShownMap("input", slopes.input, .diverging)
    kernel = ShownMap("kernel", slopes.kernel, .diverging)
    output = ShownMap("output", slopes.output, .diverging)
    target = ShownMap("target", slopes.target, like: output)
    errors = ShownMap("error", slopes.errors, .diverging)
    workings = allWorkings()
  }

  var stepCount: Int { walk.stepCount }
  var landmarks: [Int] { walk.rowEnds }
  func name(of step: Int) -> String { "\(walk.name(of: step)) of the \(setup.variable.rawValue)" }
  func step(for step: Int, of before: Self) -> Int { walk.step(of: before.walk.cell(of: step)) }

  // MARK: View

  func view(at moment: Moment) -> any View {
    let width = [input, kernel, output, target, errors].map(\.format.width).max() ?? 1
    return FirstFit(over: GridForm.readable(width: width)) { form in
      for isWide in [true, false] {
        Stack(.down) {
          if isWide {
            Stack(.across, gap: 1...4, align: .middle) { forward(form, at: moment) }
          } else {
            Flow(gap: 2) { forward(form, at: moment) }
          }
          Stack(isWide ? .across : .down, gap: 1...4) {
            slopeGrid(form, at: moment)
            working(at: moment)
          }
        }
      }
    }
  }

  /// From the input to the errors; what takes part in the slope is outlined.
  @Parts private func forward(_ form: GridForm, at moment: Moment) -> [any View] {
    let cell = walk.cell(of: moment.step)
    let terms = slopes.terms(by: setup.variable, at: cell)
    let (outputs, sources) = (Set(terms.map(\.output)), Set(terms.map(\.source)))
    let byKernel = setup.variable == .kernel
    grid(input, form, lit: byKernel ? sources : [cell], isOutlined: byKernel)
    Label("∗")
    grid(kernel, form, lit: byKernel ? [cell] : sources, isOutlined: !byKernel)
    Label("=")
    grid(output, form, lit: [], isOutlined: false)
    Label("-")
    grid(target, form, lit: [], isOutlined: false)
    Label("=")
    grid(errors, form, lit: outputs, isOutlined: true)
  }

  private func grid(
    _ shown: ShownMap, _ form: GridForm, lit: Set<Position>, isOutlined: Bool
  ) -> Grid {
    let isNamed = ["input", "kernel", "target"].contains(shown.name)
    let format = shown.format
    let grid = shown.grid(isNamed ? shown.name : "", form.own(width: format.width)) {
      row, column in
      let isLit = lit.contains(Position(row: row, column: column))
      return .number(shown[row, column], isLit ? .strong : .quiet)
    }
    .labelled(SafeText(shown.name))
    let cells = lit.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    return isOutlined || lit.count == 1 ? grid.outlined(cells) : grid
  }

  private func slopeGrid(_ form: GridForm, at moment: Moment) -> Grid {
    let walk = walk
    return map.grid("", form.own(width: map.format.width)) { [map] row, column in
      let step = walk.step(of: Position(row: row, column: column))
      guard step <= moment.step else { return .pending }
      if step == moment.step, moment.asking != nil { return .asked }
      return .number(map[row, column], step == moment.step ? .active : nil)
    }
    .outlined([walk.cell(of: moment.step)])
    .labelled(SafeText(map.name), part: "slope")
  }

  // MARK: Working

  /// The working of a step, in the room that all steps have.
  private func working(at moment: Moment) -> Stack {
    let lines = workings[max(1, min(moment.step, stepCount)) - 1]
    var loss = StyledText("loss ", .quiet)
    loss.append(SafeText(number(slopes.loss)), .strong)
    loss.append(", half the sum of squared errors", .quiet)
    return Stack(.down, gap: 0...0) {
      Label(loss)
      for line in lines { Label(moment.asking == nil ? line : line.blanked) }
    }
  }

  /// The sums of all steps, as many lines each, and as wide.
  private func allWorkings() -> [[StyledText]] {
    var all = (1...stepCount).map { lines(of: $0) }
    let count = all.map(\.count).max() ?? 0
    let width = all.joined().map { $0.width(in: .ascii) }.max() ?? 0
    for step in all.indices {
      all[step] += Array(repeating: StyledText(), count: count - all[step].count)
      all[step] = all[step].map { $0.filled(to: width) }
    }
    return all
  }

  private func lines(of step: Int) -> [StyledText] {
    let cell = walk.cell(of: step)
    let terms = slopes.terms(by: setup.variable, at: cell)
    let factors = setup.variable == .kernel ? input : kernel
    var lines = [
      StyledText(SafeText("error × \(setup.variable == .kernel ? "input" : "weight"):"), .quiet)
    ]
    for row in Dictionary(grouping: terms, by: \.output.row).sorted(by: { $0.key < $1.key }) {
      let words = row.value.map {
        "\(padded(errors, Double($0.error))) × \(padded(factors, Double($0.factor)))"
      }
      let sign = lines.count == 1 ? "  " : "+ "
      lines.append(StyledText(SafeText(sign + words.joined(separator: " + ")), .text))
    }
    let slope = number(slopes.slope(by: setup.variable, at: cell))
    lines.append(StyledText(SafeText("= \(slope)"), .strong))
    lines += difference(at: cell).map { StyledText(SafeText($0), .quiet) }
    return lines
  }

  private func padded(_ map: ShownMap, _ value: Double) -> String {
    SafeText(map.format.text(value)).padded(to: map.format.width).description
  }

  private func number(_ value: Double) -> String { "\(Number(value) ?? Number(0))" }

  /// What one more and one less do to the loss, in two lines.
  private func difference(at cell: Position) -> [String] {
    let losses = [1, -1].map { (try? slopes.loss(changing: setup.variable, at: cell, by: $0)) ?? 0 }
    let (more, less) = (number(losses[0]), number(losses[1]))
    return [
      "loss at +1: \(more), at -1: \(less)",
      "(\(more) - \(less)) / 2 = \(number((losses[0] - losses[1]) / 2))",
    ]
  }

  // MARK: Words

  func caption(at moment: Moment) -> String {
    let cell = walk.cell(of: moment.step)
    let what = "loss \(number(slopes.loss)); slope by \(name(of: moment.step))"
    guard moment.asking == nil else { return "\(what): ?" }
    let terms = slopes.terms(by: setup.variable, at: cell).map {
      "(\(number(Double($0.error)))×\(number(Double($0.factor))))"
    }
    return "\(what): \(terms.joined(separator: "+")) = "
      + "\(number(slopes.slope(by: setup.variable, at: cell))); "
      + difference(at: cell).joined(separator: ": ")
  }

  // MARK: Questions

  private func slopeQuestion(_ step: Int) -> Question? {
    let cell = walk.cell(of: step)
    let terms = slopes.terms(by: setup.variable, at: cell)
    guard let right = Number(slopes.slope(by: setup.variable, at: cell)) else { return nil }
    let flipped = zip(terms, terms.reversed()).reduce(0) {
      $0 + Double($1.0.error) * Double($1.1.factor)
    }
    let candidates: [(Double, String)] = [
      (
        terms.reduce(0) { $0 + Double($1.error) },
        "That adds up the errors alone, which is the slope by a bias."
      ),
      (
        terms.reduce(0) { $0 + Double($1.factor) },
        "Each number counts as much as the error of the output that it went into."
      ),
      (flipped, "Right numbers, wrong partners: each error meets the number from its own window."),
      (
        terms.first.map { Double($0.product) } ?? 0,
        "That is the first window. A shared weight has a term from each."
      ),
    ]
    var mistakes: [NumberKey.WrongAnswer] = []
    for (value, feedback) in candidates {
      guard let value = Number(value), value != right,
        !mistakes.contains(where: { $0.value == value })
      else { continue }
      mistakes.append(.init(value: value, feedback: [.text(feedback)]))
    }
    return .number(
      "slope-\(step)",
      "The slope of the loss by this \(setup.variable == .kernel ? "weight" : "cell"): what do the "
        + "products of errors and what they met add up to?", is: right, mistakes: mistakes,
      why: "Every output that used it has a term: its error times what met it there.")
  }
}

extension GradientFigure.Setup {
  fileprivate var slopes: ConvolutionSlopes {
    get throws(ShapeError) {
      try ConvolutionSlopes(
        input: Tensor(rows: input), kernel: Tensor(rows: kernel), target: Tensor(rows: target))
    }
  }
}
