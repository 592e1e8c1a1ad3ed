import TextScreen

/// The key sequences that a terminal's own terminfo entry names, for terminals that send neither
/// `ESC [` nor `ESC O` forms.
struct KeySequences: Equatable {
  private(set) var complete: [[UInt8]: Key] = [:]
  /// Every proper beginning of one of them.
  private(set) var beginnings: Set<[UInt8]> = []

  /// Terminfo's names of the keys.
  static let names: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
    ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab),
    ("kent", .enter), ("kf1", .function(1)), ("kf2", .function(2)),
  ]

  /// Reads the sequences from terminfo; those that do not start with ESC are plain keys already.
  init(terminfo: (String) -> [UInt8]? = { _ in nil }) {
    for (name, key) in Self.names {
      guard let sequence = terminfo(name), sequence.count > 1, sequence[0] == ControlByte.escape
      else { continue }
      complete[sequence] = key
      for length in 2..<sequence.count { beginnings.insert(Array(sequence.prefix(length))) }
    }
  }
}

extension Key {
  static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

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
