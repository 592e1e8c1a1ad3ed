import ConvolutionCore
import Testing

/// The noisy spaceship: readings around the path x = t, averaged with 0.5, 0.3, 0.2.
@Suite struct MovingAverageTests {
  private static let readings: [Double] = [0, 1, 2, 4, 3, 5, 6, 8, 7, 9]

  private func ship() throws -> MovingAverage { try MovingAverage(weights: [0.5, 0.3, 0.2]) }

  private func isNear(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-12 } ?? false }

  @Test func theOutputsOfTheLesson() throws {
    let outputs = try ship().outputs(of: Self.readings)
    let expected = [1.3, 2.8, 3.1, 4.2, 5.1, 6.8, 7.1, 8.2]
    #expect(outputs.count == expected.count)
    #expect(zip(outputs, expected).allSatisfy { isNear($0, $1) }, "\(outputs)")
    #expect(try ship().times(of: Self.readings) == 2..<10)
    let products = try ship().products(of: Self.readings, at: 4)
    #expect(zip(products, [0.4, 1.2, 1.5]).allSatisfy { isNear($0, $1) }, "\(products)")
  }

  @Test func noiseAndLag() throws {
    #expect(isNear(try ship().lag, 0.7))
    #expect(abs(try ship().noiseGain - 0.616) < 0.0005)
    #expect(isNear(try MovingAverage(weights: [5, 3, 2]).lag, 0.7), "weights need no sum of 1")
    #expect(try MovingAverage(weights: [1, -1]).lag == nil)
    #expect(try MovingAverage(weights: [1]).noiseGain == 1)
  }

  /// A ramp comes out late by the lag, whatever the weights that add up to 1.
  @Test func aRampLags() throws {
    for weights in [[1], [0.25, 0.75], [0.5, 0.3, 0.2], [0.1, 0.2, 0.3, 0.4]] {
      let average = try MovingAverage(weights: weights)
      let ramp = (0..<9).map(Double.init)
      let lag = try #require(average.lag)
      for (time, output) in zip(average.times(of: ramp), try average.outputs(of: ramp)) {
        #expect(isNear(output, Double(time) - lag))
      }
    }
  }

  /// It is cross-correlation of one row with the reversed weights.
  @Test(arguments: 1...20) func againstCrossCorrelation(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let readings = (0..<9).map { _ in Float(Int.random(in: -9...9, using: &random)) }
    let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      Float(Int.random(in: -9...9, using: &random))
    }
    let filters = Filters(try Tensor(rows: [weights])).rotated180
    let expected = try crossCorrelate(try Tensor(rows: [readings]), with: filters)
    let average = try MovingAverage(weights: weights.map(Double.init))
    #expect(try average.outputs(of: readings.map(Double.init)).map { Float($0) } == expected.values)
  }

  /// By hand for t = 4: readings 2, 4, 3 under 0.2, 0.3, 0.5.
  @Test func wrongResults() throws {
    let (ship, readings) = (try ship(), Self.readings)
    let wrong = ship.wrongOutputs(of: readings, at: 4)
    func expect(_ misconception: Misconception, _ values: [Double]) {
      let found: [Double] = wrong.values(of: misconception)
      #expect(found.count == values.count, "\(misconception)")
      #expect(zip(found, values).allSatisfy { isNear($0, $1) }, "\(misconception): \(found)")
    }
    expect(.kernelNotFlipped, [2.8])
    expect(.weightsForgotten, [9])
    expect(.addedForMultiplied, [10])
    expect(.windowOneOff, [2.8, 4.2])
    #expect(isNear(ship.evenMean(of: readings, at: 4), 3))
    #expect(isNear(ship.oneProductShort(of: readings, at: 4), 2.7))
    #expect(isNear(ship.wrongLags.values(of: .kernelNotFlipped).first, 1.3))
    #expect(ship.evenLag == 1)
  }

  /// The ship of the lesson: smoothing it makes it worse, until the lag is taken into account; 0.8,
  /// 0.4 and -0.2 have no lag.
  @Test func errorsAlongAPath() throws {
    let path = LinearPath(start: 0, speed: 1)
    let errors = try #require(try ship().errors(of: Self.readings, along: path))
    #expect(abs(errors.readings - 0.5.squareRoot()) < 1e-12)
    #expect(abs(errors.outputs - 0.731) < 0.0005)
    #expect(abs((errors.aligned ?? 0) - 0.283) < 0.0005)
    let quick = try MovingAverage(weights: [0.8, 0.4, -0.2])
    #expect(abs(quick.lag ?? 1) < 1e-12)
    #expect(abs(quick.noiseGain - 0.84.squareRoot()) < 1e-12)
    #expect(abs((quick.errors(of: Self.readings, along: path)?.outputs ?? 0) - 0.543) < 0.0005)
    #expect(try ship().errors(of: [1, 2], along: path) == nil)
  }

  /// A centred average has no lag, and no output before the next reading is taken.
  @Test func aheadOfTime() throws {
    let centred = try MovingAverage(weights: [1, 1, 1], ahead: 1)
    #expect(centred.lag == 0)
    #expect(centred.times(of: Self.readings) == 1..<9)
    #expect(try centred.outputs(of: Self.readings).prefix(2) == [3, 7])
    #expect(centred.products(of: Self.readings, at: 8) == [8, 7, 9])
    #expect(try MovingAverage(weights: [2, -1]).lag == -1)
    #expect(
      message { try MovingAverage(weights: [1], ahead: 1) } == "ahead 1, expected 0")
  }

  /// [1, 2, 3] * [0, 1, 0.5] both ways; cross-correlations differ.
  @Test func fullConvolutionCommutes() throws {
    func full(_ readings: [Double], _ weights: [Double]) throws -> [Double] {
      let average = try MovingAverage(weights: weights)
      return try average.outputs(of: average.padded(readings))
    }
    let (a, b): ([Double], [Double]) = ([1, 2, 3], [0, 1, 0.5])
    #expect(try full(a, b) == [0, 1, 2.5, 4, 1.5])
    #expect(try full(b, a) == [0, 1, 2.5, 4, 1.5])
    #expect(try full(a, b.reversed()) == [0.5, 2, 3.5, 3, 0])
    #expect(try full(b, a.reversed()) == [0, 3, 3.5, 2, 0.5])
  }

  @Test func timesWithoutAnOutputHaveNothing() throws {
    let (ship, readings) = (try ship(), Self.readings)
    for time in [1, 10, -1, .max, .min] {
      #expect(ship.products(of: readings, at: time).isEmpty)
      #expect(ship.wrongOutputs(of: readings, at: time).isEmpty)
      #expect(ship.evenMean(of: readings, at: time) == nil)
      #expect(ship.oneProductShort(of: readings, at: time) == nil)
    }
    #expect(ship.times(of: [1]).isEmpty)
  }

  @Test func refusesWhatDoesNotFit() {
    #expect(message { try MovingAverage(weights: []) } == "0 weights, expected 1 or more")
    #expect(
      message { try ship().outputs(of: [1, 2]) }
        == "kernel 3 does not fit input 2: 2 + 0 + 0 - (1·(3-1) + 1) = -1 cells to move in, "
        + "expected 0 or more")
  }
}
