import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A bar of light is moved and turned before an eye, and an electrode hears a cell fire, whose
/// position and direction are to be found.
struct CellProbeFigure: Figure {
  static let kind = "cell-probe"
  static let summary = "bars of light on a screen, and how often a hidden cell fires at each"
  static let steps = "Step 1 is the first bar; each step is one more bar, and each move adds one."
  static let example = """
    cell: 2 3 2
    hears: both
    bars:
      3 3 2
      3 2 2
      2 3 2
      2 4 2
    predict: 2
    """

  static let fields = CellProbeSetup.fields

  static let asks: [Ask<Self>] = [
    Ask("ticks", "how often the cell fires; of both, the simple one") { $0.ticksQuestion($1) },
    Ask("keeps", "from step 2 on, which of both cells fires as often as at the bar before") {
      $0.keepsQuestion($1)
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .pick(
      "o", label: { _ in "move bar" }, help: { _ in "show the bar at another position" },
      from: { _, _ in "screen" }, staysOn: true),
    .change("t", "turn bar", help: { _ in "turn the bar by 45°" }) { setup in
      let count = setup.bars.count
      setup.show { $0.turns = ($0.turns + 1) % LightBar.directions }
      return setup.bars.count == count ? "that is enough bars; x gives another cell" : nil
    },
    .change("s", "say it", help: { _ in "say that the cell has the bar's position and direction" })
    {
      guard $0.answer != $0.bar else { return "that is what was said already" }
      $0.answer = $0.bar
      return nil
    },
    .change("x", "new cell", help: { _ in "hear another cell, at random" }) {
      $0.deal()
      return nil
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("tries", "bars shown so far") { Number($1) },
    Measure("ticks", "how often the cell fires; of both, the simple one") { figure, step in
      Number(figure.heard(at: step).first?.ticks ?? 0)
    },
    Measure("complex", "how often the complex cell fires, where it is heard") { figure, step in
      figure.heard(at: step).first { $0.name == "complex" }.map { Number($0.ticks) }
    },
    Measure("named", "1 if the cell was named rightly, else 0") { figure, _ in
      Number(figure.isNamed ? 1 : 0)
    },
  ]

  let setup: CellProbeSetup
  /// The bars, and how often the simple and the complex cell fire at each.
  let records: [Record]

  /// A bar with what was heard.
  struct Record: Sendable {
    let bar: LightBar
    let pixels: Set<Position>
    let simple: Float, complex: Float
  }

  init(_ setup: CellProbeSetup) throws(ShapeError) {
    guard !setup.length.isMultiple(of: 2) else {
      throw .wrongCount(of: "pixels of a bar", found: setup.length, expected: "an odd number")
    }
    self.setup = setup
    let cell = setup.cell
    let complex = OrientedCell(at: cell.position, turns: cell.turns, isComplex: true)
    var records: [Record] = []
    for bar in setup.bars {
      var bar = bar
      bar.length = setup.length
      let screen = try bar.picture(on: CellProbeSetup.screen)
      records.append(
        Record(
          bar: bar, pixels: bar.pixels(on: CellProbeSetup.screen),
          simple: try cell.response(to: screen), complex: try complex.response(to: screen)))
    }
    self.records = records
  }

  var stepCount: Int { max(1, records.count) }
  func record(of step: Int) -> Record { records[max(1, min(step, records.count)) - 1] }

  /// A bar that is added is looked at.
  func step(for step: Int, of before: Self) -> Int {
    stepCount > before.stepCount ? stepCount : max(1, min(step, stepCount))
  }

  /// The cells that are heard, and how often they fire at a step.
  func heard(at step: Int) -> [(name: String, ticks: Float)] {
    let record = record(of: step)
    let all = [("simple", record.simple), ("complex", record.complex)]
    return all.filter { setup.hears == .both || setup.hears.rawValue == $0.0 }
  }

  /// True if the cell was named rightly.
  var isNamed: Bool {
    setup.answer.map { $0.middle == setup.cell.position && $0.turns == setup.cell.turns } ?? false
  }

  var pickableGrids: [CellGrid] {
    let screen = CellProbeSetup.screen
    return [CellGrid("screen", rows: screen.rows, columns: screen.columns, isEditable: false)]
  }
  func pick(_ cell: CellAddress, at step: Int, in setup: inout CellProbeSetup) -> Int? {
    guard cell.grid == "screen" else { return nil }
    setup.show { $0.middle = Position(cell) }
    return setup.bars.count
  }

  // MARK: Words

  static func words(for bar: LightBar) -> String {
    "\(CellProbeSetup.directions[bar.turns % LightBar.directions]) at row \(bar.middle.row), "
      + "column \(bar.middle.column)"
  }

  func name(of step: Int) -> String { Self.words(for: record(of: step).bar) }

  /// What was said of the cell; nil for nothing.
  var answerWords: String? {
    guard let answer = setup.answer else { return nil }
    let bars = "\(records.count) bar\(records.count == 1 ? "" : "s")"
    return "said of the cell: \(Self.words(for: answer)), "
      + (isNamed ? "right, after \(bars)" : "not right")
  }

  func caption(at moment: Moment) -> String {
    let heard = heard(at: moment.step).map { name, ticks in
      let isAsked =
        moment.asking == "keeps" || moment.asking == "ticks" && (name == "simple" || !hasSimple)
      return "\(name) cell \(isAsked ? "?" : NumberFormat.exact(ticks)) ticks"
    }
    return "bar \(moment.step), \(name(of: moment.step)), \(setup.length) pixels long: "
      + heard.joined(separator: ", ") + (answerWords.map { "; \($0)" } ?? "")
      + (fieldIsSeen ? "; the field is \(fieldWords)" : "")
  }

  private var hasSimple: Bool { setup.hears != .complex }
  /// A cell that was named has nothing to hide.
  var fieldIsSeen: Bool { setup.showsField || isNamed }
  private var fieldWords: String {
    Self.words(for: LightBar(middle: setup.cell.position, turns: setup.cell.turns))
  }

  // MARK: Questions

  private func ticksQuestion(_ step: Int) -> Question? {
    guard let heard = heard(at: step).first else { return nil }
    return .number(
      "ticks-\(step)", "How many ticks will the \(heard.name) cell give for this bar?",
      is: Number(heard.ticks), why: caption(at: rest(at: step)))
  }

  private func keepsQuestion(_ step: Int) -> Question? {
    guard step > 1, setup.hears == .both else { return nil }
    let (before, now) = (record(of: step - 1), record(of: step))
    let (simple, complex) = (now.simple == before.simple, now.complex == before.complex)
    let fact =
      "the simple cell wants the bar at one position; the complex one takes the best of nine"
    let options = [
      ("only the simple cell", simple && !complex), ("only the complex cell", complex && !simple),
      ("both", simple && complex), ("neither", !simple && !complex),
    ]
    return .choice(
      "keeps-\(step)", "The bar moves. Which cell fires as often as before?",
      options.map { ($0.0, $0.1, fact) })
  }
}
