/// A layer that keeps one number of each window.
///
/// It has no weights. Each channel is pooled by itself. On padding:
/// - the maximum and the minimum never take a padded zero, as if it were infinitely small or large;
/// - the average counts padded zeros unless `countsPadding` is false. Counting is what PyTorch and
///   Caffe do by default, not counting what TensorFlow does; cells past the padding, which only
///   rounding up reaches, never count;
/// - circular, reflecting and replicating padding hold real values, which take part like any other.
///
/// A NaN in a window makes its result NaN.
public struct Pooling: Hashable, Sendable {
  /// Which number of a window is kept.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The largest; among equals the first in row order wins.
    case max
    /// The mean.
    case average
    /// The smallest; among equals the first in row order wins.
    case min
    /// The Euclidean norm: the root of the sum of squares.
    case l2
  }

  /// Which number is kept.
  public var kind: Kind
  /// The window, how it moves, and whether a last one may hang over the end.
  public var window: SlidingWindow
  /// True if the average divides by all cells of the padded window, false for real ones only.
  public var countsPadding: Bool

  /// Makes a pooling layer, which rounds as its window does unless it is given a rounding.
  public init(
    _ kind: Kind, _ window: SlidingWindow, rounding: Rounding? = nil, countsPadding: Bool = true
  ) {
    self.kind = kind
    self.window = window
    self.countsPadding = countsPadding
    if let rounding { self.window.rounding = rounding }
  }

  /// Makes a pooling layer with a square window, whose stride is its side unless given.
  public init(
    _ kind: Kind, _ side: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .down
  ) {
    self.init(kind, .pooling(side, stride: stride, padding: padding, rounding: rounding))
  }

  /// The layer that pools maps of a given size as a whole, one window for each channel.
  public static func global(_ kind: Kind, over extent: Extent) -> Pooling {
    Pooling(kind, SlidingWindow(extent))
  }

  /// The shape of the output: as many channels as the input.
  ///
  /// - Throws: `ShapeError` if the window does not fit.
  public func outputShape(input: Shape) throws(ShapeError) -> Shape {
    try Shape(channels: input.channels, window.outputExtent(input: input.extent))
  }

  /// The shape of the output, for an input that is pooled in earnest.
  ///
  /// - Throws: also if the input with its padding is larger than a tensor may be.
  func checkedOutputShape(input: Shape) throws(ShapeError) -> Shape {
    let shape = try outputShape(input: input)
    try Limits.checkHolds(shape)
    try Limits.checkHolds(input.padded(by: window.sliding.padding))
    return shape
  }

  /// The cells that one window reads along an axis, tap by tap; nil for a padded zero.
  ///
  /// - Throws: `ShapeError.emptyWindow` if the window lies on padding only.
  func sources(_ axis: Axis, unit: Int, length: Int) throws(ShapeError) -> [Int?] {
    let window = window.along(axis)
    let sources = window.sources(of: unit, length: length)
    guard sources.contains(where: { $0 != nil }) else {
      throw .emptyWindow(
        start: window.start(of: unit), span: window.span, length: length, along: axis)
    }
    return sources
  }

  /// The cells that every window reads along an axis.
  func sources(_ axis: Axis, count: Int, length: Int) throws(ShapeError) -> [[Int?]] {
    var all: [[Int?]] = []
    all.reserveCapacity(count)
    for unit in 0..<count { all.append(try sources(axis, unit: unit, length: length)) }
    return all
  }
}
