/// The target after the `]` of a link: `(address)`, `(<address>)` or `(address "title")`.
///
/// The title is read and left out, as nothing in a terminal could show it.
struct LinkTarget {
  /// The address, its backslash escapes taken out.
  private(set) var address = ""
  /// The offset after the closing `)`.
  private(set) var end: Int

  private let bytes: [UInt8]
  private static var open: UInt8 { UInt8(ascii: "(") }
  private static var close: UInt8 { UInt8(ascii: ")") }
  /// As many parentheses as an address may nest, as in other readers.
  private static let parentheses = 32

  /// Reads a target that starts at an offset; nil if there is none.
  init?(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    end = start
    guard take(Self.open) else { return nil }
    skipWhiteSpace()
    guard let address = takeAngled() ?? takeBare() else { return nil }
    let addressEnd = end
    skipWhiteSpace()
    if end > addressEnd, !takeTitle() { return nil }
    skipWhiteSpace()
    guard take(Self.close) else { return nil }
    self.address = Self.unescaped(bytes[address])
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var isEscaped = false
    for (byte, following) in zip(text, text.dropFirst() + [.space]) {
      isEscaped = !isEscaped && byte == .backslash && following.isPunctuation
      if !isEscaped { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private var next: UInt8? { end < bytes.count ? bytes[end] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    end += 1
    return true
  }

  private mutating func skipWhiteSpace() {
    while next?.isWhiteSpace == true { end += 1 }
  }

  /// Takes one character, or two if the first is a backslash that escapes.
  private mutating func skipCharacter() {
    let isEscape = next == .backslash
    end += 1
    if isEscape, next?.isPunctuation == true { end += 1 }
  }

  private mutating func takeAngled() -> Range<Int>? {
    let start = end
    guard take(UInt8(ascii: "<")) else { return nil }
    while let byte = next, byte != .lineFeed, byte != UInt8(ascii: "<") {
      if take(.greater) { return (start + 1)..<(end - 1) }
      skipCharacter()
    }
    end = start
    return nil
  }

  private mutating func takeBare() -> Range<Int>? {
    guard next != UInt8(ascii: "<") else { return nil }
    let start = end
    var depth = 0
    while let byte = next, byte > .space, byte != 0x7F {
      if byte == Self.open { depth += 1 }
      if byte == Self.close {
        if depth == 0 { break }
        depth -= 1
      }
      guard depth <= Self.parentheses else { return nil }
      skipCharacter()
    }
    return depth == 0 ? start..<end : nil
  }

  /// Takes a title if one starts here; returns false if it starts and does not end.
  private mutating func takeTitle() -> Bool {
    let closing: UInt8
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = bytes[end]
    case Self.open: closing = Self.close
    default: return true
    }
    end += 1
    while next != nil {
      if take(closing) { return true }
      guard closing != Self.close || next != Self.open else { return false }
      skipCharacter()
    }
    return false
  }
}
