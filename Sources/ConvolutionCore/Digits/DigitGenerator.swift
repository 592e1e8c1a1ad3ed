/// A source of noisy zeros and ones, 14×14: the pictures that the course trains on.
///
/// A zero is an ellipse drawn with a pen, a one a slanted stroke; position, brightness, size and pen
/// are drawn at random, then normal noise of deviation 0.15 is added. Nothing is clipped: pixels may
/// be negative or above 1.
public struct DigitGenerator: Hashable, Sendable {
  /// How zeros and ones differ.
  public enum Style: String, CaseIterable, Hashable, Sendable {
    /// Thin zeros and thick ones, so that the amount of ink says little.
    case fair
    /// Big zeros and thin ones, which counting ink tells apart.
    case naive
  }

  /// The sides of every picture.
  public static let side = 14

  private let look: Look
  private let jitter: Double
  private let shift: Double
  private var random: SplitMix64

  /// Starts a sequence of pictures.
  ///
  /// - Parameters:
  ///   - style: how zeros and ones differ.
  ///   - seed: of the random numbers.
  ///   - jitter: how far the centre may lie from the picture's, in pixels along each axis; nil means
  ///     2.5 for the fair style and 1.5 for the naive one.
  ///   - shift: columns by which every digit is moved to the right, before the noise.
  public init(_ style: Style = .fair, seed: UInt64, jitter: Double? = nil, shift: Double = 0) {
    look = style == .fair ? .fair : .naive
    self.jitter = jitter ?? look.jitter
    self.shift = shift
    random = SplitMix64(seed: seed)
  }

  /// The shape of every picture.
  public static var shape: Shape { Shape(checkedChannels: 1, rows: side, columns: side) }

  /// The next pictures, zeros and ones by turns, a zero first.
  ///
  /// - Parameter count: how many, at least one.
  /// - Returns: the pictures with their labels.
  /// - Throws: `ShapeError` for a count below 1 or above what an `ImageSet` holds.
  public mutating func images(_ count: Int) throws(ShapeError) -> ImageSet {
    let shape = Self.shape
    try Limits.check(count, in: 1...(Limits.values / shape.count), "pictures")
    var pixels: [Double] = []
    pixels.reserveCapacity(count * shape.count)
    for index in 0..<count { pixels += index.isMultiple(of: 2) ? zero() : one() }
    return ImageSet(
      checkedShape: shape, pixels: pixels, labels: (0..<count).map { $0 % 2 })
  }

  /// The next picture, a zero: 196 pixels, row by row.
  public mutating func zero() -> [Double] {
    let (centre, brightness) = placed()
    let pen = draw(look.zeroPen)
    let (a, b) = (draw(look.zeroWidth), draw(look.zeroHeight))
    return noisy(brightness, pen) { row, column in
      let (x, y) = ((column - centre.x) / a, (row - centre.y) / b)
      return abs((x * x + y * y).squareRoot() - 1) * min(a, b)
    }
  }

  /// The next picture, a one: 196 pixels, row by row.
  public mutating func one() -> [Double] {
    let (centre, brightness) = placed()
    let pen = draw(look.onePen)
    let half = draw(look.oneLength) / 2
    let slant = random.uniform(from: -0.35, to: 0.35)
    let (top, left) = (centre.y - half, centre.x + slant * half)
    let (height, width) = (2 * half, -2 * slant * half)
    return noisy(brightness, pen) { row, column in
      let (y, x) = (row - top, column - left)
      let along = (y * height + x * width) / (height * height + width * width)
      let nearest = min(max(along, 0), 1)
      let (dy, dx) = (y - nearest * height, x - nearest * width)
      return (dy * dy + dx * dx).squareRoot()
    }
  }

  private mutating func draw(_ range: ClosedRange<Double>) -> Double {
    random.uniform(from: range.lowerBound, to: range.upperBound)
  }

  private mutating func placed() -> (centre: (y: Double, x: Double), brightness: Double) {
    let middle = Double(Self.side - 1) / 2
    let y = middle + random.uniform(from: -jitter, to: jitter)
    let x = middle + random.uniform(from: -jitter, to: jitter) + shift
    return ((y, x), draw(look.brightness))
  }

  /// Draws what lies within a pen's half width of a curve, soft over one pixel, and adds noise.
  private mutating func noisy(
    _ brightness: Double, _ pen: Double, distance: (_ row: Double, _ column: Double) -> Double
  ) -> [Double] {
    var pixels: [Double] = []
    pixels.reserveCapacity(Self.side * Self.side)
    for row in 0..<Self.side {
      for column in 0..<Self.side {
        let ink = min(max(pen + 0.5 - distance(Double(row), Double(column)), 0), 1)
        pixels.append(brightness * ink + 0.15 * random.normal())
      }
    }
    return pixels
  }
}

/// The ranges that a style draws from, in pixels; `brightness` is the ink's value.
private struct Look: Hashable {
  let jitter: Double
  let brightness, zeroPen, zeroWidth, zeroHeight, onePen, oneLength: ClosedRange<Double>

  static let fair = Look(
    jitter: 2.5, brightness: 0.5...1, zeroPen: 0.4...0.9, zeroWidth: 2...3.2,
    zeroHeight: 2.8...4.2, onePen: 0.6...1.4, oneLength: 6...8)

  static let naive = Look(
    jitter: 1.5, brightness: 0.7...1, zeroPen: 0.6...1.1, zeroWidth: 2.2...3.8,
    zeroHeight: 3.6...5.2, onePen: 0.6...1.1, oneLength: 7...10)
}
