/// One thing that is wrong in a lesson file, with its location and what was expected instead.
public struct LessonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The start of the fault.
  public var location: SourceLocation
  /// The fault and what was expected, one sentence without a full stop.
  public var message: String

  /// Creates an error at a location.
  public init(_ message: String, at location: SourceLocation) {
    self.location = location
    self.message = message
  }

  /// `LINE:COLUMN: message`; callers put the file's name in front.
  public var description: String { "\(location.line):\(location.column): \(message)" }
}

/// Everything that is wrong in one lesson file, in the order of the text; never empty when thrown.
///
/// Past `Limits.errors` the first of them by location are kept and the last one says that more follow.
/// Warnings travel along and count as no errors.
public struct LessonErrors: Error, Equatable, Sendable, CustomStringConvertible {
  private var kept: [LessonError] = []
  private var firstLeftOut: SourceLocation?
  /// Text that reads well and is hardly meant, as it was found; at most `Limits.errors`.
  private(set) var warnings: [LessonError] = []

  /// Creates a collection of errors, by default empty to be filled.
  public init(_ errors: [LessonError] = []) {
    for error in errors { report(error.message, at: error.location) }
  }

  /// The errors, sorted by location.
  public var all: [LessonError] {
    guard let firstLeftOut else { return kept }
    return kept + [LessonError("there are more errors; fix these first", at: firstLeftOut)]
  }

  /// True if nothing is wrong.
  public var isEmpty: Bool { kept.isEmpty }

  /// True if there are so many errors that looking for more is of no use.
  public var isFull: Bool { firstLeftOut != nil }

  /// Adds one error, keeping the order of the text.
  public mutating func report(_ message: String, at location: SourceLocation) {
    let error = LessonError(message, at: location)
    let index = kept.lastIndex { !Self.precedes(error, $0) }.map { $0 + 1 } ?? 0
    kept.insert(error, at: index)
    guard kept.count > Limits.errors else { return }
    firstLeftOut = kept.removeLast().location
  }

  /// Adds a warning; past `Limits.errors` warnings it is left out.
  mutating func warn(_ message: String, at location: SourceLocation) {
    if warnings.count < Limits.errors { warnings.append(LessonError(message, at: location)) }
  }

  /// Adds all errors and warnings of another collection.
  public mutating func report(_ others: LessonErrors) {
    for error in others.kept { report(error.message, at: error.location) }
    firstLeftOut = firstLeftOut ?? others.firstLeftOut
    for warning in others.warnings { warn(warning.message, at: warning.location) }
  }

  /// One error a line.
  public var description: String { all.map(\.description).joined(separator: "\n") }

  private static func precedes(_ a: LessonError, _ b: LessonError) -> Bool {
    (a.location.line, a.location.column, a.message)
      < (b.location.line, b.location.column, b.message)
  }
}
