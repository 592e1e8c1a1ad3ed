import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A pixel a step: the weights of a dense layer grow by a sum, the possible pictures by a factor.
struct GrowthFigure: Figure {
  static let kind = "growth"
  static let summary = "how weights grow linearly and possible pictures exponentially with pixels"
  static let steps = "Step 1 is one pixel, or a side of one; each step adds one."
  static let example = """
    pixels: 9
    values: 6
    units: 1000
    mark: 8
    predict: 4
    """

  struct Setup: FigureSetup {
    var pixels = 10
    var isSquare = false
    var values = 10
    var units = 1_000
    var mark = 0
  }

  static let fields: [Field<Setup>] = [
    .integer("pixels", \.pixels, 1...64, "how many pixels are added, one per step", setting: true),
    .flag("square", \.isSquare, "each step adds to a side: the pixels are those of a square"),
    .integer(
      "values", \.values, 2...65_536, "values of a pixel", setting: true, through: [2, 10, 256]),
    .integer(
      "units", \.units, 1...1_000_000, "units of the dense layer", setting: true,
      through: [1, 10, 100, 1_000, 10_000]),
    .integer("mark", \.mark, 0...400, "a line at this power of ten; 80 for the number of atoms")
      .onlyShown,
  ]

  static let asks: [Ask<Self>] = [
    Ask("pictures", "from step 2 on, how many pictures there are") { $0.picturesQuestion($1) },
    Ask("weights", "how many weights and biases the layer has") { $0.weightsQuestion($1) },
    Ask("crossing", "before step 1, how many pixels it takes to pass the mark") {
      $0.crossingQuestion($1)
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("pixels", "pixels so far") { Number($0.row(of: $1).space.pixels) },
    Measure("pictures", "pictures that can be made of them") { $0.row(of: $1).pictures },
    Measure("decades", "the power of ten of that number") { Number($0.row(of: $1).space.decades) },
    Measure("weights", "weights and biases of the dense layer") { Number($0.row(of: $1).weights) },
  ]

  let setup: Setup
  private let rows: [Row]

  /// The pictures and the layer of a step.
  private struct Row {
    let space: ImageSpace
    let weights: Int
    var pictures: Number? { Number(space) }
    var weightDecades: Double { Axis.exponent(of: Double(weights)) }
    /// The number of pictures; its power of ten where no number holds it.
    var words: String { pictures?.description ?? "10^\(Int(space.decades))" }
  }

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    rows = try (1...max(1, setup.pixels)).map { side throws(ShapeError) in
      let pixels = setup.isSquare ? side * side : side
      return Row(
        space: try ImageSpace(values: setup.values, pixels: pixels),
        weights: try ParameterCount.dense(inputs: pixels, outputs: setup.units))
    }
  }

  var stepCount: Int { rows.count }
  private func row(of step: Int) -> Row { rows[max(1, min(step, stepCount)) - 1] }

  func name(of step: Int) -> String {
    let pixels = row(of: step).space.pixels
    return (setup.isSquare ? "\(step)×\(step) = " : "") + "\(pixels) pixel\(pixels == 1 ? "" : "s")"
  }

  // MARK: View

  func view(at moment: Moment) -> any View {
    let parts: [any View] = [chart(at: moment), table(at: moment)]
    return FirstFit { [Stack(.across, gap: 3...8, parts), Stack(.down, parts)] }
  }

  private func chart(at moment: Moment) -> Chart {
    let shown = rows.prefix(moment.asking == nil ? moment.step : moment.step - 1)
    func points(_ exponent: (Row) -> Double) -> [(x: Double, y: Double)] {
      shown.enumerated().map { (Double($0.offset + 1), exponent($0.element)) }
    }
    var series: [Chart.Series] = [
      .init("pictures", "●", .value(4), points(\.space.decades), part: "pictures"),
      .init("weights", "○", .mark, points(\.weightDecades), part: "weights"),
    ]
    if setup.mark > 0 {
      let name: SafeText = setup.mark == 80 ? "10⁸⁰ atoms" : Axis.power(of: setup.mark, .unicode)
      let height = Double(setup.mark)
      series.append(.init(name, "─", .quiet, (0...stepCount).map { (Double($0), height) }))
    }
    return Chart(
      x: .linear(0...Double(max(2, stepCount)), every: 1), y: .exponents(decades),
      width: 21...81, height: 6...24, series)
  }

  /// The decades of the axis: as many as the largest number takes, at round distances.
  private var decades: Int {
    let largest = max(Double(setup.mark), rows.last?.space.decades ?? 0, 8)
    let unit = [(10.0, 2), (40, 5), (100, 20), (400, 50)].first { largest <= $0.0 }?.1 ?? 500
    return max(2, (Int(largest) / unit + 1) * unit)
  }

  private func table(at moment: Moment) -> TextTable {
    let body = rows.enumerated().map { index, row in
      let isNewest = index == moment.step - 1
      func cell(_ text: String, asking word: String) -> TextTable.Cell {
        let text = StyledText(SafeText(text), isNewest ? .strong : .text)
        return .init(isNewest && moment.asking == word ? text.asked : text)
      }
      return TextTable.Row([
        .init(SafeText("\(Number(row.space.pixels))"), isNewest ? .strong : .quiet),
        cell(row.words, asking: "pictures"), cell("\(Number(row.weights))", asking: "weights"),
      ])
    }
    return TextTable(
      (["pixels", "pictures", "weights"] as [SafeText]).map { .init($0, .right, gap: 3) }, body,
      shown: moment.asking == "crossing" ? 0 : moment.step, newest: moment.step - 1)
  }

  func caption(at moment: Moment) -> String {
    let mark = setup.mark == 0 ? "" : "; the mark is at 10^\(setup.mark)"
    if moment.asking == "crossing" { return "pixels of \(setup.values) values\(mark)" }
    let pictures = moment.asking == "pictures" ? "?" : row(of: moment.step).words
    let weights = moment.asking == "weights" ? "?" : "\(Number(row(of: moment.step).weights))"
    return "\(name(of: moment.step)) of \(setup.values) values: \(pictures) pictures; "
      + "\(weights) weights of a dense layer with \(Number(setup.units)) units\(mark)"
  }

  // MARK: Questions

  private func picturesQuestion(_ step: Int) -> Question? {
    // One pixel has as many pictures as values, which the question says.
    guard step > 1, let pictures = row(of: step).pictures else { return nil }
    return .number(
      "pictures-\(step)", "How many pictures do \(name(of: step)) of \(setup.values) values make?",
      is: pictures, models: row(of: step).space.wrongCounts.numbers,
      why: caption(at: rest(at: step)))
  }

  private func weightsQuestion(_ step: Int) -> Question {
    .number(
      "weights-\(step)",
      "How many weights and biases do \(Number(setup.units)) units on \(name(of: step)) have?",
      is: Number(row(of: step).weights),
      models: ParameterCount.wrongDense(inputs: row(of: step).space.pixels, outputs: setup.units)
        .numbers, why: caption(at: rest(at: step)))
  }

  private func crossingQuestion(_ step: Int) -> Question? {
    guard step == 1, setup.mark > 0, !setup.isSquare,
      let pixels = try? ImageSpace.pixels(toPass: setup.mark, values: setup.values)
    else { return nil }
    let prompt = "With how many pixels are there more than 10^\(setup.mark) pictures?"
    return .number("crossing", prompt, is: Number(pixels))
  }

}
