/// Something played by lines instead of keys: for dumb terminals, pipes and screen readers.
public protocol LineSession {
  /// What is said first.
  var opening: String { get }
  /// What to wait with for the next line.
  var prompt: String { get }
  /// Answers one line, at a time in seconds since 1970.
  mutating func respond(to line: String, at seconds: Int) -> LineReply
}

/// What is said to a line.
public struct LineReply {
  /// The words.
  public var text: String
  /// What the world has to do, in order.
  public var effects: [Effect] = []
  /// Whether the learner has left.
  public var isDone = false
}
