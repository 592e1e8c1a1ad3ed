import TextScreen

/// The bytes of a terminal's input, read as events.
///
/// A pure value: bytes and times in, events out. Sequences that mean nothing
/// here (answers to questions nobody asked, modified keys, line noise) are swallowed whole, so
/// they are never typed as text.
struct InputDecoder {
  /// The time that an escape byte waits for the rest of a sequence, in milliseconds.
  var escapeDelay = 25
  /// The time that a longer sequence, or a paste without an end, waits, in milliseconds.
  static let patience = 400
  /// The bytes of text that nobody types at once: so many are a paste, though the terminal puts no
  /// brackets around it.
  static let flood = 512

  private let keys: KeySequences
  private var mode = Mode.keys
  private var pending: [UInt8] = []
  private var events: ArraySlice<Event> = []
  private var settlesAt: Instant?

  private enum Mode: Equatable {
    case keys
    /// In a bracketed paste: the text so far and how much of the end bracket has been seen.
    case paste(text: [UInt8], matched: Int)
    /// In an operating system command or another string, up to its terminator.
    case string(afterEscape: Bool)
  }

  init(keys: KeySequences = KeySequences(), escapeDelay: Int = 25) {
    self.keys = keys
    self.escapeDelay = escapeDelay
  }

  /// When what is pending is settled by silence; nil when nothing is.
  var deadline: Instant? { settlesAt }

  /// True if an event is ready.
  var hasEvents: Bool { !events.isEmpty }

  /// The next event.
  mutating func next() -> Event? { events.popFirst() }

  /// Takes bytes that have arrived.
  ///
  /// `bytes` is all that was there. A lot of text in one piece was pasted, and is no thousand keys.
  mutating func take(_ bytes: some Collection<UInt8>, at now: Instant) {
    if mode == .keys, pending.isEmpty, bytes.count >= Self.flood, bytes.allSatisfy(Self.isText) {
      endPaste(Array(bytes))
    } else {
      for byte in bytes { take(byte) }
    }
    if mode == .keys, pending.isEmpty {
      settlesAt = nil
    } else {
      let isShort = mode == .keys && pending.count <= 2
      settlesAt = now.advanced(milliseconds: isShort ? escapeDelay : Self.patience)
    }
  }

  /// Settles what is pending if it has been silent for long enough.
  mutating func settle(at now: Instant) {
    guard let deadline, deadline <= now else { return }
    settlesAt = nil
    switch mode {
    case .keys: settlePending()
    case .paste(let text, _): endPaste(text)
    case .string: break
    }
    mode = .keys
    pending = []
  }

  /// An escape, perhaps with the letter that was typed right after it.
  ///
  /// More is a sequence that broke off.
  private mutating func settlePending() {
    guard pending.first == ControlByte.escape, pending.count <= 2 else { return }
    events.append(.key(.escape))
    if pending.count == 2 { read(plain: pending[1]) }
  }

  private mutating func take(_ byte: UInt8) {
    switch mode {
    case .keys:
      pending.append(byte)
      readPending()
    case .paste(let text, let matched):
      mode = .keys  // Lets go of the text, so that it grows in place.
      takePasted(byte, text, matched)
    case .string(let afterEscape):
      takeString(byte, afterEscape)
    }
  }

  // MARK: - Keys

  private mutating func readPending() {
    guard let first = pending.first else { return }
    if first == ControlByte.escape {
      readEscape()
    } else if first < 0x80 {
      pending = []
      read(plain: first)
    } else {
      readUTF8()
    }
  }

  private mutating func read(plain byte: UInt8) {
    if let key = Key(plain: byte) { events.append(.key(key)) }
  }

  /// Starts again with the last byte: what came before it is dropped.
  private mutating func startAgain() {
    guard let last = pending.last else { return }
    pending = [last]
    readPending()
  }

