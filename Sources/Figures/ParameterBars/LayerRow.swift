import ConvolutionCore

/// What a row of the comparison counts.
enum LayerRow: Hashable {
  /// The convolution: one kernel for all places.
  case shared
  /// A convolution that shares nothing: a kernel for each place.
  case local
  /// A dense layer with as many outputs as the convolution.
  case dense
  /// A dense layer with a number of units of its own.
  case units
  /// A network that everybody knows, for scale.
  case network(Network)

  /// The rows by the words that lessons use.
  static let all: [(word: String, row: LayerRow)] =
    [("conv", .shared), ("local", .local), ("dense", .dense), ("units", .units)]
    + Network.known.map { ($0.name.lowercased(), .network($0)) }

  /// Works a row out.
  func counts(_ sizes: LayerSizes) throws(ShapeError) -> LayerCounts {
    let input = try sizes.input()
    let output = try sizes.output()
    switch self {
    case .shared:
      let layer = try sizes.convolution()
      return try LayerCounts(
        parameters: try layer.parameters(input: input),
        multiplyAdds: try layer.multiplyAdds(input: input), outputs: output.count)
    case .local:
      return try LayerCounts(
        parameters: try ParameterCount.locallyConnected(
          kernel: Extent(sizes.kernel), from: sizes.channels, to: sizes.filters,
          outputExtent: output.extent),
        multiplyAdds: try sizes.convolution().multiplyAdds(input: input),
        outputs: output.count)
    case .dense: return try Self.dense(inputs: input.count, outputs: output.count)
    case .units: return try Self.dense(inputs: input.count, outputs: sizes.units)
    case .network(let network):
      let summary = try network.summary()
      return try LayerCounts(
        parameters: summary.parameters, multiplyAdds: summary.multiplyAdds,
        outputs: summary.numbers)
    }
  }

  private static func dense(inputs: Int, outputs: Int) throws(ShapeError) -> LayerCounts {
    try LayerCounts(
      parameters: try ParameterCount.dense(inputs: inputs, outputs: outputs),
      multiplyAdds: try MultiplyAddCount.dense(inputs: inputs, outputs: outputs),
      outputs: outputs)
  }
}
