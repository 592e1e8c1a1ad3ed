/// The text of one JSON object (RFC 8259), written field by field.
struct JSONObjectText {
  private var fields = ""

  /// The object on one line.
  var text: String { "{\(fields)}" }

  mutating func append(_ name: String, _ value: String?) {
    append(name, json: value.map(Self.quoted))
  }

  mutating func append(_ name: String, _ value: Int?) { append(name, json: value.map(String.init)) }

  mutating func append(_ name: String, _ value: Bool?) { append(name, json: value.map { "\($0)" }) }

  /// Four places after the point tell all that anybody wants to know, and are the same everywhere;
  /// what is no number is null.
  mutating func append(_ name: String, rounding value: Double?) {
    let rounded = value.map { ($0 * 10_000).rounded() / 10_000 }
    append(name, json: rounded.flatMap { $0.isFinite ? "\($0)" : nil })
  }

  mutating func append(_ name: String, _ value: JSONObjectText) { append(name, json: value.text) }

  mutating func append(_ name: String, _ values: [String]) {
    append(name, array: values.map(Self.quoted))
  }

  mutating func append(_ name: String, _ values: [JSONObjectText]) {
    append(name, array: values.map(\.text))
  }

  private mutating func append(_ name: String, array elements: [String]) {
    append(name, json: "[\(elements.joined(separator: ","))]")
  }

  private mutating func append(_ name: String, json: String?) {
    if !fields.isEmpty { fields += "," }
    fields += Self.quoted(name)
    fields += ":"
    fields += json ?? "null"
  }

  /// Whatever a terminal might act on or not show is escaped, so that the text can be printed anywhere:
  /// control characters, C1 too, line and paragraph separators, and what turns the writing round.
  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
