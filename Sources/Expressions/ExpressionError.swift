/// Why an expression cannot be read or has no value, and where.
public struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The position of the fault: characters into the text, from 0.
  public var column: Int
  /// The text, without a full stop: what was expected and what was found.
  public var message: String
  /// The name at fault, where it is one that nothing has.
  public var unknown: UnknownName?

  /// A name that nothing has, for a search for one that was meant.
  public struct UnknownName: Hashable, Sendable {
    /// The name as written; that of an argument with its colon.
    public let name: String
    /// The names that would have been known there.
    public let known: [String]
    /// The message without what was expected.
    let finding: String
  }

  /// Creates an error at a position.
  public init(_ message: String, at column: Int) {
    self.column = column
    self.message = message
  }

  /// Creates an error about a name that nothing has.
  init(
    _ finding: String, otherwise expectation: String = "", unknown name: String,
    among known: [String], at column: Int
  ) {
    self.init(finding + expectation, at: column)
    unknown = UnknownName(name: name, known: known, finding: finding)
  }

  /// The error with the name that was probably meant: `…, did you mean dense?`.
  ///
  /// Whoever shows the error decides how near a name must be, alike for all messages.
  ///
  /// - Parameter nearest: finds the nearest of the known names, nil if none is near.
  /// - Returns: the same error where no name is unknown or none is near.
  public func suggesting(
    _ nearest: (_ name: String, _ known: [String]) -> String?
  ) -> ExpressionError {
    guard let unknown, let near = nearest(unknown.name, unknown.known) else { return self }
    return ExpressionError("\(unknown.finding), did you mean \(near)?", at: column)
  }

  /// The message with its column counted from 1, as editors do: `5: division by zero`.
  public var description: String { "\(column + 1): \(message)" }
}
