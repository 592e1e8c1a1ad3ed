/// A picture moved right by some columns, or left by a negative number of them.
public struct ColumnShift: Hashable, Sendable {
  /// By how many columns.
  public var columns: Int
  /// The number that comes in behind it; nil for what left on the other side.
  public var entering: Float?

  /// Makes a shift that wraps round, or one that brings in a number.
  public init(_ columns: Int, entering: Float? = nil) {
    (self.columns, self.entering) = (columns, entering)
  }

  /// Every map of a tensor after the shift.
  public func moved(_ tensor: Tensor) -> Tensor {
    entering.map { tensor.shifted(columns: columns, entering: $0) }
      ?? tensor.rolled(columns: columns)
  }

  /// The column that a column after the shift comes from, of so many; nil where a number came in.
  public func source(of column: Int, width: Int) -> Int? {
    guard (0..<width).contains(column) else { return nil }
    let (source, overflow) = column.subtractingReportingOverflow(columns)
    if entering != nil { return !overflow && (0..<width).contains(source) ? source : nil }
    let rest = (column - columns % width) % width
    return rest < 0 ? rest + width : rest
  }

  /// Writes a value so that it is seen at a column after the shift: into the row where the column
  /// comes from, or as the number that comes in.
  public mutating func write(_ value: Float, at column: Int, into row: inout [Float]) {
    if let source = source(of: column, width: row.count) {
      row[source] = value
    } else if entering != nil {
      entering = value
    }
  }
}
