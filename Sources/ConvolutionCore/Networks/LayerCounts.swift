/// The numbers that a layer learns, counted.
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
    let perOutput = CheckedCount(inputs) + CheckedCount(bias ? 1 : 0)
    return try (CheckedCount(outputs) * perOutput)
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
    return try (CheckedCount(outputs) * (weights.count + CheckedCount(bias ? 1 : 0)))
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
    let cells = CheckedCount(outputExtent.rows) * CheckedCount(outputExtent.columns)
    return try (cells * CheckedCount(outputs) * (weights.count + CheckedCount(bias ? 1 : 0)))
      .count(
        "\(outputExtent.rows)·\(outputExtent.columns)·\(outputs)·"
          + "\(term(weights.sum, bias: bias)) parameters")
  }

  private static func term(_ weights: String, bias: Bool) -> String {
    bias ? "(\(weights) + 1)" : weights
  }
}

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
    return try (CheckedCount(inputs) * CheckedCount(outputs)).count(
      "\(inputs)·\(outputs) multiply-adds")
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
      try
      (CheckedCount(outputExtent.rows) * CheckedCount(outputExtent.columns) * CheckedCount(outputs)
      * weights.count)
      .count(
        "\(outputExtent.rows)·\(outputExtent.columns)·\(outputs)·(\(weights.sum)) multiply-adds")
  }
}

/// The numbers that are stored for one example: parameters and activations.
///
/// The outputs of a layer are the inputs of the next, so that inputs are not counted again.
public enum StoredNumberCount {
  /// A layer, or a whole network.
  ///
  /// 64 filters of 3×3 on a padded 224×224 RGB picture keep 1,792 parameters and 3,211,264 outputs,
  /// 3,213,056 numbers.
  ///
  /// - Throws: `ShapeError.outOfRange` for counts below 0, `ShapeError.overflow` past 64 bits.
  public static func total(parameters: Int, outputs: Int) throws(ShapeError) -> Int {
    try Limits.check(parameters, in: 0...Int.max, "parameters")
    try Limits.check(outputs, in: 0...Int.max, "outputs")
    return try (CheckedCount(parameters) + CheckedCount(outputs)).count(
      "\(parameters) + \(outputs) numbers")
  }

  /// The results of usual mistakes for `total(parameters:outputs:)`: the outputs forgotten, or the
  /// parameters counted wrong.
  ///
  /// - Returns: mistakes with their results; none for counts that the right one refuses.
  public static func wrongTotals(
    parameters: Int, outputs: Int, wrongParameters: [WrongResult<Int>]
  ) -> [WrongResult<Int>] {
    guard (try? total(parameters: parameters, outputs: outputs)) != nil else { return [] }
    var counts = WrongCounts()
    counts.add(.outputsForgotten, WrittenCount(parameters))
    for wrong in wrongParameters {
      counts.add(wrong.misconception, WrittenCount(wrong.value) + WrittenCount(outputs))
    }
    return counts.results
  }
}

/// The weights of one filter of a convolution, counted.
struct FilterWeights {
  /// Channels of the filter's group.
  let channels: Int
  /// Kernel rows · kernel columns, at most 2^60.
  let taps: Int
  /// Channels · taps.
  let count: CheckedCount
  /// The same, written out.
  let sum: String

  /// Checks the sizes and counts.
  init(kernel: Extent, from inputs: Int, to outputs: Int, groups: Int) throws(ShapeError) {
    try kernel.check(from: 1, "kernel")
    try Limits.checkPositive(inputs, "input channels")
    try Limits.checkPositive(outputs, "output channels")
    try Limits.checkPositive(groups, "groups")
    for (channels, what) in [(inputs, "input channels"), (outputs, "output channels")]
    where !channels.isMultiple(of: groups) {
      throw .unevenGroups(of: what, count: channels, groups: groups)
    }
    channels = inputs / groups
    taps = kernel.rows * kernel.columns
    count = CheckedCount(channels) * CheckedCount(taps)
    sum = "\(channels)·\(kernel.rows)·\(kernel.columns)"
  }
}
