/// The spread of the paths from a unit over the columns that it reads.
public struct PathSpread: Hashable, Sendable {
  /// Paths to each column, from the first one that is read to the last; whole numbers.
  public let counts: [Double]
  /// The middle of these columns, about half of them, as many on the left as on the right.
  public let middle: Range<Int>

  /// All paths along a row.
  public var total: Double { counts.reduce(0, +) }

  /// The share of all paths that lead to the middle, 0 to 1.
  public var middleShare: Double { counts[middle].reduce(0, +) / total }
}

extension PathCounts {
  /// The spread over columns; nil if no path leads anywhere.
  ///
  /// Of 1 5 15 30 45 51 45 30 15 5 1 the middle five have 82.7 % of all paths.
  public var spread: PathSpread? {
    guard let columns = region?.columns else { return nil }
    let counts = Array(self.columns[columns])
    // Half, rounded down to the number's own parity, so that the sides are alike.
    let half = counts.count / 2
    let width = max(half - (counts.count - half) % 2, 2 - counts.count % 2)
    let start = (counts.count - width) / 2
    return PathSpread(counts: counts, middle: start..<start + width)
  }

  /// The cells that a path leads to.
  public var cells: Set<Position> {
    Set(readRows.flatMap { row in readColumns.map { Position(row: row, column: $0) } })
  }

  /// How many cells a path leads to.
  public var cellCount: Int { readRows.count * readColumns.count }
}
