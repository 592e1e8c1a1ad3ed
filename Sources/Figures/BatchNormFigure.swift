import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// The values of one channel over a batch, step by step: as they are, centred, brought to spread 1,
/// scaled and shifted.
struct BatchNormFigure: Figure {
  static let kind = "batch-norm"
  static let summary = "a channel's values over a batch: centred, brought to spread 1, rescaled"
  static let steps =
    "Step 1 is the values as they are; then less their mean, over their standard deviation, and "
    + "rescaled."
  static let example = """
    values: 12 14 15 17 18 20
    scale: 2.5
    shift: 5
    predict: 1
    """

  struct Setup: FigureSetup {
    var values: [Float] = [1, 2, 3, 4]
    var scale: Float = 1
    var shift: Float = 0
  }

  static let fields: [Field<Setup>] = [
    .numbers("values", \.values, "the channel's value in each example of the batch", atMost: 12),
    .number("scale", \.scale, "the learned number that the result is multiplied with")
      .changedByKeys,
    .number("shift", \.shift, "the learned number that is added").changedByKeys,
    moved("scale", \.scale, by: 0.5, upTo: 8), moved("shift", \.shift, by: 1, upTo: 20),
  ]

  static let asks: [Ask<Self>] = [
    Ask("mean", "before step 1, the mean that will be subtracted") { $0.meanQuestion($1) },
    Ask("spread", "from step 2 on, if the values come to lie closer together") {
      $0.spreadQuestion($1)
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("mean", "the mean of the step's values") { Number($0.statistics(of: $1).mean) },
    Measure("deviation", "their standard deviation") { Number($0.statistics(of: $1).deviation) },
  ]

  let setup: Setup
  /// The values of each step.
  private let lists: [BatchNormalization]

  init(_ setup: Setup) throws(ShapeError) {
    guard !setup.values.isEmpty else {
      throw .wrongCount(of: "values", found: 0, expected: "1 or more")
    }
    self.setup = setup
    let batch = BatchNormalization(setup.values.map(Double.init))
    let output = batch.output(scale: Double(setup.scale), shift: Double(setup.shift))
    lists = [batch.values, batch.centred, batch.normalized, output].map(BatchNormalization.init)
  }

  var stepCount: Int { lists.count }
  private func index(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }
  private func statistics(of step: Int) -> BatchNormalization { lists[index(of: step)] }

  func name(of step: Int) -> String {
    ["as they are", "less the mean", "over the standard deviation", "scaled and shifted"][
      index(of: step)]
  }

  /// A setting that moves a number in even steps.
  private static func moved(
    _ name: String, _ path: SetupPath<Setup, Float>, by step: Float, upTo most: Float
  ) -> Field<Setup> {
    .setting(name, value: { NumberFormat.exact($0[keyPath: path]) }) { setup, delta in
      let next = setup[keyPath: path] + (delta > 0 ? step : -step)
      setup[keyPath: path] = max(-most, min(most, next))
    }
  }

  // MARK: View

  func beats(in step: Int) -> Int { index(of: step) == 0 ? 1 : 6 }

  /// The values at a moment: on their way from the step before to their rest.
  private func values(at moment: Moment) -> [Double] {
    let (now, before) = (statistics(of: moment.step).values, statistics(of: moment.step - 1).values)
    let way = moment.asking == nil ? Double(moment.beat + 1) / Double(beats(in: moment.step)) : 0
    return zip(before, now).map { $0 + ($1 - $0) * way }
  }

  func view(at moment: Moment) -> any View {
    let isShown = moment.asking == nil
    let words = isShown ? sentence(of: moment.step) : ""
    let longest = (1...stepCount).map(sentence).max { $0.count < $1.count } ?? ""
    return FirstFit(over: GridForm.dense(width: format.width)) { form in
      Stack(.down) {
        chart(at: moment)
        Stack(.down, gap: 0...0) {
          grid("values", setup.values.map(Double.init), form, .quiet).labelled("values")
          grid("", isShown ? statistics(of: moment.step).values : nil, form, .strong)
            .labelled("now")
        }
        Instead(
          of: Paragraph(StyledText(SafeText(longest))), at: .top,
          Paragraph(StyledText(SafeText(words), .quiet), part: "mean"))
      }
    }
  }

  private var format: NumberFormat {
    var format = NumberFormat(fitting: setup.values)
    format.decimals = 2
    let all = lists.flatMap(\.values) + setup.values.map(Double.init)
    format.width = all.map { format.text($0).count }.max() ?? 1
    return format
  }

  private func grid(
    _ name: String, _ values: [Double]?, _ form: GridForm, _ role: Role
  ) -> Grid {
    let format = format
    return Grid(
      name, rows: 1, columns: setup.values.count, form, format,
      ValueScale(largest: lists.flatMap(\.values).map(abs).max() ?? 0)
    ) { _, column in
      guard let values, values.indices.contains(column) else { return .pending }
      if form.isMap || name.isEmpty { return .number(values[column], form.isMap ? nil : role) }
      return .text(SafeText(NumberFormat.exact(Float(values[column]))), role)
    }
  }

  /// The values as a histogram with their mean: bars that move together.
  private func chart(at moment: Moment) -> Chart {
    let (values, most) = (values(at: moment), Double(highest))
    let mean = BatchNormalization(values).mean
    let columns = bins(of: values).map { (x: $0.key * binWidth, y: Double($0.value.count)) }
    let line = moment.asking == "mean" ? [] : (0...12).map { (x: mean, y: Double($0) * most / 12) }
    return Chart(
      x: .linear(over: lists.flatMap(\.values) + [0]), y: .linear(0...most, every: 1),
      width: 25...81, height: 4...12,
      [
        .init("examples", "█", .value(4), columns, .bars), .init("mean", "│", .mark, line),
      ])
  }

  private func bins(of values: [Double]) -> [Double: [Double]] {
    Dictionary(grouping: values) { ($0 / binWidth).rounded() }
  }

  private var binWidth: Double {
    let all = lists.flatMap(\.values) + [0]
    return max(1e-9, ((all.max() ?? 1) - (all.min() ?? 0)) / 30)
  }

  /// The most examples in a bin at any moment, so that the axis never moves.
  private var highest: Int {
    let moments = (1...stepCount).flatMap { step in
      (0..<beats(in: step)).map { Moment(step: step, beat: $0) }
    }
    return max(3, moments.flatMap { bins(of: values(at: $0)).map(\.value.count) }.max() ?? 1)
  }

  // MARK: Words

  private func text(_ value: Double) -> String {
    NumberFormat.exact(Float((value * 100).rounded() / 100))
  }

  private func sentence(of step: Int) -> String {
    let (first, now) = (statistics(of: 1), statistics(of: step))
    let measured = "mean \(text(now.mean)), standard deviation \(text(now.deviation))"
    return switch index(of: step) {
    case 0: measured
    case 1: "each value less the mean \(text(first.mean)): \(measured)"
    case 2: "each over the standard deviation \(text(first.deviation)): \(measured)"
    default:
      "times the scale \(text(Double(setup.scale))), plus the shift \(text(Double(setup.shift))): \(measured)"
    }
  }

  func caption(at moment: Moment) -> String {
    if moment.asking == "mean" {
      return "values \(setup.values.map { NumberFormat.exact($0) }.joined(separator: " ")): ?"
    }
    if moment.asking != nil { return "\(name(of: moment.step)): ?" }
    let values = statistics(of: moment.step).values.map(text).joined(separator: " ")
    return "\(name(of: moment.step)): \(values); \(sentence(of: moment.step))"
  }

  // MARK: Questions

  private func meanQuestion(_ step: Int) -> Question? {
    let first = statistics(of: 1)
    guard index(of: step) == 0, let mean = Number(first.mean) else { return nil }
    let middle = setup.values.sorted()[setup.values.count / 2]
    let wrong: [NumberKey.WrongAnswer] = [
      .init(
        value: Number(middle),
        feedback: [.text("That is the value in the middle. The mean is the sum over the number.")])
    ].filter { $0.value != mean }
    return .number(
      "mean", "What is the mean of these values?", is: mean, mistakes: wrong,
      why: sentence(of: 1))
  }

  private func spreadQuestion(_ step: Int) -> Question? {
    guard index(of: step) > 0 else { return nil }
    let (before, now) = (statistics(of: step - 1).deviation, statistics(of: step).deviation)
    let (old, new) = (text(before), text(now))
    return .comparison(
      "spread-\(step)", "\(name(of: step)): how far do the values lie apart then?",
      of: Double(new) ?? now, with: Double(old) ?? before,
      names: ["farther", "closer together", "as far as before"]
    ) { _, right in
      right == .same
        ? "the standard deviation stays \(new)"
        : "the standard deviation goes from \(old) to \(new)"
    }
  }
}
