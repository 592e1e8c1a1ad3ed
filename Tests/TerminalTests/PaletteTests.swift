import Glibc
import Testing
import TextScreen

@testable import CursesTerminal

struct PaletteTests {
  static let roles: [Role] =
    [
      .text, .strong, .emphasis, .quiet, .faint, .window, .active, .mark, .predicted, .right,
      .wrong, .selected,
    ] + (-4...4).map { .value($0) } + (-4...4).map { .fill($0) } + [.mistake] + tiles

  /// A number on every shade, however far it takes part.
  static let tiles: [Role] = ((0...8).map { .grey($0) } + (-4...4).map { .value($0) } + [.lit])
    .flatMap { shade in
      [Role.Stress.quiet, .plain, .strong, .mistaken].map { .tile(shade, $0) }
    }

  /// The table of the roles, in the order of `roles`: foregrounds, then the fills' backgrounds.
  @Test func colorsAreThoseOfTheTable() {
    let dark = Palette(colors: .indexed)
    let light = Palette(colors: .indexed, onLight: true)
    func foregrounds(_ palette: Palette) -> [Int?] {
      Self.roles.prefix(21).map { palette.style(of: $0).foreground }
    }
    #expect(
      foregrounds(dark) == [
        nil, nil, nil, 245, 240, 79, nil, 79, 79, 79, 211, nil,
        39, 75, 111, 110, 245, 180, 179, 214, 208,
      ])
    #expect(
      foregrounds(light) == [
        nil, nil, nil, 241, 250, 23, nil, 23, 23, 23, 161, nil,
        20, 25, 61, 60, 241, 95, 94, 130, 130,
      ])
    #expect(
      (-4...4).map { dark.style(of: .fill($0)).background } == [
        45, 38, 31, 24, 236, 94, 130, 172, 214,
      ])
    #expect(
      (-4...4).map { light.style(of: .fill($0)).background } == [
        25, 32, 74, 153, 255, 223, 215, 172, 130,
      ])
  }

  @Test func boldRolesAreThoseOfTheTable() {
    let palette = Palette(colors: .indexed)
    let bold = Self.roles.prefix(30).filter {
      palette.style(of: $0).attributes.contains(.bold)
    }
    #expect(bold == [.strong, .window, .active, .right, .wrong, .value(-4), .value(4)])
    #expect(palette.style(of: .predicted).attributes == .underline)
    #expect(palette.style(of: .selected).attributes == .reverse)
    #expect(palette.style(of: .active).attributes == [.reverse, .bold])
  }

  /// WCAG 2.1 contrast: letters against the ground #121216 or #fafafa, or against their fill.
  @Test(arguments: [false, true])
  func lettersAreReadable(onLight: Bool) {
    let palette = Palette(colors: .indexed, onLight: onLight)
    let ground = onLight ? 0xFAFAFA : 0x121216
    for role in Self.roles where role != .faint {
      let style = palette.style(of: role)
      guard let letters = style.foreground else { continue }
      let contrast = contrast(
        ColorSupport.rgb(of: letters), style.background.map(ColorSupport.rgb(of:)) ?? ground)
      #expect(contrast >= 4.5, "\(role) has \(contrast)")
    }
  }

  /// Shades part from each other, and tiles of all have letters that are read; where there are too
  /// few colours for shades a number is as it is without a tile.
  @Test func tilesHaveShadesOnlyOfManyColors() {
    for onLight in [false, true] {
      let palette = Palette(colors: .indexed, onLight: onLight)
      for shades: [Role.Shade] in [(0...8).map { .grey($0) }, (-4...4).map { .value($0) }] {
        let grounds = shades.map { palette.style(of: .tile($0, .plain)).background }
        #expect(Set(grounds).count == 9 && !grounds.contains(nil))
      }
      // Pixels are the brighter the larger they are, on both grounds.
      let greys = (0...8).map { brightness in
        palette.style(of: .tile(.grey(brightness), .plain)).background.map {
          luminance(ColorSupport.rgb(of: $0))
        } ?? 0
      }
      #expect(greys == greys.sorted())
      for role in Self.tiles {
        guard case .tile(let shade, let stress) = role else { continue }
        let style = palette.style(of: role)
        #expect(style.attributes.contains(.bold) == [.strong, .mistaken].contains(stress))
        #expect(style.attributes.contains(.underline) == (stress == .mistaken))
        // What says the same as its shade is hidden by that.
        let hidden = palette.style(of: .tile(shade, .hidden))
        #expect(hidden.foreground == style.background && hidden.background == style.background)
      }
    }
    for colors in [ColorSupport.none, .eight, .sixteen] {
      let palette = Palette(colors: colors)
      for role in Self.tiles { #expect(palette.style(of: role).background == nil, "\(role)") }
      let number = Role.tile(.value(-3), .plain)
      #expect(palette.style(of: number) == palette.style(of: .value(-3)))
      #expect(palette.style(of: .tile(.grey(3), .strong)) == palette.style(of: .strong))
    }
  }

  @Test func nothingIsColoredWithoutColors() {
    for hasDim in [false, true] {
      let palette = Palette(colors: .none, hasItalic: false, hasDim: hasDim)
      for role in Self.roles {
        #expect(palette.style(of: role).foreground == nil)
        #expect(palette.style(of: role).background == nil)
      }
      #expect(palette.style(of: .emphasis).attributes == .underline)
      #expect(palette.style(of: .quiet).attributes == (hasDim ? .dim : []))
      #expect(palette.style(of: .right).attributes == .bold)
      #expect(palette.style(of: .active).attributes == .reverse)
    }
  }

  @Test(arguments: [ColorSupport.eight, .sixteen])
  func basicColorsStayInRange(colors: ColorSupport) {
    let count = colors == .eight ? 8 : 16
    for onLight in [false, true] {
      let palette = Palette(colors: colors, onLight: onLight)
      for role in Self.roles {
        let style = palette.style(of: role)
        for color in [style.foreground, style.background] {
          #expect(color.map { (0..<count).contains($0) } ?? true, "\(role): \(style)")
        }
      }
      // Sign and strength are told apart.
      let values = [-4, -1, 0, 1, 4].map { palette.style(of: .value($0)) }
      #expect(Set(values).count == values.count)
    }
  }

  /// On light ground only blue, red and magenta are dark enough in every scheme.
  @Test func lightBasicColorsAreDarkOnes() {
    let palette = Palette(colors: .sixteen, onLight: true)
    for role in Self.roles {
      let style = palette.style(of: role)
      if style.background == nil, let letters = style.foreground {
        #expect([1, 4, 5].contains(letters), "\(role)")
      }
    }
  }

  /// Plain blue is less than 3:1 on black in most schemes.
  @Test func darkBasicColorsAreNotBlue() {
    let palette = Palette(colors: .eight)
    for role in Self.roles where palette.style(of: role).background == nil {
      #expect(palette.style(of: role).foreground != 4, "\(role)")
    }
  }

  @Test func dimIsNotAddedToColors() {
    for colors in [ColorSupport.eight, .sixteen, .indexed, .direct] {
      for role in Self.roles {
        #expect(!Palette(colors: colors).style(of: role).attributes.contains(.dim))
      }
    }
  }

  @Test func directColorsAreTheSameColors() {
    let palette = Palette(colors: .direct)
    // Entry 79 is 16 + 36·1 + 6·4 + 3: levels 95, 215, 175.
    #expect(palette.style(of: .mark).foreground == 0x5F_D7_AF)
    // Entry 245 is grey 8 + 10·13.
    #expect(palette.style(of: .quiet).foreground == 0x8A_8A_8A)
  }

  @Test func stepsBeyondTheScaleCountAsItsEnds() {
    let palette = Palette(colors: .indexed)
    #expect(palette.style(of: .value(.max)) == palette.style(of: .value(4)))
    #expect(palette.style(of: .fill(.min)) == palette.style(of: .fill(-4)))
  }

  @Test func colorSupportFollowsTerminfo() {
    let counts = [-1, 0, 7, 8, 15, 16, 88, 255, 256]
    let support: [ColorSupport] = [
      .none, .none, .none, .eight, .eight, .sixteen, .sixteen, .sixteen, .indexed,
    ]
    #expect(counts.map { ColorSupport(colors: $0, isDirect: false) } == support)
    #expect(ColorSupport(colors: 1 << 24, isDirect: true) == .direct)
    #expect(ColorSupport(colors: 1 << 24, isDirect: false) == .indexed)
  }

  private func contrast(_ a: Int, _ b: Int) -> Double {
    let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }

  private func luminance(_ rgb: Int) -> Double {
    let parts = [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
