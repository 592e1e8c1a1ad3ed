import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// How alike pixels are that lie so far apart; or a row of pixels to put in order.
struct CorrelationFigure: Figure {
  static let kind = "correlation"
  static let summary =
    "how alike pixels of a picture are by their distance, or those of a row as the learner orders it"
  static let steps = "Step 1 is neighbours, one step a distance; a row of pixels has one step."
  static let example = """
    box: 8
    theory: yes
    predict: 2
    """

  struct Setup: FigureSetup {
    var box = 8
    var isShuffled = false
    var hasTheory = false
    var pixels: [Float] = []
    /// The pixel that waits for the one to be swapped with.
    var held: Int?
  }

  static let fields: [Field<Setup>] = [
    .integer(
      "box", \.box, 1...16,
      "the picture is noise averaged over boxes of this side; 1 is plain noise",
      setting: true, while: { $0.pixels.isEmpty }),
    .flag("shuffled", \.isShuffled, "the same pixels at random places").changedByKeys,
    .setting("shuffled", value: { $0.pixels.isEmpty ? ($0.isShuffled ? "yes" : "no") : nil }) {
      setup, _ in setup.isShuffled.toggle()
    },
    .flag("theory", \.hasTheory, "what shared columns let expect, beside what is measured")
      .onlyShown,
    .custom(
      OptionSpec("pixels", .text("numbers separated by spaces"), "a row to put in order instead")
    ) { if let numbers = $0.numbers("pixels", atMost: 24) { $1.pixels = numbers.map(Float.init) } }
    .changedByKeys.counting { $0.pixels.countOfDifferences(from: $1.pixels) },
  ]

  static let asks: [Ask<Self>] = [
    Ask("level", "how strong the correlation is") { $0.levelQuestion($1) },
    Ask("value", "the correlation that the shared columns let expect") { $0.valueQuestion($1) },
  ]

  static let actions: [FigureAction<Self>] = [
    .pick(
      "x", label: { $0.isRow ? "swap" : "distance" },
      help: {
        $0.isRow ? "take a pixel, then the one to swap it with" : "the distance of a pixel's column"
      }, from: { _, _ in "pixels" })
  ]

  static let measures: [Measure<Self>] = [
    Measure("neighbours", "the correlation of neighbouring pixels") { f, _ in
      f.correlations.first?.flatMap { Number($0) }
    },
    Measure("correlation", "that of pixels at the distance of the step") { f, step in
      f.correlations[step - 1].flatMap { Number($0) }
    },
  ]

  let setup: Setup
  /// The correlation at each distance from 1 on.
  let correlations: [Double?]
  /// The corner of the picture that is seen.
  let corner: ShownMap

