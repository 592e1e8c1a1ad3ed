/// Text of several roles on one line.
public struct StyledText: Hashable, Sendable {
  /// A stretch of one role.
  public struct Run: Hashable, Sendable {
    /// The text.
    public var text: SafeText
    /// Its role.
    public var role: Role
  }

  /// The stretches, left to right.
  public var runs: [Run] = []

  /// Creates a text of one role, or an empty one.
  public init(_ text: SafeText = "", _ role: Role = .text) { append(text, role) }

  /// Adds a stretch at the end.
  public mutating func append(_ text: SafeText, _ role: Role = .text) {
    if !text.description.isEmpty { runs.append(Run(text: text, role: role)) }
  }

  /// The columns it takes.
  public func width(in glyphs: GlyphSet) -> Int {
    runs.reduce(0) { $0 + glyphs.width(of: $1.text) }
  }

  /// Blanks of the same width: the room of a text that is not shown.
  public var blanked: StyledText {
    StyledText(
      SafeText(String(repeating: " ", count: runs.reduce(0) { $0 + CharacterWidth.of($1.text) })))
  }

  /// A question mark at the right edge of the text's room.
  public var asked: StyledText {
    var text = blanked
    if let last = text.runs.popLast() {
      text.append(SafeText(String(last.text.description.dropFirst())))
    }
    text.append("?", .predicted)
    return text
  }

  /// The words, without their roles.
  public var text: String { runs.map(\.text.description).joined() }

  /// The text with blanks after it, so that it takes at least so many columns.
  public func filled(to columns: Int, in glyphs: GlyphSet = .unicode) -> StyledText {
    var text = self
    text.append(SafeText("").filled(to: columns.minus(width(in: glyphs))))
    return text
  }
}

extension SafeText {
  /// The text with blanks after it, so that it takes at least so many columns.
  public func filled(to columns: Int, in glyphs: GlyphSet = .unicode) -> SafeText {
    let blanks = columns.minus(glyphs.width(of: self))
    return blanks <= 0 ? self : SafeText(description + String(repeating: " ", count: blanks))
  }
}

extension Frame {
  /// Writes a styled text on one row; returns the column after it.
  @discardableResult
  public mutating func put(_ text: StyledText, row: Int, column: Int) -> Int {
    text.runs.reduce(column) { put($1.text, row: row, column: $0, $1.role) }
  }

  /// Writes lines below each other.
  public mutating func put(_ lines: [StyledText], row: Int, column: Int) {
    for (index, line) in lines.enumerated() { put(line, row: row.plus(index), column: column) }
  }
}
