import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Reversed weights slide under the readings of a signal: convolution in one dimension.
struct SignalFigure: Figure {
  static let kind = "signal"
  static let summary = "a causal weighted average sliding along a signal, its noise and its lag"
  static let steps = "Step 1 is the window over the first readings; one step per window."
  static let example = """
    readings: 0 1 2 4 3 5 6 8 7 9
    weights: 0.5 0.3 0.2
    predict: 4
    """

  struct Setup: FigureSetup {
    var readings: [Float] = [0, 1, 2, 4, 3, 5, 6, 8, 7, 9]
    var weights: [Float] = [0.5, 0.3, 0.2]
  }

  static let fields: [Field<Setup>] = [
    .numbers("readings", \.readings, "the readings at t = 0, 1, 2 and so on", atMost: 16),
    .numbers("weights", \.weights, "the weights by age, that of the newest first", atMost: 6),
  ]

  static let asks: [Ask<Self>] = [
    Ask("value", "the smoothed value") { $0.valueQuestion($1) },
    Ask("change", "from step 2 on, larger or smaller than before") { $0.changeQuestion($1) },
    Ask("lag", "before step 1, how far the average lags behind a moving ship") {
      $0.lagQuestion($1)
    },
  ]
  static let measures: [Measure<Self>] = [
    Measure("lag", "readings by which the average lags behind a moving ship") { f, _ in f.lag },
    Measure("noise", "the part of the noise that is kept") { f, _ in Number(f.average.noiseGain) },
  ]

