/// One thing that is wrong in a lesson file, with its place and what was expected instead.
public struct LessonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the fault starts.
  public var location: SourceLocation
  /// What is wrong and what was expected, one sentence without a full stop.
  public var message: String

  /// Creates an error at a place.
  public init(_ message: String, at location: SourceLocation) {
    self.location = location
    self.message = message
  }

  /// `LINE:COLUMN: message`; whoever knows the file's name puts it in front.
  public var description: String { "\(location.line):\(location.column): \(message)" }
}

/// Everything that is wrong in one lesson file, in the order of the text; never empty when thrown.
public struct LessonErrors: Error, Equatable, Sendable, CustomStringConvertible {
  /// The errors, sorted by place.
  public private(set) var all: [LessonError] = []

  /// Creates a collection of errors, by default empty to be filled.
  public init(_ errors: [LessonError] = []) { self.all = errors.sorted(by: Self.precedes) }

  /// Whether nothing is wrong.
  public var isEmpty: Bool { all.isEmpty }

  /// Adds one error, keeping the order of the text.
  public mutating func report(_ message: String, at location: SourceLocation) {
    all.append(LessonError(message, at: location))
    all.sort(by: Self.precedes)
  }

  /// Adds all errors of another collection.
  public mutating func report(_ others: LessonErrors) {
    all += others.all
    all.sort(by: Self.precedes)
  }

  /// One error a line.
  public var description: String { all.map(\.description).joined(separator: "\n") }

  private static func precedes(_ a: LessonError, _ b: LessonError) -> Bool {
    (a.location.line, a.location.column, a.message)
      < (b.location.line, b.location.column, b.message)
  }
}
