import ConvolutionCore

extension Expression {
  /// Sizes and receptive fields of layers that slide a window, along one axis, and the value of one
  /// window.
  static let layerFunctions: [Function] = [
    Function(
      "output", .whole("n"), .whole("kernel:"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      .flag("ceil:", default: false), .flag("same:", default: false),
      gives: "how many positions a kernel has along n cells, padding on both sides; `ceil: 1` also "
        + "counts a last one that overhangs the end, `same: 1` pads for n / stride, rounded up",
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
      gives: "how many cells of the input a unit after these layers sees: its receptive field",
      example: "field(conv(3), pool(2), conv(3))"
    ) { layers throws(ShapeError) in
      try ReceptiveField.chain(layers).last?.size.columns
    } mistakes: {
      ReceptiveField.wrongSizes(after: $0).numbers
    },
    Function(
      "jump", .layers("layer"),
      gives: "how many cells of the input lie between neighbouring units after these layers",
      example: "jump(conv(3), pool(2), conv(3, stride: 2))"
    ) { layers throws(ShapeError) in
      try ReceptiveField.chain(layers).last?.jump.columns
    } mistakes: {
      ReceptiveField.wrongJumps(after: $0).numbers
    },
    Function(
      "conv", .whole("size"), .whole("stride:", default: 1),
      .whole("padding:", from: 0, default: 0), .whole("dilation:", default: 1),
      .whole("filters:", default: 1), .whole("groups:", default: 1),
      gives: "a convolution as a layer, for output, field and jump", example: "field(conv(3))"
    ) { size, stride, padding, dilation, filters, groups in
      Layer.convolution(
        filters: filters,
        .convolution(size, stride: stride, padding: padding, dilation: dilation), groups: groups)
    },
    Function(
      "dense", .whole("units:"),
      gives: "a dense layer, for chains of layers", example: "output(8, conv(3), dense(units: 5))"
    ) { Layer.dense(outputs: $0) },
    Function(
      "pool", .whole("size"), .count("stride:", defaultText: "size"),
      .whole("padding:", from: 0, default: 0), .flag("ceil:", default: false),
      gives: "a pooling layer, whose windows touch unless a stride is given; with `ceil: 1` its "
        + "last window may overhang the end",
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

/// Layers as authors write them: `conv(3, stride: 2)`, `pool(2)` and `dense(units: 10)`.
extension Layer {
  /// Reads a layer from the functions `conv`, `pool` and `dense`, with their defaults and their
  /// errors; variables may stand for sizes.
  ///
  /// - Throws: the first fault, at its column in the text. The older `conv 3 stride 2` is refused
  ///   with the way it is written now.
  public init(
    parsing text: String, with variables: [String: Number] = [:]
  ) throws(ExpressionError) {
    if let (old, new) = Self.olderNotation(of: text) {
      let column = text.prefix(while: \.isWhitespace).count
      throw ExpressionError("`\(old)` is written `\(new)`", at: column)
    }
    // A name that has nothing to do with layers is told before what it lacks.
    let name = text.drop(while: \.isWhitespace).prefix(while: \.isLetter)
    let isLayer = ["conv", "pool", "dense"].contains(name)
    let isFunction = Expression.functions.contains { $0.name == name }
    let isCount = isLayer && text.contains("kernel:")
    if isFunction && !isLayer || isCount {
      throw ExpressionError(
        isCount
          ? "a layer has its size first and without a label, expected \(name)(3)"
          : "expected a layer such as conv(3, stride: 2) or pool(2), found \(name)",
        at: text.prefix(while: \.isWhitespace).count)
    }
    let root = try Expression(parsing: text).root
    let value = try Evaluator(variables: variables).evaluate(root)
    guard let layer = value.layer else {
      throw ExpressionError(
        "expected a layer such as conv(3, stride: 2) or pool(2), found \(value)", at: root.column)
    }
    self = layer
  }

  /// The layer as `init(parsing:)` reads it, without what is as it is by default.
  ///
  /// Biases and the kind of pooling have no part in it. A list of maps, and windows that are not
  /// alike down and across or have no such arguments, give their `description`.
  public var expression: String {
    if case .dense(let outputs, _) = self { return "dense(units: \(outputs))" }
    guard let window, let side = window.kernel.side, let stride = window.sliding.stride.side,
      let dilation = window.sliding.dilation.side,
      case let padding = window.sliding.padding, padding == Padding(padding.top)
    else { return description }
    var arguments = ["\(side)"]
    func add(_ name: String, _ value: Int, unless usual: Int) {
      if value != usual { arguments.append("\(name): \(value)") }
    }
    let isPool = if case .pooling = self { true } else { false }
    if isPool, dilation != 1 { return description }
    add("stride", stride, unless: isPool ? side : 1)
    add("padding", padding.top, unless: 0)
    add("dilation", dilation, unless: 1)
    add("ceil", window.rounding == .up ? 1 : 0, unless: 0)
    if case .convolution(let filters, _, let groups, _) = self {
      add("filters", filters, unless: 1)
      add("groups", groups, unless: 1)
    }
    return "\(isPool ? "pool" : "conv")(\(arguments.joined(separator: ", ")))"
  }

  /// `conv 3 stride 2` and how it is written now; nil for a text of another form.
  private static func olderNotation(of text: String) -> (old: String, new: String)? {
    // As many words as all arguments of a layer have, and a few that are one too many.
    let words = text.split(maxSplits: 16, whereSeparator: \.isWhitespace).map(String.init)
    guard let kind = words.first, ["conv", "pool"].contains(kind), words.count.isMultiple(of: 2)
    else { return nil }
    var arguments: [String] = []
    for (name, value) in zip([""] + words.dropFirst(2).everyOther, words.dropFirst().everyOther) {
      guard name.allSatisfy(\.isLetter), Int(value) != nil else { return nil }
      arguments.append(name.isEmpty ? value : "\(name.cut): \(value)")
    }
    return (
      words.map(\.cut).joined(separator: " "), "\(kind)(\(arguments.joined(separator: ", ")))"
    )
  }
}

extension Extent {
  /// The side of a square; nil for other rectangles.
  fileprivate var side: Int? { rows == columns ? rows : nil }
}

extension ArraySlice {
  /// The first element, the third, the fifth and so on.
  fileprivate var everyOther: [Element] {
    stride(from: startIndex, to: endIndex, by: 2).map { self[$0] }
  }
}
