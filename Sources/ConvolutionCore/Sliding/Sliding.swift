/// The movement of a window over an input: its stride, the padding, and the dilation of its taps.
public struct Sliding: Hashable, Sendable {
  /// Cells from one window to the next.
  public var stride: Extent
  /// Cells added around the input.
  public var padding: Padding
  /// Cells from one tap of the window to the next; 1 means none are left out.
  public var dilation: Extent

  /// Slides by one cell, without padding and dilation, unless given.
  public init(
    stride: Extent = Extent(1), padding: Padding = .none, dilation: Extent = Extent(1)
  ) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// The size of the output: along each axis floor((n + p + p' - (d·(k-1) + 1)) / s) + 1.
  ///
  /// A 3×3 window over 5×5 fits 3×3 times; with stride 2 and padding 1 also 3×3 times.
  ///
  /// - Parameters:
  ///   - input: the size before padding.
  ///   - kernel: the size of the window, without dilation.
  ///   - rounding: `.up` also counts a last window that hangs over the end, as pooling may.
  /// - Returns: how many windows fit.
  /// - Throws: `ShapeError` for sizes below 1, negative padding, padding that its mode cannot fill,
  ///   or a kernel that does not fit.
  public func outputExtent(
    input: Extent, kernel: Extent, rounding: Rounding = .down
  ) throws(ShapeError) -> Extent {
    try input.check(from: 1, "input")
    try check(kernel: kernel)
    try padding.check(input: input)
    func count(_ length: Int, _ axis: Axis) throws(ShapeError) -> Int {
      let window = along(axis, kernel: kernel)
      guard let count = window.count(over: length, rounding: rounding) else {
        throw .kernelDoesNotFit(
          kernel: kernel, input: input, padding: padding, dilation: dilation, along: axis)
      }
      return count
    }
    return Extent(rows: try count(input.rows, .rows), columns: try count(input.columns, .columns))
  }

  /// The number of outputs along one axis, with the same padding at both ends.
  ///
  /// `outputCount(7, kernel: 3, stride: 2)` is 3; of 8 cells it is 3 too, and 4 rounded up.
  ///
  /// - Throws: `ShapeError` as `outputExtent(input:kernel:rounding:)`.
  public static func outputCount(
    _ n: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    rounding: Rounding = .down
  ) throws(ShapeError) -> Int {
    for (value, name) in [
      (n, "input"), (kernel, "kernel"), (stride, "stride"), (dilation, "dilation"),
    ] {
      try Limits.check(value, in: 1...Limits.side, name)
    }
    try Limits.check(padding, in: 0...Limits.side, "padding")
    let sliding = Sliding(
      stride: Extent(stride), padding: Padding(padding), dilation: Extent(dilation))
    let window = sliding.along(.cells, kernel: Extent(kernel))
    guard let count = window.count(over: n, rounding: rounding) else {
      throw .kernelDoesNotFit(
        kernel: Extent(kernel), input: Extent(n), padding: sliding.padding,
        dilation: sliding.dilation, along: .cells)
    }
    return count
  }

  /// The number of outputs along one axis with TensorFlow's "same" padding: ceil(n / s), whatever
  /// the kernel.
  ///
  /// `sameOutputCount(7, kernel: 3, stride: 2)` is 4.
  ///
  /// - Throws: `ShapeError.outOfRange` for an input, kernel, stride or dilation below 1.
  public static func sameOutputCount(
    _ n: Int, kernel: Int, stride: Int = 1, dilation: Int = 1
  ) throws(ShapeError) -> Int {
    let (kernel, stride, dilation) = (Extent(kernel), Extent(stride), Extent(dilation))
    let padding = try Padding.same(
      input: Extent(n), kernel: kernel, stride: stride, dilation: dilation)
    return try Sliding(stride: stride, padding: padding, dilation: dilation)
      .outputExtent(input: Extent(n), kernel: kernel).columns
  }

  /// The cell under a tap of a window, counted in cells of the input.
  ///
  /// Negative, or past the end, on padding.
  ///
  /// - Parameters:
  ///   - output: a cell of the output.
  ///   - tap: a cell of the kernel.
  /// - Returns: the cell of the input under that tap, which may lie outside.
  public func position(output: Position, tap: Position) -> Position {
    // Wrapping, because a caller may ask about cells that no output has.
    Position(
      row: output.row &* stride.rows &- padding.top &+ tap.row &* dilation.rows,
      column: output.column &* stride.columns &- padding.left &+ tap.column &* dilation.columns)
  }

  /// Refuses numbers that no size formula holds for, whatever the input.
  func check(kernel: Extent) throws(ShapeError) {
    try kernel.check(from: 1, "kernel")
    try stride.check(from: 1, "stride")
    try dilation.check(from: 1, "dilation")
    try padding.checkSides()
  }
}

extension Extent {
  /// Refuses sides below a bound, or too large to calculate with.
  func check(from lowest: Int, _ name: String) throws(ShapeError) {
    try Limits.check(rows, in: lowest...Limits.side, "\(name) rows")
    try Limits.check(columns, in: lowest...Limits.side, "\(name) columns")
  }
}
