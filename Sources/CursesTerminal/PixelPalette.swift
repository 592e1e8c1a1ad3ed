import TextScreen

// The colours of pictures: two pixels in a cell, one its foreground and one its background.

extension Palette {
  /// True if a cell can show two shades: with 256 colours or more.
  var hasHalfBlocks: Bool { colors == .indexed || colors == .direct }

  /// The glyph of a cell: its own, or the one for two pixels where their shades cannot be shown.
  func glyph(of cell: Cell) -> Character? {
    hasHalfBlocks ? cell.glyph : cell.role.pixelGlyph ?? cell.glyph
  }

  /// The two shades of a cell, as numbers of this kind of terminal; with fewer colours, the look of
  /// the glyph that stands for both.
  func style(upper: Pixel, lower: Pixel) -> Style {
    guard hasHalfBlocks else {
      let step = Role.pixels(upper: upper, lower: lower).strongestStep
      return style(of: step.map { .value($0) } ?? .text)
    }
    // Where there is none above, the glyph is the lower half.
    return upper == .none
      ? Style(foreground: color(of: lower))
      : Style(foreground: color(of: upper), background: color(of: lower))
  }

  private func color(of pixel: Pixel) -> Int? {
    switch pixel {
    case .none: nil
    case .grey(let grey): color(Int(grey), Int(grey), Int(grey))
    case .color(let red, let green, let blue): color(Int(red), Int(green), Int(blue))
    case .step(let step): style(of: .fill(Int(step))).background
    }
  }

  /// The colour of three parts, or the nearest of the 256.
  private func color(_ red: Int, _ green: Int, _ blue: Int) -> Int {
    guard colors == .direct else { return Self.nearest(red, green, blue) }
    let rgb = red << 16 | green << 8 | blue
    // The numbers of the basic colours, which are no dark blues.
    return rgb < 8 ? 0 : rgb
  }

  /// The nearest entry of xterm's cube or greys.
  static func nearest(_ red: Int, _ green: Int, _ blue: Int) -> Int {
    func level(_ part: Int) -> Int { part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40 }
    let cube = 16 + 36 * level(red) + 6 * level(green) + level(blue)
    let mean = (red + green + blue) / 3
    let grey = 232 + max(0, min(23, (mean - 3) / 10))
    func distance(_ color: Int) -> Int {
      let rgb = ColorSupport.rgb(of: color)
      let parts = [rgb >> 16 - red, (rgb >> 8 & 255) - green, (rgb & 255) - blue]
      return parts.reduce(0) { $0 + $1 * $1 }
    }
    return distance(grey) < distance(cube) ? grey : cube
  }
}
