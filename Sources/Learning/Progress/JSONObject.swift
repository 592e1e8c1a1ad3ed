/// The fields of one JSON object (RFC 8259) as far as the progress log needs them.
///
/// Reading takes time and memory in proportion to the text whatever stands in it.
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
