/// How many multiply-adds a layer takes for one example.
///
/// One multiply-add (MAC) is one multiplication and one addition, so 2 flops. Biases are not
/// counted, and pooling has none. Sharing weights changes none of these numbers: a locally
/// connected layer takes as many as the convolution of the same size.
public enum MultiplyAddCount {
  /// A dense layer: one for every pair of input and output.
  ///
  /// - Throws: `ShapeError.outOfRange` for sizes below 1, `ShapeError.overflow` past 64 bits.
  public static func dense(inputs: Int, outputs: Int) throws(ShapeError) -> Int {
    try Limits.checkPositive(inputs, "inputs")
    try Limits.checkPositive(outputs, "outputs")
    return try (Tally(inputs) * Tally(outputs)).count("\(inputs)·\(outputs) multiply-adds")
  }

  /// A convolution: for every output one for each weight of its filter.
  ///
  /// A 3×3 kernel on 320×280 gives 318×278 outputs of 9, so 795,636. Taps that fall on padding
  /// count like any other.
  ///
  /// - Throws: `ShapeError.outOfRange` for sizes below 1, `ShapeError.unevenGroups` for groups that
  ///   do not divide both, `ShapeError.overflow` past 64 bits.
  public static func convolution(
    kernel: Extent, from inputs: Int, to outputs: Int, outputExtent: Extent, groups: Int = 1
  ) throws(ShapeError) -> Int {
    try outputExtent.check(from: 1, "output")
    let weights = try FilterWeights(kernel: kernel, from: inputs, to: outputs, groups: groups)
    return
      try (Tally(outputExtent.rows) * Tally(outputExtent.columns) * Tally(outputs) * weights.count)
      .count(
        "\(outputExtent.rows)·\(outputExtent.columns)·\(outputs)·(\(weights.sum)) multiply-adds")
  }
}
