import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Reversed weights slide under the readings of a signal: convolution in one dimension.
struct SignalFigure: Figure {
  static let kind = "signal"
  static let summary = "a weighted average sliding along a signal, its noise and its lag"
  static let steps = "Step 1 is the window over the first readings; one step per window."
  static let example = """
    readings: 2 5 2 4 3 2
    weights: 0.6 0.3 0.1
    path: 3
    full: yes
    predict: 4
    """

  static let asks: [Ask<Self>] = [
    Ask("value", "the smoothed value") { $0.valueQuestion($1) },
    Ask("change", "from step 2 on, larger or smaller than before") { $0.changeQuestion($1) },
    Ask("lag", "before step 1, how far the average lags behind a moving ship") {
      $0.lagQuestion($1)
    },
    Ask("error", "before step 1, with a path, if smoothing brings the line closer to it") {
      $0.errorQuestion($1)
    },
    Ask("swap", "before step 1, if full, whether swapped lists have the same outputs") {
      $0.swapQuestion($1)
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("lag", "readings by which the average lags behind a moving ship") { f, _ in
      number(f.average.lag)
    },
    Measure("noise", "the part of the noise that is kept") { f, _ in
      Number(f.average.noiseGain)
    },
    Measure("sum", "all weights together") { f, _ in number(f.average.sum) },
    Measure("error", "how far the smoothed values are from the path") { f, _ in
      f.errors.flatMap { Number($0.outputs) }
    },
    Measure("raw-error", "how far the readings are from the path, at the same times") { f, _ in
      f.errors.flatMap { Number($0.readings) }
    },
    Measure("aligned-error", "the error of smoothed values that are drawn a lag earlier") { f, _ in
      f.errors?.aligned.flatMap { Number($0) }
    },
  ]

  let setup: Setup
  let average: MovingAverage
  let errors: MovingAverage.PathErrors?
  /// The readings, with zeros at both ends if the weights overhang them, and the time of the first.
  let readings: [Double], start: Int
  let outputs: [Double]
  /// The outputs with readings and weights swapped, if the weights overhang; none otherwise.
  let swapped: [Double]
  /// The numbers as they are written; the products of each step, the oldest reading first.
  let readingTexts: [SafeText], weightTexts: [SafeText], products: [[SafeText]]
  /// The format of products and smoothed values.
  let format: NumberFormat

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    // The decimals that were written: 0.3, not the nearest Float to it.
    func doubles(_ values: [Float]) -> [Double] {
      values.map { Double(NumberFormat.exact($0)) ?? Double($0) }
    }
    let (plain, weights) = (doubles(setup.readings), doubles(setup.weights))
    let average = try MovingAverage(
      weights: setup.isFlipped ? weights : weights.reversed(), ahead: setup.ahead)
    let readings = setup.isFull ? average.padded(plain) : plain
    let outputs = try average.outputs(of: readings)
    var swapped: [Double] = []
    if setup.isFull {
      let other = try MovingAverage(weights: setup.isFlipped ? plain : plain.reversed())
      swapped = try other.outputs(of: other.padded(weights))
    }
    let products = average.times(of: readings).map { average.products(of: readings, at: $0) }
    let format = NumberFormat(fitting: (products.joined() + outputs + swapped).map { Float($0) })
    self.products = products.map { $0.map { SafeText(format.text($0)) } }
    start = setup.isFull ? 1 - weights.count : 0
    let zeros = [SafeText](repeating: "0", count: 0 - start)
    readingTexts = zeros + setup.readings.map { SafeText(NumberFormat.exact($0)) } + zeros
    weightTexts = setup.weights.map { SafeText(NumberFormat.exact($0)) }
    if let path = setup.path {
      errors = average.errors(of: plain, along: path)
    } else {
      errors = nil
    }
    (self.average, self.format) = (average, format)
    (self.readings, self.outputs, self.swapped) = (readings, outputs, swapped)
  }

  var stepCount: Int { outputs.count }
  func name(of step: Int) -> String { "t = \(time(of: step))" }
  func name(of cell: CellAddress) -> String {
    cell.grid == "readings"
      ? "reading at t = \(cell.column)" : "weight of age \(cell.column - setup.ahead)"
  }

  var taps: Int { setup.weights.count }
  /// The time of a step's output, and its index among the readings.
  func time(of step: Int) -> Int { index(of: step) + start }
  func index(of step: Int) -> Int { step + taps - 2 - setup.ahead }
  func window(of step: Int) -> Range<Int> { step - 1..<step - 1 + taps }
  /// The weights as they lie under the readings.
  var laid: [SafeText] { setup.isFlipped ? weightTexts.reversed() : weightTexts }
  /// How many results are seen.
  func seen(at moment: Moment) -> Int {
    if setup.isWhole { return moment.asking == nil ? stepCount : 0 }
    return moment.step - (moment.asking == nil ? 0 : 1)
  }

  // MARK: Words

