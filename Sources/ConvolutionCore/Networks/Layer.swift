/// One layer of a network, with all that its output's shape and its costs depend on.
public enum Layer: Hashable, Sendable {
  /// A convolution with a number of filters.
  case convolution(filters: Int, SlidingWindow, groups: Int = 1, bias: Bool = true)
  /// Pooling, without weights.
  case pooling(Pooling)
  /// All channels in one list, channel after channel, without weights.
  case flatten
  /// A dense layer; a stack of maps is flattened first.
  case dense(outputs: Int, bias: Bool = true)

  /// The window that the layer slides; nil where every output sees everything.
  ///
  /// That of a convolution rounds down, whatever it was given.
  public var window: SlidingWindow? {
    switch self {
    case .convolution(_, let window, _, _): SlidingWindow(window.kernel, window.sliding)
    case .pooling(let pooling): pooling.window
    case .flatten, .dense: nil
    }
  }

  /// The shape of the output; lists are n×1×1.
  ///
  /// - Throws: `ShapeError` for an input that does not fit the layer.
  public func outputShape(input: Shape) throws(ShapeError) -> Shape {
    switch self {
    case .convolution(let filters, let window, let groups, _):
      _ = try FilterWeights(
        kernel: window.kernel, from: input.channels, to: filters, groups: groups)
      let extent = try window.sliding.outputExtent(input: input.extent, kernel: window.kernel)
      return try Shape(channels: filters, extent)
    case .pooling(let pooling):
      return try pooling.outputShape(input: input)
    case .flatten:
      return try Shape(channels: input.count, rows: 1, columns: 1)
    case .dense(let outputs, _):
      return try Shape(channels: outputs, rows: 1, columns: 1)
    }
  }

  /// How many numbers the layer learns, biases included.
  ///
  /// - Throws: `ShapeError` for an input that does not fit the layer, or overflow.
  public func parameters(input: Shape) throws(ShapeError) -> Int {
    switch self {
    case .convolution(let filters, let window, let groups, let bias):
      try ParameterCount.convolution(
        kernel: window.kernel, from: input.channels, to: filters, groups: groups, bias: bias)
    case .dense(let outputs, let bias):
      try ParameterCount.dense(inputs: input.count, outputs: outputs, bias: bias)
    case .pooling, .flatten: 0
    }
  }

  /// How many multiply-adds the layer takes for one example.
  ///
  /// - Throws: `ShapeError` for an input that does not fit the layer, or overflow.
  public func multiplyAdds(input: Shape) throws(ShapeError) -> Int {
    switch self {
    case .convolution(let filters, let window, let groups, _):
      try MultiplyAddCount.convolution(
        kernel: window.kernel, from: input.channels, to: filters,
        outputExtent: outputShape(input: input).extent, groups: groups)
    case .dense(let outputs, _):
      try MultiplyAddCount.dense(inputs: input.count, outputs: outputs)
    case .pooling, .flatten: 0
    }
  }
}

extension Layer: CustomStringConvertible {
  /// The layer in a few words, such as `conv 5×5, 6`.
  public var description: String {
    switch self {
    case .convolution(let filters, let window, _, _): "conv \(window.kernel), \(filters)"
    case .pooling(let pooling): "\(pooling.kind) pool \(pooling.window.kernel)"
    case .flatten: "flatten"
    case .dense(let outputs, _): "dense \(outputs)"
    }
  }
}
