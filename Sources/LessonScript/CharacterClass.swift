/// What stands next to a run of marks, as far as emphasis cares.
enum CharacterClass {
  case whiteSpace, punctuation, text

  var isText: Bool { self == .text }

  /// The class of the character that ends before an offset.
  init(before offset: Int, in bytes: [UInt8]) {
    var start = offset - 1
    while start > 0, bytes[start].continuesCharacter { start -= 1 }
    self.init(at: start, in: bytes)
  }

  /// The class of the character at an offset; the ends of the text count as white space.
  init(at offset: Int, in bytes: [UInt8]) {
    guard bytes.indices.contains(offset), !bytes[offset].isWhiteSpace else {
      self = .whiteSpace
      return
    }
    guard bytes[offset] >= 0x80 else {
      self = bytes[offset].isPunctuation ? .punctuation : .text
      return
    }
    let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
    switch character.unicodeScalars.first?.properties.generalCategory {
    case .spaceSeparator: self = .whiteSpace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .text
    }
  }
}
