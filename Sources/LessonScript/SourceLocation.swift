/// A place in a lesson file, as people and editors count it.
public struct SourceLocation: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column in characters (Unicode scalars, not bytes), from 1.
  public var column: Int

  /// Creates a place; `line` and `column` count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A value together with the place where its text starts.
public struct Located<Value: Sendable & Equatable>: Sendable, Equatable {
  /// What stands there.
  public var value: Value
  /// Where its first character stands.
  public var location: SourceLocation

  /// Creates a value with its place.
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}
