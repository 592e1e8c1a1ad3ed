import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A small network that is trained while it is watched, a batch a step.
///
/// Only what is shown is computed: the run goes on, in slices, to the batch of the step, and its
/// network is judged there.
struct TrainingFigure: Figure {
  static let kind = "training"
  static let summary =
    "a network trained live on noisy digits: loss, accuracy, first weights, and what it says of digits"
  static let steps = "Step 1 is the network before training; each further step trains one batch."
  static let example = """
    model: cnn-gmp
    epochs: 2
    images: 64
    tests: 16
    predict: 1
    """

  struct Setup: FigureSetup {
    var model = DigitModel.cnn
    var digits = DigitSet.scattered
    var epochs = 8
    var seed = 1
    var shuffle = 7
    var images = 1_200
    var tests = 400
    var shift = 0
    var firstLayer: Float = 1
    var parts = Parts.all
    var showsInk = false

    /// What is shown.
    enum Parts: String, CaseIterable { case all, curves }
  }

  static let fields: [Field<Setup>] = [
    .choice("model", \.model, "the network", setting: true),
    .choice(
      "digits", \.digits,
      "the digits: `scattered` ones, `centred` ones, or `naive` ones that their ink tells apart",
      setting: true),
    .integer(
      "epochs", \.epochs, 1...60, "how often every picture is used", setting: true,
      through: [1, 2, 4, 8, 12, 20]),
    .integer("seed", \.seed, 1...99, "the seed of the first weights", setting: true),
    .integer("shuffle", \.shuffle, 1...99, "the seed of the order in which pictures come"),
    .integer("images", \.images, 32...1_200, "pictures to train on, in batches of 32"),
    .integer("tests", \.tests, 8...400, "pictures to test on"),
    .integer(
      "shift", \.shift, 0...4, "columns by which digits are moved for a second test", setting: true),
    .number("first-layer", \.firstLayer, "a factor on the first weights of the first layer"),
    .flag(
      "ink", \.showsInk, "beside it how many test digits the sum of the pixels alone tells apart"
    ).onlyShown,
    .choice("show", \.parts, "`all`, or the `curves` without weights and digits").onlyShown,
  ]

  static let asks: [Ask<Self>] = [
    Ask("guess", "before step 1, the loss of a network that guesses") { $0.guessQuestion($1) }
  ]

  static let actions: [FigureAction<Self>] = [
    .change("M", "model", help: { _ in "another network, untrained" }) { setup in
      let all = DigitModel.allCases
      let here = all.firstIndex(of: setup.model) ?? 0
      setup.model = all[(here + 1) % all.count]
      return nil
    },
    .change(
      "t", "shift test", help: { _ in "test also with digits moved two columns, or no longer" }
    ) { setup in
      setup.shift = setup.shift == 0 ? 2 : 0
      return nil
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("parameters", "weights and biases of the network") { figure, _ in
      Number(figure.run.network.parameters.count)
    },
    Measure("accuracy", "test digits recognised, in percent") {
      $0.judged.result(after: $1 - 1).flatMap { Number(100 * $0.score.accuracy) }
    },
    Measure("moved", "moved test digits recognised, in percent") {
      $0.judged.movedScore(after: $1 - 1).flatMap { Number(100 * $0.accuracy) }
    },
    Measure("loss", "the mean loss on the test digits") {
      $0.judged.result(after: $1 - 1).flatMap { Number($0.score.loss) }
    },
    Measure("shift", "columns by which digits are moved for the second test") { figure, _ in
      Number(figure.setup.shift)
    },
    Measure("batches", "batches trained") { _, step in Number(max(0, step - 1)) },
  ]

  let setup: Setup
  /// The share of test digits that the best threshold on the sum of the pixels tells apart.
  let inkAccuracy: Double
  /// The run and what is known of it.
  private(set) var judged: JudgedRun

  var run: TrainingRun { judged.run }

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    let training = try setup.digits.training(setup.images)
    let tests = try setup.digits.test(setup.tests)
    var network = try setup.model.network(seed: UInt64(max(0, setup.seed)))
    if let first = network.firstTrainableLayer, setup.firstLayer != 1 {
      network.scale(layer: first, by: Double(setup.firstLayer))
    }
    let recipe = TrainingRecipe(epochs: setup.epochs, shuffleSeed: UInt64(max(0, setup.shuffle)))
    judged = try JudgedRun(
      TrainingRun(network, on: training, recipe), testedOn: tests, and: try setup.movedTests)
    let rule = try ThresholdRule(best: training.sums, labels: training.labels)
    inkAccuracy = rule.accuracy(tests.sums, labels: tests.labels)
  }

