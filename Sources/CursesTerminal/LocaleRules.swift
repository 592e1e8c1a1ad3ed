/// Which locales to try for the characters of the terminal.
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
