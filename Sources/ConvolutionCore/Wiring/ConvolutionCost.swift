/// The cost of one convolution of a map, without padding, in one of the ways to work it out.
///
/// Two taps on 280 rows of 320 pixels make 319·280 = 89,320 outputs: sliding takes 178,640
/// multiply-adds, which are 267,960 flops, and the dense matrix has 8,003,072,000 entries.
public struct ConvolutionCost: Hashable, Sendable {
  /// The way.
  public let way: Way
  /// How many outputs there are: the same in every way.
  public let outputs: Int
  /// How many products are added up for one output.
  public let terms: Int
  /// How many numbers are stored besides the picture and the outputs.
  public let stored: Int

  /// The ways to work out the same outputs.
  public enum Way: String, CaseIterable, Hashable, Sendable {
    /// A matrix with an entry for every pair of output and pixel.
    case dense
    /// The same matrix without its zeros; the positions of the others are not counted as stored.
    case sparse
    /// Every window copied into a row (im2col), times the kernel.
    case patches
    /// The kernel itself.
    case sliding
  }

  /// Counts one way.
  ///
  /// - Throws: `ShapeError` if the kernel does not fit, or a count does not fit 64 bits.
  public init(_ way: Way, input: Extent, kernel: Extent) throws(ShapeError) {
    let output = try Sliding().outputExtent(input: input, kernel: kernel)
    let (outputs, pixels) = (
      try Shape(channels: 1, output).count, try Shape(channels: 1, input).count
    )
    let taps = kernel.rows * kernel.columns
    (self.way, self.outputs) = (way, outputs)
    terms = way == .dense ? pixels : taps
    let products =
      try (CheckedCount(2) * CheckedCount(outputs) * CheckedCount(terms))
      .count("2·\(outputs)·\(terms) flops") / 2
    switch way {
    case .dense, .sparse: stored = products
    case .patches: stored = products + taps
    case .sliding: stored = taps
    }
  }

  /// One for each product that is added to a sum.
  public var multiplyAdds: Int { outputs * terms }

  /// The products, and the additions between those of one output.
  public var flops: Int { outputs * (2 * terms - 1) }
}
