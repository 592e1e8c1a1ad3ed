/// One pixel of a picture; two of them, one above the other, share a cell of the screen.
public enum Pixel: Hashable, Sendable {
  /// Nothing: the terminal's own background.
  case none
  /// A grey from 0, black, to 255, white.
  case grey(UInt8)
  /// A colour by its parts, 0 to 255 each.
  case color(red: UInt8, green: UInt8, blue: UInt8)
  /// A number on the diverging scale, by its step: -4 to 4.
  case step(Int8)

  /// The grey of a part of the way from black, 0, to white, 1; NaN is black.
  public static func shade(_ part: Double) -> Pixel { .grey(byte(part)) }

  /// The colour of three parts, each as for a grey.
  public static func shade(red: Double, green: Double, blue: Double) -> Pixel {
    .color(red: byte(red), green: byte(green), blue: byte(blue))
  }

  /// A number as a step of a scale.
  public static func value(_ value: Double, on scale: ValueScale) -> Pixel {
    .step(Int8(clamping: scale.step(of: value)))
  }

  private static func byte(_ part: Double) -> UInt8 {
    part > 0 ? UInt8(exactly: (min(part, 1) * 255).rounded()) ?? 0 : 0
  }

  /// How bright it is, 0 to 255; nil for what has no brightness.
  var brightness: Int? {
    switch self {
    case .none, .step: nil
    case .grey(let grey): Int(grey)
    // The parts as the eye weighs them, in thousandths.
    case .color(let red, let green, let blue):
      (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1_000
    }
  }
}

extension Role {
  /// The one glyph that stands for two pixels where half blocks cannot: without enough colours, and
  /// in ASCII; nil for any other role.
  ///
  /// Brightness is a ramp from blank to `@`. A number is the glyph of its step, `d c b a · 1 2 3 4`,
  /// and of two numbers the one further from zero, so that neither hides the other.
  public var pixelGlyph: Character? {
    guard case .pixels(let upper, let lower) = self else { return nil }
    if let step = strongestStep { return ValueScale.glyph(ofStep: step).characters.first }
    let shades = [upper, lower].compactMap(\.brightness)
    guard !shades.isEmpty else { return " " }
    let ramp: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]
    let mean = shades.reduce(0, +) / shades.count
    return ramp[min(ramp.count - 1, mean * ramp.count / 256)]
  }

  /// Of two pixels that are numbers, the step further from zero; nil if neither is a number.
  public var strongestStep: Int? {
    guard case .pixels(let upper, let lower) = self else { return nil }
    let steps = [upper, lower].compactMap { pixel -> Int? in
      if case .step(let step) = pixel { Int(step) } else { nil }
    }
    return steps.max { abs($0) < abs($1) }
  }
}
