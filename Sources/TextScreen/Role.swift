/// The meaning of a cell; the terminal decides how that looks (colour, weight, or neither).
///
/// Whatever draws names roles, never colours, so one frame serves dark, light and colourless
/// terminals.
public enum Role: Hashable, Sendable {
  /// Prose, and values that take part.
  case text
  /// A title, the chosen row, the result.
  case strong
  /// Stressed words of prose.
  case emphasis
  /// Labels, and cells that take no part.
  case quiet
  /// Not yet, unlit, the empty part of a bar: carries nothing that is said only there.
  case faint
  /// The outline of the kernel and of the cell it writes.
  case window
  /// The cell just computed, the chosen unit.
  case active
  /// Here, your turn, the text cursor, done.
  case mark
  /// The learner's own value until it is settled.
  case predicted
  /// A right answer; always with `✓` and a word.
  case right
  /// A wrong answer; always with `✗` and a word.
  case wrong
  /// The place of the mistake behind a wrong answer: underlined, so that it is seen without colour.
  case mistake
  /// The row under the cursor in a list.
  case selected
  /// A number on the diverging scale: -4 (strongly below zero) to 4 (strongly above).
  case value(Int)
  /// The same nine steps as a background.
  case fill(Int)
  /// Two pixels of a picture in the halves of a cell, whose glyph is `▀`; or `▄` if there is none in
  /// the upper half.
  case pixels(upper: Pixel, lower: Pixel)
  /// A number on a tile of a shade, on terminals of 256 colours or more; elsewhere a number.
  case tile(Shade, Stress)

  /// The shade of a tile.
  public enum Shade: Hashable, Sendable {
    /// The brightness of a pixel: 0 (dark) to 8 (bright).
    case grey(Int)
    /// A step of the diverging scale: -4 to 4.
    case value(Int)
    /// Lit: the accent, dark enough for a whole tile.
    case lit
  }

  /// How far a number on a tile takes part.
  public enum Stress: Hashable, Sendable {
    /// It takes no part.
    case quiet
    /// It is there to be read.
    case plain
    /// It takes part.
    case strong
    /// The mistake behind a wrong answer is there.
    case mistaken
    /// It is no number: a glyph whose density says what the shade says, and is hidden by it.
    case hidden
  }
}

/// The nine-step scale on which grids that stand together colour their numbers.
public struct ValueScale: Hashable, Sendable {
  /// The largest magnitude of all the grids, over all their steps.
  public var largest: Double

  /// Creates a scale; a largest magnitude that is 0 or not finite makes every step 0 or ±4.
  public init(largest: Double) { self.largest = largest }

  /// The step of a value: sign(v) · max(1, round(4·|v|/largest)), and 0 for 0 or NaN.
  public func step(of value: Double) -> Int {
    guard value != 0, !value.isNaN else { return 0 }
    guard largest > 0, largest.isFinite else { return value < 0 ? -4 : 4 }
    let steps = max(1, min(4, (abs(value) / largest * 4).rounded()))
    return (value < 0 ? -1 : 1) * (Int(exactly: steps) ?? 4)
  }

  /// The brightness of a value as a pixel: 0 for 0 and below, else 1 to 8, 8 for the largest.
  public func brightness(of value: Double) -> Int {
    guard value > 0 else { return 0 }
    guard largest > 0, largest.isFinite else { return 8 }
    return Int(exactly: max(1, min(8, (value / largest * 8).rounded()))) ?? 8
  }
}
