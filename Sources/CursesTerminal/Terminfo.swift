import CNcurses

/// The terminfo entry of the terminal that ncurses has open.
enum Terminfo {
  /// True if a text can be the name of a type: not empty, no path, not longer than any name.
  static func isName(_ type: String) -> Bool {
    !type.isEmpty && !type.contains("/") && type.utf8.count <= 64
  }

  /// A capability's bytes; nil where the terminal lacks it.
  static func bytes(_ name: String) -> [UInt8]? {
    guard let string = curses_string(name) else { return nil }
    return withoutPadding(String(cString: string).utf8.map { $0 })
  }

  /// True if the terminal has a capability that is a string.
  static func has(_ name: String) -> Bool { curses_string(name) != nil }

  /// A string without its `$<5*/>`: pauses for the terminals of the seventies.
  static func withoutPadding(_ string: [UInt8]) -> [UInt8] {
    var rest = string[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The number of colours that the terminal has.
  static var colors: ColorSupport {
    ColorSupport(colors: Int(tigetnum("colors")), isDirect: curses_has_direct_color())
  }
}

/// The bytes that switch a terminal to the program and back.
struct ScreenModes: Equatable {
  /// The second screen, keypad keys, the mouse and bracketed paste on; sent with the first frame.
  private(set) var enter: [UInt8] = []
  /// Everything off and the old screen back.
  ///
  /// Fixed in advance: a signal handler sends it.
  private(set) var leave: [UInt8] = []

  /// Composes the bytes from terminfo; a terminal gets only what it is known to support.
  init(terminfo: (String) -> [UInt8]?) {
    for name in ["smcup", "sgr0", "rmir", "smam", "smkx"] { enter += terminfo(name) ?? [] }
    if terminfo("kmous") != nil {
      enter += Array("\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h".utf8)
      leave += Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1000l".utf8)
    }
    for name in ["rmkx", "op", "sgr0", "cnorm"] { leave += terminfo(name) ?? [] }
    // Where there is no second screen to leave, the prompt comes back on an empty one.
    leave += terminfo("rmcup") ?? terminfo("clear") ?? []
  }
}
