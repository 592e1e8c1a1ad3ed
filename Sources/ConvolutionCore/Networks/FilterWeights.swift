/// The weights of one filter of a convolution, counted.
struct FilterWeights {
  /// Channels of the filter's group.
  let channels: Int
  /// Kernel rows · kernel columns, at most 2^60.
  let taps: Int
  /// Channels · taps.
  let count: Tally
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
    count = Tally(channels) * Tally(taps)
    sum = "\(channels)·\(kernel.rows)·\(kernel.columns)"
  }
}
