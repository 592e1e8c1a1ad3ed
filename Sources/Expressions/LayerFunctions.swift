import ConvolutionCore

extension Expression {
  /// Sizes and receptive fields of layers that slide a window, along one axis, and the value of one
  /// window.
  static let layerFunctions: [Function] = [
    Function(
      "output", .whole("n"), .whole("kernel:"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      .flag("ceil:", default: false), .flag("same:", default: false),
      gives: "how many places a kernel has along n cells, padding on both sides; `ceil: 1` also "
        + "counts a last one that hangs over the end, `same: 1` pads for n / stride, rounded up",
      example: "output(7, kernel: 3, stride: 2)"
    ) { (n, kernel, stride, padding, dilation, ceil, same) throws(ShapeError) in
      guard same else {
        return try Sliding.outputCount(
          n, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
          rounding: ceil ? .up : .down)
      }
      guard padding == 0 else {
        throw .outOfRange(name: "same: 1 with padding", value: padding, expected: 0...0)
      }
      return try Sliding.sameOutputCount(n, kernel: kernel, stride: stride, dilation: dilation)
    } mistakes: { n, kernel, stride, padding, dilation, ceil, same in
      same
        ? Sliding.wrongSameOutputCounts(n, kernel: kernel, stride: stride, dilation: dilation)
          .numbers
        : Sliding.wrongOutputCounts(
          n, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
          rounding: ceil ? .up : .down
        ).numbers
    },
    Function(
      "output", .whole("n"), .layers("layer"),
      gives: "how many cells are left of n after these layers",
      example: "output(32, conv(5), pool(2), conv(5), pool(2))"
    ) { (n, layers) throws(ShapeError) in
      try Network(over: n, layers).outputShape().columns
    } mistakes: { n, layers in
      (try? Network(over: n, layers))?.wrongOutputCounts().numbers ?? []
    },
    Function(
      "field", .layers("layer"),
      gives: "how many cells of the input a unit behind these layers sees: its receptive field",
      example: "field(conv(3), pool(2), conv(3))"
    ) { layers throws(ShapeError) in
      try ReceptiveField.chain(layers).last?.size.columns
    } mistakes: {
      ReceptiveField.wrongSizes(after: $0).numbers
    },
    Function(
      "jump", .layers("layer"),
      gives: "how many cells of the input lie between neighbouring units behind these layers",
      example: "jump(conv(3), pool(2), conv(3, stride: 2))"
    ) { layers throws(ShapeError) in
      try ReceptiveField.chain(layers).last?.jump.columns
    } mistakes: {
      ReceptiveField.wrongJumps(after: $0).numbers
    },
    Function(
      "conv", .whole("size"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      gives: "a convolution as a layer, for output, field and jump", example: "field(conv(3))"
    ) { size, stride, padding, dilation in
      Layer.convolution(
        filters: 1, .convolution(size, stride: stride, padding: padding, dilation: dilation))
    },
    Function(
      "pool", .whole("size"), .count("stride:", defaultText: "size"),
      .whole("padding:", from: 0, default: 0), .flag("ceil:", default: false),
      gives: "a pooling layer, whose windows touch unless a stride is given; with `ceil: 1` its "
        + "last window may hang over the end",
      example: "output(112, pool(3, stride: 2, ceil: 1))"
    ) { size, stride, padding, ceil in
      Layer.pooling(
        Pooling(
          .max, size, stride: stride, padding: padding, rounding: ceil ? .up : .down))
    },
    Function(
      "correlate", .square("values"), .square("weights"),
      gives: "cross-correlation of a square of values under a square kernel, both in reading order",
      example: "correlate((1, 2, 0, 0, 1, 2, 2, 0, 1), (-1, 0, 1, -2, 0, 2, -1, 0, 1))"
    ) { (values, weights) throws(ShapeError) in
      // Refuses lists of different lengths.
      _ = try WindowSum(square: values, under: weights)
      return zip(values, weights).reduce(Number(0)) { sum, pair in
        sum.flatMap { sum in (pair.0 * pair.1).flatMap { sum + $0 } }
      }
    } mistakes: { values, weights in
      (try? WindowSum(square: values, under: weights))?.wrongTotals().numbers ?? []
    },
  ]
}

extension Network {
  /// Layers over one map of n×n cells.
  fileprivate init(over n: Int, _ layers: [Layer]) throws(ShapeError) {
    self.init(name: "", input: try Shape(rows: n, columns: n), layers: layers)
  }
}

extension WindowSum<Double> {
  /// Values under a square kernel, both row by row, as many weights as values.
  fileprivate init(square values: [Number], under weights: [Number]) throws(ShapeError) {
    var side = 1
    while side * side < values.count { side += 1 }
    try self.init(
      inputs: values.map(\.double), weights: weights.map(\.double), kernel: Extent(side))
  }
}
