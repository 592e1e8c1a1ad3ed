/// The networks that the course compares on its noisy digits.
public enum DigitModel: String, CaseIterable, Hashable, Sendable {
  /// One dense layer on the pixels: 394 parameters.
  case linear
  /// A hidden layer of 32 units: 6,370 parameters.
  case mlp
  /// Two convolutions, flatten and a dense layer: 1,426 parameters.
  case cnn
  /// The same convolutions, the largest number of each map and a dense layer: 418 parameters.
  case cnnGlobalMax = "cnn-gmp"
  /// The same with the mean of each map: 418 parameters.
  case cnnGlobalAverage = "cnn-gap"

  /// The layers, the first one first.
  public var layers: [TrainableLayer] {
    let convolutions: [TrainableLayer] = [
      .convolution(filters: 4, kernel: 5), .relu, .convolution(filters: 8, kernel: 3), .relu,
    ]
    return switch self {
    case .linear: [.flatten, .dense(outputs: 2)]
    case .mlp: [.flatten, .dense(outputs: 32), .relu, .dense(outputs: 2)]
    case .cnn: convolutions + [.flatten, .dense(outputs: 2)]
    case .cnnGlobalMax: convolutions + [.globalMax, .dense(outputs: 2)]
    case .cnnGlobalAverage: convolutions + [.globalAverage, .dense(outputs: 2)]
    }
  }

  /// The network with its first weights, drawn in the order of the layers.
  ///
  /// - Throws: `ShapeError` if the layers did not fit each other, which they do.
  public func network(seed: UInt64) throws(ShapeError) -> TrainableNetwork {
    var random = SplitMix64(seed: seed)
    var network = try TrainableNetwork(input: DigitGenerator.shape, layers: layers)
    network.initialize(using: &random)
    return network
  }
}
