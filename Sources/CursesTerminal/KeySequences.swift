import TextScreen

/// The key sequences that a terminal's own terminfo entry names, for terminals that send neither
/// `ESC [` nor `ESC O` forms.
struct KeySequences {
  /// Terminfo's names of the keys.
  static let names: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
    ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab),
    ("kent", .enter), ("kf1", .function(1)), ("kf2", .function(2)),
  ]

  private var sequences: [(bytes: [UInt8], key: Key)] = []

  /// Reads the sequences from terminfo; those that do not start with ESC are plain keys already.
  init(terminfo: (String) -> [UInt8]? = { _ in nil }) {
    for (name, key) in Self.names {
      guard let bytes = terminfo(name), bytes.count > 1, bytes[0] == ControlByte.escape
      else { continue }
      sequences.append((bytes, key))
    }
  }

  /// The key that sends just these bytes.
  func key(of bytes: [UInt8]) -> Key? { sequences.first { $0.bytes == bytes }?.key }

  /// Whether some key sends these bytes and more.
  func isBeginning(_ bytes: [UInt8]) -> Bool {
    sequences.contains { $0.bytes.count > bytes.count && $0.bytes.starts(with: bytes) }
  }
}

extension Key {
  /// The key of a byte below 0x80 that is not part of a sequence; nil if it is none.
  init?(plain byte: UInt8) {
    switch byte {
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case ControlByte.escape: self = .escape
    case 0x01...0x1A: self = .control(Character(UnicodeScalar(byte + 0x60)))
    case 0x20..<0x7F: self = .character(Character(UnicodeScalar(byte)))
    default: return nil
    }
  }
}
