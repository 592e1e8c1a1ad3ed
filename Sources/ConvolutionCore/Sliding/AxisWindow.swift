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

  /// How far the window can move from its first place; negative where it does not fit.
  func room(over length: Int) -> Int {
    length + padding.before + padding.after - span
  }

  /// How often the window fits, or nil if it does not.
  func count(over length: Int, rounding: Rounding) -> Int? {
    let room = room(over: length)
    guard room >= 0 else { return nil }
    let whole = room / stride + 1
    let overhangs = rounding == .up && room % stride > 0 && start(of: whole) < length
    return overhangs ? whole + 1 : whole
  }

  /// Where the first tap of a window looks: negative on padding.
  func start(of unit: Int) -> Int {
    unit * stride - padding.before
  }

  /// What the taps of a window read, in order: a cell of the input, or nil for a padded zero.
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
