// The bytes that the format gives a meaning to, and the classes CommonMark puts them in.

extension UInt8 {
  static var tab: UInt8 { UInt8(ascii: "\t") }
  static var lineFeed: UInt8 { UInt8(ascii: "\n") }
  static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  static var space: UInt8 { UInt8(ascii: " ") }
  static var backslash: UInt8 { UInt8(ascii: "\\") }
  static var backtick: UInt8 { UInt8(ascii: "`") }
  static var pipe: UInt8 { UInt8(ascii: "|") }
  static var openParenthesis: UInt8 { UInt8(ascii: "(") }
  static var closeParenthesis: UInt8 { UInt8(ascii: ")") }
  static var colon: UInt8 { UInt8(ascii: ":") }
  static var equals: UInt8 { UInt8(ascii: "=") }
  static var hyphen: UInt8 { UInt8(ascii: "-") }
  static var underscore: UInt8 { UInt8(ascii: "_") }
  static var greater: UInt8 { UInt8(ascii: ">") }

  /// A space or a tab.
  var isBlank: Bool { self == .space || self == .tab }

  /// A space, a tab or the end of a line.
  var isWhiteSpace: Bool { isBlank || self == .lineFeed }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  var isLowercaseLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }

  var isLetter: Bool { (self | 0x20).isLowercaseLetter }

  /// A mark that a backslash escapes.
  var isPunctuation: Bool { 0x21...0x7E ~= self && !isLetter && !isDigit }

  /// True if this byte goes on with the UTF-8 character before it.
  var continuesCharacter: Bool { self & 0xC0 == 0x80 }
}

extension [UInt8] {
  /// A range of these bytes without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isWhiteSpace { start += 1 }
    while end > start, self[end - 1].isWhiteSpace { end -= 1 }
    return start..<end
  }

  /// The first offset of a byte in a range.
  func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    self[range].firstIndex(of: byte)
  }

  /// The parts of a range between the occurrences of a byte; some may be empty.
  func split(_ range: Range<Int>, at separator: UInt8) -> [Range<Int>] {
    self[range].split(separator: separator, omittingEmptySubsequences: false)
      .map { $0.startIndex..<$0.endIndex }
  }

  /// The parts of a range between the commas outside parentheses; some may be empty.
  func splitAtCommas(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for offset in range {
      switch self[offset] {
      case .openParenthesis: depth += 1
      case .closeParenthesis: depth = Swift.max(0, depth - 1)
      case UInt8(ascii: ",") where depth == 0:
        parts.append(start..<offset)
        start = offset + 1
      default: break
      }
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// The words of a range, parted by white space.
  func words(in range: Range<Int>) -> [Range<Int>] {
    self[range].split(whereSeparator: \.isWhiteSpace).map { $0.startIndex..<$0.endIndex }
  }
}
