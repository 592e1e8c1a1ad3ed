import ConvolutionCore
import Expressions
import TextScreen

/// One moment of a training run: its curves, its first weights, and digits with what the network
/// says of them.
struct TrainingView {
  let figure: TrainingFigure
  let moment: Moment

  private var run: TrainingRun { figure.run }
  private var judged: JudgedRun { figure.judged }
  /// The batch that is asked for.
  private var wanted: Int { moment.step - 1 }
  /// The batch whose results are shown: on the way to the wanted one, the latest that is known.
  private var batch: Int? { isAsking ? nil : judged.lastKnown(upTo: wanted) }
  private var result: JudgedRun.Result? { batch.flatMap { judged.result(after: $0) } }
  private var movedScore: JudgedRun.Score? { batch.flatMap { judged.movedScore(after: $0) } }
  /// True while nothing may be seen but what the learner starts from.
  private var isAsking: Bool { moment.asking != nil }

  var body: any View {
    FirstFit(over: figure.setup.parts == .all ? Form.all : Form.curves) { form in
      Stack(.down, gap: form.gap) {
        Label(status)
        if form.isNarrow {
          Label(accuracy)
          lossChart(form)
          if form.digits > 0 {
            weights(form)
            digits(form)
          }
        } else {
          Stack(.across, gap: 2...6) {
            lossChart(form)
            accuracyChart(form)
          }
          if form.digits > 0 {
            Stack(.across, gap: 2...8) {
              weights(form)
              digits(form)
            }
          }
        }
      }
    }
  }

  /// How much is shown, and how large.
  private struct Form: Sendable {
    /// The digits; with none there are no weights either.
    var digits = 2
    var digitZoom = 1
    var weightZoom = 2
    var chart = 3...3
    var width = 24...32
    var gap = 0...0
    var isNarrow = false

    static let all = [
      Form(digits: 3, digitZoom: 2, chart: 9...21, width: 40...60, gap: 1...2),
      Form(chart: 7...15, width: 22...40, gap: 1...1), Form(),
      Form(weightZoom: 1, gap: 0...1, isNarrow: true), Form(digits: 0, isNarrow: true),
    ]

    static let curves = [
      Form(digits: 0, chart: 15...21, width: 32...60), Form(digits: 0, chart: 5...5),
      Form(digits: 0, isNarrow: true),
    ]
  }

  // MARK: Lines

  /// Where it is, and what network it is.
  private var status: StyledText {
    let (reached, count) = (hasResult ? wanted : min(run.batchesDone, wanted), run.batchCount)
    let perEpoch = max(1, run.batchesPerEpoch)
    let done = SafeText("\(reached)").padded(to: "\(count)".count)
    var text = StyledText(SafeText("batch \(done) of \(count)"), .strong)
    text.append(
      SafeText("   epoch \((reached + perEpoch - 1) / perEpoch) of \(run.recipe.epochs)"), .text)
    let parameters = Number(run.network.parameters.count)
    text.append(SafeText("   \(figure.setup.model.rawValue), \(parameters) parameters"), .quiet)
    if figure.setup.showsInk {
      text.append("   ink alone ", .quiet)
      text.append(SafeText(TrainingFigure.percent(figure.inkAccuracy)), .quiet)
    }
    return text
  }

  private var hasResult: Bool { batch == wanted }

  /// A number in its room, or a dot where there is none.
  private func number(_ text: String?, width: Int) -> SafeText {
    SafeText(text ?? "·").padded(to: width)
  }

  private var losses: StyledText {
    var text = StyledText("loss ", .quiet)
    text.append(number(batchLoss.map(TrainingFigure.text), width: 6), .strong)
    text.append("  ● ", .value(4))
    text.append("test ", .quiet)
    text.append(number(result.map { TrainingFigure.text($0.score.loss) }, width: 6), .strong)
    return text
  }

  private var accuracy: StyledText {
    let isShifted = figure.setup.shift > 0
    var text = StyledText("● ", .value(4))
    text.append(isShifted ? "right " : "test digits right ", .quiet)
    text.append(percent(result?.score), .strong)
    guard isShifted else { return text }
    text.append("  ○ ", .value(-4))
    text.append(SafeText("moved \(figure.setup.shift) "), .quiet)
    text.append(percent(movedScore), .strong)
    return text
  }

  private func percent(_ score: JudgedRun.Score?) -> SafeText {
    number(score.map { TrainingFigure.percent($0.accuracy) }, width: 8)
  }

  /// The loss of the batch that was trained last.
  private var batchLoss: Double? {
    guard let batch, batch > 0, run.losses.indices.contains(batch - 1) else { return nil }
    return run.losses[batch - 1]
  }

  // MARK: Charts

