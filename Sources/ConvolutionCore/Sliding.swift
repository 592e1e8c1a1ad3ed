/// How a window moves over an input: its step, what is added around the input, and the gaps
/// between its taps.
public struct Sliding: Hashable, Sendable {
  /// Cells from one window to the next.
  public var stride: Extent
  /// Cells added around the input.
  public var padding: Padding
  /// Cells from one tap of the window to the next; 1 means none are left out.
  public var dilation: Extent

  /// Slides by one cell, without padding and gaps, unless told otherwise.
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
  /// - Throws: `ShapeError` for sizes below 1, negative padding, padding that its mode cannot fill,
  ///   or a kernel that does not fit.
  public func outputExtent(input: Extent, kernel: Extent) throws(ShapeError) -> Extent {
    try check(input: input, kernel: kernel)
    let room = room(input: input, kernel: kernel)
    for (cells, axis) in [(room.rows, Axis.rows), (room.columns, .columns)] where cells < 0 {
      throw .kernelDoesNotFit(
        kernel: kernel, input: input, padding: padding, dilation: dilation, along: axis)
    }
    return Extent(rows: room.rows / stride.rows + 1, columns: room.columns / stride.columns + 1)
  }

  /// The number of outputs along one axis, with the same padding at both ends.
  ///
  /// `outputCount(7, kernel: 3, stride: 2)` is 3.
  ///
  /// - Throws: `ShapeError` as `outputExtent(input:kernel:)`.
  public static func outputCount(
    _ n: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) throws(ShapeError) -> Int {
    for (value, name) in [
      (n, "input"), (kernel, "kernel"), (stride, "stride"), (dilation, "dilation"),
    ] {
      try Limits.check(value, in: 1...Limits.side, name)
    }
    try Limits.check(padding, in: 0...Limits.side, "padding")
    let row = Sliding(
      stride: Extent(rows: 1, columns: stride), padding: Padding(rows: 0, columns: padding),
      dilation: Extent(rows: 1, columns: dilation))
    let (input, kernel) = (Extent(rows: 1, columns: n), Extent(rows: 1, columns: kernel))
    let room = row.room(input: input, kernel: kernel).columns
    guard room >= 0 else {
      throw .kernelDoesNotFit(
        kernel: kernel, input: input, padding: row.padding, dilation: row.dilation, along: .cells)
    }
    return room / stride + 1
  }

  /// Where a tap of a window looks, counted in cells of the input.
  ///
  /// Negative, or past the end, on padding.
  ///
  /// - Parameters:
  ///   - output: a cell of the output.
  ///   - tap: a cell of the kernel.
  /// - Returns: the cell of the input under that tap, which may lie outside.
  public func position(output: Position, tap: Position) -> Position {
    Position(
      row: output.row &* stride.rows &- padding.top &+ tap.row &* dilation.rows,
      column: output.column &* stride.columns &- padding.left &+ tap.column &* dilation.columns)
  }

  /// Refuses numbers that no size formula holds for.
  func check(input: Extent, kernel: Extent) throws(ShapeError) {
    try input.check(from: 1, "input")
    try kernel.check(from: 1, "kernel")
    try stride.check(from: 1, "stride")
    try dilation.check(from: 1, "dilation")
    try padding.check(input: input)
  }

  /// How far a window can move from its first place; negative where it does not fit.
  func room(input: Extent, kernel: Extent) -> Extent {
    Extent(
      rows: input.rows + padding.total.rows - (dilation.rows * (kernel.rows - 1) + 1),
      columns: input.columns + padding.total.columns - (dilation.columns * (kernel.columns - 1) + 1)
    )
  }
}

extension Extent {
  /// Refuses sides below a bound, or too large to calculate with.
  func check(from lowest: Int, _ name: String) throws(ShapeError) {
    try Limits.check(rows, in: lowest...Limits.side, "\(name) rows")
    try Limits.check(columns, in: lowest...Limits.side, "\(name) columns")
  }
}
