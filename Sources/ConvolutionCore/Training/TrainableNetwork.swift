/// A chain of layers with their weights, in `Double`: a value that can be run, judged and trained.
///
/// The last layer must give a list, one number a class: its logits. The prediction is the class with
/// the largest logit, the first at a tie; the loss is the softmax's cross-entropy.
public struct TrainableNetwork: Hashable, Sendable {
  /// The most parameters, and the most numbers that all layers together may produce for one sample.
  public static let limit = 1 << 20

  /// The shape of one sample.
  public let input: Shape
  /// The layers, the first one first.
  public let layers: [TrainableLayer]
  /// All weights and biases: layer by layer, the weights (output, input channel, row, column), then
  /// the biases.
  public internal(set) var parameters: [Double]
  /// The layers with their shapes and where their parameters lie.
  let placed: [PlacedLayer]

  /// Makes a network whose weights are all 0.
  ///
  /// - Throws: `ShapeError.inLayer` with what is wrong in which layer; `ShapeError.outOfRange` for no
  ///   layers or more numbers than `limit`; `ShapeError.wrongCount` for a last layer that gives maps.
  public init(input: Shape, layers: [TrainableLayer]) throws(ShapeError) {
    try Limits.check(layers.count, in: 1...Self.limit, "layers")
    try Limits.check(input.count, in: 1...Self.limit, "activations")
    var placed: [PlacedLayer] = []
    var (shape, parameters, activations) = (input, 0, input.count)
    for (index, layer) in layers.enumerated() {
      let next = try ShapeError.locating(layer: index) { () throws(ShapeError) in
        let next = try PlacedLayer(layer, input: shape, parametersFrom: parameters)
        try Limits.check(next.output.count, in: 1...Self.limit, "activations")
        return next
      }
      placed.append(next)
      (shape, parameters) = (next.output, next.biases.upperBound)
      activations += shape.count
      try Limits.check(activations, in: 1...Self.limit, "activations")
      try Limits.check(parameters, in: 0...Self.limit, "parameters")
    }
    guard shape.rows == 1, shape.columns == 1 else {
      throw .wrongCount(
        of: "cells in each output map", found: shape.rows * shape.columns, expected: "1")
    }
    (self.input, self.layers, self.placed) = (input, layers, placed)
    self.parameters = [Double](repeating: 0, count: parameters)
  }

  /// How many classes it tells apart: the logits of the last layer.
  public var classes: Int { placed.last?.output.channels ?? 0 }

  /// The shape of a layer's output; nil for a layer that does not exist.
  public func outputShape(ofLayer index: Int) -> Shape? {
    placed.indices.contains(index) ? placed[index].output : nil
  }

  /// The indices in `parameters` of a layer's weights; nil for a layer that does not exist.
  public func weights(ofLayer index: Int) -> Range<Int>? {
    placed.indices.contains(index) ? placed[index].weights : nil
  }

  /// The indices in `parameters` of a layer's biases; nil for a layer that does not exist.
  public func biases(ofLayer index: Int) -> Range<Int>? {
    placed.indices.contains(index) ? placed[index].biases : nil
  }

  /// The filters of a convolution, rounded to `Float`; nil for any other layer.
  public func filters(ofLayer index: Int) -> Filters? {
    guard placed.indices.contains(index), case .convolution(let count, let kernel) = layers[index]
    else { return nil }
    let layer = placed[index]
    return try? Filters(
      count: count, shape: Shape(channels: layer.input.channels, Extent(kernel)),
      weights: parameters[layer.weights].map(Float.init),
      biases: parameters[layer.biases].map(Float.init))
  }

  /// Puts other parameters in, from an index on.
  ///
  /// - Parameters:
  ///   - start: the index in `parameters` of the first that is replaced.
  ///   - numbers: the new ones.
  /// - Throws: `ShapeError.outOfRange` if they do not all lie in the list.
  public mutating func replace(
    parametersFrom start: Int, with numbers: [Double]
  ) throws(ShapeError) {
    try Limits.check(numbers.count, in: 0...parameters.count, "parameters")
    try Limits.check(start, in: 0...parameters.count - numbers.count, "first parameter")
    parameters.replaceSubrange(start..<start + numbers.count, with: numbers)
  }

  /// Multiplies the weights of one layer, not its biases; a layer without weights stays.
  public mutating func scale(layer index: Int, by factor: Double) {
    for weight in weights(ofLayer: index) ?? 0..<0 { parameters[weight] *= factor }
  }

  /// Draws the weights of one layer anew and sets its biases to 0.
  ///
  /// Each weight is a normal draw times √(2/n) if a ReLU follows and √(1/n) otherwise, where n is
  /// how many inputs an output reads (He et al. 2015). A layer without weights, or one that does not
  /// exist, draws nothing.
  public mutating func initialize(layer index: Int, using random: inout SplitMix64) {
    guard placed.indices.contains(index), let sum = placed[index].windowSum else { return }
    let isRectified = layers.indices.contains(index + 1) && layers[index + 1] == .relu
    let scale = ((isRectified ? 2 : 1) / Double(sum.taps)).squareRoot()
    for weight in placed[index].weights { parameters[weight] = random.normal() * scale }
    for bias in placed[index].biases { parameters[bias] = 0 }
  }

  /// Draws the weights of all layers anew, in their order, and sets the biases to 0.
  public mutating func initialize(using random: inout SplitMix64) {
    for index in layers.indices { initialize(layer: index, using: &random) }
  }

  /// The output of every layer for one sample.
  ///
  /// - Parameter sample: `input.count` numbers.
  /// - Returns: the sample, then each layer's output, the logits last.
  /// - Throws: `ShapeError.wrongCount` for another number of them.
  public func activations(for sample: [Double]) throws(ShapeError) -> [[Double]] {
    let set = try ImageSet(shape: input, pixels: sample, labels: [0])
    var pass = NetworkPass(self)
    pass.forward(self, set, [0])
    return pass.activations.map { $0.map { $0[0] } }
  }

  /// The mean loss on some pictures and its slope by every parameter.
  ///
  /// - Returns: the slopes in the order of `parameters`.
  /// - Throws: `ShapeError` for pictures of another shape, or a label outside its classes.
  public func gradient(on images: ImageSet) throws(ShapeError) -> (loss: Double, slopes: [Double]) {
    try check(images)
    var pass = NetworkPass(self)
    var (loss, slopes) = (0.0, [Double](repeating: 0, count: parameters.count))
    for start in stride(from: 0, to: images.count, by: Lane.scalarCount) {
      let samples = start..<min(start + Lane.scalarCount, images.count)
      pass.forward(self, images, samples)
      loss += pass.judge(images, samples, batch: images.count)
      pass.backward(self, fromLayer: 0, to: &slopes)
    }
    return (loss / Double(images.count), slopes)
  }

  /// Refuses pictures that the network cannot read.
  func check(_ images: ImageSet) throws(ShapeError) {
    guard images.shape == input else {
      throw .wrongCount(
        of: "numbers in a picture of \(images.shape)", found: images.shape.count,
        expected: "\(input)")
    }
    try Limits.check(images.labels.max() ?? 0, in: 0...classes - 1, "label")
  }
}
