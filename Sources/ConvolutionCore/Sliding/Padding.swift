/// Cells added around a map before a window slides over it.
public struct Padding: Hashable, Sendable {
  /// Rows added above.
  public var top: Int
  /// Rows added below.
  public var bottom: Int
  /// Columns added on the left.
  public var left: Int
  /// Columns added on the right.
  public var right: Int
  /// The content of the added cells.
  public var mode: Mode

  /// Adds a given number of cells on each side.
  public init(top: Int, bottom: Int, left: Int, right: Int, mode: Mode = .zero) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
    self.mode = mode
  }

  /// Adds as many cells above as below and as many on the left as on the right.
  public init(rows: Int, columns: Int, mode: Mode = .zero) {
    self.init(top: rows, bottom: rows, left: columns, right: columns, mode: mode)
  }

  /// Adds the same number of cells on all four sides.
  public init(_ cells: Int, mode: Mode = .zero) {
    self.init(rows: cells, columns: cells, mode: mode)
  }

  /// No padding: the window stays inside the input ("valid").
  public static let none = Padding(0)

  /// The padding that keeps the size at stride 1 ("same").
  ///
  /// The total is dilation·(kernel-1) along each axis. Where it is odd, as for even kernels, the
  /// extra cell goes to the bottom and the right.
  ///
  /// - Throws: `ShapeError.outOfRange` for a kernel or dilation below 1.
  public static func same(
    kernel: Extent, dilation: Extent = Extent(1), mode: Mode = .zero
  ) throws(ShapeError) -> Padding {
    try kernel.check(from: 1, "kernel")
    try dilation.check(from: 1, "dilation")
    return Padding(
      down: dilation.rows * (kernel.rows - 1), across: dilation.columns * (kernel.columns - 1),
      mode: mode)
  }

  /// The padding with which stride s makes ceil(n / s) outputs of n inputs, TensorFlow's "same".
  ///
  /// The total is max((ceil(n / s) - 1)·s + dilation·(kernel-1) + 1 - n, 0), the extra cell again
  /// at the bottom and the right. It depends on the input: a 3-wide kernel with stride 2 gets one
  /// cell on each side of 7 inputs, but none on the left of 8.
  ///
  /// - Throws: `ShapeError.outOfRange` for an input, kernel, stride or dilation below 1.
  public static func same(
    input: Extent, kernel: Extent, stride: Extent, dilation: Extent = Extent(1), mode: Mode = .zero
  ) throws(ShapeError) -> Padding {
    try input.check(from: 1, "input")
    try kernel.check(from: 1, "kernel")
    try stride.check(from: 1, "stride")
    try dilation.check(from: 1, "dilation")
    func total(_ n: Int, _ k: Int, _ s: Int, _ d: Int) -> Int {
      max((n - 1) / s * s + d * (k - 1) + 1 - n, 0)
    }
    let down = total(input.rows, kernel.rows, stride.rows, dilation.rows)
    let across = total(input.columns, kernel.columns, stride.columns, dilation.columns)
    return Padding(down: down, across: across, mode: mode)
  }

  /// The padding with which every overlap of kernel and input counts ("full"): dilation·(kernel-1)
  /// on each side.
  ///
  /// With it true convolution commutes: n and k cells make n + k - 1, whichever is the kernel.
  ///
  /// - Throws: `ShapeError.outOfRange` for a kernel or dilation below 1.
  public static func full(
    kernel: Extent, dilation: Extent = Extent(1), mode: Mode = .zero
  ) throws(ShapeError) -> Padding {
    try kernel.check(from: 1, "kernel")
    try dilation.check(from: 1, "dilation")
    return Padding(
      rows: dilation.rows * (kernel.rows - 1), columns: dilation.columns * (kernel.columns - 1),
      mode: mode)
  }

  /// Splits totals in two halves, the larger one below and on the right.
  private init(down: Int, across: Int, mode: Mode) {
    self.init(
      top: down / 2, bottom: down - down / 2, left: across / 2, right: across - across / 2,
      mode: mode)
  }

  /// The height and width that it adds in all.
  var total: Extent { Extent(rows: top + bottom, columns: left + right) }

  /// Refuses negative padding.
  func checkSides() throws(ShapeError) {
    for (cells, side) in [(top, "top"), (bottom, "bottom"), (left, "left"), (right, "right")] {
      try Limits.check(cells, in: 0...Limits.side, "padding \(side)")
    }
  }

  /// Refuses negative padding, and padding that its mode cannot fill from this input.
  func check(input: Extent) throws(ShapeError) {
    try checkSides()
    for (cells, length, axis) in [
      (max(top, bottom), input.rows, Axis.rows), (max(left, right), input.columns, .columns),
    ] {
      let isFilled =
        switch mode {
        case .zero, .replicate: true
        case .circular: cells <= length
        case .reflect: cells < length
        }
      guard isFilled else {
        throw .paddingTooWide(mode: mode, padding: cells, length: length, along: axis)
      }
    }
  }
}

