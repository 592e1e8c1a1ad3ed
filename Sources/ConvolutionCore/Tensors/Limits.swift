/// The sizes that this module accepts.
///
/// Whatever is larger is refused before anything is allocated.
public enum Limits {
  /// The most values that one tensor holds: 2^24 = 16,777,216, which is 64 MB of `Float`.
  public static let values = 1 << 24

  /// The largest side, stride, padding or dilation: 2^30.
  ///
  /// A sum of a few of these, or a product of two, fits an `Int`, so the size formulas need no
  /// further care.
  public static let side = 1 << 30

  /// Refuses a number outside a range, by name.
  static func check(
    _ value: Int, in expected: ClosedRange<Int>, _ name: @autoclosure () -> String
  ) throws(ShapeError) {
    guard expected.contains(value) else {
      throw .outOfRange(name: name(), value: value, expected: expected)
    }
  }

  /// Refuses a count below 1, by name.
  static func checkPositive(
    _ count: Int, _ name: @autoclosure () -> String
  ) throws(ShapeError) {
    try check(count, in: 1...Int.max, name())
  }

  /// Refuses a shape that is too large to be held.
  static func checkHolds(_ shape: Shape) throws(ShapeError) {
    guard shape.count <= values else { throw .tooManyValues(shape) }
  }
}
