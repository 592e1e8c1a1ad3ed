import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension ParameterBarsFigure {
  /// The counts that usual mistakes lead to, with what is said to them.
  func mistakes(about row: Int) -> [NumberKey.Mistake] {
    let found: [(count: Int?, feedback: String)]
    switch (rows[row], measure) {
    case (.shared, .parameters): found = sharedParameters
    case (.local, .parameters): found = localParameters
    case (.dense, .parameters), (.units, .parameters):
      found = denseParameters(outputs: counts[row].activations)
    case (.network(let network), .parameters):
      found = [
        (try? network.withoutBiases.summary().parameters, "Filters and units own biases too.")
      ]
    case (_, .multiplyAdds): found = multiplyAdds(of: row)
    case (_, .activations): found = []
    }
    return found.compactMap { count, feedback in
      count.map { NumberKey.Mistake(value: Number($0), feedback: [.text(feedback)]) }
    }
  }

  private func convolution(from channels: Int, bias: Bool) -> Int? {
    try? ParameterCount.convolution(
      kernel: Extent(sizes.kernel), from: channels, to: sizes.filters, bias: bias)
  }

  private func local(from channels: Int, bias: Bool) -> Int? {
    try? ParameterCount.locallyConnected(
      kernel: Extent(sizes.kernel), from: channels, to: sizes.filters,
      outputExtent: output.extent, bias: bias)
  }

  private var sharedParameters: [(Int?, String)] {
    let weights = convolution(from: sizes.channels, bias: false)
    return [
      (weights, "Each of the \(sizes.filters) filters also owns a bias."),
      (convolution(from: 1, bias: false), "Each filter spans all \(sizes.channels) channels."),
      (convolution(from: 1, bias: true), "Each filter spans all \(sizes.channels) channels."),
      (
        weights?.adding(sizes.channels),
        "Biases belong to the \(sizes.filters) filters, not the \(sizes.channels) channels."
      ),
      (
        try? ParameterCount.convolution(kernel: Extent(sizes.kernel), from: sizes.channels, to: 1),
        "That is one filter; there are \(sizes.filters)."
      ),
      (
        local(from: sizes.channels, bias: true), "That is without sharing: a kernel for each place."
      ),
    ]
  }

  private var localParameters: [(Int?, String)] {
    let weights = local(from: sizes.channels, bias: false)
    return [
      (weights, "Each output also owns a bias."),
      (weights?.adding(sizes.filters), "Nothing is shared: each output has its own bias."),
      (
        convolution(from: sizes.channels, bias: true),
        "That is shared; here each place has its own."
      ),
      (local(from: 1, bias: true), "Each kernel spans all \(sizes.channels) channels."),
      (local(from: 1, bias: false), "Each kernel spans all \(sizes.channels) channels."),
    ]
  }

  private func denseParameters(outputs: Int) -> [(Int?, String)] {
    let weights = dense(inputs: input.count, outputs: outputs, bias: false)
    let pixels = sizes.size * sizes.size
    let channels = "Each pixel is \(sizes.channels) numbers."
    return [
      (weights, "Each of the \(Number(outputs)) outputs also owns a bias."),
      (dense(inputs: pixels, outputs: outputs, bias: true), channels),
      (dense(inputs: pixels, outputs: outputs, bias: false), channels),
      (weights?.adding(input.count), "Biases belong to outputs, not to inputs."),
      (input.count.adding(outputs), "Each output has a weight for each input: multiply."),
    ]
  }

  private func multiplyAdds(of row: Int) -> [(Int?, String)] {
    let flops = counts[row].multiplyAdds.multipliedReportingOverflow(by: 2)
    let twice = (
      flops.overflow ? nil : flops.partialValue, "That is flops; each multiply-add is 2."
    )
    switch rows[row] {
    case .shared, .local:
      let places = output.extent.rows * output.extent.columns
      return [
        twice,
        (
          convolution(from: sizes.channels, bias: false),
          "That is one place; there are \(Number(places))."
        ),
        (
          try? MultiplyAddCount.convolution(
            kernel: Extent(sizes.kernel), from: 1, to: sizes.filters, outputExtent: output.extent),
          "Each filter spans all \(sizes.channels) channels."
        ),
      ]
    case .dense, .units:
      let outputs = counts[row].activations
      return [
        twice,
        (
          dense(inputs: sizes.size * sizes.size, outputs: outputs, bias: false),
          "Each pixel is \(sizes.channels) numbers."
        ),
        (input.count.adding(outputs), "Each output meets each input: multiply."),
      ]
    case .network: return [twice]
    }
  }

  private func dense(inputs: Int, outputs: Int, bias: Bool) -> Int? {
    try? ParameterCount.dense(inputs: inputs, outputs: outputs, bias: bias)
  }
}

extension Int {
  /// The sum, or nil where it does not fit.
  fileprivate func adding(_ other: Int) -> Int? {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? nil : sum.partialValue
  }
}

extension Network {
  /// The same network with weights only.
  fileprivate var withoutBiases: Network {
    var network = self
    network.layers = layers.map { layer in
      switch layer {
      case .convolution(let filters, let window, let groups, _):
        .convolution(filters: filters, window, groups: groups, bias: false)
      case .dense(let outputs, _): .dense(outputs: outputs, bias: false)
      case .pooling, .flatten: layer
      }
    }
    return network
  }
}
