import TextScreen

/// The bytes that a terminal sends after `ESC [` and `ESC O`.
enum ControlSequence {
  /// The meaning of the bytes so far.
  enum Reading: Equatable {
    case incomplete
    case event(Event)
    /// A sequence that means nothing here.
    case ignored
    /// No sequence any more: the last byte starts something else.
    case broken
    /// The start of a bracketed paste.
    case paste
  }

  /// The end of a bracketed paste: `ESC [ 201 ~`.
  static let pasteEnd: [UInt8] = [ControlByte.escape] + Array("[201~".utf8)
  /// The rows that a turn of the wheel moves.
  static let wheelRows = 3
  /// The bytes of a sequence that are kept.
  static let longest = 64

  /// Reads what follows `ESC [`: parameters 0x30-0x3F, intermediates 0x20-0x2F, a final byte.
  static func reading(_ body: ArraySlice<UInt8>) -> Reading {
    guard let first = body.first, let last = body.last else { return .incomplete }
    if first == UInt8(ascii: "M") { return oldMouse(body.dropFirst()) }
    if first == UInt8(ascii: "[") { return consoleFunction(body.dropFirst()) }
    switch last {
    case 0x20..<0x40: return .incomplete
    case 0x40..<0x7F: return reading(parameters: body.dropLast(), final: last)
    default: return .broken
    }
  }

  /// Reads what follows `ESC O`, in which keypads and cursor keys come in application mode.
  static func reading(applicationKey byte: UInt8) -> Reading {
    let keypad = Array("*+,-./0123456789".utf8)
    switch byte {
    case UInt8(ascii: "M"): return .event(.key(.enter))
    case UInt8(ascii: "X"): return .event(.key(.character("=")))
    case 0x6A...0x79:  // j...y are * to 9
      return .event(.key(.character(Character(UnicodeScalar(keypad[Int(byte) - 0x6A])))))
    case ..<0x20, 0x7F...: return .broken
    default: return key(byte).map { .event(.key($0)) } ?? .ignored
    }
  }

  /// The linux console sends `ESC [ [ A` to `E` for F1 to F5.
  private static func consoleFunction(_ rest: ArraySlice<UInt8>) -> Reading {
    guard let byte = rest.first else { return .incomplete }
    guard (0x41...0x45).contains(byte) else { return byte < 0x20 ? .broken : .ignored }
    return .event(.key(.function(Int(byte) - 0x40)))
  }

  private static func reading(parameters: ArraySlice<UInt8>, final: UInt8) -> Reading {
    let text = String(decoding: parameters, as: UTF8.self)
    if text.first == "<" { return mouse(numbers(text.dropFirst()), final) }
    // Private forms (`ESC [ ? …`) are answers, never keys.
    guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else { return .ignored }
    let numbers = numbers(text[...])
    guard final == UInt8(ascii: "~") else {
      // A cursor position report looks like a modified F3.
      if final == UInt8(ascii: "R"), !text.isEmpty { return .ignored }
      return key(final).map { .event(.key($0)) } ?? .ignored
    }
    switch numbers.first ?? 0 {
    case 200: return .paste
    case 1, 7: return .event(.key(.home))
    case 4, 8: return .event(.key(.end))
    case 3: return .event(.key(.delete))
    case 5: return .event(.key(.pageUp))
    case 6: return .event(.key(.pageDown))
    case let code:
      let functions = [
        11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
      ]
      guard let index = functions.firstIndex(of: code) else { return .ignored }
      return .event(.key(.function(index + 1)))
    }
  }

  private static func key(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
    default: nil
    }
  }

  /// Numbers between semicolons; one that is none counts as 0.
  private static func numbers(_ text: Substring) -> [Int] {
    text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  // MARK: - Mouse

  private static func mouse(_ numbers: [Int], _ final: UInt8) -> Reading {
    guard final == UInt8(ascii: "M"), numbers.count == 3 else { return .ignored }
    return press(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  /// The mouse of terminals without the SGR form: three bytes after `M`, 32 added to each.
  private static func oldMouse(_ bytes: ArraySlice<UInt8>) -> Reading {
    let numbers = bytes.map { Int($0) - 32 }
    guard numbers.count == 3 else { return .incomplete }
    return press(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  /// The event of a button; columns and rows count from 1.
  ///
  /// Shift, meta and control (4, 8, 16) make no difference.
  private static func press(button: Int, column: Int, row: Int) -> Reading {
    guard (1...9_999).contains(column), (1...9_999).contains(row) else { return .ignored }
    let point = Point(row: row - 1, column: column - 1)
    switch button & ~0x1C {
    case 0: return .event(.click(point))
    case 64: return .event(.wheel(rows: -wheelRows, point))
    case 65: return .event(.wheel(rows: wheelRows, point))
    default: return .ignored
    }
  }
}

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

  /// True if some key sends these bytes and more.
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
