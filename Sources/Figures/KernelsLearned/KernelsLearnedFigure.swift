import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Eight first-layer kernels from each of four sources, and how networks with them do.
///
/// The rounds of k-means and the training of the networks are long work, done where they are shown.
struct KernelsLearnedFigure: Figure {
  static let kind = "kernels-learned"
  static let summary =
    "kernels from four sources, k-means round by round, and networks trained with them here"
  static let steps =
    "Step 1 is the kernels, k-means done; with `rounds: yes` it has a step a round; the last step "
    + "trains, unless there is one source."
  static let example = """
    rounds: yes
    predict: 2
    """

  struct Setup: FigureSetup {
    var sources = KernelSource.allCases
    var hasRounds = false
    var seed = 1
  }

  static let fields: [Field<Setup>] = [
    .custom(
      OptionSpec(
        "sources", .words(KernelSource.allCases.map(\.rawValue)),
        default: KernelSource.allCases.map(\.rawValue).joined(separator: ", "),
        "the sources that are shown, in this order"), read: readSources),
    .flag("rounds", \.hasRounds, "a step for every round of k-means"),
    .integer(
      "seed", \.seed, KernelStudy.seeds,
      "the draw of random kernels, of patches, and of the order in which pictures come",
      setting: true),
  ]

  @Sendable private static func readSources(_ options: inout OptionReader, _ setup: inout Setup) {
    guard options.has("sources") else { return }
    let words = options.words("sources", of: KernelSource.allCases.map(\.rawValue))
    if Set(words).count < words.count {
      options.report("a source is given twice; expected each once", for: "sources")
    }
    let sources = words.compactMap(KernelSource.init)
    if !sources.isEmpty { setup.sources = sources }
  }

  static let asks: [Ask<Self>] = [
    Ask("shapes", "before the first round, what the centroids will look like in the end") {
      $0.rounds > 0 && $1 == 2 ? shapesQuestion : nil
    },
    Ask("rank", "before the last step, with all four sources, the order in which they do") {
      $0.setup.sources.count == 4 && $1 == $0.stepCount ? $0.rankQuestion : nil
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("d", "draw again", help: { _ in "other random kernels, patches and orders" }) {
      $0.seed = $0.seed % KernelStudy.seeds.upperBound + 1
      return nil
    }
  ]

  static let measures: [Measure<Self>] =
    [
      Measure("round", "rounds of k-means by now") { f, step in Number(f.round(of: step)) },
      Measure("distance", "the squared distances of all patches from their centroids") { f, step in
        f.state(of: step)?.distance.flatMap { Number($0.rounded()) }
      },
    ]
    + KernelSource.allCases.map { source in
      Measure(
        source.rawValue, "at the last step, right answers of five such networks, in per cent"
      ) { f, step in
        f.isComparing && step == f.stepCount ? Number(percent(KernelStudy.mean(for: source))) : nil
      }
    }

  let setup: Setup
  let study: KernelStudy
  /// The random kernels, from which learning starts as well.
  private let random: [[Double]]
  private var groups: KMeans
  /// K-means before its first round and after each so far.
  private var states: [GroupState]
  /// A network for each source, while they are trained and after that.
  private var runs: [KernelStudy.Run]?

  /// The centroids after a round, with what the round found.
  struct GroupState: Sendable {
    let kernels: [[Double]]
    /// The patches that joined each centroid in the round; none before the first.
    let sizes: [Int]
    let distance: Double?

    init(_ groups: KMeans) {
      kernels = KernelSource.kernels(of: groups)
      var sizes = groups.assignments.isEmpty ? [] : groups.centres.map { _ in 0 }
      for group in groups.assignments { sizes[group] += 1 }
      (self.sizes, distance) = (sizes, groups.distance)
    }
  }

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    study = try KernelStudy.drawn()
    random = try study.run(.random, seed: setup.seed).kernels
    groups = study.groups(seed: setup.seed)
    states = [GroupState(groups)]
  }

  // MARK: Steps and work

  /// The rounds that have a step.
  var rounds: Int {
    setup.hasRounds && setup.sources.contains(.kMeans) ? KernelSource.rounds : 0
  }
  var isComparing: Bool { setup.sources.count > 1 }
  var stepCount: Int { 1 + rounds + (isComparing ? 1 : 0) }
  var landmarks: [Int] { rounds > 0 && isComparing ? [1 + rounds, stepCount] : [stepCount] }

  /// The rounds of k-means that are done at a step.
  func round(of step: Int) -> Int {
    rounds > 0 ? max(0, min(step - 1, rounds)) : KernelSource.rounds
  }

