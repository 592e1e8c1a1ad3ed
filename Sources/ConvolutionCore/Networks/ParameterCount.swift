/// How many numbers a layer learns.
///
/// Biases are included unless `bias` is false.
public enum ParameterCount {
  /// A dense layer: every output has a weight for every input, and a bias.
  ///
  /// `dense(inputs: 512 * 512 * 3, outputs: 1000)` is 786,433,000.
  ///
  /// - Throws: `ShapeError.outOfRange` for sizes below 1, `ShapeError.overflow` past 64 bits.
  public static func dense(
    inputs: Int, outputs: Int, bias: Bool = true
  ) throws(ShapeError) -> Int {
    try Limits.checkPositive(inputs, "inputs")
    try Limits.checkPositive(outputs, "outputs")
    let perOutput = Tally(inputs) + Tally(bias ? 1 : 0)
    return try (Tally(outputs) * perOutput)
      .count("\(outputs)·\(term("\(inputs)", bias: bias)) parameters")
  }

  /// A convolution: every filter has a kernel for each channel of its group, and a bias.
  ///
  /// `convolution(kernel: Extent(3), from: 64, to: 128)` is 73,856.
  ///
  /// - Throws: `ShapeError.outOfRange` for sizes below 1, `ShapeError.unevenGroups` for groups that
  ///   do not divide both, `ShapeError.overflow` past 64 bits.
  public static func convolution(
    kernel: Extent, from inputs: Int, to outputs: Int, groups: Int = 1, bias: Bool = true
  ) throws(ShapeError) -> Int {
    let weights = try FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: groups)
    return try (Tally(outputs) * (weights.count + Tally(bias ? 1 : 0)))
      .count("\(outputs)·\(term(weights.sum, bias: bias)) parameters")
  }

  /// A locally connected layer: a convolution whose every output has weights and a bias of its own.
  ///
  /// - Throws: as `convolution(kernel:from:to:groups:bias:)`.
  public static func locallyConnected(
    kernel: Extent, from inputs: Int, to outputs: Int, outputExtent: Extent, bias: Bool = true
  ) throws(ShapeError) -> Int {
    try outputExtent.check(from: 1, "output")
    let weights = try FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: 1)
    let cells = Tally(outputExtent.rows) * Tally(outputExtent.columns)
    return try (cells * Tally(outputs) * (weights.count + Tally(bias ? 1 : 0)))
      .count(
        "\(outputExtent.rows)·\(outputExtent.columns)·\(outputs)·"
          + "\(term(weights.sum, bias: bias)) parameters")
  }

  private static func term(_ weights: String, bias: Bool) -> String {
    bias ? "(\(weights) + 1)" : weights
  }
}
