/// A weighted moving average of the readings of a signal: true convolution in one dimension.
///
/// The output at a time t is the sum of w(a)·x(t - a) over the ages a, from 0 for the newest reading
/// on; with `ahead` they start at -`ahead`, so that later readings count as well. Only times with a
/// reading for every weight have an output.
///
/// The weights 0.5, 0.3, 0.2 over the readings 0, 1, 2 give 0.5·2 + 0.3·1 + 0.2·0 = 1.3.
public struct MovingAverage: Hashable, Sendable {
  /// The weight of each age, the newest first.
  public let weights: [Double]
  /// The readings after t that count; 0 for an average that is causal.
  public let ahead: Int

  /// Makes the average with some weights, which need not add up to 1.
  ///
  /// - Throws: `ShapeError.wrongCount` for no weights, `ShapeError.outOfRange` if the oldest weight
  ///   would lie after t.
  public init(weights: [Double], ahead: Int = 0) throws(ShapeError) {
    guard !weights.isEmpty else {
      throw .wrongCount(of: "weights", found: 0, expected: "1 or more")
    }
    try Limits.check(ahead, in: 0...weights.count - 1, "ahead")
    (self.weights, self.ahead) = (weights, ahead)
  }

  // MARK: Noise and lag

  /// The sum of the weights: a signal that stands still comes out this many times as large.
  public var sum: Double { weights.reduce(0, +) }

  /// How far the output is behind a signal that moves evenly, in readings: the mean age,
  /// Σ a·w(a) / Σ w(a); nil where the weights add up to 0.
  ///
  /// 0.7 for 0.5, 0.3, 0.2; a negative one is ahead of the signal.
  public var lag: Double? { meanAge(of: weights) }

  /// The part that is left of noise that is independent from reading to reading, as a factor of its standard
  /// deviation: the root of the sum of the squared weights.
  ///
  /// √0.38 = 0.616 for 0.5, 0.3, 0.2.
  public var noiseGain: Double { weights.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The results of usual mistakes for `lag`: the weights taken in the other order.
  public var wrongLags: [WrongResult<Double>] {
    meanAge(of: weights.reversed()).map { [WrongResult(.kernelNotFlipped, $0)] } ?? []
  }

  /// The wrong lag that counts every age alike: 1 for three weights.
  public var evenLag: Double { Double(weights.count - 1) / 2 - Double(ahead) }

  private func meanAge(of weights: [Double]) -> Double? {
    let age = weights.enumerated().reduce(0) { $0 + Double($1.offset - ahead) * $1.element }
    let lag = age / weights.reduce(0, +)
    return lag.isFinite ? lag : nil
  }

  // MARK: Outputs

  /// The times that have an output: none where there are fewer readings than weights.
  public func times(of readings: [Double]) -> Range<Int> {
    let first = min(weights.count - 1 - ahead, readings.count)
    return first..<max(first, readings.count - ahead)
  }

  /// The products at a time, the oldest reading first, as the reversed weights lie below the
  /// readings; empty for a time without an output.
  public func products(of readings: [Double], at time: Int) -> [Double] {
    window(of: readings, at: time).map { $0.products(with: $0.weights) } ?? []
  }

  /// The output of each of `times(of:)`.
  ///
  /// - Throws: `ShapeError.kernelDoesNotFit` where there are fewer readings than weights.
  public func outputs(of readings: [Double]) throws(ShapeError) -> [Double] {
    _ = try Sliding.outputCount(readings.count, kernel: weights.count)
    return times(of: readings).compactMap { window(of: readings, at: $0)?.total }
  }

  /// The readings between as many zeros as let the weights overhang by all but one at both ends:
  /// their outputs are the full convolution, which is the same if readings and weights swap roles.
  ///
  /// 1, 2, 3 under 0, 1, 0.5 become 0, 0, 1, 2, 3, 0, 0 with the outputs 0, 1, 2.5, 4, 1.5.
  public func padded(_ readings: [Double]) -> [Double] {
    let zeros = [Double](repeating: 0, count: weights.count - 1)
    return zeros + readings + zeros
  }

  /// The results of usual mistakes for the output at a time, the most telling first: those of
  /// `WindowSum.wrongTotals` for true convolution, and the outputs one time earlier and later.
  ///
  /// - Parameters:
  ///   - readings: the signal.
  ///   - time: the time of the output.
  ///   - isConvolution: false if the weights were reversed beforehand, because cross-correlation is
  ///     meant.
  /// - Returns: mistakes with their results, the right value among them where they change nothing;
  ///   none for a time without an output.
  public func wrongOutputs(
    of readings: [Double], at time: Int, isConvolution: Bool = true
  ) -> [WrongResult<Double>] {
    guard let window = window(of: readings, at: time) else { return [] }
    let shifted = [time - 1, time + 1].compactMap { self.window(of: readings, at: $0)?.total }
    return window.wrongTotals(isConvolution: isConvolution)
      + shifted.map { WrongResult(.windowOneOff, $0) }
  }

  /// The wrong output that divides the readings by their number where it weighs them; nil for a time
  /// without an output.
  public func evenMean(of readings: [Double], at time: Int) -> Double? {
    window(of: readings, at: time).map { $0.inputs.reduce(0, +) / Double(weights.count) }
  }

  /// The wrong output that stops one product early, before the oldest reading; nil for a time without
  /// an output.
  public func oneProductShort(of readings: [Double], at time: Int) -> Double? {
    window(of: readings, at: time).map { $0.products(with: $0.weights).dropFirst().reduce(0, +) }
  }

  /// The readings at a time under the reversed weights; nil for a time without an output.
  private func window(of readings: [Double], at time: Int) -> WindowSum<Double>? {
    guard times(of: readings).contains(time) else { return nil }
    return WindowSum(
      checkedInputs: Array(readings[(time + ahead - weights.count + 1)...time + ahead]),
      weights: weights.reversed(), kernel: Extent(rows: 1, columns: weights.count), bias: 0)
  }
}
