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
    try checkPositive([(inputs, "inputs"), (outputs, "outputs")])
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
    let (perOutput, text) = try perOutput(kernel, inputs, outputs, groups, bias)
    return try (Tally(outputs) * perOutput).count("\(outputs)·\(text) parameters")
  }

  /// A locally connected layer: a convolution whose every output has weights and a bias of its own.
  ///
  /// - Throws: as `convolution(kernel:from:to:groups:bias:)`.
  public static func locallyConnected(
    kernel: Extent, from inputs: Int, to outputs: Int, outputExtent: Extent, bias: Bool = true
  ) throws(ShapeError) -> Int {
    try outputExtent.check(from: 1, "output")
    let (perOutput, text) = try perOutput(kernel, inputs, outputs, 1, bias)
    let cells = Tally(outputExtent.rows) * Tally(outputExtent.columns)
    return try (cells * Tally(outputs) * perOutput)
      .count("\(outputExtent.rows)·\(outputExtent.columns)·\(outputs)·\(text) parameters")
  }

  /// The numbers behind one output of a convolution, and how they are written.
  private static func perOutput(
    _ kernel: Extent, _ inputs: Int, _ outputs: Int, _ groups: Int, _ bias: Bool
  ) throws(ShapeError) -> (Tally, String) {
    try kernel.check(from: 1, "kernel")
    try checkPositive([
      (inputs, "input channels"), (outputs, "output channels"), (groups, "groups"),
    ])
    for (count, what) in [(inputs, "input channels"), (outputs, "output channels")]
    where !count.isMultiple(of: groups) {
      throw .unevenGroups(of: what, count: count, groups: groups)
    }
    let channels = inputs / groups
    let weights = Tally(channels) * Tally(kernel.rows) * Tally(kernel.columns)
    return (
      weights + Tally(bias ? 1 : 0),
      term("\(channels)·\(kernel.rows)·\(kernel.columns)", bias: bias)
    )
  }

  private static func checkPositive(_ counts: [(Int, String)]) throws(ShapeError) {
    for (count, name) in counts { try Limits.check(count, in: 1...Int.max, name) }
  }

  private static func term(_ weights: String, bias: Bool) -> String {
    bias ? "(\(weights) + 1)" : weights
  }
}
