/// What stood in the way of reading or keeping a file.
public struct StorageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder, as it was asked for: it may hold any character, so whoever shows it makes
  /// it safe first.
  public let path: String
  /// What is wrong with it, as the rest of a sentence: "is not a regular file".
  public let reason: String
  /// The number of the failed system call behind it, if one failed.
  let cause: SystemError?

  init(_ path: String, _ reason: String, cause: SystemError? = nil) {
    self.path = path
    self.reason = cause.map { "\(reason): \($0.words)" } ?? reason
    self.cause = cause
  }

  /// The path and what is wrong with it: "/etc is not a regular file".
  public var description: String { "\(path) \(reason)" }
}
