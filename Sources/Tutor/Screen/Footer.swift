import TextScreen

/// A key and what it does now, as the footer shows it.
struct FooterItem: Hashable {
  /// The key as it is named: `Enter`, `→`, `0-9 -`.
  var shown: String
  /// Its effect, in a word or two.
  var label: String
  /// The key that a click presses; nil for a name of several keys.
  var key: Key?

  init(_ shown: String, _ label: String, _ key: Key?) {
    self.shown = shown
    self.label = label
    self.key = key
  }
}

/// The last row: the keys that work now, and how the figure plays.
struct Footer {
  var items: [FooterItem]
  var state = ""
  var stateIsBright = false

  /// The most keys that are shown where there is room for any number of them.
  private static func limit(columns: Int) -> Int { columns < 96 ? 7 : 11 }

  func draw(row: Int, left: Int, right: Int, into frame: inout Frame) {
    let stateWidth = frame.glyphs.width(of: SafeText(state))
    var x = left
    // The way out is kept when there is no room for all: the last item always fits.
    let room = right - stateWidth - (stateWidth > 0 ? 2 : 0)
    for item in fitting(columns: room - left, in: frame.glyphs) {
      let start = x
      x = frame.put(SafeText(item.shown), row: row, column: x, .strong)
      x = frame.put(SafeText(" " + item.label), row: row, column: x, .quiet)
      if let key = item.key {
        frame.mark(Rect(row: row, column: start, columns: x - start, rows: 1), .key(key))
      }
      x += 3
    }
    frame.put(SafeText(state), row: row, endingAt: right, stateIsBright ? .strong : .quiet)
  }

  /// The items that fit, in order; the least needed, in the middle, go first.
  private func fitting(columns: Int, in glyphs: GlyphSet) -> [FooterItem] {
    var kept = items
    func width() -> Int {
      kept.reduce(-3) {
        $0 + glyphs.width(of: SafeText($1.shown)) + glyphs.width(of: SafeText($1.label)) + 4
      }
    }
    while kept.count > 1, kept.count > Self.limit(columns: columns) || width() > columns {
      kept.remove(at: kept.count > 2 ? kept.count - 3 + (kept.count == 3 ? 1 : 0) : 0)
    }
    return kept
  }
}
