import ConvolutionCore
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

private let isAskedFor = getenv("CONVTUTOR_STUDIES").map { String(cString: $0) } == "1"

/// The studies whose numbers the lessons quote, trained from scratch.
///
/// They run for `CONVTUTOR_STUDIES=1` only and want a release build. Means over seeds may differ by
/// 0.02 from the expected ones, since another order of additions changes single runs.
@Suite(.enabled(if: isAskedFor, "set CONVTUTOR_STUDIES=1"))
struct Studies {
  /// Trained on centred digits and tested on digits drawn 0 to 4 columns further right.
  @Test(arguments: [
    (DigitModel.linear, [1, 0.988, 0.003, 0.043]), (.mlp, [1, 0.968, 0.007, 0.064]),
    (.cnn, [1, 0.970, 0.028, 0.030]), (.cnnGlobalMax, [0.999, 0.996, 0.977, 0.937]),
    (.cnnGlobalAverage, [0.998, 0.957, 0.676, 0.578]),
  ])
  func centredTraining(_ model: DigitModel, _ expected: [Double]) throws {
    var generator = DigitGenerator(seed: 3001, jitter: 0)
    let images = try generator.images(800)
    let isGlobal = model == .cnnGlobalMax || model == .cnnGlobalAverage
    let networks = try (1...5).map { seed in
      try model.network(seed: UInt64(seed)).trained(
        on: images, TrainingRecipe(epochs: isGlobal ? 12 : 8, shuffleSeed: UInt64(50 + seed)))
    }
    let found = try DigitStudies.shifts.map { shift in
      var generator = DigitGenerator(seed: UInt64(4000 + shift), jitter: 0, shift: Double(shift))
      let test = try generator.images(400)
      return mean(try networks.map { try $0.evaluated(on: test).accuracy })
    }
    #expect(isClose(Array(found.prefix(expected.count)), expected, 0.02), "\(found)")
    let kept = try DigitStudies.shifts.map {
      try DigitStudies.accuracy(of: model, shiftedBy: $0) / 100
    }
    #expect(isClose(found, kept, 0.005), "lessons quote \(kept)")
  }

  /// Accuracy by the number of examples: 50, 100, 200, 400, 800.
  @Test(arguments: [
    (DigitModel.linear, [0.831, 0.817, 0.842, 0.849, 0.847]),
    (.mlp, [0.850, 0.859, 0.895, 0.904, 0.951]), (.cnn, [0.901, 0.945, 0.987, 0.995, 0.996]),
    (.cnnGlobalMax, [0.995, 0.999, 0.999, 0.998, 0.999]),
  ])
  func sampleEfficiency(_ model: DigitModel, _ expected: [Double]) throws {
    let (train, test) = (try Digits.train, try Digits.test)
    let found = try [50, 100, 200, 400, 800].map { count in
      mean(
        try (1...5).map { seed in
          let recipe = TrainingRecipe(
            epochs: min(60, max(8, 9600 / count / 2)), batchSize: min(32, count / 4),
            shuffleSeed: UInt64(60 + seed))
          return try model.network(seed: UInt64(seed)).trained(on: train.first(count), recipe)
            .evaluated(on: test).accuracy
        })
    }
    #expect(isClose(found, expected, 0.02), "\(found)")
    let kept = try DigitStudies.sampleSizes.map {
      try DigitStudies.accuracy(of: model, examples: $0) / 100
    }
    #expect(isClose(found, kept, 0.005), "lessons quote \(kept)")
  }

