/// The study of where kernels come from: few noisy digits, four sources of kernels, five draws.
///
/// 200 digits to train on and 400 to test on, each pixel with normal noise of deviation 0.25 added;
/// networks as `KernelSource` makes them.
public struct KernelStudy: Sendable {
  /// The draws: of random kernels, of patches, of the order of pictures.
  public static let seeds = 1...5

  /// The digits that networks learn from, and k-means takes its patches from.
  public let train: ImageSet
  /// The digits that they are tested on.
  public let test: ImageSet
  /// The patches of each draw, before the first round of k-means.
  private let groups: [KMeans]

  private static let made = Result { () throws(ShapeError) in try KernelStudy() }

  /// The study's digits and patches, drawn at the first use.
  ///
  /// - Throws: `ShapeError` if they did not fit each other, which they do.
  public static func drawn() throws(ShapeError) -> KernelStudy { try made.get() }

  private init() throws(ShapeError) {
    var (first, second) = (DigitGenerator(seed: 2024), DigitGenerator(seed: 2025))
    var noise = SplitMix64(seed: 9)
    let train = try first.images(200).addingNoise(0.25, using: &noise)
    test = try second.images(400).addingNoise(0.25, using: &noise)
    groups = try Self.seeds.map { seed throws(ShapeError) in
      var random = SplitMix64(seed: UInt64(seed))
      return try KernelSource.groups(of: train, using: &random)
    }
    self.train = train
  }

  /// The patches of a draw with the first eight centres; of the nearest draw for any other seed.
  public func groups(seed: Int) -> KMeans {
    groups[max(0, min(seed - Self.seeds.lowerBound, groups.count - 1))]
  }

  /// Begins to train the network of a source.
  ///
  /// - Parameters:
  ///   - source: of its kernels.
  ///   - seed: of all that is drawn.
  ///   - groups: those of k-means after their rounds, if they are at hand.
  /// - Returns: the run before its first test.
  /// - Throws: `ShapeError` if network and pictures did not go together, which they do.
  public func run(
    _ source: KernelSource, seed: Int, groups: KMeans? = nil
  ) throws(ShapeError) -> Run {
    let seed = UInt64(max(0, seed))
    return try Run(source.network(for: train, seed: seed, groups: groups), source, seed, self)
  }

  /// A network that is trained and, after every epoch, tested.
  public struct Run: Sendable {
    private var training: TrainingRun
    private var testing: Evaluation
    private let test: ImageSet
    /// The share of right answers before training and after each epoch so far, 0 to 1.
    public private(set) var accuracies: [Double] = []

    fileprivate init(
      _ network: TrainableNetwork, _ source: KernelSource, _ seed: UInt64, _ study: KernelStudy
    ) throws(ShapeError) {
      training = try TrainingRun(
        network, on: study.train,
        TrainingRecipe(
          epochs: 30, batchSize: 20, shuffleSeed: seed, frozenLayers: source.frozenLayers))
      test = study.test
      testing = try Evaluation(of: network, on: test)
    }

    /// True after the test that follows the last epoch.
    public var isComplete: Bool { training.isComplete && accuracies.count == epochs + 1 }
    /// The epochs that are trained in all.
    public var epochs: Int { training.recipe.epochs }

    /// The first layer's kernels as they are now, row by row.
    public var kernels: [[Double]] {
      let size = KernelSource.side * KernelSource.side
      return (0..<KernelSource.count).map {
        Array(training.network.parameters[$0 * size..<($0 + 1) * size])
      }
    }

    /// How many pictures are tested in a slice.
    private static let slice = 40

    /// Goes on by a batch of training or some test pictures; nothing happens once it is complete.
    public mutating func advance() {
      if !testing.isComplete {
        for _ in stride(from: 0, to: Self.slice, by: Lane.scalarCount) { testing.advance() }
      } else if !training.isComplete {
        training.trainBatch()
        guard training.batchesDone.isMultiple(of: training.batchesPerEpoch),
          let next = try? Evaluation(of: training.network, on: test)
        else { return }
        testing = next
      }
      if testing.isComplete, accuracies.count == training.batchesDone / training.batchesPerEpoch {
        accuracies.append(testing.accuracy)
      }
    }
  }
}

// MARK: - Results

extension KernelStudy {
  /// What came out for a source: the share of right answers of five networks, draw by draw, 0 to 1.
  ///
  /// A test trains them all again and compares.
  public static func results(for source: KernelSource) -> [Double] {
    switch source {
    case .random: [0.755, 0.8025, 0.7275, 0.7725, 0.775]
    case .designed: [0.735, 0.7525, 0.755, 0.73, 0.7475]
    case .kMeans: [0.9025, 0.91, 0.93, 0.91, 0.92]
    case .learned: [0.905, 0.89, 0.8375, 0.9, 0.885]
    }
  }

  /// The mean of `results(for:)`.
  public static func mean(for source: KernelSource) -> Double {
    let results = results(for: source)
    return results.reduce(0, +) / Double(results.count)
  }
}