  let setup: Setup
  private let average: CausalAverage
  private let readings: [Double], outputs: [Double]
  /// The numbers as they are written; the products of each step, the oldest reading first.
  private let readingTexts: [SafeText], weightTexts: [SafeText], products: [[SafeText]]
  /// The format of products and smoothed values.
  private let format: NumberFormat

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    // The decimals that were written: 0.3, not the nearest Float to it.
    func doubles(_ values: [Float]) -> [Double] {
      values.map { Double(NumberFormat.exact($0)) ?? Double($0) }
    }
    let (readings, weights) = (doubles(setup.readings), doubles(setup.weights))
    let average = try CausalAverage(weights: weights)
    outputs = try average.outputs(of: readings)
    let products = average.times(of: readings).map { average.products(of: readings, at: $0) }
    let format = NumberFormat(fitting: (products.joined() + outputs).map { Float($0) })
    self.products = products.map { $0.map { SafeText(format.text($0)) } }
    readingTexts = setup.readings.map { SafeText(NumberFormat.exact($0)) }
    weightTexts = setup.weights.map { SafeText(NumberFormat.exact($0)) }
    (self.readings, self.average, self.format) = (readings, average, format)
  }

  var stepCount: Int { outputs.count }
  func name(of step: Int) -> String { "t = \(time(of: step))" }

  private var taps: Int { setup.weights.count }
  private func time(of step: Int) -> Int { step + taps - 2 }
  private func window(of step: Int) -> Range<Int> { step - 1..<step - 1 + taps }
  /// How many results are seen.
  private func seen(at moment: Moment) -> Int { moment.step - (moment.asking == nil ? 0 : 1) }

  func view(at moment: Moment) -> any View {
    func width(_ texts: [SafeText]) -> Int { texts.map(\.description.count).max() ?? 1 }
    let (read, weighed) = (width(readingTexts), width(weightTexts))
    let widest = max(read, weighed, format.width)
    let aligned = [GridForm.tight(width: widest), .snug(width: widest)].map { ($0, true) }
    let short = GridForm.dense(width: read).dropFirst().map { ($0, false) }
    return FirstFit(over: aligned + short) { form, isAligned in
      let rows = isAligned ? rows(form, at: moment) : shortRows(form, at: moment)
      let weights = grid("weights", taps, isAligned ? form : .snug(width: weighed)) {
        .text(weightTexts[$0], .text)
      }.labelled("weights, ages 0 to \(taps - 1)")
      let (chart, numbers) = (chart(at: moment), numbers(at: moment))
      let side = Flow { [weights, numbers] }
      let top = Stack(.across, gap: 3...8, [chart, Stack(.down, [weights, numbers])])
      Stack(.down, isAligned ? [top, rows] : [chart, side, rows])
      Stack(.down, [rows, side])
    }
  }

  private func chart(at moment: Moment) -> Chart {
    let seen = seen(at: moment)
    func points(_ values: ArraySlice<Double>, from time: Int) -> [(x: Double, y: Double)] {
      values.enumerated().map { (Double(time + $0.offset), $0.element) }
    }
    let read = points(readings.prefix(seen == 0 ? 0 : time(of: seen) + 1), from: 0)
    return Chart(
      x: .linear(0...Double(max(1, readings.count - 1)), every: 1), y: axis,
      [
        .init("smoothed", "●", .mark, points(outputs.prefix(seen), from: taps - 1), .line),
        .init("readings", "○", .quiet, read),
      ])
  }

  /// An axis for readings and smoothed values, with few marks at round numbers.
  private var axis: TextScreen.Axis {
    let values = readings + outputs + [0]
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    var (every, turn) = (0.1, 0)
    func bottom() -> Double { (low / every).rounded(.down) }
    func marks() -> Double { max(1, (high / every).rounded(.up) - bottom()) }
    while marks() > 4 { (every, turn) = (every * [2, 2.5, 2][turn % 3], turn + 1) }
    return .linear(bottom() * every...(bottom() + marks()) * every, every: every)
  }

  /// Everything below each other, a column for each time.
  private func rows(_ form: GridForm, at moment: Moment) -> Stack {
    let (window, isAsking) = (window(of: moment.step), moment.asking != nil)
    func under(_ texts: [SafeText], _ role: Role) -> Grid {
      grid("", readings.count, form, window) {
        window.contains($0) ? .text(texts[$0 - window.lowerBound], role) : .empty
      }
    }
    let products = products[moment.step - 1].map { isAsking ? "·" : $0 }
    let lines: [(SafeText, Grid)] = [
      ("t", grid("", readings.count, form) { .text(SafeText("\($0)"), .quiet) }),
      ("readings", readingsGrid(form, at: moment)),
      ("weights", under(weightTexts.reversed(), .strong)),
      ("products", under(products, isAsking ? .faint : .text)),
      ("smoothed", smoothed(form, from: taps - 1, at: moment)),
    ]
    let labels = lines.map { Label($0.0.filled(to: 8), part: $0.0.description) }
    return Stack(.down, gap: 0...0, zip(labels, lines).map { Stack(.across, [$0, $1.1]) })
  }

  /// The same where a column for each time is too wide: the products below each other.
  private func shortRows(_ form: GridForm, at moment: Moment) -> Stack {
    let lines = zip(terms(of: moment.step), products[moment.step - 1]).map { term, product in
      Label(SafeText(moment.asking == nil ? "\(term) = \(product)" : term), .text)
    }
    let wide = form.isMap ? form : .snug(width: format.width)
    return Stack(.down) {
      readingsGrid(form, at: moment).labelled("readings")
      Stack(.down, gap: 0...0, lines + [Label(SafeText("sum \(value(at: moment))"), .text)])
      smoothed(wide, from: 0, at: moment).labelled("smoothed")
    }
  }

  private func value(at moment: Moment) -> String {
    moment.asking == nil ? format.text(outputs[moment.step - 1]) : "?"
  }
  private func terms(of step: Int) -> [String] {
    zip(readingTexts[window(of: step)], weightTexts.reversed()).map { "\($0) × \($1)" }
  }

  private func readingsGrid(_ form: GridForm, at moment: Moment) -> Grid {
    let window = window(of: moment.step)
    return grid("readings", readings.count, form, window) {
      if form.isMap { return .number(readings[$0]) }
      return .text(readingTexts[$0], window.contains($0) ? .strong : .quiet)
    }
  }

  private func smoothed(_ form: GridForm, from first: Int, at moment: Moment) -> Grid {
    let seen = seen(at: moment)
    return grid("", first + outputs.count, form) { column in
      let index = column - first
      if index < 0 { return .empty }
      if index == seen, moment.asking == "value" || moment.asking == "change" { return .asked }
      guard index < seen else { return .pending }
      return .number(outputs[index], index == moment.step - 1 ? .active : .text)
    }
  }

  private func grid(
    _ name: String, _ count: Int, _ form: GridForm, _ window: Range<Int> = 0..<0,
    look: @escaping @Sendable (Int) -> Grid.Look
  ) -> Grid {
    let scale = ValueScale(largest: (readings + outputs).map(abs).max() ?? 0)
    return Grid(name, rows: 1, columns: count, form, format, scale) { look($1) }
      .outlined(.init(rows: 0..<1, columns: window)).following(row: 0, column: window.lowerBound)
  }

  private func numbers(at moment: Moment) -> TextTable {
    let rows = [
      ("lag", text(average.lag), "readings"), ("noise", text(average.noiseGain), "is kept"),
    ]
    return TextTable(
      [.init(), .init("", .right), .init("", gap: 1)],
      rows.map { name, value, unit in
        let value = StyledText(SafeText(value), .strong)
        let shown = TextTable.Cell(moment.asking == name ? value.asked : value)
        return .init([.init(SafeText(name), .quiet), shown, .init(SafeText(unit), .quiet)])
      })
  }

  private var lag: Number? { average.lag.flatMap { Number($0) } }
  private func text(_ value: Double?) -> String {
    value.map { NumberFormat(fitting: [Float($0)]).text($0) } ?? "–"
  }

  func caption(at moment: Moment) -> String {
    let sum = terms(of: moment.step).joined(separator: " + ")
    return "\(name(of: moment.step)): \(sum) = \(value(at: moment)); "
      + "lag \(moment.asking == "lag" ? "?" : text(average.lag)), noise × \(text(average.noiseGain))"
  }

  // MARK: Questions

  private func valueQuestion(_ step: Int) -> Question? {
    let time = time(of: step)
    guard let right = Number(outputs[step - 1]) else { return nil }
    return .number(
      "step-\(step)", "What will the smoothed value at \(name(of: step)) be?", is: right,
      models: average.wrongOutputs(of: readings, at: time).numbers,
      mistakes: wrong(
        "even-mean", average.evenMean(of: readings, at: time),
        "That takes the plain average instead of the weighted one.")
        + wrong(
          "one-product-short", average.oneProductShort(of: readings, at: time),
          "That stops one product early: the weight of age \(taps - 1) is missing."),
      why: caption(at: rest(at: step)))
  }

  private func changeQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let (new, old) = (format.text(outputs[step - 1]), format.text(outputs[step - 2]))
    return .comparison(
      "change-\(step)", "After \(old), the value at \(name(of: step)) will be",
      of: Double(new) ?? 0, with: Double(old) ?? 0
    ) { _, right in
      right == .same ? "both are \(new)" : "\(new) is \(right == .larger ? "larger" : "smaller")"
    }
  }

  private func lagQuestion(_ step: Int) -> Question? {
    guard step == 1, let lag else { return nil }
    return .number(
      "lag", "By how many readings will the smoothed values lag behind a moving ship?", is: lag,
      models: average.wrongLags.numbers,
      mistakes: wrong("even-lag", average.evenLag, "That weights every age equally."))
  }

  private func wrong(_ name: String, _ value: Double?, _ words: String) -> [NumberKey.WrongAnswer] {
    guard let value = value.flatMap({ Number($0) }) else { return [] }
    return [.init(name: name, value: value, feedback: [.text(words)])]
  }

  func words(for misconception: Misconception) -> String? {
    switch misconception {
    case .kernelNotFlipped: "does not reverse the weights"
    case .windowOneOff: "shifts the window by one reading"
    default: nil
    }
  }

  func places(of misconception: Misconception, evidence: Evidence?, at _: Moment) -> [Target] {
    [.part(misconception == .windowOneOff ? "readings" : "weights")]
  }
}
