/// A bounded reader of JSON text (RFC 8259): every method reads one thing and returns nil where the
/// text is not that thing.
struct JSONReader {
  /// The depth to which arrays and objects may nest.
  static let nesting = 32

  private let text: ArraySlice<UInt8>
  private var index: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  /// The fields of the one object that the text holds.
  mutating func document() -> [(name: String, value: JSONObject.Value)]? {
    skipWhiteSpace()
    var fields: [(name: String, value: JSONObject.Value)] = []
    guard object(depth: 1, { fields.append(($0, $1)) }) else { return nil }
    skipWhiteSpace()
    return index == text.endIndex ? fields : nil
  }
}

// MARK: - Values

extension JSONReader {
  private mutating func value(depth: Int) -> JSONObject.Value? {
    switch next {
    case UInt8(ascii: "\""): string().map { .string($0) }
    case UInt8(ascii: "{"): object(depth: depth, { _, _ in }) ? .other : nil
    case UInt8(ascii: "["): array(depth: depth) ? .other : nil
    case UInt8(ascii: "t"): word("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): word("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): word("null") ? .null : nil
    default: number()
    }
  }

  private mutating func object(
    depth: Int, _ body: (String, JSONObject.Value) -> Void
  ) -> Bool {
    guard depth <= Self.nesting, take("{") else { return false }
    skipWhiteSpace()
    if take("}") { return true }
    repeat {
      skipWhiteSpace()
      guard let name = string() else { return false }
      skipWhiteSpace()
      guard take(":") else { return false }
      skipWhiteSpace()
      guard let value = value(depth: depth + 1) else { return false }
      body(name, value)
      skipWhiteSpace()
    } while take(",")
    return take("}")
  }

  private mutating func array(depth: Int) -> Bool {
    guard depth <= Self.nesting, take("[") else { return false }
    skipWhiteSpace()
    if take("]") { return true }
    repeat {
      skipWhiteSpace()
      guard value(depth: depth + 1) != nil else { return false }
      skipWhiteSpace()
    } while take(",")
    return take("]")
  }

  private mutating func number() -> JSONObject.Value? {
    let isNegative = take("-")
    let start = index
    var magnitude = 0
    var fits = true
    while let digit = takeDigit() {
      // Counted below zero, where one more number fits.
      let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = tenfold.subtractingReportingOverflow(digit)
      fits = fits && !overflow && !overflows
      magnitude = sum
    }
    let digits = index - start
    guard digits == 1 || digits > 1 && text[start] != UInt8(ascii: "0") else { return nil }
    if take(".") {
      guard takeDigits() else { return nil }
      return exponent() ? .other : nil
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") { return exponent() ? .other : nil }
    guard fits, isNegative || magnitude > Int.min else { return nil }
    return .integer(isNegative ? magnitude : -magnitude)
  }

  /// Reads an exponent if there is one.
  private mutating func exponent() -> Bool {
    guard take("e") || take("E") else { return true }
    if !take("+") { _ = take("-") }
    return takeDigits()
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    let start = index
    var isASCII = true
    while let byte = next, byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""):
        let bytes = text[start..<index]
        index += 1
        return isASCII ? String(decoding: bytes, as: UTF8.self) : Self.decoded(bytes)
      case UInt8(ascii: "\\"):
        index = start
        return escapedString()
      default:
        isASCII = isASCII && byte < 0x80
        index += 1
      }
    }
    return nil
  }

  /// Reads the rest of a string that holds escapes.
  private mutating func escapedString() -> String? {
    var bytes: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return Self.decoded(bytes[...])
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        bytes += Array(String(scalar).utf8)
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return nil }
      guard 0xD800...0xDBFF ~= unit else { return Unicode.Scalar(unit) }
      guard take("\\"), take("u"), let low = codeUnit(), 0xDC00...0xDFFF ~= low else { return nil }
      return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10 | (low - 0xDC00)))
    default: return nil
    }
  }

  private mutating func codeUnit() -> UInt32? {
    guard text.endIndex - index >= 4 else { return nil }
    var unit: UInt32 = 0
    for byte in text[index..<(index + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    index += 4
    return unit
  }

  /// The text of bytes that are UTF-8: decoding mends what is not, and so changes it.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    let string = String(decoding: bytes, as: UTF8.self)
    return string.utf8.elementsEqual(bytes) ? string : nil
  }
}

// MARK: - Bytes

extension JSONReader {
  private var next: UInt8? { index < text.endIndex ? text[index] : nil }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func word(_ word: StaticString) -> Bool {
    for byte in word.description.utf8 {
      guard next == byte else { return false }
      index += 1
    }
    return true
  }

  private mutating func takeDigit() -> Int? {
    guard let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    index += 1
    return Int(byte - UInt8(ascii: "0"))
  }

  private mutating func takeDigits() -> Bool {
    guard takeDigit() != nil else { return false }
    while takeDigit() != nil {}
    return true
  }

  private mutating func skipWhiteSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      index += 1
    }
  }
}
