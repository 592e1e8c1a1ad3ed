/// A picture made smaller while its rows come in: each new pixel is the mean of the area that it
/// covers, of pixels that it covers in part only that part.
///
/// Only the small picture is held, however large the other one is.
public struct AreaMean: Sendable {
  private let source: Extent
  private let channels: Int
  private let target: Extent
  /// The sums of value · area, channel by channel.
  private var sums: [Double]
  private let columnSpans: [Span]
  private var row = 0

  /// Starts with no row.
  ///
  /// - Parameters:
  ///   - source: the rows and columns that come in.
  ///   - channels: the numbers of a pixel.
  ///   - most: what the result fits into, at the same proportions; it is never larger than `source`.
  /// - Throws: `ShapeError` for sides below 1, or a result that cannot be held.
  public init(from source: Extent, channels: Int, within most: Extent) throws(ShapeError) {
    _ = try Shape(channels: channels, source)
    _ = try Shape(channels: channels, most)
    self.source = source
    self.channels = channels
    target = Self.fitted(source, into: most)
    let shape = try Shape(channels: channels, target)
    try Limits.checkHolds(shape)
    sums = Array(repeating: 0, count: shape.count)
    columnSpans = (0..<source.columns).map {
      [columns = target.columns] in Span($0, of: source.columns, onto: columns)
    }
  }

  /// The largest size of these proportions, to the nearest pixel, that fits into another; never
  /// more than it was.
  static func fitted(_ extent: Extent, into most: Extent) -> Extent {
    let scale = min(
      1, Double(most.rows) / Double(extent.rows), Double(most.columns) / Double(extent.columns))
    func side(_ length: Int, _ most: Int) -> Int {
      max(1, min(most, Int(exactly: (Double(length) * scale).rounded()) ?? most))
    }
    return Extent(
      rows: side(extent.rows, min(extent.rows, most.rows)),
      columns: side(extent.columns, min(extent.columns, most.columns)))
  }

  /// Takes the next row: all numbers of its first pixel, then those of the second; rows past the
  /// last and rows of another length are left out.
  public mutating func add(_ numbers: [Float]) {
    guard row < source.rows, numbers.count == source.columns * channels else { return }
    var line = [Double](repeating: 0, count: channels * target.columns)
    for (column, span) in columnSpans.enumerated() {
      for channel in 0..<channels {
        let value = Double(numbers[column * channels + channel])
        let index = channel * target.columns + span.cell
        line[index] += span.inside * value
        // What is left over lies in the next cell, if there is one.
        if span.beyond > 0 { line[index + 1] += span.beyond * value }
      }
    }
    let span = Span(row, of: source.rows, onto: target.rows)
    for (offset, height) in [span.inside, span.beyond].enumerated() where height > 0 {
      for channel in 0..<channels {
        let start = (channel * target.rows + span.cell + offset) * target.columns
        for column in 0..<target.columns {
          sums[start + column] += height * line[channel * target.columns + column]
        }
      }
    }
    row += 1
  }

  /// The picture; rows that have not come in count as 0.
  public var picture: Tensor {
    Tensor(
      checkedShape: Shape(
        checkedChannels: channels, rows: target.rows, columns: target.columns),
      // Every new pixel covers an area of 1.
      values: sums.map { Float($0) })
  }

  /// The one or two cells of the small picture that a cell of the large one lies on: it is no longer
  /// than they are.
  private struct Span: Sendable {
    /// The first of them.
    let cell: Int
    /// The length in it, and in the next one.
    let inside, beyond: Double

    init(_ index: Int, of count: Int, onto target: Int) {
      // In whole numbers: a cell of the large picture is `target` long, one of the small `count`.
      let start = index * target
      cell = start / count
      let end = start + target
      let border = (cell + 1) * count
      inside = Double(min(end, border) - start) / Double(count)
      beyond = Double(max(0, end - border)) / Double(count)
    }
  }
}

extension Tensor {
  /// Every map made smaller, so that it fits into a size at its proportions; as it is if it fits.
  ///
  /// Each new pixel is the mean of the area that it covers: 0 4 8 12 in two columns is 2 10.
  ///
  /// - Parameter most: the rows and columns that it has at most, at least 1 each.
  /// - Returns: as many channels.
  /// - Throws: `ShapeError.outOfRange` for no rows or columns.
  public func reduced(within most: Extent) throws(ShapeError) -> Tensor {
    var mean = try AreaMean(from: shape.extent, channels: shape.channels, within: most)
    for row in 0..<shape.rows {
      mean.add(
        (0..<shape.columns).flatMap { column in
          (0..<shape.channels).map { self[$0, row, column] }
        })
    }
    return mean.picture
  }

  /// The brightness of a colour picture, as the eye weighs red, green and blue: 0.299, 0.587 and
  /// 0.114 of them (ITU-R BT.601); any other picture as it is.
  public var brightness: Tensor {
    guard shape.channels == 3 else { return self }
    let (red, green, blue) = (channel(0).values, channel(1).values, channel(2).values)
    return Tensor(
      checkedShape: shape.withChannels(1),
      values: red.indices.map { 0.299 * red[$0] + 0.587 * green[$0] + 0.114 * blue[$0] })
  }
}
