import CNcurses
import Glibc
import TextScreen

/// What is asked of the system when the terminal is opened.
extension NcursesTerminal {
  /// A variable of the process's environment.
  public static func variable(named name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static let otherWays = "\"convtutor show LESSON\" prints a lesson, --plain plays it line by line."

  static func refusal(of type: String) -> String {
    let name = SafeText(String(type.prefix(40)))
    let what = type.isEmpty ? "TERM is not set" : "TERM=\(name) is not known here"
    return "\(what); try TERM=xterm-256color. \(otherWays)"
  }

  static func unopened(_ error: Int32) -> String {
    "The terminal cannot be opened: \(SafeText(String(cString: strerror(error)))). \(otherWays)"
  }

  /// Sets the character classification to the first locale that works; whether it is UTF-8.
  static func setLocale(_ names: [String]) -> Bool {
    guard names.contains(where: { setlocale(LC_CTYPE, $0) != nil }) else { return false }
    return nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8"
  }

  /// The window's size, at most 512×256; 80×24 where the terminal does not say.
  static func windowSize() -> Size {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0,
      window.ws_row > 0
    else { return Size(columns: 80, rows: 24) }
    return Size(columns: min(512, Int(window.ws_col)), rows: min(256, Int(window.ws_row)))
  }
}
