import ConvolutionCore

extension Expression {
  /// Every function that expressions may call, in the order of a reference.
  public static let functions: [Function] = layerFunctions + arithmeticFunctions

  private static let layerFunctions: [Function] = [
    Function(
      "dense", .whole("inputs"), .whole("units"), .flag("bias:", default: true),
      gives: "parameters of a dense layer, biases included", example: "dense(512*512*3, 1000)"
    ) { (inputs, units, bias) throws(ShapeError) in
      try ParameterCount.dense(inputs: inputs, outputs: units, bias: bias)
    },
    Function(
      "conv", .extent("kernel:"), .whole("from:"), .whole("to:"), .whole("groups:", default: 1),
      .flag("bias:", default: true),
      gives: "parameters of a convolution between so many channels, biases included",
      example: "conv(kernel: 3, from: 64, to: 128)"
    ) { (kernel, inputs, outputs, groups, bias) throws(ShapeError) in
      try ParameterCount.convolution(
        kernel: kernel, from: inputs, to: outputs, groups: groups, bias: bias)
    },
    Function(
      "local", .extent("kernel:"), .whole("from:"), .whole("to:"), .extent("output:"),
      .flag("bias:", default: true),
      gives: "parameters of a locally connected layer: a convolution that shares nothing",
      example: "local(kernel: 3, from: 1, to: 1, output: (318, 278), bias: 0)"
    ) { (kernel, inputs, outputs, extent, bias) throws(ShapeError) in
      try ParameterCount.locallyConnected(
        kernel: kernel, from: inputs, to: outputs, outputExtent: extent, bias: bias)
    },
    Function(
      "output", .whole("n"), .whole("kernel:"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      gives: "how many places a kernel has along n cells, padding on both sides",
      example: "output(7, kernel: 3, stride: 2)"
    ) { (n, kernel, stride, padding, dilation) throws(ShapeError) in
      try Sliding.outputCount(
        n, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    },
  ]

  private static let arithmeticFunctions: [Function] = [
    Function("floor", .number("x"), gives: "x rounded down", example: "floor(7 / 2)") {
      $0.rounded(.down)
    },
    Function("ceil", .number("x"), gives: "x rounded up", example: "ceil(80 / log10(256))") {
      $0.rounded(.up)
    },
    Function(
      "round", .number("x"), .whole("digits:", from: 0, to: 15, default: 0),
      gives: "x rounded to so many decimals, halves away from zero",
      example: "round(89600 / 9, digits: 1)"
    ) { x, digits in x.rounded(toDecimals: digits) },
    Function("abs", .number("x"), gives: "x without its sign", example: "abs(-36)") {
      $0.magnitude
    },
    Function("min", .numbers("x"), gives: "the smallest", example: "min(5, 3, 4)") { numbers in
      numbers.dropFirst().reduce(numbers.first) { least, next in
        least.map { next.isBelow($0) ? next : $0 }
      }
    },
    Function("max", .numbers("x"), gives: "the largest", example: "max(5, 3, 4)") { numbers in
      numbers.dropFirst().reduce(numbers.first) { most, next in
        most.map { $0.isBelow(next) ? next : $0 }
      }
    },
    Function("sum", .numbers("x"), gives: "all added up", example: "sum(156, 2416, 48120)") {
      $0.reduce(Number(0)) { total, next in total.flatMap { $0 + next } }
    },
    Function(
      "sqrt", .number("x", aboveZero: false), gives: "the square root", example: "sqrt(2)"
    ) { $0.squareRoot },
    Function(
      "log10", .number("x", aboveZero: true), gives: "the logarithm to base ten",
      example: "784 * log10(256)"
    ) { $0.decimalLogarithm },
  ]
}
