import Expressions
import Learning
import TextScreen

/// A line being typed, with its cursor at the end.
struct TextField: Hashable {
  /// The text so far.
  private(set) var text = ""

  /// The most characters that are taken; a longer paste is cut.
  static let limit = 200

  /// Adds a character, if there is room.
  mutating func type(_ character: Character) {
    if !isFull, !character.isNewline { text.append(character) }
  }

  /// Adds pasted text up to its first line end.
  mutating func paste(_ pasted: String) {
    for character in pasted {
      if character.isNewline || isFull { return }
      type(character)
    }
  }

  private var isFull: Bool { text.count >= Self.limit }

  /// Takes the last character back; false if there is none.
  mutating func deleteLast() -> Bool { text.popLast() != nil }

  /// Empties the field.
  mutating func clear() { text = "" }
}

/// Reads what a learner types as a number: `98304500`, `98,304,500`, `9.83e7`, or a sum.
enum NumberField {
  /// The answer in a text, or why there is none.
  static func answer(in text: String) -> Result<Answer, Unfinished> {
    let trimmed = String(text.drop { $0 == " " })
    guard !trimmed.isEmpty else { return .failure(Unfinished(reason: "type a number first")) }
    if let number = parseTypedNumber(trimmed) { return .success(.number(number, typed: trimmed)) }
    do throws(ExpressionError) {
      let number = try Expression(parsing: trimmed).value()
      return .success(.number(number, typed: trimmed))
    } catch { return .failure(Unfinished(reason: error.message)) }
  }

  /// How the program reads a text: `= 98,304,500`; nil where that says nothing new.
  static func reading(of text: String) -> String? {
    guard case .success(.number(let number, let typed)) = answer(in: text) else { return nil }
    let reading = number.description
    return reading == typed ? nil : "= \(reading)"
  }
}
