/// A picture in half blocks: two pixels in a cell, so that a pixel is about as high as it is wide.
///
/// Where there are no half blocks, in ASCII or without enough colours, a cell is one glyph for the
/// two pixels: see `Role.pixelGlyph`.
public struct Picture: View {
  /// The look of a pixel.
  public enum Look: Hashable, Sendable {
    /// Its shade.
    case pixel(Pixel)
    /// Not computed yet.
    case pending
    /// Asked for.
    case asked
  }

  /// The sizes that a picture can be drawn in, the largest first: columns for a pixel.
  public static let zooms = [6, 4, 3, 2, 1]

  private let rows: Int
  private let columns: Int
  private let zoom: Int
  private let look: @Sendable (_ row: Int, _ column: Int) -> Look
  private var hasGutter = false
  private var band = 0..<0

  /// Creates a picture.
  ///
  /// - Parameters:
  ///   - rows: the rows of pixels.
  ///   - columns: the columns of pixels.
  ///   - zoom: the columns of the screen for a pixel, and the half rows.
  ///   - look: the look of the pixel at a row and a column, from 0.
  public init(
    rows: Int, columns: Int, zoom: Int = 1,
    look: @escaping @Sendable (_ row: Int, _ column: Int) -> Look
  ) {
    (self.rows, self.columns, self.zoom) = (max(0, rows), max(0, columns), max(1, zoom))
    self.look = look
  }

  /// The picture with a column of room on its right, where a bar stands beside some rows: those that
  /// a kernel reads.
  public func banded(_ band: Range<Int>) -> Picture {
    var picture = self
    (picture.hasGutter, picture.band) = (true, band)
    return picture
  }

  private var gutter: Int { hasGutter ? 1 : 0 }

  /// The rows that an enlarged picture leaves to what stands above and below it.
  private static let margin = 3

  /// As large as the zoom makes it, whatever the room; an enlarged picture does not fit a room that
  /// it would fill.
  public func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
    let height = (rows * zoom + 1) / 2
    let isTooHigh = zoom > 1 && height > limit.rows.minus(Self.margin)
    let size = Size(
      columns: gutter + columns * zoom, rows: isTooHigh ? max(height, limit.rows.plus(1)) : height)
    return Layout(size) { origin, frame in
      for row in 0..<height {
        if isBeside(band, row) {
          let end = origin.column + columns * zoom
          frame.put("┃", row: origin.row + row, column: end, .window)
        }
        for column in 0..<columns * zoom {
          draw(row, column, at: origin, into: &frame)
        }
      }
    }
  }

  private func isBeside(_ band: Range<Int>, _ row: Int) -> Bool {
    hasGutter && band.contains { $0 == 2 * row / zoom || $0 == (2 * row + 1) / zoom }
  }

  /// Draws a cell of the screen: the two half rows that it holds.
  private func draw(_ row: Int, _ column: Int, at origin: Point, into frame: inout Frame) {
    let place = (row: origin.row + row, column: origin.column + column)
    let looks = [2 * row, 2 * row + 1].compactMap { half -> Look? in
      half / zoom < rows ? look(half / zoom, column / zoom) : nil
    }
    guard let first = looks.first else { return }
    if looks.allSatisfy({ $0 == first }), first == .pending || first == .asked {
      // One sign for a pixel, or for two where they are small.
      guard column % max(2, zoom) == 0, zoom == 1 || (2 * row) % zoom < 2 else { return }
      let isAsked = first == .asked
      frame.put(
        isAsked ? "?" : "·", row: place.row, column: place.column, isAsked ? .predicted : .faint)
      return
    }
    let pixels = looks.map { if case .pixel(let pixel) = $0 { pixel } else { Pixel.none } }
    let (upper, lower) = (pixels[0], pixels.count > 1 ? pixels[1] : .none)
    if upper == .none, lower == .none { return }
    let role = Role.pixels(upper: upper, lower: lower)
    let block: Character = upper == .none ? "▄" : "▀"
    let glyph = frame.glyphs == .ascii ? role.pixelGlyph ?? " " : block
    frame.put(SafeText(String(glyph)), row: place.row, column: place.column, role)
  }
}
