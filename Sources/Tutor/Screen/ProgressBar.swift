import TextScreen

/// A bar of one segment a page; the current page's fills in halves.
struct ProgressBar {
  /// The columns that the bar takes.
  static let width = 20
  /// Over this many pages, the gaps between segments go.
  private static let gapLimit = 10

  let pages: Int
  /// The page shown, from 0; `pages` when all are done.
  let current: Int
  /// How much of the current page is done, 0 to 1.
  let fraction: Double

  func draw(row: Int, column: Int, into frame: inout Frame) {
    guard pages > 0 else { return }
    let gap = pages > Self.gapLimit ? 0 : 1
    let total = max(pages, Self.width - gap * (pages - 1))
    var x = column
    for page in 0..<pages {
      let length = (page + 1) * total / pages - page * total / pages
      let halves =
        page < current
        ? 2 * length : page > current ? 0 : Int((Double(2 * length) * min(1, max(0, fraction))))
      draw(halves: halves, of: length, row: row, column: x, into: &frame)
      x += length + gap
      if x >= column + Self.width { break }
    }
  }

  private func draw(
    halves: Int, of length: Int, row: Int, column: Int, into frame: inout Frame
  ) {
    for index in 0..<length {
      let (glyph, role): (SafeText, Role) =
        switch halves - 2 * index {
        case ..<1: ("─", .faint)
        case 1: ("╸", .mark)
        default: ("━", .mark)
        }
      frame.put(glyph, row: row, column: column + index, role)
    }
  }
}
