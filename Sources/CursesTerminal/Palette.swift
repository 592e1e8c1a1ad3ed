import TextScreen

/// The looks of the roles on one kind of terminal.
///
/// Three rules: the accent is one blue-green hue; blue (below zero) and orange (above) belong to
/// values; `wrong` alone is reddish. Bold, underline and reverse say the same without colour.
struct Palette: Equatable {
  var colors: ColorSupport
  var onLight = false
  /// True if the terminal has italics; emphasis is underlined where it has none.
  var hasItalic = true
  /// True if the terminal has dim letters; used only where there are no colours.
  var hasDim = true

  func style(of role: Role) -> Style {
    if case .pixels(let upper, let lower) = role { return style(upper: upper, lower: lower) }
    let style =
      switch colors {
      case .indexed, .direct: indexedStyle(of: role)
      case .sixteen, .eight: basicStyle(of: role)
      case .none: plainStyle(of: role)
      }
    return Style(
      attributes: style.attributes, foreground: style.foreground.map(colors.number(of:)),
      background: style.background.map(colors.number(of:)))
  }

  /// Without colour: weight, underline and reverse.
  private func plainStyle(of role: Role) -> Style {
    switch role {
    case .text, .value, .fill, .pixels, .tile(_, .plain), .tile(_, .hidden): Style()
    case .emphasis: Style(attributes: hasItalic ? .italic : .underline)
    case .strong, .window, .mark, .right, .wrong, .tile(_, .strong): Style(attributes: .bold)
    case .quiet, .faint, .tile(_, .quiet): Style(attributes: hasDim ? .dim : [])
    case .active, .selected: Style(attributes: .reverse)
    case .predicted, .mistake, .tile(_, .mistaken): Style(attributes: .underline)
    }
  }

  // MARK: - 256 colours

  /// On dark ground every colour is at least 4.5:1 against #121216, on light against #fafafa,
  /// but for `faint`, which carries nothing that is said only there.
  private func indexedStyle(of role: Role) -> Style {
    let accent = onLight ? 23 : 79
    switch role {
    case .active: return Style(attributes: [.reverse, .bold])
    case .quiet: return Style(foreground: onLight ? 241 : 245)
    case .faint: return Style(foreground: onLight ? 250 : 240)
    case .wrong: return Style(attributes: .bold, foreground: onLight ? 161 : 211)
    case .mistake: return Style(attributes: .underline, foreground: onLight ? 161 : 211)
    case .window, .right: return Style(attributes: .bold, foreground: accent)
    case .mark: return Style(foreground: accent)
    case .predicted: return Style(attributes: .underline, foreground: accent)
    case .value(let step):
      return Style(
        attributes: abs(clamped(step)) == 4 ? .bold : [], foreground: valueColor(clamped(step)))
    case .fill(let step): return fillStyle(clamped(step))
    case .tile(let shade, let stress): return tileStyle(shade, stress)
    case .text, .strong, .emphasis, .selected, .pixels: return plainStyle(of: role)
    }
  }

  private func valueColor(_ step: Int) -> Int {
    let dark = [39, 75, 111, 110, 245, 180, 179, 214, 208]
    let light = [20, 25, 61, 60, 241, 95, 94, 130, 130]
    return (onLight ? light : dark)[step + 4]
  }

  /// Fills part from the ground with magnitude, so the ramp also reads in grey; the letters on
  /// them are black or white, whichever is at least 4.5:1.
  private func fillStyle(_ step: Int) -> Style {
    let dark = [45, 38, 31, 24, 236, 94, 130, 172, 214]
    let light = [25, 32, 74, 153, 255, 223, 215, 172, 130]
    let (black, white) = (16, 231)
    let takesWhite = onLight ? abs(step) == 4 : (-1...2).contains(step)
    return Style(
      foreground: takesWhite ? white : black, background: (onLight ? light : dark)[step + 4])
  }

  /// Letters are black or white on a shade, bold where they take part.
  private func tileStyle(_ shade: Role.Shade, _ stress: Role.Stress) -> Style {
    var style: Style
    switch shade {
    case .lit: style = Style(foreground: onLight ? 16 : 231, background: onLight ? 115 : 29)
    case .value(let step):
      style = fillStyle(clamped(step))
      // The brightest fills are too loud for whole tiles.
      if !onLight, step <= -4 { style.background = 81 }
      if !onLight, step >= 4 { style.background = 215 }
    case .grey(let step):
      // A picture has the same greys on both grounds; neither end is the ground's own.
      let greys = [236, 238, 240, 242, 245, 247, 249, 251, 253]
      let step = max(0, min(8, step))
      style = Style(foreground: step < 4 ? 231 : 16, background: greys[step])
    }
    if stress == .strong { style.attributes.insert(.bold) }
    if stress == .mistaken { style.attributes.formUnion([.bold, .underline]) }
    if stress == .hidden { style.foreground = style.background }
    return style
  }

  // MARK: - 16 and 8 colours

  /// The terminal's own basic colours, whose shades are not known: on light ground only those that
  /// are dark in every common scheme, and the accent as weight alone.
  private func basicStyle(of role: Role) -> Style {
    let (black, red, green, yellow, blue, magenta, cyan, white) = (0, 1, 2, 3, 4, 5, 6, 7)
    let accent = onLight ? nil : green
    let bright = colors == .sixteen && !onLight ? 8 : 0
    switch role {
    case .quiet, .faint: return Style()
    case .wrong: return Style(attributes: .bold, foreground: magenta + bright)
    case .mistake, .tile(_, .mistaken):
      return Style(attributes: .underline, foreground: magenta + bright)
    case .window, .right: return Style(attributes: .bold, foreground: accent.map { $0 + bright })
    case .mark:
      return Style(attributes: onLight ? .bold : [], foreground: accent.map { $0 + bright })
    case .predicted: return Style(attributes: .underline, foreground: accent.map { $0 + bright })
    case .value(let step):
      if clamped(step) == 0 { return Style() }
      let isStrong = abs(clamped(step)) >= 3
      // Plain blue cannot be read on black; bright blue can.
      let below = onLight || colors == .sixteen ? blue : cyan
      let weak = step < 0 ? below : onLight ? red : yellow
      let strong = step < 0 && !onLight ? cyan : weak
      return Style(
        attributes: isStrong ? .bold : [], foreground: (isStrong ? strong : weak) + bright)
    case .fill(let step):
      switch clamped(step) {
      case ..<(-2): return Style(foreground: black, background: cyan)
      case ..<0: return Style(foreground: white, background: blue)
      case 0: return Style()
      case ..<3: return Style(foreground: black, background: yellow)
      default: return Style(foreground: black, background: yellow + bright)
      }
    // A few loud colours make no shades.
    case .tile(.value(let step), .plain): return basicStyle(of: .value(step))
    case .tile(_, .plain), .tile(_, .quiet), .tile(_, .hidden): return Style()
    case .active: return Style(attributes: [.reverse, .bold])
    case .text, .strong, .emphasis, .selected, .pixels, .tile(_, .strong):
      return plainStyle(of: role)
    }
  }

  private func clamped(_ step: Int) -> Int { max(-4, min(4, step)) }
}

/// The look of a cell.
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

/// The number of colours of a terminal, in the steps that the palette has.
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

  /// The number of one of the 256 colours on such a terminal.
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
    let offset = max(0, color - 16)
    return levels[offset / 36 % 6] << 16 | levels[offset / 6 % 6] << 8 | levels[offset % 6]
  }
}
