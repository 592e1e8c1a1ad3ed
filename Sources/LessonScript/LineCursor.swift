/// A line read from the left, a tab standing for the spaces up to the next multiple of four columns.
struct LineCursor {
  let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset: Int
  /// The offset at which the line ends.
  let end: Int
  /// The spaces still to be taken of a tab of which some were.
  private(set) var padding = 0
  private var column = 0

  init(_ line: Range<Int>, of bytes: [UInt8]) {
    self.bytes = bytes
    (offset, end) = (line.lowerBound, line.upperBound)
  }

  /// The next byte, white space included.
  var next: UInt8? { offset < end ? bytes[offset] : nil }

  /// The rest of the line.
  var rest: Range<Int> { offset..<end }

  /// True if only white space is left.
  var isBlank: Bool { bytes[rest].allSatisfy(\.isBlank) }

  /// The width of the white space ahead, in columns.
  var indent: Int {
    var reached = column + padding
    for byte in bytes[rest] {
      guard byte.isBlank else { break }
      reached = byte == .tab ? Self.tabStop(after: reached) : reached + 1
    }
    return reached - column
  }

  /// Takes at most `columns` columns of white space.
  mutating func skipIndent(_ columns: Int = .max) {
    let fromTab = min(columns, padding)
    padding -= fromTab
    column += fromTab
    var left = columns - fromTab
    while left > 0, let byte = next, byte.isBlank {
      let width = byte == .tab ? Self.tabStop(after: column) - column : 1
      let taken = min(width, left)
      offset += 1
      column += taken
      padding = width - taken
      left -= taken
    }
  }

  /// Takes `count` bytes, none of them white space.
  mutating func skip(_ count: Int) {
    offset = min(offset + count, end)
    column += count
  }

  /// The number of times that `byte` is repeated here.
  func run(of byte: UInt8) -> Int { bytes[rest].prefix { $0 == byte }.count }

  private static func tabStop(after column: Int) -> Int { (column / 4 + 1) * 4 }
}

// The marks with which a line opens a block, as CommonMark 0.31 defines them. Each is looked for
// after the indentation, which is less than four columns.

/// The kind of marker that makes neighbouring items one list.
enum ListKind: Equatable {
  case bullets(UInt8)
  case numbers(delimiter: UInt8)
}

/// `- `, `+ `, `* `, `1. ` or `1) `.
struct ListMarker {
  var kind: ListKind
  /// The number of a numbered item.
  var number: Int?
  /// The bytes of the marker without the white space after it.
  var width: Int
  /// True if nothing follows it.
  var isEmpty = false

  /// True if the item may follow text without a blank line between.
  var mayInterrupt: Bool { !isEmpty && (number ?? 1) == 1 }
}

extension LineCursor {
  /// The level and the text of a heading `### text ###`.
  var heading: (level: Int, text: Range<Int>)? {
    let level = run(of: UInt8(ascii: "#"))
    guard 1...6 ~= level, offset + level == end || bytes[offset + level].isBlank else { return nil }
    var text = bytes.trimmed((offset + level)..<end)
    let closing = bytes[text].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let body = text.lowerBound..<(text.upperBound - closing)
    if closing > 0, body.isEmpty || bytes[body.upperBound - 1].isBlank {
      text = bytes.trimmed(body)
    }
    return (level, text)
  }

  /// True if the line is three or more of the same `*`, `-` or `_`.
  var isThematicBreak: Bool {
    guard let mark = next, mark == UInt8(ascii: "*") || mark == .hyphen || mark == .underscore
    else { return false }
    var count = 0
    for byte in bytes[rest] where !byte.isBlank {
      guard byte == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  /// The mark of a line that would underline the text above it into a heading, or nil.
  var underline: UInt8? {
    guard let mark = next, mark == .equals || mark == .hyphen else { return nil }
    let line = bytes.trimmed(rest)
    return run(of: mark) == line.count ? mark : nil
  }

  /// The list item that opens here.
  var listMarker: ListMarker? {
    guard let first = next else { return nil }
    var marker: ListMarker
    if first == .hyphen || first == UInt8(ascii: "+") || first == UInt8(ascii: "*") {
      marker = ListMarker(kind: .bullets(first), width: 1)
    } else {
      let digits = bytes[rest].prefix { $0.isDigit }
      guard 1...9 ~= digits.count, digits.endIndex < end,
        bytes[digits.endIndex] == UInt8(ascii: ".") || bytes[digits.endIndex] == UInt8(ascii: ")")
      else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      marker = ListMarker(
        kind: .numbers(delimiter: bytes[digits.endIndex]), number: number, width: digits.count + 1)
    }
    let after = offset + marker.width
    guard after == end || bytes[after].isBlank else { return nil }
    marker.isEmpty = bytes[after..<end].allSatisfy(\.isBlank)
    return marker
  }

  /// True for `[x] ` and false for `[ ] ` at the cursor; nil for neither.
  var taskMark: Bool? {
    guard end - offset >= 3, bytes[offset] == UInt8(ascii: "["),
      bytes[offset + 2] == UInt8(ascii: "]"), offset + 3 == end || bytes[offset + 3].isBlank
    else { return nil }
    switch bytes[offset + 1] {
    case .space: return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }
}