  private mutating func readEscape() {
    if let key = keys.key(of: pending) {
      pending = []
      events.append(.key(key))
      return
    }
    guard pending.count > 1, !keys.isBeginning(pending) else { return }
    let body = pending[2...]
    switch pending[1] {
    case UInt8(ascii: "["): read(ControlSequence.reading(body))
    case UInt8(ascii: "O"):
      if let key = body.first { read(ControlSequence.reading(applicationKey: key)) }
    case UInt8(ascii: "]"):
      // Terminals answer with a number or a title; else somebody typed Esc and a bracket.
      guard let kind = body.first else { return }
      if ControlByte.digits.contains(kind) || kind == UInt8(ascii: "l") || kind == UInt8(ascii: "L")
      {
        begin(.string(afterEscape: false))
      } else {
        events.append(.key(.escape))
        read(plain: pending[1])
        startAgain()
      }
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      if !body.isEmpty { begin(.string(afterEscape: body.first == ControlByte.escape)) }
    default:
      events.append(.key(.escape))
      startAgain()
    }
  }

  private mutating func read(_ reading: ControlSequence.Reading) {
    switch reading {
    case .incomplete:
      // Too long to mean anything; it is still read to its end.
      if pending.count > ControlSequence.longest { pending.removeLast() }
    case .event(let event):
      pending = []
      events.append(event)
    case .ignored: pending = []
    case .broken: startAgain()
    case .paste: begin(.paste(text: [], matched: 0))
    }
  }

  private mutating func begin(_ mode: Mode) {
    pending = []
    self.mode = mode
  }

  /// A string ends with BEL or `ESC \`; any other escape begins something new.
  private mutating func takeString(_ byte: UInt8, _ afterEscape: Bool) {
    if byte == ControlByte.bell || afterEscape && byte == UInt8(ascii: "\\") {
      mode = .keys
    } else if afterEscape {
      mode = .keys
      pending = [ControlByte.escape, byte]
      readPending()
    } else {
      mode = .string(afterEscape: byte == ControlByte.escape)
    }
  }

  private mutating func readUTF8() {
    let length =
      switch pending[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    if length == 0 {
      pending = []
    } else if let last = pending.last, pending.count > 1, last & 0xC0 != 0x80 {
      startAgain()
    } else if pending.count == length {
      let text = String(validating: pending, as: UTF8.self)
      pending = []
      // Not the C1 controls.
      if let text, let scalar = text.unicodeScalars.first, scalar.value >= 0xA0 {
        events.append(.key(.character(Character(text))))
      }
    }
  }

  // MARK: - Pastes

  private static func isText(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || (0x09...0x0D).contains(byte)
  }

  private mutating func takePasted(_ byte: UInt8, _ text: [UInt8], _ matched: Int) {
    var text = text
    var matched = matched
    let end = ControlSequence.pasteEnd
    if byte == end[matched] {
      matched += 1
    } else {
      text.append(contentsOf: end[..<matched])
      matched = byte == ControlByte.escape ? 1 : 0
      if matched == 0 { text.append(byte) }
    }
    // A surplus is still read to its end, so that no rest is taken for keys.
    let limit = 4 * Event.pasteLimit
    if text.count > limit { text.removeLast(text.count - limit) }
    if matched == end.count {
      endPaste(text)
    } else {
      mode = .paste(text: text, matched: matched)
    }
  }

  private mutating func endPaste(_ bytes: [UInt8]) {
    var text = ""
    for character in String(decoding: bytes, as: UTF8.self).prefix(Event.pasteLimit) {
      text.append(character == "\r" || character == "\r\n" ? "\n" : character)
    }
    if !text.isEmpty { events.append(.paste(text)) }
  }
}

/// The bytes that sequences are made of.
enum ControlByte {
  static let bell: UInt8 = 0x07
  static let backspace: UInt8 = 0x08
  static let carriageReturn: UInt8 = 0x0D
  static let escape: UInt8 = 0x1B
  static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
