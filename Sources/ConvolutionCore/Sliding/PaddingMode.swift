extension Padding {
  /// What the added cells hold, shown for a row of a b c d with two cells added on each side.
  public enum Mode: String, CaseIterable, Hashable, Sendable {
    /// Zeros: 0 0 | a b c d | 0 0.
    case zero
    /// The other end, as on a ring: c d | a b c d | a b.
    case circular
    /// A mirror that stands on the edge cell: c b | a b c d | c b.
    case reflect
    /// The edge cell again: a a | a b c d | d d.
    case replicate
  }
}

extension Padding.Mode {
  /// Where a cell beside the input takes its value from.
  ///
  /// - Parameters:
  ///   - index: a place counted from the first cell of the input: -1 is the first padded cell
  ///     before it, `length` the first one after it.
  ///   - length: how many cells the input has along this axis.
  /// - Returns: the cell of the input that is read, or nil where the value is a plain zero. A place
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

  /// Where a cell in or beside a map takes its value from; nil where it is a plain zero.
  public func source(of position: Position, in extent: Extent) -> Position? {
    guard let row = source(of: position.row, length: extent.rows),
      let column = source(of: position.column, length: extent.columns)
    else { return nil }
    return Position(row: row, column: column)
  }
}
