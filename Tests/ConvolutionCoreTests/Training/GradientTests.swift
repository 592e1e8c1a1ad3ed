import ConvolutionCore
import Testing

/// Slopes by backpropagation against central differences.
@Suite struct GradientTests {
  static let chains: [[TrainableLayer]] = [
    [.convolution(filters: 3, kernel: 2), .relu, .maxPooling(2), .flatten, .dense(outputs: 3)],
    [.convolution(filters: 1, kernel: 4), .convolution(filters: 5, kernel: 3), .globalMax],
    [
      .convolution(filters: 2, kernel: 3), .relu, .convolution(filters: 3, kernel: 1),
      .globalAverage,
    ],
    [.maxPooling(3), .dense(outputs: 5), .relu, .dense(outputs: 2)],
    [.convolution(filters: 4, kernel: 7), .flatten, .relu, .dense(outputs: 3), .dense(outputs: 2)],
  ]

  /// The course's network: all 104 parameters of the first layer and thirty of the others.
  @Test func courseNetwork() throws {
    let network = try DigitModel.cnn.network(seed: 1)
    let chosen = Array(0..<104) + (0..<30).map { 104 + $0 * 44 }
    #expect(try worstError(network, on: Digits.train.first(8), chosen) < 1e-6)
  }

  /// Every layer, among them odd numbers of filters, windows that leave cells out, and both global
  /// pools; every parameter.
  @Test(arguments: chains)
  func layers(_ layers: [TrainableLayer]) throws {
    var random = SplitMix64(seed: 5)
    let shape = try Shape(channels: 2, rows: 7, columns: 7)
    var network = try TrainableNetwork(input: shape, layers: layers)
    network.initialize(using: &random)
    let pixels = (0..<11 * shape.count).map { _ in random.normal() }
    let images = try ImageSet(
      shape: shape, pixels: pixels, labels: (0..<11).map { $0 % network.classes })
    let error = try worstError(network, on: images, Array(network.parameters.indices))
    #expect(error < 1e-6)
  }

  /// The largest |slope - difference| relative to the larger of both, or to 1e-5 where both are
  /// smaller: the rounding of the loss is seen in a smaller one.
  private func worstError(
    _ network: TrainableNetwork, on images: ImageSet, _ chosen: [Int]
  ) throws -> Double {
    let slopes = try network.gradient(on: images).slopes
    let step = 1e-6
    return try chosen.map { index in
      let losses = try [step, -step].map { step in
        var moved = network
        try moved.replace(parametersFrom: index, with: [network.parameters[index] + step])
        return try moved.evaluated(on: images).loss
      }
      let difference = (losses[0] - losses[1]) / (2 * step)
      return abs(slopes[index] - difference) / max(abs(slopes[index]), abs(difference), 1e-5)
    }.max() ?? 0
  }
}
