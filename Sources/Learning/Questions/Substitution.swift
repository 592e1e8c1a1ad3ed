import Expressions

extension String {
  /// An expression's text with its variables replaced by their numbers: `n * n` → `256 * 256`.
  ///
  /// A name before `(` is a function and one before `:` a label, whatever a variable is called.
  /// A number below zero is put in parentheses where something stands before or behind it.
  func substituting(_ variables: [String: Number]) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.first {
      let isWord = first.isWordCharacter
      let part = rest.prefix { $0.isWordCharacter == isWord }
      rest = rest.dropFirst(part.count)
      let next = rest.first { $0 != " " }
      guard let number = variables[String(part)], next != "(", next != ":" else {
        result += part
        continue
      }
      let isAlone = result.isEmpty && rest.isEmpty
      result += number.double < 0 && !isAlone ? "(\(number.plain))" : number.plain
    }
    return result
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}
