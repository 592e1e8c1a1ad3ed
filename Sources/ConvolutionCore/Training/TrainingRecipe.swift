/// How a network is trained: stochastic gradient descent with momentum.
///
/// After each batch, with g the slope of its mean loss: v ← momentum · v + g, w ← w - rate · v,
/// biases likewise. Batch s of S in all uses rate · (1 - s/S), s from 0.
public struct TrainingRecipe: Hashable, Sendable {
  /// How often every picture is used.
  public var epochs: Int
  /// How many pictures a batch has; the last batch of an epoch may have fewer.
  public var batchSize: Int
  /// The learning rate of the first batch.
  public var rate: Double
  /// The share of the last step that the next one keeps.
  public var momentum: Double
  /// The seed of the order in which pictures come.
  ///
  /// One generator goes on from epoch to epoch; each epoch shuffles the natural order anew.
  public var shuffleSeed: UInt64
  /// The layers that keep their parameters, counted from 0.
  public var frozenLayers: Set<Int>

  /// Makes a recipe; nothing is checked until a run begins.
  public init(
    epochs: Int = 8, batchSize: Int = 32, rate: Double = 0.02, momentum: Double = 0.9,
    shuffleSeed: UInt64 = 7, frozenLayers: Set<Int> = []
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.rate = rate
    self.momentum = momentum
    self.shuffleSeed = shuffleSeed
    self.frozenLayers = frozenLayers
  }
}
