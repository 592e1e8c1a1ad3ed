/// How many colours a terminal has, in the steps that the palette knows.
enum ColorSupport: Equatable {
  case none, eight, sixteen, indexed, direct

  /// - Parameters:
  ///   - colors: terminfo's `colors`; -1 where it has none.
  ///   - isDirect: whether a colour is given by its red, green and blue parts.
  init(colors: Int, isDirect: Bool) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case 256: self = .indexed
    default: self = isDirect ? .direct : .indexed
    }
  }

  /// The number that stands for one of the 256 colours on such a terminal.
  ///
  /// Terminals with direct colour keep the first eight numbers for the 8 basic colours.
  func number(of color: Int) -> Int {
    guard self == .direct, color >= 16 else { return color }
    return Self.rgb(of: color)
  }

  /// The colour 0xRRGGBB of an entry 16...255 of xterm's 256: a 6×6×6 cube, then 24 greys.
  static func rgb(of color: Int) -> Int {
    if color >= 232 {
      let grey = 8 + 10 * (color - 232)
      return grey << 16 | grey << 8 | grey
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let place = max(0, color - 16)
    return levels[place / 36 % 6] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
  }
}
