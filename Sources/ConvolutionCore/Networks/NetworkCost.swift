/// A number that is counted of every layer of a network.
public enum NetworkCost: String, CaseIterable, Hashable, Sendable {
  /// Learned numbers, biases included.
  case parameters
  /// Multiply-adds for one example.
  case multiplyAdds = "multiply-adds"
  /// The numbers that come out for one example.
  case activations
}

extension NetworkSummary.Row {
  /// The number that the layer adds to a cost.
  public func count(_ cost: NetworkCost) -> Int {
    switch cost {
    case .parameters: parameters
    case .multiplyAdds: multiplyAdds
    case .activations: output.count
    }
  }
}

extension NetworkSummary {
  /// The cost of all layers together.
  public func total(_ cost: NetworkCost) -> Int {
    switch cost {
    case .parameters: parameters
    case .multiplyAdds: multiplyAdds
    case .activations: numbers
    }
  }

  /// The part of the total that a layer has, 0 to 1; 0 where there is no such layer or no cost.
  ///
  /// The first dense layer of LeNet-5 holds 48,120 of 61,706 parameters: 0.780.
  public func share(of layer: Int, in cost: NetworkCost) -> Double {
    guard rows.indices.contains(layer), total(cost) > 0 else { return 0 }
    return Double(rows[layer].count(cost)) / Double(total(cost))
  }

  /// The layer that costs most, from 0; nil where none costs anything, or several as much.
  ///
  /// LeNet-5: the first dense layer by parameters, the second convolution by multiply-adds.
  public func costliest(by cost: NetworkCost) -> Int? {
    guard let most = rows.map({ $0.count(cost) }).max(), most > 0 else { return nil }
    let layers = rows.indices.filter { rows[$0].count(cost) == most }
    return layers.count == 1 ? layers[0] : nil
  }
}

extension Network {
  /// The network with a layer before its first dense one that makes maps a list, unless it has one.
  ///
  /// Nothing is computed there: a dense layer reads all numbers in any case.
  public var flattened: Network {
    guard !layers.contains(.flatten),
      let first = layers.firstIndex(where: { if case .dense = $0 { true } else { false } })
    else { return self }
    var network = self
    network.layers.insert(.flatten, at: first)
    return network
  }
}

extension Layer {
  /// The results of usual mistakes for one of its costs, the most telling first.
  ///
  /// - Returns: mistakes with their results, the right number among them where they change nothing;
  ///   none for layers without weights, activations, and inputs that do not fit.
  public func wrongCounts(_ cost: NetworkCost, input: Shape) -> [WrongResult<Int>] {
    guard let output = try? outputShape(input: input) else { return [] }
    switch (self, cost) {
    case (.convolution(let filters, let window, let groups, let bias), .parameters):
      return ParameterCount.wrongConvolution(
        kernel: window.kernel, from: input.channels, to: filters, groups: groups,
        outputExtent: output.extent, bias: bias)
    case (.convolution(let filters, let window, let groups, _), .multiplyAdds):
      return MultiplyAddCount.wrongConvolution(
        kernel: window.kernel, from: input.channels, to: filters, outputExtent: output.extent,
        groups: groups)
    case (.dense(let outputs, let bias), .parameters):
      return input.rows * input.columns > 1
        ? ParameterCount.wrongDense(input: input, outputs: outputs, bias: bias)
        : ParameterCount.wrongDense(inputs: input.count, outputs: outputs, bias: bias)
    case (.dense(let outputs, _), .multiplyAdds):
      return MultiplyAddCount.wrongDense(inputs: input.count, outputs: outputs)
    case (.pooling, _), (.flatten, _), (_, .activations): return []
    }
  }
}
