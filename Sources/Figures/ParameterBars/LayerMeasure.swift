import ConvolutionCore

/// What is counted of a layer.
enum LayerMeasure: String, CaseIterable {
  /// Learned numbers, biases included.
  case parameters
  /// Multiply-adds for one example.
  case multiplyAdds = "multiply-adds"
  /// Numbers that it hands on for one example.
  case activations

  /// The one that `o` shows after this.
  var next: LayerMeasure {
    switch self {
    case .parameters: .multiplyAdds
    case .multiplyAdds: .activations
    case .activations: .parameters
    }
  }
}

/// All that is counted of a layer, or of a whole network.
struct LayerCounts: Hashable {
  var parameters: Int
  var multiplyAdds: Int
  /// Of a network: those of all its layers.
  var activations: Int

  subscript(measure: LayerMeasure) -> Int {
    switch measure {
    case .parameters: parameters
    case .multiplyAdds: multiplyAdds
    case .activations: activations
    }
  }
}
