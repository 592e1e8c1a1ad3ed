/// How a network does on a set of pictures, worked out eight pictures at a time.
public struct Evaluation: Sendable {
  /// The network that is judged.
  public let network: TrainableNetwork
  /// The pictures it is judged on.
  public let images: ImageSet
  /// The predicted class of each picture looked at so far.
  public private(set) var predictions: [Int] = []
  /// How many of them are right.
  public private(set) var correct = 0
  private var lossSum = 0.0
  private var pass: NetworkPass

  /// Begins; no picture is looked at yet.
  ///
  /// - Throws: `ShapeError` for pictures of another shape than the network reads, or a label outside
  ///   its classes.
  public init(of network: TrainableNetwork, on images: ImageSet) throws(ShapeError) {
    try network.check(images)
    (self.network, self.images) = (network, images)
    pass = NetworkPass(network)
    predictions.reserveCapacity(images.count)
  }

  /// True once every picture was looked at.
  public var isComplete: Bool { predictions.count == images.count }

  /// The mean loss of the pictures looked at so far; 0 before the first.
  public var loss: Double { lossSum / Double(max(predictions.count, 1)) }

  /// The share of right predictions so far, 0 to 1; 0 before the first.
  public var accuracy: Double { Double(correct) / Double(max(predictions.count, 1)) }

  /// Looks at the next eight pictures; nothing happens once all are done.
  public mutating func advance() {
    let start = predictions.count
    let samples = start..<min(start + Lane.scalarCount, images.count)
    guard !samples.isEmpty else { return }
    pass.forward(network, images, samples)
    lossSum += pass.judge(images, samples, batch: 1)
    for (lane, sample) in samples.enumerated() {
      let prediction = pass.prediction(lane)
      predictions.append(prediction)
      if prediction == images.labels[sample] { correct += 1 }
    }
  }

  /// Looks at all pictures that are left.
  public mutating func finish() {
    while !isComplete { advance() }
  }
}

extension TrainableNetwork {
  /// How the network does on all of some pictures, at once.
  ///
  /// - Throws: as `Evaluation.init(of:on:)`.
  public func evaluated(on images: ImageSet) throws(ShapeError) -> Evaluation {
    var evaluation = try Evaluation(of: self, on: images)
    evaluation.finish()
    return evaluation
  }
}
