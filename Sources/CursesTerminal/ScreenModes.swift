/// The bytes that switch a terminal to the program and back.
struct ScreenModes: Equatable {
  /// The second screen, keypad keys, the mouse and bracketed paste on; sent with the first frame.
  private(set) var enter: [UInt8] = []
  /// Everything off and the old screen back.
  ///
  /// Fixed in advance: a signal handler sends it.
  private(set) var leave: [UInt8] = []

  /// Composes the bytes from terminfo; a terminal gets only what it is known to understand.
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
