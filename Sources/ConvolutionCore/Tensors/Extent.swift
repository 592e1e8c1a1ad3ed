/// A height and a width: of an input, a kernel, a stride or a dilation.
///
/// A plain pair of numbers; what they may be is checked where they are used.
public struct Extent: Hashable, Sendable {
  /// The height, or the step from row to row.
  public var rows: Int
  /// The width, or the step from column to column.
  public var columns: Int

  /// Makes a rectangle.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Makes a square: `Extent(3)` is 3×3.
  public init(_ side: Int) {
    self.init(rows: side, columns: side)
  }

  /// The number of cells, rows · columns: 0 if a side is below 1, and `Int.max` where the product
  /// does not fit 64 bits.
  public var cells: Int {
    let (product, overflow) = max(rows, 0).multipliedReportingOverflow(by: max(columns, 0))
    return overflow ? .max : product
  }
}

extension Extent: CustomStringConvertible {
  /// Height × width, such as `3×3`.
  public var description: String { "\(rows)×\(columns)" }
}
