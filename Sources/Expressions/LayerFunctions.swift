import ConvolutionCore

extension Expression {
  /// Sizes and receptive fields of layers that slide a window, along one axis.
  static let layerFunctions: [Function] = [
    Function(
      "output", .whole("n"), .whole("kernel:"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      gives: "how many places a kernel has along n cells, padding on both sides",
      example: "output(7, kernel: 3, stride: 2)"
    ) { (n, kernel, stride, padding, dilation) throws(ShapeError) in
      try Sliding.outputCount(
        n, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    },
    Function(
      "output", .whole("n"), .layers("layer"),
      gives: "how many cells are left of n after these layers",
      example: "output(32, conv(5), pool(2), conv(5), pool(2))"
    ) { (n, layers) throws(ShapeError) in
      try LayerStack(input: Extent(n), windows: layers).extents.last?.columns
    },
    Function(
      "field", .layers("layer"),
      gives: "how many cells of the input a unit behind these layers sees: its receptive field",
      example: "field(conv(3), pool(2), conv(3))"
    ) { layers throws(ShapeError) in try ReceptiveField.chain(layers).last?.size.columns },
    Function(
      "jump", .layers("layer"),
      gives: "how many cells of the input lie between neighbouring units behind these layers",
      example: "jump(conv(3), pool(2), conv(3, stride: 2))"
    ) { layers throws(ShapeError) in try ReceptiveField.chain(layers).last?.jump.columns },
    Function(
      "conv", .whole("size"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      gives: "a convolution as a layer, for output, field and jump", example: "field(conv(3))"
    ) { size, stride, padding, dilation in
      SlidingWindow.convolution(size, stride: stride, padding: padding, dilation: dilation)
    },
    Function(
      "pool", .whole("size"), .count("stride:", defaultText: "size"),
      .whole("padding:", from: 0, default: 0),
      gives: "a pooling layer, whose windows touch unless a stride is given",
      example: "field(pool(2, stride: 1))"
    ) { size, stride, padding in
      SlidingWindow.pooling(size, stride: stride, padding: padding)
    },
  ]
}
