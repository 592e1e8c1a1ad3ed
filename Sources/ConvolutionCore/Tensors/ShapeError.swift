/// The reason why sizes do not go together.
///
/// As a string, `"\(error)"`, it is one line for people: what was found and what was expected, with
/// the sum that failed.
public indirect enum ShapeError: Error, Hashable, Sendable {
  /// A number lies outside the range it must be in.
  case outOfRange(name: String, value: Int, expected: ClosedRange<Int>)
  /// A kernel is longer than the padded input along an axis.
  case kernelDoesNotFit(
    kernel: Extent, input: Extent, padding: Padding, dilation: Extent, along: Axis)
  /// A padding mode would read more of the input than there is.
  case paddingTooWide(mode: Padding.Mode, padding: Int, length: Int, along: Axis)
  /// A pooling window lies on padding only.
  case emptyWindow(start: Int, span: Int, length: Int, along: Axis)
  /// A tensor would hold more than `Limits.values` numbers.
  case tooManyValues(Shape)
  /// A list has another length than its shape says.
  case wrongCount(of: String, found: Int, expected: String)
  /// The rows of a grid differ in length.
  case raggedRow(row: Int, expected: Int, found: Int)
  /// The filters of one bank differ in size; the second shape is the first filter's.
  case unlikeFilters(Shape, Shape)
  /// Two tensors differ in shape; the second shape is the expected one.
  case unlikeShapes(Shape, Shape)
  /// Filters read another number of channels than the input has.
  case channelMismatch(filterChannels: Int, groups: Int, inputChannels: Int)
  /// A number of things does not divide into that many groups.
  case unevenGroups(of: String, count: Int, groups: Int)
  /// A cell lies outside the map it is looked up in.
  case outside(channel: Int, position: Position, shape: Shape)
  /// A count does not fit 64 bits; `approximately` is its nearest `Double`.
  case overflow(sum: String, approximately: Double)
  /// Something is wrong in a layer of a chain; the first one is layer 1.
  case inLayer(Int, ShapeError)
}

extension ShapeError {
  /// Wraps an error with the number of its layer; `index` counts from 0.
  static func locating<T>(
    layer index: Int, _ body: () throws(ShapeError) -> T
  ) throws(ShapeError) -> T {
    do { return try body() } catch { throw .inLayer(index + 1, error) }
  }
}

extension ShapeError: CustomStringConvertible {
  /// The text: what was found and what was expected, with the arithmetic.
  public var description: String {
    switch self {
    case .outOfRange(let name, let value, let expected):
      return "\(name) \(value), expected \(Self.words(for: expected, insteadOf: value))"
    case .kernelDoesNotFit(let kernel, let input, let padding, let dilation, let axis):
      return Self.misfit(kernel, input, padding, dilation, axis)
    case .paddingTooWide(let mode, let padding, let length, let axis):
      let most = mode == .reflect ? "\(length) - 1 = \(length - 1)" : "\(length)"
      return "\(mode) padding \(padding) beside \(Self.counted(length, "\(axis)")), "
        + "expected at most \(most)"
    case .emptyWindow(let start, let span, let length, let axis):
      return "window at \(axis) \(start) to \(start) + \(span) - 1 = \(start + span - 1) "
        + "reads padding only, expected one of \(axis) 0 to \(length - 1)"
    case .tooManyValues(let shape):
      return "\(shape) = \(shape.count) values, expected at most \(Limits.values)"
    case .wrongCount(let what, let found, let expected):
      return "\(Self.counted(found, what)), expected \(expected)"
    case .raggedRow(let row, let expected, let found):
      return "row \(row) has \(Self.counted(found, "values")), expected \(expected) as in row 0"
    case .unlikeFilters(let filter, let first):
      return "filter \(filter), expected \(first) as the first"
    case .unlikeShapes(let shape, let expected):
      return "shape \(shape), expected \(expected)"
    case .channelMismatch(let filterChannels, let groups, let inputChannels):
      let sum = groups == 1 ? "" : "\(groups) groups · \(filterChannels) = "
      return "filters read \(sum)\(Self.counted(groups * filterChannels, "channels")), "
        + "the input has \(inputChannels)"
    case .unevenGroups(let what, let count, let groups):
      return "\(Self.counted(count, what)) in \(groups) groups: "
        + "\(count) = \(groups)·\(count / groups) + \(count % groups), expected no remainder"
    case .outside(let channel, let position, let shape):
      return "cell \(channel), \(position.row), \(position.column) lies outside \(shape): "
        + "expected channel 0 to \(shape.channels - 1), row 0 to \(shape.rows - 1), "
        + "column 0 to \(shape.columns - 1)"
    case .overflow(let sum, let approximately):
      return "\(sum) = \(approximately), more than \(Int.max)"
    case .inLayer(let layer, let error):
      return "layer \(layer): \(error)"
    }
  }

  /// A count and its noun, which is given in the plural: `2 biases`, `1 bias`.
  private static func counted(_ count: Int, _ plural: String) -> String {
    let ending = plural.hasSuffix("ses") ? 2 : 1
    return "\(count) \(count == 1 ? String(plural.dropLast(ending)) : plural)"
  }

  private static func words(for range: ClosedRange<Int>, insteadOf value: Int) -> String {
    if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
    return value < range.lowerBound && range.upperBound >= Limits.side
      ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
  }

  private static func misfit(
    _ kernel: Extent, _ input: Extent, _ padding: Padding, _ dilation: Extent, _ axis: Axis
  ) -> String {
    let n, before, after, k, d: Int
    switch axis {
    case .rows:
      (n, before, after) = (input.rows, padding.top, padding.bottom)
      (k, d) = (kernel.rows, dilation.rows)
    case .columns, .cells:
      (n, before, after) = (input.columns, padding.left, padding.right)
      (k, d) = (kernel.columns, dilation.columns)
    }
    let sizes =
      axis == .cells
      ? "kernel \(k) does not fit input \(n)" : "kernel \(kernel) does not fit input \(input)"
    return "\(sizes): \(n) + \(before) + \(after) - (\(d)·(\(k)-1) + 1) = "
      + "\(n + before + after - (d * (k - 1) + 1)) \(axis) to move in, expected 0 or more"
  }
}
