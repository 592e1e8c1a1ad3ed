/// A network being trained, batch by batch and eight samples at a time, forward and back.
///
/// Weights, velocities and the generator's state are kept at the start of every epoch, so any batch
/// is reached again with less than an epoch of work. The same run gives the same numbers, bit for
/// bit, however it is cut into slices and however often it is rewound.
public struct TrainingRun: Sendable {
  /// How it trains.
  public let recipe: TrainingRecipe
  /// The pictures it trains on.
  public let images: ImageSet
  /// The network as it is after `batchesDone` batches.
  public var network: TrainableNetwork { state.network }
  /// The velocity of each parameter, in the order of `network.parameters`.
  public var velocities: [Double] { state.velocities }
  /// How many batches were trained; the position in the run.
  public private(set) var batchesDone = 0
  /// The mean loss of each batch reached so far, also of those behind which the run was rewound.
  public private(set) var losses: [Double] = []

  private var state: State
  /// The states at the start of epochs 0, 1, 2, … as far as they were reached.
  private var kept: [State]
  /// The pictures in the order of this epoch; empty until its first batch.
  private var order: [Int] = []
  /// How many samples of the current batch were looked at.
  private var samplesDone = 0
  private var lossSum = 0.0
  private var gradient: [Double]
  private var pass: NetworkPass

  /// All that the run's future depends on at the start of an epoch.
  private struct State: Sendable {
    var network: TrainableNetwork
    var velocities: [Double]
    var random: SplitMix64
  }

  /// Begins a run; nothing is trained yet.
  ///
  /// - Parameters:
  ///   - network: with its first weights.
  ///   - images: to train on.
  ///   - recipe: how.
  /// - Throws: `ShapeError` for pictures that the network cannot read, or a batch size outside 1 to
  ///   65,536, or a number of epochs outside 1 to 1,024.
  public init(
    _ network: TrainableNetwork, on images: ImageSet, _ recipe: TrainingRecipe = TrainingRecipe()
  ) throws(ShapeError) {
    try network.check(images)
    try Limits.check(recipe.epochs, in: 1...1024, "epochs")
    try Limits.check(recipe.batchSize, in: 1...1 << 16, "batch size")
    (self.recipe, self.images) = (recipe, images)
    gradient = [Double](repeating: 0, count: network.parameters.count)
    state = State(
      network: network, velocities: gradient, random: SplitMix64(seed: recipe.shuffleSeed))
    kept = [state]
    pass = NetworkPass(network)
  }

  /// The batches of one epoch.
  public var batchesPerEpoch: Int { (images.count + recipe.batchSize - 1) / recipe.batchSize }

  /// The batches of the whole run.
  public var batchCount: Int { recipe.epochs * batchesPerEpoch }

  /// True after the last batch.
  public var isComplete: Bool { batchesDone == batchCount }

  /// The network at the end of an epoch that was reached, or before training for epoch 0; nil for
  /// one that was not.
  public func network(afterEpoch epoch: Int) -> TrainableNetwork? {
    kept.indices.contains(epoch) ? kept[epoch].network : nil
  }

  /// The mean loss over an epoch's samples while it was trained, the first epoch being 1; nil
  /// unless all its batches were reached.
  public func meanLoss(ofEpoch epoch: Int) -> Double? {
    guard epoch >= 1, epoch <= recipe.epochs, losses.count >= epoch * batchesPerEpoch else {
      return nil
    }
    var sum = 0.0
    for batch in 0..<batchesPerEpoch {
      sum += losses[(epoch - 1) * batchesPerEpoch + batch] * Double(samples(ofBatch: batch).count)
    }
    return sum / Double(images.count)
  }

  /// Trains on at most eight samples; the batch's last slice changes the network.
  ///
  /// Nothing happens once the run is complete.
  ///
  /// - Returns: true if this was the last slice of its batch, or the run is complete.
  @discardableResult public mutating func trainSlice() -> Bool {
    guard !isComplete else { return true }
    if order.isEmpty { order = state.random.permutation(of: images.count) }
    let batch = samples(ofBatch: batchesDone % batchesPerEpoch)
    let start = batch.lowerBound + samplesDone
    let samples = order[start..<min(start + Lane.scalarCount, batch.upperBound)]
    pass.forward(state.network, images, samples)
    lossSum += pass.judge(images, samples, batch: batch.count)
    pass.backward(state.network, fromLayer: firstTrained, to: &gradient)
    samplesDone += samples.count
    guard samplesDone == batch.count else { return false }
    finishBatch(of: batch.count)
    return true
  }

  /// Trains up to the end of the current batch; nothing happens once the run is complete.
  public mutating func trainBatch() {
    while !trainSlice() {}
  }

  /// Goes one slice nearer to a batch, in either direction, from whichever kept state is nearest.
  ///
  /// - Parameter batch: how many batches are to be done in the end; 0 ... `batchCount`, anything else
  ///   counts as the nearer end.
  /// - Returns: true once the run is there.
  @discardableResult public mutating func advance(toBatch batch: Int) -> Bool {
    let target = min(max(batch, 0), batchCount)
    let epoch = min(target / batchesPerEpoch, kept.count - 1)
    let start = epoch * batchesPerEpoch
    if batchesDone > target || batchesDone < start { restore(epoch: epoch) }
    if batchesDone < target { trainSlice() }
    return batchesDone == target
  }

  /// The positions in the epoch's order of one of its batches.
  private func samples(ofBatch batch: Int) -> Range<Int> {
    let start = batch * recipe.batchSize
    return start..<min(start + recipe.batchSize, images.count)
  }

  /// The lowest layer that learns; the way back ends there.
  private var firstTrained: Int {
    let placed = state.network.placed
    return placed.indices.first { placed[$0].windowSum != nil && isTrained($0) } ?? placed.count
  }

  private func isTrained(_ layer: Int) -> Bool { !recipe.frozenLayers.contains(layer) }

  /// Takes the step, clears the sums and keeps the state if an epoch ends here.
  private mutating func finishBatch(of count: Int) {
    let rate = recipe.rate * (1 - Double(batchesDone) / Double(batchCount))
    for (index, layer) in state.network.placed.enumerated() where isTrained(index) {
      for parameter in layer.weights.lowerBound..<layer.biases.upperBound {
        let velocity = recipe.momentum * state.velocities[parameter] + gradient[parameter]
        state.velocities[parameter] = velocity
        state.network.parameters[parameter] -= rate * velocity
      }
    }
    if losses.count == batchesDone { losses.append(lossSum / Double(count)) }
    batchesDone += 1
    clearSums()
    guard batchesDone.isMultiple(of: batchesPerEpoch) else { return }
    order = []
    if kept.count == batchesDone / batchesPerEpoch { kept.append(state) }
  }

  private mutating func restore(epoch: Int) {
    state = kept[epoch]
    batchesDone = epoch * batchesPerEpoch
    order = []
    clearSums()
  }

  private mutating func clearSums() {
    (samplesDone, lossSum) = (0, 0)
    for index in gradient.indices { gradient[index] = 0 }
  }
}