  // MARK: Steps and work

  let isRun = true
  var stepCount: Int { run.batchCount + 1 }
  var landmarks: [Int] { judged.batchesToJudge(for: run.batchCount).map { $0 + 1 } }

  func name(of step: Int) -> String {
    let (batch, perEpoch) = (step - 1, run.batchesPerEpoch)
    guard batch > 0 else { return "before training" }
    let epoch = (batch - 1) / perEpoch
    return "epoch \(epoch + 1), batch \(batch - epoch * perEpoch)"
  }

  func hasWork(for step: Int) -> Bool { judged.hasWork(for: step - 1) }
  mutating func work(for step: Int) { judged.work(for: step - 1) }

  /// True if another figure trains the same network in the same way.
  private func trainsAs(_ other: Self) -> Bool {
    var same = other.setup
    same.shift = setup.shift
    return same == setup
  }

  /// A run goes on when other test digits are moved.
  func keeping(_ before: Self) -> Self {
    guard trainsAs(before), let same = try? before.judged.tested(onMoved: judged.movedTests) else {
      return self
    }
    var kept = self
    kept.judged = same
    return kept
  }

  /// Another network begins before its training.
  func step(for step: Int, of before: Self) -> Int { trainsAs(before) ? step : 1 }

  func view(at moment: Moment) -> any View { TrainingView(figure: self, moment: moment).body }

  // MARK: Words

  func caption(at moment: Moment) -> String {
    let parameters = "\(Number(run.network.parameters.count)) parameters"
    let network =
      "\(setup.model.rawValue), \(parameters), seed \(setup.seed), on \(run.images.count) "
      + "\(setup.digits.rawValue) digits"
    if moment.asking != nil { return network }
    let batch = moment.step - 1
    let progress = "\(network); batch \(batch) of \(run.batchCount)"
    let moved = setup.shift == 0 ? "" : "; moved \(setup.shift) columns to the right"
    guard let result = judged.result(after: batch) else {
      return progress + ": no result yet\(moved)"
    }
    var words = progress + ": loss on the test digits \(Self.text(result.score.loss)), "
    words += Self.text(result.score)
    if setup.showsInk { words += "; by their ink alone \(Self.percent(inkAccuracy))" }
    guard setup.shift > 0 else { return words }
    let score = judged.movedScore(after: batch).map(Self.text) ?? "no result yet"
    return words + "\(moved) \(score)"
  }

  /// A score in words: `396 of 400 right, 99.00 %`.
  private static func text(_ score: JudgedRun.Score) -> String {
    "\(score.count - score.misses.count) of \(score.count) right, \(percent(score.accuracy))"
  }

  /// A loss with three decimals, or four where the first is 0.
  static func text(_ loss: Double) -> String {
    NumberFormat.fixed(loss, decimals: loss < 0.1 ? 4 : 3)
  }

  /// A share in percent.
  static func percent(_ share: Double) -> String {
    NumberFormat.fixed(100 * share, decimals: 2) + " %"
  }

  // MARK: Questions

  private func guessQuestion(_ step: Int) -> Question? {
    guard step == 1 else { return nil }
    let classes = run.network.classes
    guard let loss = Number(CrossEntropy.ofGuess(among: classes)) else { return nil }
    func wrong(_ value: Double, _ feedback: String) -> [NumberKey.WrongAnswer] {
      Number(value).map { [.init(value: $0, feedback: [.text(feedback)])] } ?? []
    }
    let mistakes =
      wrong(
        CrossEntropy.ofGuess(among: classes) / CrossEntropy.ofGuess(among: 2),
        "That is the logarithm to base 2; losses are measured with the natural one.")
      + wrong(
        1 / Double(classes), "That is the probability of the right class; the loss is -ln of it.")
      + wrong(0, "A loss of 0 takes a probability of 1 for the right class.")
    return Question(
      id: "guess",
      prompt: [
        .paragraph([
          .text(
            "The loss is -ln p of the right class. If all \(classes) have the same p?")
        ])
      ],
      kind: .number(NumberKey(right: loss, tolerance: 0.006, mistakes: mistakes)),
      why: [.text("-ln(1/\(classes)) = ln \(classes) = \(Self.text(loss.double)).")])
  }
}

extension TrainingFigure.Setup {
  /// Digits moved to the right, as many as there are to test on; nil if none are.
  fileprivate var movedTests: ImageSet? {
    get throws(ShapeError) { shift > 0 ? try digits.test(tests, shift: shift) : nil }
  }
}
