import Testing
import TextScreen

@testable import CursesTerminal

@Suite struct PixelPaletteTests {
  private let black = Pixel.grey(0), white = Pixel.grey(255)

  @Test func aCellHasTwoColours() {
    let palette = Palette(colors: .indexed)
    #expect(
      palette.style(of: .pixels(upper: black, lower: white))
        == Style(foreground: 16, background: 231))
    #expect(palette.style(of: .pixels(upper: white, lower: .none)) == Style(foreground: 231))
    #expect(palette.style(of: .pixels(upper: .none, lower: white)) == Style(foreground: 231))
    let red = Pixel.color(red: 255, green: 0, blue: 0)
    #expect(
      palette.style(of: .pixels(upper: red, lower: .step(4)))
        == Style(foreground: 196, background: 214))
    #expect(
      Palette(colors: .indexed, onLight: true).style(of: .pixels(upper: .step(0), lower: .step(-4)))
        == Style(foreground: 255, background: 25))
  }

  @Test func directColoursAreExact() {
    let palette = Palette(colors: .direct)
    let upper = Pixel.color(red: 1, green: 2, blue: 3), lower = Pixel.grey(9)
    #expect(
      palette.style(of: .pixels(upper: upper, lower: lower))
        == Style(foreground: 0x010203, background: 0x090909))
    // The first eight numbers are the basic colours.
    let blue = Pixel.color(red: 0, green: 0, blue: 4)
    #expect(palette.style(of: .pixels(upper: blue, lower: .none)) == Style(foreground: 0))
  }

  /// No colour of the cube or the greys is nearer than the one that is taken.
  @Test func theNearestOfTheColoursIsTaken() {
    func distance(_ a: Int, _ b: Int) -> Int {
      [16, 8, 0].reduce(0) {
        $0 + ((a >> $1 & 255) - (b >> $1 & 255)) * ((a >> $1 & 255) - (b >> $1 & 255))
      }
    }
    for part in stride(from: 0, through: 0xFFFFFF, by: 99_991) {
      let taken = Palette.nearest(part >> 16, part >> 8 & 255, part & 255)
      let best = (16...255).map { distance(ColorSupport.rgb(of: $0), part) }.min() ?? 0
      #expect(distance(ColorSupport.rgb(of: taken), part) == best, "\(part)")
    }
  }

  /// With fewer colours one glyph stands for both pixels.
  @Test(arguments: [ColorSupport.none, .eight, .sixteen])
  func withoutShadesThereAreGlyphs(colors: ColorSupport) {
    let palette = Palette(colors: colors)
    let cell = Cell("▀", .pixels(upper: white, lower: white))
    #expect(palette.glyph(of: cell) == "@")
    #expect(palette.style(of: cell.role) == Style())
    #expect(palette.glyph(of: Cell("▀", .pixels(upper: .step(-4), lower: .step(0)))) == "d")
    #expect(
      palette.style(of: .pixels(upper: .step(-4), lower: .step(0))) == palette.style(of: .value(-4))
    )
    #expect(palette.glyph(of: Cell("x", .text)) == "x")
    #expect(Palette(colors: .indexed).glyph(of: cell) == "▀")
  }
}