  private static let side = 64
  private static let distances = 10
  static let cornerSize = Extent(rows: 12, columns: 16)

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    if !setup.pixels.isEmpty {
      correlations = [neighbourCorrelation(of: setup.pixels.map(Double.init))]
      corner = ShownMap("pixels", try Tensor(rows: [setup.pixels]))
      return
    }
    var picture = try NoisePicture.smooth(
      side: Self.side, box: setup.box, seed: setup.box == 1 ? 12 : 11)
    if setup.isShuffled { picture = NoisePicture.shuffled(picture, seed: 13) }
    correlations = (1...Self.distances).map { picture.correlation(atDistance: $0) }
    let region = Region(rows: 0..<Self.cornerSize.rows, columns: 0..<Self.cornerSize.columns)
    corner = ShownMap("corner of the picture", try picture.cropped(to: region))
  }

  var isRow: Bool { !setup.pixels.isEmpty }
  var stepCount: Int { correlations.count }
  func name(of step: Int) -> String { isRow ? "" : "\(step) apart" }
  func name(of cell: CellAddress) -> String {
    isRow ? "pixel \(cell.column)" : "\(cell.column) columns from the left edge"
  }

  // MARK: By hand

  var pickableGrids: [CellGrid] {
    isRow
      ? [CellGrid("pixels", rows: 1, columns: setup.pixels.count, isEditable: false)]
      : [CellGrid("pixels", rows: Self.cornerSize.rows, columns: stepCount + 1, isEditable: false)]
  }

  func pick(_ cell: CellAddress, at step: Int, in setup: inout Setup) -> Int? {
    guard cell.grid == "pixels" else { return nil }
    guard isRow else { return (1...stepCount).contains(cell.column) ? cell.column : nil }
    guard setup.pixels.indices.contains(cell.column) else { return nil }
    if let held = setup.held, setup.pixels.indices.contains(held) {
      setup.pixels.swapAt(held, cell.column)
      setup.held = nil
    } else {
      setup.held = cell.column
    }
    return step
  }

  // MARK: Words

  /// The correlation that the shared columns let expect.
  func expected(at distance: Int) -> Double {
    setup.isShuffled
      ? 0 : NoisePicture.expectedCorrelation(atDistance: distance, box: setup.box)
  }

  func text(_ value: Double?) -> String {
    value.map { NumberFormat.fixed($0, decimals: 3) } ?? "–"
  }

  /// The expected correlation as it is worked out.
  func expectation(at step: Int) -> String {
    let value = text(expected(at: step))
    if setup.isShuffled || setup.box == 1 { return "expected \(value)" }
    return step < setup.box
      ? "expected 1 - \(step)/\(setup.box) = \(value)" : "expected \(value): no column in common"
  }

  func caption(at moment: Moment) -> String {
    let value = moment.asking == nil ? text(correlations[moment.step - 1]) : "?"
    guard !isRow else {
      let pixels = setup.pixels.map { NumberFormat.exact($0) }.joined(separator: " ")
      let held = setup.held.map { "; pixel \($0) is taken" } ?? ""
      return "pixels \(pixels): correlation of neighbours \(value)\(held)"
    }
    let source = setup.box == 1 ? "plain noise" : "noise averaged over boxes of \(setup.box)"
    let picture = source + (setup.isShuffled ? ", its pixels shuffled" : "")
    let theory =
      setup.hasTheory && moment.asking == nil
      ? ", \(expectation(at: moment.step))" : ""
    return "\(picture), \(name(of: moment.step)): correlation \(value)\(theory)"
  }
}

// MARK: - Questions

extension CorrelationFigure {
  /// The levels that a question offers.
  private static let levels: [(name: String, value: Double)] = [
    ("near 1", 0.9), ("near 1/2", 0.5), ("near 0", 0), ("near -1", -0.9),
  ]

  fileprivate func levelQuestion(_ step: Int) -> Question? {
    guard let value = correlations[step - 1] else { return nil }
    let nearest = Self.levels.min { abs($0.value - value) < abs($1.value - value) }
    let options = Self.levels.map { level in
      Question.Option(
        text: [.text(level.name)], isRight: level.name == nearest?.name,
        feedback: [.text("The correlation is \(text(value)).")])
    }
    let pixels = isRow ? "neighbouring pixels" : "pixels \(name(of: step))"
    return .choice("level-\(step)", "The correlation of \(pixels) will be", options)
  }

  fileprivate func valueQuestion(_ step: Int) -> Question? {
    guard !isRow, setup.hasTheory, !setup.isShuffled, setup.box > 1,
      let right = Number(expected(at: step))
    else { return nil }
    func wrong(_ name: String, _ value: Double, _ words: String) -> NumberKey.WrongAnswer? {
      Number(value).map { .init(name: name, value: $0, feedback: [.text(words)]) }
    }
    let unshared = Double(step) / Double(setup.box)
    return .number(
      "expected-\(step)",
      "Boxes of \(setup.box) columns, \(step) apart: what correlation do you expect?", is: right,
      mistakes: [
        wrong("unshared", unshared, "That is the part that differs; the shared part counts."),
        wrong("alike", 1, "They are not the same: some columns leave and others enter."),
        wrong("strangers", 0, "They still share columns."),
      ].compactMap(\.self).filter { !$0.value.isSame(as: right) })
  }
}
