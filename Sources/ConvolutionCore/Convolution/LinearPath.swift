/// A position that changes evenly, as the truth behind noisy readings: start + speed·t.
public struct LinearPath: Hashable, Sendable {
  /// The position at t = 0.
  public var start: Double
  /// The change from one reading to the next; 0 for a path that stands still.
  public var speed: Double

  /// Makes a path.
  public init(start: Double, speed: Double) { (self.start, self.speed) = (start, speed) }

  /// The position at a time, which may lie between two readings.
  public func position(at time: Double) -> Double { start + speed * time }
}

extension MovingAverage {
  /// How far numbers are from a path, as the root of the mean of their squared distances.
  public struct PathErrors: Hashable, Sendable {
    /// The readings, over the times that have an output.
    public let readings: Double
    /// The outputs.
    public let outputs: Double
    /// The outputs against the path where it was one lag earlier; nil where there is no lag.
    public let aligned: Double?
  }

  /// How far readings and outputs are from the path that the readings follow; nil where no time has
  /// an output.
  ///
  /// The readings 0 1 2 4 3 5 6 8 7 9 of a ship that is at t are 0.707 off, smoothed by 0.5, 0.3, 0.2
  /// they are 0.731 off, because they lag, and 0.283 if that is taken into account.
  public func errors(of readings: [Double], along path: LinearPath) -> PathErrors? {
    let times = times(of: readings)
    guard !times.isEmpty, let outputs = try? outputs(of: readings) else { return nil }
    func error(of values: some Sequence<Double>, delay: Double = 0) -> Double {
      let squares = zip(times, values).map { time, value in
        let distance = value - path.position(at: Double(time) - delay)
        return distance * distance
      }
      return (squares.reduce(0, +) / Double(times.count)).squareRoot()
    }
    return PathErrors(
      readings: error(of: readings[times]), outputs: error(of: outputs),
      aligned: lag.map { error(of: outputs, delay: $0) })
  }
}