  /// Where kernels come from: 200 noisy pictures, all but `learned` with a frozen first layer.
  @Test func kernelSources() throws {
    var noise = SplitMix64(seed: 9)
    let train = try Digits.train.first(200).addingNoise(0.25, using: &noise)
    let test = try Digits.test.addingNoise(0.25, using: &noise)
    func accuracy(
      _ frozen: Set<Int>, _ network: (UInt64) throws -> TrainableNetwork
    ) throws -> Double {
      mean(
        try (1...5).map { (seed: UInt64) in
          let recipe = TrainingRecipe(
            epochs: 30, batchSize: 20, shuffleSeed: seed, frozenLayers: frozen)
          return try network(seed).trained(on: train, recipe).evaluated(on: test).accuracy
        })
    }
    let pixels = try accuracy([]) { try DigitModel.linear.network(seed: $0) }
    let found = try KernelSource.allCases.map { source in
      try accuracy(source.frozenLayers) { try source.network(for: train, seed: $0) }
    }
    #expect(KernelSource.allCases == [.random, .designed, .kMeans, .learned])
    #expect(
      isClose([pixels] + found, [0.753, 0.769, 0.740, 0.918, 0.885], 0.02), "\(pixels) \(found)")
  }

  /// One permutation of the pixels costs networks with neighbourhoods most.
  @Test(arguments: [
    (DigitModel.mlp, 40, [0.978, 0.977]), (.cnn, 5, [0.999, 0.942]),
    (.cnnGlobalMax, 5, [1, 0.827]),
  ])
  func pixelShuffle(_ model: DigitModel, _ seeds: Int, _ expected: [Double]) throws {
    var random = SplitMix64(seed: 77)
    let order = random.permutation(of: 196)
    let found = try [Array(0..<196), order].map { order in
      let train = try Digits.train.rearranged(by: order)
      let test = try Digits.test.rearranged(by: order)
      return mean(
        try (1...seeds).map { seed in
          try model.network(seed: UInt64(seed))
            .trained(on: train, TrainingRecipe(shuffleSeed: UInt64(seed)))
            .evaluated(on: test).accuracy
        })
    }
    #expect(isClose(found, expected, 0.02), "\(found)")
  }

  /// The results that lesson 1 shows: one shuffle, stopped after some swaps.
  @Test(arguments: PixelShuffle.study) func aShuffleStoppedOnItsWay(_ result: PixelShuffle.Result)
    throws
  {
    for (model, expected) in [(DigitModel.mlp, result.dense), (.cnn, result.convolutional)] {
      let found = try (1...5).map {
        try PixelShuffle.accuracy(of: model, afterSwaps: result.swaps, seed: $0)
      }
      #expect(isClose([mean(found)], [expected], 0.0026), "\(model) \(found)")
    }
  }

  /// The course's network from other first weights and in other orders; a linear one for longer.
  @Test func otherSeeds() throws {
    let (train, test) = (try Digits.train, try Digits.test)
    let found = try (1...8).map { (seed: UInt64) in
      try DigitModel.cnn.network(seed: seed)
        .trained(on: train, TrainingRecipe(shuffleSeed: seed)).evaluated(on: test).accuracy
    }
    #expect(found.allSatisfy { $0 >= 0.99 }, "\(found)")
    let linear = try DigitModel.linear.network(seed: 1)
      .trained(on: train, TrainingRecipe(epochs: 20)).evaluated(on: test).accuracy
    #expect(isClose([linear], [0.8625], 0.02))
  }

  /// From small first weights the first layer learns edges and bars that can be seen.
  @Test func kernelsFromSmallWeights() throws {
    var network = try DigitModel.cnn.network(seed: 1)
    try network.replace(parametersFrom: 0, with: network.parameters[0..<100].map { $0 / 10 })
    let trained = try network.trained(on: Digits.train, TrainingRecipe(epochs: 12))
    #expect(try trained.evaluated(on: Digits.test).accuracy >= 0.99)
    let edge = Array(trained.parameters[0..<5])
    let bar = Array(trained.parameters[85..<90])
    #expect(isClose(edge, [-0.24, -0.27, -0.09, 0.10, 0.26], 0.02), "\(edge)")
    let named = try #require(Kernels.named("learned-x")).kernel.values.map(Double.init)
    #expect(isClose(Array(trained.parameters[0..<25]), named, 0.0051))
    #expect(isClose(bar, [-0.09, 0.29, 0.44, 0.21, 0.04], 0.02), "\(bar)")
  }

  private func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }
}

extension TrainableNetwork {
  /// The network at the end of a whole run.
  fileprivate func trained(
    on images: ImageSet, _ recipe: TrainingRecipe
  ) throws -> TrainableNetwork {
    var run = try TrainingRun(self, on: images, recipe)
    while !run.isComplete { run.trainBatch() }
    return run.network
  }
}
