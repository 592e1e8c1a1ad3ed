/// The fields of one JSON object (RFC 8259) as far as the progress log needs them.
///
/// Reading takes time and memory in proportion to the text, whatever is in it.
struct JSONObject {
  /// A value of a field.
  enum Value: Equatable {
    case string(String)
    case integer(Int)
    case bool(Bool)
    case null
    /// A fraction, an array or an object: read over, not kept.
    case other
  }

  private let fields: [(name: String, value: Value)]

  /// Reads a text that is one object, or returns nil if it is anything else: ill-formed, not UTF-8,
  /// nested deeper than 32, or with an integer that does not fit in 64 bits.
  init?(_ text: ArraySlice<UInt8>) {
    var reader = JSONReader(text)
    guard let fields = reader.document() else { return nil }
    self.fields = fields
  }

  /// The value of a field, or nil if there is none; of a name given twice, the first.
  subscript(name: String) -> Value? {
    fields.first { $0.name == name }?.value
  }

  /// The text of a field, or nil if there is no such text.
  func string(_ name: String) -> String? {
    if case .string(let value)? = self[name] { value } else { nil }
  }

  /// The integer of a field, or nil if there is none in the range.
  func integer(_ name: String, in range: ClosedRange<Int> = .min ... .max) -> Int? {
    if case .integer(let value)? = self[name], range.contains(value) { value } else { nil }
  }

  /// The integer of a field that may be absent, or nil if it is something else.
  func integer(_ name: String, in range: ClosedRange<Int>, default absent: Int) -> Int? {
    self[name] == nil ? absent : integer(name, in: range)
  }

  /// The truth of a field that may be absent, or nil if it is something else.
  func bool(_ name: String, default absent: Bool) -> Bool? {
    switch self[name] {
    case .bool(let value): value
    case nil: absent
    default: nil
    }
  }
}

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

  /// Four digits after the point are enough, and are the same on every machine;
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
