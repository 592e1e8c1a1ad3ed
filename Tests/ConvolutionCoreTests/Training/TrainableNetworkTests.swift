import ConvolutionCore
import Testing

@Suite struct TrainableNetworkTests {
  @Test(arguments: [
    (DigitModel.linear, 394), (.mlp, 6370), (.cnn, 1426), (.cnnGlobalMax, 418),
    (.cnnGlobalAverage, 418),
  ])
  func parameters(_ model: DigitModel, _ count: Int) throws {
    let network = try model.network(seed: 1)
    #expect(network.parameters.count == count)
    #expect(network.classes == 2)
  }

  @Test func shapesAndParametersByLayer() throws {
    let network = try DigitModel.cnn.network(seed: 1)
    #expect(network.outputShape(ofLayer: 2)?.description == "8×8×8")
    #expect(network.weights(ofLayer: 0) == 0..<100)
    #expect(network.biases(ofLayer: 0) == 100..<104)
    #expect(network.weights(ofLayer: 5) == 400..<1424)
    #expect(network.weights(ofLayer: 1)?.isEmpty == true)
    #expect(network.weights(ofLayer: 6) == nil)
    #expect(network.filters(ofLayer: 1) == nil)
    #expect(network.filters(ofLayer: 9) == nil)
    #expect(
      network.layers.map(\.description).joined(separator: "; ")
        == "conv 5×5, 4; ReLU; conv 3×3, 8; ReLU; flatten; dense 2")
  }

  /// Whole numbers, so that both sums are exact.
  @Test func convolutionAgreesWithCrossCorrelation() throws {
    var random = SeededGenerator(seed: 4)
    let input = try random.tensor(3, 6, 5)
    let layers: [TrainableLayer] = [.convolution(filters: 5, kernel: 3), .relu, .globalMax]
    var network = try TrainableNetwork(input: input.shape, layers: layers)
    try network.replace(
      parametersFrom: 0, with: random.integers(network.parameters.count).map(Double.init))
    let filters = try #require(network.filters(ofLayer: 0))
    let expected = try crossCorrelate(input, with: filters)
    let activations = try network.activations(for: input.values.map(Double.init))
    #expect(activations[1].map(Float.init) == expected.values)
    #expect(activations[2] == activations[1].map { max($0, 0) })
    let largest = expected.maps.map { $0.reduce(0, max) }
    #expect(activations[3].map(Float.init) == largest)
  }

  @Test func poolingAgreesWithPool() throws {
    var random = SeededGenerator(seed: 9)
    let input = try random.tensor(2, 7, 5)
    let network = try TrainableNetwork(
      input: input.shape, layers: [.maxPooling(2), .globalAverage])
    let activations = try network.activations(for: input.values.map(Double.init))
    let expected = try pool(input, Pooling(.max, 2)).output
    #expect(activations[1].map(Float.init) == expected.values)
    let means = expected.maps.map { Double($0.reduce(0, +)) / 6 }
    #expect(activations[2] == means)
  }

  /// Of equal numbers the first takes the whole slope.
  @Test func firstOfEqualsTakesTheSlope() throws {
    let shape = try Shape(rows: 2, columns: 2)
    var network = try TrainableNetwork(
      input: shape,
      layers: [.convolution(filters: 1, kernel: 1), .maxPooling(2), .dense(outputs: 2)])
    try network.replace(parametersFrom: 0, with: [0, 0, 1, -1])
    let images = try ImageSet(shape: shape, pixels: [3, 5, 7, 9], labels: [1])
    // All four cells are 0; the slope by the weight is the first pixel times (1/2 · 1 + 1/2 · 1).
    #expect(try network.gradient(on: images).slopes.first == 3)
  }

  @Test func tiesGoToTheFirstClass() throws {
    let shape = try Shape(rows: 1, columns: 2)
    let network = try TrainableNetwork(input: shape, layers: [.dense(outputs: 3)])
    let images = try ImageSet(shape: shape, pixels: [1, 2, 3, 4], labels: [0, 2])
    var evaluation = try Evaluation(of: network, on: images)
    #expect(evaluation.loss == 0)
    #expect(evaluation.accuracy == 0)
    evaluation.finish()
    evaluation.advance()
    #expect(evaluation.predictions == [0, 0])
    #expect(evaluation.accuracy == 0.5)
    #expect(isClose([evaluation.loss], [1.0986122886681098], 1e-15))
  }

  /// Logits far apart neither overflow nor lose the loss.
  @Test func largeLogits() throws {
    let shape = try Shape(rows: 1, columns: 1)
    var network = try TrainableNetwork(input: shape, layers: [.dense(outputs: 2)])
    try network.replace(parametersFrom: 0, with: [1000, -1000])
    let images = try ImageSet(shape: shape, pixels: [1, 1], labels: [0, 1])
    let (loss, slopes) = try network.gradient(on: images)
    #expect(loss == 1000)
    #expect(slopes == [0.5, -0.5, 0.5, -0.5])
  }

  @Test func refusals() throws {
    let input = DigitGenerator.shape
    func refusal(_ layers: [TrainableLayer]) -> String? {
      message { try TrainableNetwork(input: input, layers: layers) }
    }
    #expect(refusal([]) == "layers 0, expected 1 to 1048576")
    #expect(refusal([.relu]) == "196 cells in each output map, expected 1")
    #expect(
      refusal([.relu, .convolution(filters: 1, kernel: 15), .globalMax])?.hasPrefix(
        "layer 2: kernel 15×15 does not fit input 14×14") == true)
    #expect(
      refusal([.convolution(filters: 0, kernel: 3), .globalMax])
        == "layer 1: channels 0, expected 1 or more")
    for layers: [TrainableLayer] in [
      [.convolution(filters: 1, kernel: 0), .globalMax], [.maxPooling(0), .globalMax],
      [.maxPooling(-1), .globalMax], [.maxPooling(.max), .globalMax], [.dense(outputs: 0)],
      [.dense(outputs: 1 << 30)], [.dense(outputs: .max)], [.dense(outputs: 6000)],
      [.convolution(filters: 1 << 30, kernel: 1), .globalMax],
      [.convolution(filters: 5400, kernel: 1), .globalMax],
    ] { #expect(refusal(layers) != nil, "\(layers)") }

    var network = try DigitModel.linear.network(seed: 1)
    #expect(message { try network.replace(parametersFrom: 394, with: [1]) } != nil)
    #expect(message { try network.replace(parametersFrom: -1, with: [1]) } != nil)
    #expect(message { try network.replace(parametersFrom: .max, with: [1]) } != nil)
    #expect(message { try network.activations(for: [1]) } == "1 pixel, expected 1·196 = 196")
    var random = SplitMix64(seed: 1)
    network.initialize(layer: 7, using: &random)
    #expect(random == SplitMix64(seed: 1))

    let row = try Shape(rows: 1, columns: 196)
    let pixels = [Double](repeating: 0, count: 196)
    let wide = try ImageSet(shape: row, pixels: pixels, labels: [0])
    #expect(
      message { try network.evaluated(on: wide) }
        == "196 numbers in a picture of 1×1×196, expected 1×14×14")
    let third = try ImageSet(shape: input, pixels: pixels, labels: [2])
    #expect(message { try network.gradient(on: third) } == "label 2, expected 0 to 1")
    #expect(message { try TrainingRun(network, on: third) } == "label 2, expected 0 to 1")
  }
}

extension Tensor {
  /// The numbers of each channel in one list.
  fileprivate var maps: [[Float]] {
    (0..<shape.channels).map { (rows(of: $0) ?? []).flatMap(\.self) }
  }
}