  func name(of step: Int) -> String {
    if isComparing, step == stepCount { return "trained" }
    return rounds > 0 ? "round \(round(of: step)) of \(rounds)" : ""
  }

  private func lacksRounds(for step: Int) -> Bool {
    setup.sources.contains(.kMeans) && states.count <= round(of: step)
  }

  func hasWork(for step: Int) -> Bool {
    if lacksRounds(for: step) { return true }
    guard isComparing, step == stepCount else { return false }
    return runs.map { $0.contains { !$0.isComplete } } ?? true
  }

  func hasShortWork(for step: Int) -> Bool { lacksRounds(for: step) }

  /// A round of k-means; after those a batch of the network that is furthest behind.
  mutating func work(for step: Int) {
    guard !lacksRounds(for: step) else {
      groups.finishRound()
      states.append(GroupState(groups))
      return
    }
    guard isComparing, step == stepCount else { return }
    if let behind = runs?.indices.filter({ runs?[$0].isComplete == false })
      .min(by: { (runs?[$0].accuracies.count ?? 0) < (runs?[$1].accuracies.count ?? 0) })
    {
      runs?[behind].advance()
    } else if runs == nil {
      // What cannot fail here has not failed before.
      let (seed, groups) = (setup.seed, groups)
      runs = setup.sources.compactMap {
        try? study.run($0, seed: seed, groups: $0 == .kMeans ? groups : nil)
      }
    }
  }

  // MARK: What is seen

  /// K-means as it is at a step; nil while the round has not been worked out.
  func state(of step: Int) -> GroupState? {
    let round = round(of: step)
    return states.indices.contains(round) ? states[round] : nil
  }

  /// True if results are seen.
  func showsResults(at moment: Moment) -> Bool {
    isComparing && moment.step == stepCount && moment.asking != "rank"
  }

  /// The network that is trained here for a source; nil before that.
  func run(of source: KernelSource) -> KernelStudy.Run? {
    guard let runs, let index = setup.sources.firstIndex(of: source), runs.indices.contains(index)
    else { return nil }
    return runs[index]
  }

  /// The kernels of a source, row by row; nil for centroids that have not been worked out.
  func kernels(of source: KernelSource, at moment: Moment) -> [[Double]]? {
    switch source {
    case .random: random
    case .designed: KernelSource.directions
    case .kMeans: state(of: moment.asking == "shapes" ? moment.step - 1 : moment.step)?.kernels
    case .learned: showsResults(at: moment) ? run(of: source)?.kernels ?? random : random
    }
  }

  /// A share in per cent, to the hundredths of one that 5 times 400 answers have.
  static func percent(_ share: Double) -> Double { (share * 10_000).rounded() / 100 }

  static func text(_ share: Double) -> String { NumberFormat.fixed(percent(share), decimals: 1) }
}

// MARK: - Questions

extension KernelsLearnedFigure {
  fileprivate static var shapesQuestion: Question {
    .choice(
      "shapes", "Eight of the patches are the first centroids. What will they have become?",
      [
        (
          "tiny digits", false,
          "A patch is 5 pixels wide, a digit is larger; what patches have in common is parts"
        ),
        (
          "noise", false,
          "The noise of patches in a group differs, so their mean has little of it"
        ),
        ("bars and edges", true, "They are what small patches of strokes have in common"),
        (
          "all the same", false,
          "Each centroid is the mean of its own patches, and those differ from group to group"
        ),
      ])
  }

  fileprivate var rankQuestion: Question {
    let order = KernelSource.allCases.sorted {
      KernelStudy.mean(for: $0) > KernelStudy.mean(for: $1)
    }
    let options: [([KernelSource], String)] = [
      (
        [.learned, .designed, .kMeans, .random],
        "Labels and knowledge come first here; with few noisy pictures neither does"
      ),
      (
        [.learned, .kMeans, .random, .designed],
        "Learned kernels come second: there are thousands of patches, and few labels"
      ),
      (
        [.designed, .learned, .kMeans, .random],
        "The designed kernels know edges, but only of 3 by 3 pixels, and these have much noise"
      ),
      (
        [.kMeans, .learned, .random, .designed],
        "Centroids are means of many patches, so the noise is gone from them"
      ),
    ]
    func letters(_ order: [KernelSource]) -> String {
      order.map { $0.rawValue.prefix(1).uppercased() }.joined(separator: " ")
    }
    return .choice(
      "rank", "From best to worst on new digits, by their first letters:",
      options.map { (letters($0), $0 == order, $1) })
  }
}