  private func lossChart(_ form: Form) -> Chart {
    let each = 1 / Double(max(1, run.batchesPerEpoch))
    let shown = isAsking ? [] : run.losses.prefix(wanted)
    let batches = shown.enumerated().map { (x: Double($0.offset + 1) * each, y: $0.element) }
    let tests = points { judged.result(after: $0).map { $0.score.loss } }
    return Chart(
      x: epochs, y: .decades(-2...0), width: form.width, height: form.chart,
      [
        .init("", "", .quiet, clamped(batches), .line),
        .init("", "●", .value(4), clamped(tests)),
      ]
    ).headed(losses, part: "guess")
  }

  /// Losses off the axis are shown at its ends.
  private func clamped(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    points.map { ($0.x, max(0.01, min(1, $0.y))) }
  }

  private func accuracyChart(_ form: Form) -> Chart {
    let tests = points { judged.result(after: $0).map { 100 * $0.score.accuracy } }
    let moved = points { judged.movedScore(after: $0).map { 100 * $0.accuracy } }
    let ink = 100 * figure.inkAccuracy
    let line = [(x: 0.0, y: ink), (x: Double(run.recipe.epochs), y: ink)]
    return Chart(
      x: epochs, y: .linear(0...100, every: 50), width: form.width, height: form.chart,
      [
        .init("", "", .faint, figure.setup.showsInk ? line : [], .line),
        .init("", "○", .value(-4), moved), .init("", "●", .value(4), tests),
      ]
    ).headed(accuracy)
  }

  /// What is known at the ends of epochs and at the batch shown.
  private func points(_ value: (Int) -> Double?) -> [(x: Double, y: Double)] {
    guard !isAsking else { return [] }
    return judged.batchesToJudge(for: wanted).compactMap { batch in
      value(batch).map { (Double(batch) / Double(max(1, run.batchesPerEpoch)), $0) }
    }
  }

  private var epochs: TextScreen.Axis { .linear(0...Double(run.recipe.epochs), every: 1) }

  // MARK: Weights

  /// The first layer's filters, or the weights of its first units where it is dense, on one scale.
  private func weights(_ form: Form) -> Stack {
    let isDense = run.network.layers.first == .flatten
    let side = isDense ? DigitGenerator.side : 5
    let all = result?.firstWeights ?? run.network.firstWeights
    let scale = ValueScale(largest: all.map(abs).max() ?? 0)
    let count = min(isDense ? 2 : 4, all.count / (side * side))
    let isShown = !isAsking && (result != nil || run.batchesDone == 0)
    return Stack(.down, gap: 0...0) {
      Label(isDense ? "weights of two units" : SafeText("first-layer filters \(side)×\(side)"))
      Stack(.across, gap: 1...3) {
        for index in 0..<count {
          Picture(rows: side, columns: side, zoom: isDense ? 1 : form.weightZoom) { row, column in
            let place = (index * side + row) * side + column
            return isShown && all.indices.contains(place)
              ? .pixel(.value(all[place], on: scale)) : .pending
          }
        }
      }
    }
  }

  // MARK: Digits

  private var pictures: ImageSet { judged.movedTests ?? judged.tests }
  private var score: JudgedRun.Score? {
    figure.setup.shift > 0 ? movedScore : result?.score
  }

  private func digits(_ form: Form) -> Stack {
    Stack(.across, gap: 1...3) {
      for index in chosen(form.digits) { digit(index, form) }
    }
  }

  /// Some digits, one that is not recognised first, then one that is.
  private func chosen(_ count: Int) -> [Int] {
    let all = pictures.labels.indices
    guard let score else { return Array(all.prefix(count)) }
    let missed = Set(score.misses.map(\.picture))
    let wrong = score.misses.map(\.picture).prefix(max(1, count - 1))
    let right = all.lazy.filter { !missed.contains($0) }.prefix(count - wrong.count)
    let first = Array(right) + Array(wrong)
    return first + Array(all.filter { !first.contains($0) }.prefix(count - first.count))
  }

  private func digit(_ index: Int, _ form: Form) -> Stack {
    let side = DigitGenerator.side
    let pixels = Array(pictures.pixels(of: index) ?? [])
    let (low, high) = (pixels.min() ?? 0, pixels.max() ?? 0)
    let label = pictures.labels.indices.contains(index) ? pictures.labels[index] : 0
    var verdict = StyledText(SafeText("a test \(label)"), .quiet)
    if let score {
      let said = score.prediction(for: index, label: label)
      verdict =
        said == label
        ? StyledText(SafeText("✓ says \(said)"), .right)
        : StyledText(SafeText("✗ says \(said), is \(label)"), .wrong)
    }
    return Stack(.down, gap: 0...0) {
      Label(verdict.filled(to: 15))
      Picture(rows: side, columns: side, zoom: form.digitZoom) { row, column in
        let place = row * side + column
        guard pixels.indices.contains(place), high > low else { return .pixel(.shade(0)) }
        return .pixel(.shade((pixels[place] - low) / (high - low)))
      }
    }
  }
}
