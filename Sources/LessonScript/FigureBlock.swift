/// The body of a `figure KIND` fence: located keys and values that the figure kind makes sense of.
public struct FigureBlock: Sendable, Equatable {
  /// The kind named after `figure`, not checked here.
  public var kind: Located<String>
  /// The id given as `id=…`, or nil.
  public var id: Located<String>?
  /// The entries in order; keys are unique.
  public var entries: [Entry]

  /// One `key: value` line, with the indented lines below it.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public var key: Located<String>
    /// The rest of the key's line, white space trimmed; empty if the value stands below.
    public var value: Located<String>
    /// The indented lines below the key, indentation removed, blank lines left out.
    public var lines: [Located<String>]
  }
}
