/// Pearson's correlation of pairs of numbers: 1 if one grows evenly with the other, -1 if it falls
/// evenly, about 0 if they have nothing to do with each other.
///
/// - Returns: a number from -1 to 1; nil for fewer than two pairs or numbers that are all the same.
///   Numbers without a partner are left out.
public func correlation(_ x: some Sequence<Double>, _ y: some Sequence<Double>) -> Double? {
  let pairs = Array(zip(x, y))
  guard pairs.count > 1 else { return nil }
  let count = Double(pairs.count)
  let (meanX, meanY) = (
    pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
  )
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (x, y) in pairs {
    xx += (x - meanX) * (x - meanX)
    yy += (y - meanY) * (y - meanY)
    xy += (x - meanX) * (y - meanY)
  }
  let correlation = xy / (xx * yy).squareRoot()
  return correlation.isFinite ? max(-1, min(1, correlation)) : nil
}

/// The correlation of each number of a row with the next one.
///
/// 1 for 0, 1, 2, 3, 4 in order, and -0.990 for 4, 0, 3, 1, 2.
public func neighbourCorrelation(of row: [Double]) -> Double? {
  correlation(row, row.dropFirst())
}

extension Tensor {
  /// The correlation of cells with those so many columns to their right, over all rows of a channel;
  /// nil where there are none.
  public func correlation(atDistance distance: Int, channel: Int = 0) -> Double? {
    guard (0..<shape.columns).contains(distance), let rows = rows(of: channel) else { return nil }
    let cells = rows.flatMap { $0.dropLast(distance) }.lazy.map(Double.init)
    let others = rows.flatMap { $0.dropFirst(distance) }.lazy.map(Double.init)
    return ConvolutionCore.correlation(cells, others)
  }
}
