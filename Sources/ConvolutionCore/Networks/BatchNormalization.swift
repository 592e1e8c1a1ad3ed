/// The values of one channel over a batch, brought to mean 0 and standard deviation 1.
///
/// Ioffe and Szegedy 2015. In training mean and variance are those of the batch; afterwards running
/// averages of them take their place, so that an answer does not depend on the other examples. Two
/// numbers for each channel are learned: what the result is multiplied with and what is added.
public struct BatchNormalization: Hashable, Sendable {
  /// What is added to the variance, so that equal values do not divide by 0.
  public static let epsilon = 1e-5

  /// The values.
  public let values: [Double]
  /// Their mean; 0 of none.
  public let mean: Double
  /// Their variance: the mean of the squared distances from the mean.
  public let variance: Double

  /// Measures the values of a batch.
  ///
  /// 4, 6, 8 and 14 have mean 8 and variance 14.
  public init(_ values: [Double]) {
    let count = Double(max(1, values.count))
    let mean = values.reduce(0, +) / count
    (self.values, self.mean) = (values, mean)
    variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
  }

  /// The root of the variance.
  public var deviation: Double { variance.squareRoot() }

  /// The values less their mean.
  public var centred: [Double] { values.map { $0 - mean } }

  /// The values less their mean, over the root of variance and epsilon.
  public var normalized: [Double] {
    centred.map { $0 / (variance + Self.epsilon).squareRoot() }
  }

  /// The normalized values times the learned scale, plus the learned shift.
  public func output(scale: Double, shift: Double) -> [Double] {
    normalized.map { $0 * scale + shift }
  }
}
