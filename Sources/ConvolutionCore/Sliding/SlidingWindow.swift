/// The geometry of a layer that slides a window: its kernel, how it moves, and what it does at the
/// end.
///
/// All that sizes and receptive fields depend on. A convolution and a pooling layer with the same
/// window see the same cells.
public struct SlidingWindow: Hashable, Sendable {
  /// The height and width of the window, without the gaps of dilation.
  public var kernel: Extent
  /// Its stride, padding and dilation.
  public var sliding: Sliding
  /// Whether a last window may hang over the end, as in pooling; a convolution always rounds down.
  public var rounding: Rounding

  /// Makes a window.
  public init(
    _ kernel: Extent, _ sliding: Sliding = Sliding(), rounding: Rounding = .down
  ) {
    self.kernel = kernel
    self.sliding = sliding
    self.rounding = rounding
  }

  /// The window of a convolution with a square kernel: stride 1 and no padding unless given.
  public static func convolution(
    _ kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) -> SlidingWindow {
    SlidingWindow(
      Extent(kernel),
      Sliding(stride: Extent(stride), padding: Padding(padding), dilation: Extent(dilation)))
  }

  /// The window of a pooling layer with a square kernel: windows that touch unless a stride is
  /// given.
  public static func pooling(
    _ kernel: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .down
  ) -> SlidingWindow {
    SlidingWindow(
      Extent(kernel), Sliding(stride: Extent(stride ?? kernel), padding: Padding(padding)),
      rounding: rounding)
  }

  /// The size of the output: how often the window fits, and the last one that hangs over if it
  /// rounds up.
  ///
  /// - Throws: as `Sliding.outputExtent(input:kernel:rounding:)`.
  public func outputExtent(input: Extent) throws(ShapeError) -> Extent {
    try sliding.outputExtent(input: input, kernel: kernel, rounding: rounding)
  }

  /// One axis of it.
  func along(_ axis: Axis) -> AxisWindow {
    sliding.along(axis, kernel: kernel)
  }
}
