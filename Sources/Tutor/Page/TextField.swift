import Expressions
import Learning
import TextScreen

/// A line being typed, with its caret.
struct TextField: Hashable {
  /// The text before the caret.
  private(set) var left = ""
  /// The text after the caret.
  private(set) var right = ""

  /// Holds some text, with the caret at its end.
  init(_ text: String = "") { left = text }

  /// The most characters that are taken; a longer paste is cut.
  static let limit = 200

  /// A key that changes a line of text, as in a shell.
  enum Edit: Hashable {
    case left, right, start, end
    case deleteBack, deleteForward, deleteToStart, deleteWord
  }

  /// The text so far.
  var text: String { left + right }
  /// True if nothing is typed.
  var isEmpty: Bool { left.isEmpty && right.isEmpty }

  /// Adds a character at the caret, if there is room.
  mutating func type(_ character: Character) {
    if !isFull, !character.isNewline { left.append(character) }
  }

  /// Adds pasted text up to its first line end.
  mutating func paste(_ pasted: String) {
    for character in pasted {
      if character.isNewline || isFull { return }
      type(character)
    }
  }

  private var isFull: Bool { left.count + right.count >= Self.limit }

  /// Moves the caret or deletes at it.
  mutating func apply(_ edit: Edit) {
    switch edit {
    case .left: if let character = left.popLast() { right.insert(character, at: right.startIndex) }
    case .right: if !right.isEmpty { left.append(right.removeFirst()) }
    case .start: (left, right) = ("", text)
    case .end: (left, right) = (text, "")
    case .deleteBack: _ = left.popLast()
    case .deleteForward: if !right.isEmpty { right.removeFirst() }
    case .deleteToStart: left = ""
    case .deleteWord:
      while left.last == " " { left.removeLast() }
      while let last = left.last, last != " " { left.removeLast() }
    }
  }

  /// Empties the field.
  mutating func clear() { self = TextField() }

  /// The text with its caret, which is seen only in the field that has the focus.
  func styled(hasFocus: Bool = true) -> StyledText {
    var line = StyledText(SafeText(left), .predicted)
    if hasFocus { line.append("▏", .mark) }
    line.append(SafeText(right), .predicted)
    return line
  }
}

/// Reads what a learner types as a number: `98304500`, `98,304,500`, `9.83e7`, or a sum.
enum NumberField {
  /// The characters that a number or a sum is typed with.
  static func takes(_ character: Character) -> Bool {
    character.isASCII && character.isNumber || "+-−*×·xX/^().,eE ".contains(character)
  }

  /// The keys of such a field in words.
  static let explanation = "a number, or a sum such as 3*3 + 1"

  /// The answer in a text, or why there is none.
  static func answer(in text: String) -> Result<Answer, Unfinished> {
    let trimmed = String(text.drop { $0 == " " })
    guard !trimmed.isEmpty else { return .failure(Unfinished(reason: "type a number first")) }
    if let number = parseTypedNumber(trimmed) { return .success(.number(number, typed: trimmed)) }
    do throws(ExpressionError) {
      let number = try Expression(typed: trimmed).value()
      return .success(.number(number, typed: trimmed))
    } catch {
      // Who types an answer knows of no names that a lesson computes with.
      return .failure(
        Unfinished(
          reason: error.unknown == nil ? error.message : "`\(trimmed)` is not \(explanation)"))
    }
  }

  /// How the program reads a text: `= 98,304,500`; nil where that says nothing new.
  static func reading(of text: String) -> String? {
    guard case .success(.number(let number, let typed)) = answer(in: text) else { return nil }
    let reading = number.description
    return reading == typed ? nil : "= \(reading)"
  }
}
