import Expressions
import Learning

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
