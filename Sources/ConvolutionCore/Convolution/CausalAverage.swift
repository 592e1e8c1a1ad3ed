/// A weighted average of the newest readings of a signal: true convolution in one dimension.
///
/// The output at a time t is the sum of w(k)·x(t - k) over the ages k, from 0 for the newest reading
/// on. Only times with a reading for every weight have an output.
///
/// The weights 0.5, 0.3, 0.2 over the readings 0, 1, 2 give 0.5·2 + 0.3·1 + 0.2·0 = 1.3.
public struct CausalAverage: Hashable, Sendable {
  /// The weight of each age, the newest first.
  public let weights: [Double]

  /// Makes the average with some weights, which need not add up to 1.
  ///
  /// - Throws: `ShapeError.wrongCount` for no weights.
  public init(weights: [Double]) throws(ShapeError) {
    guard !weights.isEmpty else {
      throw .wrongCount(of: "weights", found: 0, expected: "1 or more")
    }
    self.weights = weights
  }

  // MARK: Noise and lag

  /// How far the output is behind a signal that moves evenly, in readings: the mean age,
  /// Σ k·w(k) / Σ w(k); nil where the weights add up to 0.
  ///
  /// 0.7 for 0.5, 0.3, 0.2.
  public var lag: Double? { Self.meanAge(weights) }

  /// The part that is left of noise that is independent from reading to reading, as a factor of its standard
  /// deviation: the root of the sum of the squared weights.
  ///
  /// √0.38 = 0.616 for 0.5, 0.3, 0.2.
  public var noiseGain: Double { weights.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The results of usual mistakes for `lag`: the weights taken in the other order.
  public var wrongLags: [WrongResult<Double>] {
    Self.meanAge(weights.reversed()).map { [WrongResult(.kernelNotFlipped, $0)] } ?? []
  }

  /// The wrong lag that counts every age alike: 1 for three weights.
  public var evenLag: Double { Double(weights.count - 1) / 2 }

  private static func meanAge(_ weights: [Double]) -> Double? {
    let age = weights.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    let lag = age / weights.reduce(0, +)
    return lag.isFinite ? lag : nil
  }

  // MARK: Outputs

  /// The times that have an output: none where there are fewer readings than weights.
  public func times(of readings: [Double]) -> Range<Int> {
    min(weights.count - 1, readings.count)..<readings.count
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

  /// The results of usual mistakes for the output at a time, the most telling first: those of
  /// `WindowSum.wrongTotals` for true convolution, and the outputs one time earlier and later.
  ///
  /// - Returns: mistakes with their results, the right value among them where they change nothing;
  ///   none for a time without an output.
  public func wrongOutputs(of readings: [Double], at time: Int) -> [WrongResult<Double>] {
    guard let window = window(of: readings, at: time) else { return [] }
    let shifted = [time - 1, time + 1].compactMap { self.window(of: readings, at: $0)?.total }
    return window.wrongTotals(isConvolution: true)
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
      checkedInputs: Array(readings[(time - weights.count + 1)...time]),
      weights: weights.reversed(), kernel: Extent(rows: 1, columns: weights.count), bias: 0)
  }
}
