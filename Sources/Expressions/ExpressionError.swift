/// Why an expression cannot be read or has no value, and where.
public struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place of the fault: characters into the text, from 0.
  public var column: Int
  /// What was expected and what was found, without a full stop.
  public var message: String

  /// Creates an error at a place.
  public init(_ message: String, at column: Int) {
    self.column = column
    self.message = message
  }

  /// The message with its column counted from 1, as editors do: `5: division by zero`.
  public var description: String { "\(column + 1): \(message)" }
}
