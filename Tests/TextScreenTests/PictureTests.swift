import Testing
import TextScreen

@Suite struct PictureTests {
  /// The cells of a picture in a room of their own.
  private func frame(
    _ shades: [[Picture.Look]], zoom: Int = 1, band: Range<Int>? = nil,
    _ glyphs: GlyphSet = .unicode
  ) -> Frame {
    var picture = Picture(rows: shades.count, columns: shades.first?.count ?? 0, zoom: zoom) {
      shades[$0][$1]
    }
    if let band { picture = picture.banded(band) }
    let layout = picture.laidOut(in: Size(columns: 80, rows: 40), glyphs)
    var frame = Frame(size: layout.size, glyphs: glyphs)
    layout.draw(at: Point(row: 0, column: 0), into: &frame)
    return frame
  }

  private let black = Picture.Look.pixel(.grey(0)), white = Picture.Look.pixel(.grey(255))

  @Test func twoPixelsShareACell() {
    let frame = frame([[black, white], [white, white], [white, black]])
    #expect(frame.size == Size(columns: 2, rows: 2))
    #expect(frame[0, 0] == Cell("▀", .pixels(upper: .grey(0), lower: .grey(255))))
    #expect(frame[0, 1] == Cell("▀", .pixels(upper: .grey(255), lower: .grey(255))))
    // The last row has nothing below it.
    #expect(frame[1, 1] == Cell("▀", .pixels(upper: .grey(0), lower: .none)))
  }

  @Test func aZoomIsSoManyColumnsAndHalfRows() {
    let small = frame([[black, white], [white, black]], zoom: 3)
    #expect(small.size == Size(columns: 6, rows: 3))
    #expect(small[1, 2].role == .pixels(upper: .grey(0), lower: .grey(255)))
    #expect(small[1, 3].role == .pixels(upper: .grey(255), lower: .grey(0)))
    let large = frame([[black, white]], zoom: 4)
    #expect(large.description == "▀▀▀▀▀▀▀▀\n▀▀▀▀▀▀▀▀")
    #expect(large[1, 3].role == .pixels(upper: .grey(0), lower: .grey(0)))
  }

  @Test func pixelsToComeAndAskedForHaveSigns() {
    let row = [[Picture.Look]](repeating: [.asked, .asked, .pending, .pending], count: 2)
    #expect(frame(row).description == "? ·")
    #expect(frame(row, zoom: 2).description == "? ? · ·\n? ? · ·")
    // A pixel above one that is to come.
    #expect(frame([[white], [.pending]])[0, 0].role == .pixels(upper: .grey(255), lower: .none))
    #expect(frame([[.pending], [white]])[0, 0].glyph == "▄")
  }

  @Test func aBarStandsBesideABand() {
    let rows = [[Picture.Look]](repeating: [white], count: 6)
    #expect(frame(rows, band: 2..<4).description == "▀\n▀┃\n▀")
    #expect(frame(rows, band: 0..<0).size.columns == 2)
  }

  @Test func asciiIsARamp() {
    let shades = (0..<10).map { Picture.Look.pixel(.grey(UInt8($0 * 28))) }
    #expect(frame([shades, shades], zoom: 1, .ascii).description == " .:-=+*#%@")
    let steps = (-4...4).map { Picture.Look.pixel(.step(Int8($0))) }
    #expect(frame([steps, steps], .ascii).description == "dcba·1234".replacing("·", with: "."))
  }

  /// A strong response is not hidden by the weak one below it.
  @Test func ofTwoNumbersTheStrongerShows() {
    #expect(Role.pixels(upper: .step(1), lower: .step(-3)).pixelGlyph == "c")
    #expect(Role.pixels(upper: .step(0), lower: .step(2)).pixelGlyph == "2")
    #expect(Role.pixels(upper: .color(red: 0, green: 255, blue: 0), lower: .none).pixelGlyph == "+")
    #expect(Role.text.pixelGlyph == nil)
  }

  @Test func partsOutsideOfTheScaleAreItsEnds() {
    #expect(
      [-1, 0, 0.5, 1, 7, .nan, .infinity].map { Pixel.shade($0) }
        == [0, 0, 128, 255, 255, 0, 255].map { .grey(UInt8($0)) })
    #expect(Pixel.value(.nan, on: ValueScale(largest: 3)) == .step(0))
  }
}
