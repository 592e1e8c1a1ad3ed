/// A count that goes on in `Double` where 64 bits end, instead of trapping.
///
/// Products and sums of such counts are exact as long as they fit; past that they keep the nearest
/// `Double`, so that an error can still say how much it would have been.
struct CheckedCount {
  /// The count, or nil once it no longer fits.
  let exact: Int?
  /// The count as a `Double`.
  let approximate: Double

  init(_ count: Int) {
    exact = count
    approximate = Double(count)
  }

  private init(_ exact: (partialValue: Int, overflow: Bool)?, else approximate: Double) {
    let fits = exact.flatMap { $0.overflow ? nil : $0.partialValue }
    self.exact = fits
    self.approximate = fits.map(Double.init) ?? approximate
  }

  static func * (left: CheckedCount, right: CheckedCount) -> CheckedCount {
    CheckedCount(
      left.exact.flatMap { a in right.exact.map { a.multipliedReportingOverflow(by: $0) } },
      else: left.approximate * right.approximate)
  }

  static func + (left: CheckedCount, right: CheckedCount) -> CheckedCount {
    CheckedCount(
      left.exact.flatMap { a in right.exact.map { a.addingReportingOverflow($0) } },
      else: left.approximate + right.approximate)
  }

  /// The exact count.
  ///
  /// - Throws: `ShapeError.overflow` with the sum in words and its `Double`.
  func count(_ sum: @autoclosure () -> String) throws(ShapeError) -> Int {
    guard let exact else { throw .overflow(sum: sum(), approximately: approximate) }
    return exact
  }
}
