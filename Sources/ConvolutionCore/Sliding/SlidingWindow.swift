/// The geometry of a layer that slides a window: its kernel, how it moves, and what it does at the
/// end.
///
/// All that sizes and receptive fields depend on. A convolution and a pooling layer with the same
/// window see the same cells.
public struct SlidingWindow: Hashable, Sendable {
  /// The height and width of the window, without dilation.
  public var kernel: Extent
  /// Its stride, padding and dilation.
  public var sliding: Sliding
  /// The rule for a last window that hangs over the end, as in pooling; a convolution always rounds
  /// down.
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

/// The rule for cells that are left over where the stride does not divide the length.
public enum Rounding: String, Hashable, Sendable {
  /// They are left out: the usual rule for convolution, and for pooling unless said otherwise.
  case down
  /// One more window hangs over the end, if it starts on the input or on the padding before it.
  ///
  /// The rule of Caffe, and of PyTorch where `ceil_mode` is set.
  case up
}

/// A sliding window along one axis, where its numbers have been checked.
struct AxisWindow {
  let kernel: Int
  let stride: Int
  let dilation: Int
  /// Cells added before and after the input.
  let padding: (before: Int, after: Int)
  let mode: Padding.Mode

  /// Cells from the first tap to the last, both counted.
  var span: Int { dilation * (kernel - 1) + 1 }

  /// The distance that the window can move from its first position; negative where it does not fit.
  func room(over length: Int) -> Int {
    length + padding.before + padding.after - span
  }

  /// The number of positions of the window, or nil if it does not fit.
  func count(over length: Int, rounding: Rounding) -> Int? {
    let room = room(over: length)
    guard room >= 0 else { return nil }
    let whole = room / stride + 1
    let overhangs = rounding == .up && room % stride > 0 && start(of: whole) < length
    return overhangs ? whole + 1 : whole
  }

  /// The cell under the first tap of a window: negative on padding.
  func start(of unit: Int) -> Int {
    unit * stride - padding.before
  }

  /// The cells that the taps of a window read, in order: a cell of the input, or nil for a padded
  /// zero.
  ///
  /// Taps past the padding, which only rounding up can produce, are left out.
  func sources(of unit: Int, length: Int) -> [Int?] {
    let end = length + padding.after
    return (0..<kernel).lazy
      .map { start(of: unit) + $0 * dilation }
      .filter { $0 < end }
      .map { mode.source(of: $0, length: length) }
  }
}

extension Sliding {
  /// One axis of a window that slides like this.
  func along(_ axis: Axis, kernel: Extent) -> AxisWindow {
    switch axis {
    case .rows:
      AxisWindow(
        kernel: kernel.rows, stride: stride.rows, dilation: dilation.rows,
        padding: (padding.top, padding.bottom), mode: padding.mode)
    case .columns, .cells:
      AxisWindow(
        kernel: kernel.columns, stride: stride.columns, dilation: dilation.columns,
        padding: (padding.left, padding.right), mode: padding.mode)
    }
  }
}
