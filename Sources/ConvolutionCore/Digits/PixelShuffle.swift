/// One fixed shuffle of the pixels of every picture, and what it costs two networks.
///
/// The shuffle exchanges two pixels at a time, from the last pixel down, each with one at random that
/// comes before it or is it: Fisher and Yates's, stopped after some swaps.
public enum PixelShuffle {
  /// The seed of the shuffle.
  public static let seed: UInt64 = 77
  /// The swaps after which every pixel of a digit may be anywhere.
  public static let swapCount = DigitGenerator.side * DigitGenerator.side - 1

  /// The order of a digit's pixels after some swaps.
  ///
  /// - Parameter swaps: 0 ... `swapCount`; anything else counts as the nearer end.
  /// - Returns: pixel `p` of the shuffled picture is pixel `order[p]` of the original.
  public static func order(afterSwaps swaps: Int) -> [Int] {
    var random = SplitMix64(seed: seed)
    var order = Array(0...swapCount)
    for i in order.indices.dropFirst().reversed().prefix(max(0, min(swaps, swapCount))) {
      order.swapAt(i, random.index(below: i + 1))
    }
    return order
  }

  /// A part of the study: the mean accuracy of five networks of each model, 0 to 1.
  public struct Result: Hashable, Sendable {
    /// After so many swaps.
    public let swaps: Int
    /// Of the dense network with a hidden layer, `DigitModel.mlp`.
    public let dense: Double
    /// Of the network that looks at neighbours, `DigitModel.cnn`.
    public let convolutional: Double

    init(_ swaps: Int, _ dense: Double, _ convolutional: Double) {
      (self.swaps, self.dense, self.convolutional) = (swaps, dense, convolutional)
    }
  }

  /// The study, from no swap to all: what `accuracy(of:afterSwaps:seed:)` gives for seeds 1 to 5.
  ///
  /// A test trains them all again and compares.
  public static let study = [
    Result(0, 0.9785, 0.9990), Result(1, 0.9785, 0.9985), Result(5, 0.9785, 0.9975),
    Result(20, 0.9785, 0.9905), Result(60, 0.9785, 0.9895), Result(100, 0.9785, 0.9515),
    Result(195, 0.9785, 0.9420),
  ]

  /// The accuracy on 400 shuffled test digits of a network trained on 1,200 digits shuffled alike.
  ///
  /// The first weights of a dense network move along with the pixels: the same network, as likely a
  /// start as any other, so that only the shuffle differs. The weights of a kernel cannot move along:
  /// it has one for each position of its window, not one for each pixel.
  ///
  /// - Parameters:
  ///   - model: the network.
  ///   - swaps: as for `order(afterSwaps:)`.
  ///   - seed: of the first weights, and of the order in which pictures come.
  /// - Returns: the share of right predictions, 0 to 1.
  /// - Throws: `ShapeError` if pictures and network did not go together, which they do.
  public static func accuracy(
    of model: DigitModel, afterSwaps swaps: Int, seed: UInt64
  ) throws(ShapeError) -> Double {
    let order = order(afterSwaps: swaps)
    var (train, test) = (DigitGenerator(seed: 2024), DigitGenerator(seed: 2025))
    let network = try model.network(seed: seed).readingPixels(in: order)
    var run = try TrainingRun(
      network, on: train.images(1_200).rearranged(by: order), TrainingRecipe(shuffleSeed: seed))
    while !run.isComplete { run.trainBatch() }
    return try run.network.evaluated(on: test.images(400).rearranged(by: order)).accuracy
  }
}

extension TrainableNetwork {
  /// The network with the weights of its first layer, if that is a dense one, in another order.
  ///
  /// On pictures rearranged in this order it gives what it gave before. Any other network stays as
  /// it is.
  ///
  /// - Parameter order: each index of the input once.
  /// - Returns: a network of the same layers.
  /// - Throws: `ShapeError.wrongCount` for an order of another length.
  public func readingPixels(in order: [Int]) throws(ShapeError) -> TrainableNetwork {
    guard order.count == input.count else {
      throw .wrongCount(of: "indices", found: order.count, expected: "\(input.count)")
    }
    guard layers.first == .flatten, let weights = weights(ofLayer: 1) else { return self }
    var moved = self
    for start in stride(from: weights.lowerBound, to: weights.upperBound, by: order.count) {
      let unit = Array(parameters[start..<start + order.count])
      try moved.replace(
        parametersFrom: start,
        with: order.map { unit.indices.contains($0) ? unit[$0] : 0 })
    }
    return moved
  }
}
