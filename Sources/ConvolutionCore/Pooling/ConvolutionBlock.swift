/// The three stages of a convolutional layer over one map: convolution, detector, pooling.
///
/// After Goodfellow, Bengio and Courville, *Deep Learning* (2016), section 9.3. Without a kernel or a
/// detector that stage is left out.
public struct ConvolutionBlock: Hashable, Sendable {
  /// The kernel, one map; nil for no convolution.
  public var kernel: Tensor?
  /// True if the convolution wraps round and keeps the size of its input; else it is valid.
  public var isCircular: Bool
  /// True if negative values become 0 before the pooling.
  public var detects: Bool

  /// Makes a block.
  public init(kernel: Tensor? = nil, isCircular: Bool = false, detects: Bool = false) {
    (self.kernel, self.isCircular, self.detects) = (kernel, isCircular, detects)
  }

  /// The maps before the pooling: the input, then those of the stages that there are.
  ///
  /// - Throws: `ShapeError` if the kernel does not fit on the input.
  public func stages(of input: Tensor) throws(ShapeError) -> [Tensor] {
    var maps = [input]
    if let kernel {
      let padding =
        isCircular ? try Padding.same(kernel: kernel.shape.extent, mode: .circular) : .none
      let filters = try Filters([kernel], biases: [0])
      maps.append(try crossCorrelate(input, with: filters, Sliding(padding: padding)))
    }
    if detects { maps.append(maps[maps.count - 1].rectified) }
    return maps
  }

  /// The window over a map, or over a single row of numbers, where it is one cell high.
  public static func pooling(
    _ kind: Pooling.Kind, _ side: Int, stride: Int, padding: Int = 0, over map: Extent
  ) -> Pooling {
    let isRow = map.rows == 1
    return Pooling(
      kind,
      SlidingWindow(
        Extent(rows: isRow ? 1 : side, columns: side),
        Sliding(
          stride: Extent(rows: isRow ? 1 : stride, columns: stride),
          padding: Padding(rows: isRow ? 0 : padding, columns: padding))))
  }
}
