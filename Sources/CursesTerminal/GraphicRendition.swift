/// The attributes and colours that a terminal writes with, as `ESC [ … m` sets them.
struct GraphicRendition: Equatable {
  /// Bold, dim, italic, underline, reverse: parameters 1, 2, 3, 4 and 7, one bit each.
  private(set) var attributes: UInt8 = 0
  /// The parameters that set the colours; empty for the terminal's own.
  private(set) var foreground = ""
  private(set) var background = ""

  private static let underline: UInt8 = 1 << 4
  private static let reverse: UInt8 = 1 << 7

  /// Whether a space shows it.
  var showsOnBlanks: Bool {
    !background.isEmpty || attributes & (Self.underline | Self.reverse) != 0
  }

  /// Applies the parameters of one sequence; those of attributes that are never used are left out.
  mutating func apply(_ parameters: String) {
    var rest = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
    while let parameter = rest.popFirst() {
      switch Int(parameter.split(separator: ":").first ?? "0") ?? 0 {
      case 0: self = GraphicRendition()
      case let bit where [1, 2, 3, 4, 7].contains(bit): attributes |= 1 << bit
      case 22: attributes &= ~0b110
      case 23: attributes &= ~(1 << 3)
      case 24: attributes &= ~Self.underline
      case 27: attributes &= ~Self.reverse
      case 30...37, 90...97: foreground = String(parameter)
      case 40...47, 100...107: background = String(parameter)
      case 38: foreground = Self.color(parameter, &rest)
      case 48: background = Self.color(parameter, &rest)
      case 39: foreground = ""
      case 49: background = ""
      default: break
      }
    }
  }

  /// The shortest sequence that leads here from another rendition, or from an unknown one.
  func sequence(from other: GraphicRendition?) -> [UInt8] {
    if self == other { return [] }
    var parameters: [String] = []
    var added = attributes
    var foreground = foreground
    var background = background
    if let other, other.attributes & ~attributes == 0, !other.hasColor(beyond: self) {
      added &= ~other.attributes
      if foreground == other.foreground { foreground = "" }
      if background == other.background { background = "" }
    } else if added != 0 || !foreground.isEmpty || !background.isEmpty {
      parameters.append("0")
    }
    for bit in 1...7 where added & 1 << bit != 0 { parameters.append(String(bit)) }
    for color in [foreground, background] where !color.isEmpty { parameters.append(color) }
    return Array("\u{1B}[\(parameters.joined(separator: ";"))m".utf8)
  }

  /// Whether a colour is set that the other leaves to the terminal.
  private func hasColor(beyond other: GraphicRendition) -> Bool {
    !foreground.isEmpty && other.foreground.isEmpty
      || !background.isEmpty && other.background.isEmpty
  }

  /// A colour of the form 38:2::r:g:b, 38;5;n or 38;2;r;g;b.
  private static func color(_ first: Substring, _ rest: inout ArraySlice<Substring>) -> String {
    if first.contains(":") { return String(first) }
    let count = rest.first == "2" ? 4 : 2
    defer { rest = rest.dropFirst(count) }
    return ([first] + rest.prefix(count)).joined(separator: ";")
  }
}