  func value(at moment: Moment) -> String {
    moment.asking == nil ? format.text(outputs[moment.step - 1]) : "?"
  }
  func terms(of step: Int) -> [String] {
    zip(readingTexts[window(of: step)], laid).map { "\($0) × \($1)" }
  }
  func text(_ value: Double?) -> String {
    value.map { NumberFormat(fitting: [Float($0)]).text($0) } ?? "–"
  }
  func list(_ values: [Double]) -> String {
    values.map { format.text($0) }.joined(separator: ", ")
  }

  func caption(at moment: Moment) -> String {
    let sum = terms(of: moment.step).joined(separator: " + ")
    var parts = ["\(name(of: moment.step)): \(sum) = \(value(at: moment))"]
    if setup.isWhole, moment.asking == nil { parts.append("all values \(list(outputs))") }
    if !setup.isFull || setup.hasGauge { parts.append("weights add up to \(text(average.sum))") }
    if setup.hasGauge {
      let lag = moment.asking == "lag" ? "?" : text(average.lag)
      parts.append("lag \(lag), noise × \(text(average.noiseGain))")
      if let errors, moment.asking != "error" {
        parts.append("error \(text(errors.outputs)), of the readings \(text(errors.readings))")
      }
    }
    if setup.isFull, moment.asking == nil { parts.append("swapped: \(list(swapped))") }
    return parts.joined(separator: "; ")
  }

  func words(for misconception: Misconception) -> String? {
    switch misconception {
    case .kernelNotFlipped: "does not reverse the weights"
    case .kernelFlipped: "reverses the weights"
    case .windowOneOff: "shifts the window by one reading"
    default: nil
    }
  }

  func places(of misconception: Misconception, evidence: Evidence?, at _: Moment) -> [Target] {
    [.part(misconception == .windowOneOff ? "readings" : "weights")]
  }

  /// A number of decimal weights as an exact one: sums of decimals leave a rest in the last digits.
  private static func number(_ value: Double?) -> Number? {
    value.flatMap { Number(($0 * 1e9).rounded() / 1e9) }
  }
}

// MARK: - Questions

extension SignalFigure {
  fileprivate func valueQuestion(_ step: Int) -> Question? {
    let index = index(of: step)
    guard let right = Number(outputs[step - 1]) else { return nil }
    return .number(
      "step-\(step)", "What will the smoothed value at \(name(of: step)) be?", is: right,
      models: average.wrongOutputs(of: readings, at: index, isConvolution: setup.isFlipped)
        .numbers,
      mistakes: wrong(
        "even-mean", average.evenMean(of: readings, at: index),
        "That takes the plain average instead of the weighted one.")
        + wrong(
          "one-product-short", average.oneProductShort(of: readings, at: index),
          "That stops one product early: the weight of age \(taps - 1 - setup.ahead) is missing."),
      why: caption(at: rest(at: step)))
  }

  fileprivate func changeQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let (new, old) = (format.text(outputs[step - 1]), format.text(outputs[step - 2]))
    return .comparison(
      "change-\(step)", "After \(old), the value at \(name(of: step)) will be",
      of: Double(new) ?? 0, with: Double(old) ?? 0
    ) { _, right in
      right == .same ? "both are \(new)" : "\(new) is \(right == .larger ? "larger" : "smaller")"
    }
  }

  fileprivate func lagQuestion(_ step: Int) -> Question? {
    guard step == 1, let lag = Self.number(average.lag) else { return nil }
    return .number(
      "lag", "By how many readings will the smoothed values lag behind a moving ship?", is: lag,
      models: average.wrongLags.numbers,
      mistakes: wrong("even-lag", average.evenLag, "That weights every age equally."))
  }

  fileprivate func errorQuestion(_ step: Int) -> Question? {
    guard step == 1, let errors else { return nil }
    let (smoothed, raw) = (text(errors.outputs), text(errors.readings))
    return .comparison(
      "error", "Compared with the readings, the smoothed values will be, on average,",
      of: errors.outputs, with: errors.readings,
      names: ["farther from the true path", "closer to it", "just as far from it"]
    ) { _, right in
      switch right {
      case .larger: "smoothed they are \(smoothed) off, farther than the \(raw) of the readings"
      case .smaller: "smoothed they are \(smoothed) off, the readings \(raw)"
      case .same: "both are \(raw) off"
      }
    }
  }

  fileprivate func swapQuestion(_ step: Int) -> Question? {
    guard step == 1, setup.isFull else { return nil }
    let (here, there) = (list(outputs), list(swapped))
    let isSame = here == there
    let options = [("the same", true), ("different", false)].map { name, chosen in
      Question.Option(
        text: [.text(name)], isRight: chosen == isSame,
        feedback: [.text(isSame ? "Both ways they are \(here)." : "\(here) become \(there).")])
    }
    return .choice("swap", "Swap the two lists, and the outputs will be", options)
  }

  private func wrong(_ name: String, _ value: Double?, _ words: String) -> [NumberKey.WrongAnswer] {
    guard let value = value.flatMap({ Number($0) }) else { return [] }
    return [.init(name: name, value: value, feedback: [.text(words)])]
  }
}
