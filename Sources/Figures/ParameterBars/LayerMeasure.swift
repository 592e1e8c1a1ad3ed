import ConvolutionCore

/// What is counted of a layer.
enum LayerMeasure: String, CaseIterable {
  /// Learned numbers, biases included.
  case parameters
  /// Multiply-adds for one example.
  case multiplyAdds = "multiply-adds"
  /// Parameters, and the numbers that it hands on for one example.
  case stored = "stored-numbers"

  /// What it is called on screen.
  var name: String { self == .stored ? "stored numbers" : rawValue }

  /// The same where there is room to say what it is.
  var words: String { self == .stored ? "stored numbers, parameters and outputs," : rawValue }

  /// The one that `o` shows after this.
  var next: LayerMeasure {
    switch self {
    case .parameters: .multiplyAdds
    case .multiplyAdds: .stored
    case .stored: .parameters
    }
  }
}

/// All that is counted of a layer, or of a whole network.
struct LayerCounts: Hashable {
  let parameters: Int
  let multiplyAdds: Int
  /// The numbers handed on; of a network, by all its layers.
  let outputs: Int
  /// Parameters and outputs.
  let stored: Int

  /// Counts what is stored; throws if that is past 64 bits.
  init(parameters: Int, multiplyAdds: Int, outputs: Int) throws(ShapeError) {
    self.parameters = parameters
    self.multiplyAdds = multiplyAdds
    self.outputs = outputs
    stored = try StoredNumberCount.total(parameters: parameters, outputs: outputs)
  }

  subscript(measure: LayerMeasure) -> Int {
    switch measure {
    case .parameters: parameters
    case .multiplyAdds: multiplyAdds
    case .stored: stored
    }
  }
}
