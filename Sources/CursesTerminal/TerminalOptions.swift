import TextScreen

/// The looks that a person asked for, by flags or environment.
public struct TerminalOptions: Equatable, Sendable {
  /// True if only ASCII is drawn, whatever the terminal can show.
  public var ascii: Bool
  /// The use of colours.
  public var color: Color
  /// The background of the text.
  public var background: Background
  /// The note that is printed when the program crashes: where to report it.
  public var faultNote: SafeText

  /// The use of colours.
  public enum Color: Equatable, Sendable {
    /// As many as terminfo lists, none if `NO_COLOR` is set and not empty.
    case automatic
    /// None.
    case none
  }

  /// The background of the text.
  public enum Background: Equatable, Sendable {
    /// As `COLORFGBG` says, else dark.
    case automatic
    /// Dark: light text.
    case dark
    /// Light: dark text.
    case light
  }

  /// Creates options; the defaults leave everything to the terminal and the environment.
  public init(
    ascii: Bool = false, color: Color = .automatic, background: Background = .automatic,
    faultNote: SafeText = ""
  ) {
    self.ascii = ascii
    self.color = color
    self.background = background
    self.faultNote = faultNote
  }
}

/// The options with the environment's answers filled in: nothing is automatic any more.
struct Settings: Equatable {
  var ascii: Bool
  var usesColor: Bool
  var onLight: Bool
  var escapeDelay: Int

  /// The environment counts where the options leave it open; a variable that is set but empty
  /// counts as not set.
  init(_ options: TerminalOptions, environment: (String) -> String?) {
    func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
    ascii = options.ascii || isSet("CONVTUTOR_ASCII") && environment("CONVTUTOR_ASCII") != "0"
    usesColor = options.color == .automatic && !isSet("NO_COLOR")
    switch options.background {
    case .dark: onLight = false
    case .light: onLight = true
    case .automatic: onLight = Self.isLight(environment("COLORFGBG") ?? "")
    }
    // ncurses' own variable, in milliseconds. A second is already longer than anyone waits.
    let delay = environment("ESCDELAY").flatMap { Int($0) } ?? 25
    escapeDelay = max(1, min(1_000, delay))
  }

  /// `COLORFGBG` is `foreground;background` or `foreground;default;background` in the 16 colours;
  /// 7 and the bright ones are light.
  private static func isLight(_ value: String) -> Bool {
    guard let last = value.split(separator: ";").last, let color = Int(last) else { return false }
    return color == 7 || (9...15).contains(color)
  }
}

/// The locales to try for the characters of the terminal.
///
/// Only the character classification is taken from the locale; numbers, letters' case and
/// messages are the same everywhere.
enum LocaleRules {
  /// The names for `setlocale`, the first that works counts; "" is the environment's.
  ///
  /// Where nothing is set (bare containers) terminals are UTF-8 all the same. A UTF-8 locale that
  /// this machine has not installed still says what the terminal is.
  static func names(environment: (String) -> String?) -> [String] {
    let chosen = ["LC_ALL", "LC_CTYPE", "LANG"]
      .compactMap { environment($0) }.first { !$0.isEmpty }
    guard let chosen else { return ["C.UTF-8"] }
    let codeset = chosen.split(separator: ".", maxSplits: 1).dropFirst().first?.lowercased() ?? ""
    let isUTF8 = codeset.hasPrefix("utf-8") || codeset.hasPrefix("utf8")
    return isUTF8 ? ["", "C.UTF-8"] : [""]
  }
}