extension Padding {
  /// The content of the added cells, shown for a row of a b c d with two cells added on each side.
  public enum Mode: String, CaseIterable, Hashable, Sendable {
    /// Zeros: 0 0 | a b c d | 0 0.
    case zero
    /// The other end, as on a ring: c d | a b c d | a b.
    case circular
    /// A mirror on the edge cell: c b | a b c d | c b.
    case reflect
    /// The edge cell again: a a | a b c d | d d.
    case replicate
  }
}

extension Padding.Mode {
  /// The cell that a cell beside the input takes its value from.
  ///
  /// - Parameters:
  ///   - index: a position counted from the first cell of the input: -1 is the first padded cell
  ///     before it, `length` the first one after it.
  ///   - length: how many cells the input has along this axis.
  /// - Returns: the cell of the input that is read, or nil where the value is a plain zero. A cell
  ///   inside the input is its own source in every mode.
  public func source(of index: Int, length: Int) -> Int? {
    if (0..<max(length, 0)).contains(index) { return index }
    guard length > 0 else { return nil }
    switch self {
    case .zero:
      return nil
    case .circular:
      let rest = index % length
      return rest < 0 ? rest + length : rest
    case .reflect:
      guard length > 1 else { return 0 }
      let period = 2 * (length - 1)
      let rest = abs(index % period)
      return min(rest, period - rest)
    case .replicate:
      return index < 0 ? 0 : length - 1
    }
  }

  /// The cell that a cell in or beside a map takes its value from; nil where it is a plain zero.
  public func source(of position: Position, in extent: Extent) -> Position? {
    guard let row = source(of: position.row, length: extent.rows),
      let column = source(of: position.column, length: extent.columns)
    else { return nil }
    return Position(row: row, column: column)
  }
}

extension Shape {
  /// The shape with cells added around every map.
  ///
  /// - Throws: `ShapeError` for negative padding, padding that its mode cannot fill, or overflow.
  public func padded(by padding: Padding) throws(ShapeError) -> Shape {
    try padding.check(input: extent)
    return try Shape(
      channels: channels, rows: rows + padding.total.rows,
      columns: columns + padding.total.columns)
  }
}

extension Tensor {
  /// The stack with cells added around every map.
  ///
  /// - Throws: `ShapeError` for negative padding, padding that its mode cannot fill, or a result
  ///   above `Limits.values`.
  public func padded(by padding: Padding) throws(ShapeError) -> Tensor {
    let size = try shape.padded(by: padding)
    guard size != shape else { return self }
    var result = try Tensor(shape: size)
    let (inner, left, width) = (shape.columns, padding.left, size.columns)
    // The columns beside the input that are not plain zeros, and where they are read from.
    let beside = [0..<left, left + inner..<width].joined().compactMap { column in
      padding.mode.source(of: column - left, length: inner).map { (column, $0) }
    }
    var target = result.values.mutableSpan
    for channel in 0..<size.channels {
      for row in 0..<size.rows {
        guard let from = padding.mode.source(of: row - padding.top, length: shape.rows) else {
          continue
        }
        let start = (channel * shape.rows + from) * inner
        let source = values.span.extracting(start..<start + inner)
        let first = (channel * size.rows + row) * width
        for column in source.indices { target[first &+ left &+ column] = source[column] }
        for (column, from) in beside { target[first &+ column] = source[from] }
      }
    }
    return result
  }
}
