/// The cells along one axis that the windows of a layer read, and how often.
///
/// A 3-wide window over 7 cells reads them 1 2 3 3 3 2 1 times: the cells at the ends lie under fewer
/// windows. With stride 2 and one cell of padding, 3 windows over 6 cells leave the last padded cell
/// unread.
public struct WindowCoverage: Hashable, Sendable {
  /// How many cells the input has.
  public let length: Int
  /// The positions of the padded input, counted from the first cell of the input.
  public let positions: Range<Int>
  /// The positions under the taps of each window: negative, or past the end, on padding.
  public let windows: [[Int]]
  private let mode: Padding.Mode

  /// Lays the windows of a layer along the columns of an input.
  ///
  /// - Throws: `ShapeError` as `Sliding.outputExtent(input:kernel:rounding:)`.
  public init(of length: Int, _ window: SlidingWindow) throws(ShapeError) {
    let extent = Extent(rows: window.kernel.rows, columns: length)
    let count = try window.outputExtent(input: extent).columns
    let axis = window.along(.columns)
    self.length = length
    let positions = -axis.padding.before..<length + axis.padding.after
    windows = (0..<count).map { unit in
      (0..<axis.kernel).map { axis.start(of: unit) + $0 * axis.dilation }
        .filter(positions.contains)
    }
    (self.positions, mode) = (positions, axis.mode)
  }

  /// How often the first windows read each cell of the input.
  ///
  /// A padded cell counts as the cell that its value comes from, so circular padding that keeps the
  /// size makes all cells equal at stride 1.
  public func reads(ofFirst count: Int) -> [Int] {
    var reads = [Int](repeating: 0, count: length)
    for position in windows.prefix(max(0, count)).joined() {
      if let cell = mode.source(of: position, length: length) { reads[cell] += 1 }
    }
    return reads
  }

  /// How often all windows read each cell of the input.
  public var reads: [Int] { reads(ofFirst: windows.count) }

  /// The cells of the input that no window reads, ascending.
  public var unread: [Int] { reads.indices.filter { reads[$0] == 0 } }

  /// The padded cells that no tap lies on, ascending.
  public var unreadPadding: [Int] {
    let read = Set(windows.joined())
    return positions.filter { !(0..<length).contains($0) && !read.contains($0) }
  }

  /// The value of a padded position where each cell holds its own index; nil for a padded zero.
  public func source(of position: Int) -> Int? { mode.source(of: position, length: length) }

  /// The cells of the input past the last window, if any: what a stride that does not divide leaves
  /// at the end.
  public var leftAtEnd: Range<Int> {
    let end = (windows.last?.last ?? -1) + 1
    return min(max(0, end), length)..<length
  }
}
