import ConvolutionCore

extension Expression {
  /// Parameters and multiply-adds of a layer, as the core counts them.
  static let countFunctions: [Function] = [
    Function(
      "dense", .whole("inputs"), .whole("units"), .flag("bias:", default: true),
      gives: "parameters of a dense layer, biases included", example: "dense(512*512*3, 1000)"
    ) { (inputs, units, bias) throws(ShapeError) in
      try ParameterCount.dense(inputs: inputs, outputs: units, bias: bias)
    } mistakes: { inputs, units, bias in
      ParameterCount.wrongDense(inputs: inputs, outputs: units, bias: bias).numbers
    },
    Function(
      "conv", .extent("kernel:"), .whole("from:"), .whole("to:"), .whole("groups:", default: 1),
      .flag("bias:", default: true),
      gives: "parameters of a convolution from some channels to others, biases included",
      example: "conv(kernel: 3, from: 64, to: 128)"
    ) { (kernel, inputs, outputs, groups, bias) throws(ShapeError) in
      try ParameterCount.convolution(
        kernel: kernel, from: inputs, to: outputs, groups: groups, bias: bias)
    } mistakes: { kernel, inputs, outputs, groups, bias in
      ParameterCount.wrongConvolution(
        kernel: kernel, from: inputs, to: outputs, groups: groups, bias: bias
      ).numbers
    },
    Function(
      "local", .extent("kernel:"), .whole("from:"), .whole("to:"), .extent("output:"),
      .flag("bias:", default: true),
      gives: "parameters of a locally connected layer: a convolution that shares nothing",
      example: "local(kernel: 3, from: 1, to: 1, output: (318, 278), bias: 0)"
    ) { (kernel, inputs, outputs, extent, bias) throws(ShapeError) in
      try ParameterCount.locallyConnected(
        kernel: kernel, from: inputs, to: outputs, outputExtent: extent, bias: bias)
    } mistakes: { kernel, inputs, outputs, extent, bias in
      ParameterCount.wrongLocallyConnected(
        kernel: kernel, from: inputs, to: outputs, outputExtent: extent, bias: bias
      ).numbers
    },
    Function(
      "macs", .whole("inputs"), .whole("units"),
      gives: "multiply-adds of a dense layer", example: "macs(320*280, 318*278)"
    ) { (inputs, units) throws(ShapeError) in
      try MultiplyAddCount.dense(inputs: inputs, outputs: units)
    } mistakes: { inputs, units in
      MultiplyAddCount.wrongDense(inputs: inputs, outputs: units).numbers
    },
    Function(
      "macs", .extent("kernel:"), .whole("from:"), .whole("to:"), .extent("output:"),
      .whole("groups:", default: 1),
      gives: "multiply-adds of a convolution, or of a locally connected layer, for its output size",
      example: "macs(kernel: 3, from: 1, to: 1, output: (318, 278))"
    ) { (kernel, inputs, outputs, extent, groups) throws(ShapeError) in
      try MultiplyAddCount.convolution(
        kernel: kernel, from: inputs, to: outputs, outputExtent: extent, groups: groups)
    } mistakes: { kernel, inputs, outputs, extent, groups in
      MultiplyAddCount.wrongConvolution(
        kernel: kernel, from: inputs, to: outputs, outputExtent: extent, groups: groups
      ).numbers
    },
    Function(
      "fourier", .extent("input"), .extent("kernel:"),
      gives: "flops of a convolution by the fast Fourier transform, in the core's rough model",
      example: "fourier(256, kernel: 31)"
    ) { (input, kernel) throws(ShapeError) in
      let flops = try FourierCost(input: input, kernel: kernel).fourierFlops
      guard let count = Int(exactly: flops.rounded()) else {
        throw .overflow(sum: "flops by Fourier transform", approximately: flops)
      }
      return count
    },
  ]
}

extension Expression {
  /// Totals of known networks.
  static let networkFunctions: [Function] = [
    Function(
      "parameters", .network("network"),
      gives: "parameters of all layers of lenet5, alexnet or vgg16", example: "parameters(lenet5)"
    ) { network throws(ShapeError) in
      try network.summary().parameters
    } mistakes: {
      $0.wrongParameters().numbers
    },
    Function(
      "macs", .network("network"),
      gives: "multiply-adds of all layers of lenet5, alexnet or vgg16", example: "macs(vgg16)"
    ) { network throws(ShapeError) in
      try network.summary().multiplyAdds
    } mistakes: {
      $0.wrongMultiplyAdds().numbers
    },
    Function(
      "accuracy", .model("model"), .whole("shift:", from: 0),
      gives: "right answers in a hundred of linear, mlp, cnn, cnngmp or cnngap, trained on digits "
        + "in the centre, on digits that are moved by so many columns",
      example: "accuracy(cnn, shift: 2)"
    ) { (model, shift) throws(ShapeError) in
      Number(try DigitStudies.accuracy(of: model, shiftedBy: shift))
    },
    Function(
      "accuracy", .model("model"), .whole("examples:"),
      gives: "the same of networks trained on so many digits near the centre",
      example: "accuracy(mlp, examples: 200)"
    ) { (model, examples) throws(ShapeError) in
      Number(try DigitStudies.accuracy(of: model, examples: examples))
    },
  ]
}

extension Network {
  /// The names of networks in expressions: `lenet5`, `alexnet`, `vgg16`.
  static let namesInExpressions = known.map(\.nameInExpressions)

  /// The network of a name.
  static func named(_ name: String) -> Network? {
    known.first { $0.nameInExpressions == name }
  }

  /// The name as one word.
  private var nameInExpressions: String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
