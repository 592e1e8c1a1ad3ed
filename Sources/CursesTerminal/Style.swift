/// How a cell looks.
struct Style: Hashable {
  var attributes: Attributes = []
  /// One of the terminal's colours; nil for its own foreground.
  var foreground: Int?
  /// One of the terminal's colours; nil for its own background.
  var background: Int?

  struct Attributes: OptionSet, Hashable {
    let rawValue: Int
    static let bold = Attributes(rawValue: 1)
    static let dim = Attributes(rawValue: 2)
    static let italic = Attributes(rawValue: 4)
    static let underline = Attributes(rawValue: 8)
    static let reverse = Attributes(rawValue: 16)
  }
}
