import TextScreen

/// A line being typed, with its cursor at the end.
struct TextField: Hashable {
  /// The text so far.
  private(set) var text = ""

  /// The most characters that are taken; a longer paste is cut.
  static let limit = 200

  /// Adds a character, if there is room.
  mutating func type(_ character: Character) {
    if text.count < Self.limit, !character.isNewline { text.append(character) }
  }

  /// Adds pasted text up to its first line end.
  mutating func paste(_ pasted: String) {
    for character in pasted {
      if character.isNewline { return }
      type(character)
    }
  }

  /// Takes the last character back; false if there is none.
  mutating func deleteLast() -> Bool { text.popLast() != nil }

  /// Empties the field.
  mutating func clear() { text = "" }
}
