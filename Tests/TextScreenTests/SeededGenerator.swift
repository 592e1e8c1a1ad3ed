import TextScreen
import TestSupport

/// The generator of all tests; what these add to it stands below.
typealias SeededGenerator = TestGenerator

extension SeededGenerator {
  /// Any scalar at all, those that terminals and text systems act on far more often than others.
  mutating func scalar() -> Unicode.Scalar {
    let ranges: [ClosedRange<UInt32>] = [
      0...0xFF, 0x20...0x7E, 0x300...0x36F, 0x900...0x97F, 0x1100...0x11FF, 0x2000...0x206F,
      0x4E00...0x4FFF, 0xFE00...0xFEFF, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0xE0000...0xE01FF,
      0...0x10FFFF,
    ]
    let range = ranges.randomElement(using: &self) ?? 0...0x10FFFF
    return Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? "\u{FFFD}"
  }

  /// Up to `count` scalars of every kind.
  mutating func text(upTo count: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...count, using: &self) { scalars.append(scalar()) }
    return String(scalars)
  }

  /// Words of a few letters, some wide, some with marks, some long, with one to three spaces
  /// between them.
  mutating func words(upTo count: Int) -> String {
    let letters = ["a", "b", "é", "e\u{301}", "界", "…", "✓", "क्ष", "-"]
    var text = String(repeating: " ", count: Int.random(in: 0...2, using: &self))
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      for _ in 0..<Int.random(in: 1...9, using: &self) {
        text += letters.randomElement(using: &self) ?? ""
      }
      text += String(repeating: " ", count: Int.random(in: 1...3, using: &self))
    }
    return text
  }

  /// A number that sums of places stumble over: near a screen's edges, or near those of `Int`.
  mutating func place() -> Int {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: .max - Int.random(in: 0...3, using: &self)
    case 1: .min + Int.random(in: 0...3, using: &self)
    default: .random(in: -4...24, using: &self)
    }
  }

  /// A rectangle at such a place, most often a small one.
  mutating func rect() -> Rect {
    let isSmall = Int.random(in: 0..<6, using: &self) > 0
    return Rect(
      row: place(), column: place(),
      columns: isSmall ? .random(in: 0...9, using: &self) : place(),
      rows: isSmall ? .random(in: 0...4, using: &self) : place())
  }
}
