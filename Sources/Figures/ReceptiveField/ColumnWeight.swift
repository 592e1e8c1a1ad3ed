import ConvolutionCore

/// How the paths from a unit are spread over the columns that it sees.
struct ColumnWeight {
  /// Paths to each column of the field, from its first to its last.
  let counts: [Double]
  /// The middle of the field, about half of its columns, as many on the left as on the right.
  let middle: Range<Int>

  /// Sums up; nil if nothing is seen.
  init?(_ paths: PathCounts?) {
    guard let paths, let columns = paths.region?.columns else { return nil }
    counts = Array(paths.columns[columns])
    // Half, rounded down to the field's own parity, so that the sides are alike.
    let half = counts.count / 2
    let width = max(half - (counts.count - half) % 2, 2 - counts.count % 2)
    let start = (counts.count - width) / 2
    middle = start..<start + width
  }

  /// All paths along a row.
  var total: Double { counts.reduce(0, +) }

  /// The counts in order: `1 5 15 30 45 51 45 30 15 5 1`.
  var list: String { counts.map(Self.text).joined(separator: " ") }

  /// What the middle carries of all paths: `82.7%`.
  var middleShare: String {
    NumberFormat.fixed(100 * counts[middle].reduce(0, +) / total, decimals: 1) + "%"
  }

  /// A count as it is written.
  static func text(_ count: Double) -> String { NumberFormat.fixed(count, decimals: 0) }
}
