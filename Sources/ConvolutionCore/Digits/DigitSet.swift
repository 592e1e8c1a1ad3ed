/// The digits that the course trains and tests on: 14×14, zeros and ones by turns.
public enum DigitSet: String, CaseIterable, Hashable, Sendable {
  /// Anywhere near the middle, up to 2.5 pixels off along each axis.
  case scattered
  /// All in the middle.
  case centred
  /// Big zeros and thin ones, which the amount of ink tells apart.
  case naive

  /// How many there are to train on.
  public var trainingCount: Int { self == .scattered ? 1_200 : 800 }

  /// The first of those to train on.
  ///
  /// - Parameter count: how many; brought into the range 1 ... `trainingCount`.
  /// - Returns: the same pictures every time.
  /// - Throws: `ShapeError` if they could not be held, which they can.
  public func training(_ count: Int) throws(ShapeError) -> ImageSet {
    switch self {
    case .scattered: try Self.scatteredImages.get().first(count)
    case .centred: try Self.centredImages.get().first(count)
    case .naive: try Self.naiveImages.get().first(count)
    }
  }

  /// Digits to test on, moved to the right.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - shift: columns, 0 or more; less counts as 0.
  /// - Returns: the same pictures every time.
  /// - Throws: `ShapeError` for a count below 1 or above what an `ImageSet` holds.
  public func test(_ count: Int, shift: Int = 0) throws(ShapeError) -> ImageSet {
    let shift = max(0, shift)
    var generator =
      switch self {
      case .scattered: DigitGenerator(seed: 2025, shift: Double(shift))
      case .centred: DigitGenerator(seed: 4000 &+ UInt64(shift), jitter: 0, shift: Double(shift))
      case .naive: DigitGenerator(.naive, seed: 2025, shift: Double(shift))
      }
    return try generator.images(count)
  }

  // Made when they are first asked for.
  private static let scatteredImages = DigitSet.scattered.made(by: DigitGenerator(seed: 2024))
  private static let centredImages = DigitSet.centred.made(
    by: DigitGenerator(seed: 3001, jitter: 0))
  private static let naiveImages = DigitSet.naive.made(by: DigitGenerator(.naive, seed: 2024))

  private func made(by generator: DigitGenerator) -> Result<ImageSet, ShapeError> {
    var generator = generator
    do throws(ShapeError) {
      return .success(try generator.images(trainingCount))
    } catch { return .failure(error) }
  }
}
