/// A point of the plane.
public struct PlanePoint: Hashable, Sendable {
  /// The coordinate across.
  public var x: Double
  /// The coordinate upwards.
  public var y: Double

  /// Makes a point.
  public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
}

/// A function of one variable that was fitted to points.
public protocol Fit: Sendable {
  /// Its value.
  func value(at x: Double) -> Double
}

extension Fit {
  /// How far points are from it, as the root of the mean of the squared distances upwards; 0 for no
  /// points.
  public func error(on points: [PlanePoint]) -> Double {
    guard !points.isEmpty else { return 0 }
    let squares = points.reduce(0.0) { sum, point in
      let distance = value(at: point.x) - point.y
      return sum + distance * distance
    }
    return (squares / Double(points.count)).squareRoot()
  }
}

/// The straight line with the least squared distances from some points.
///
/// For (0, 1), (1, 2), (2, 6) it is 0.5 + 2.5·x.
public struct LineFit: Fit, Hashable {
  /// The value at 0.
  public let intercept: Double
  /// The growth from x to x + 1.
  public let slope: Double

  /// Fits a line; nil if all points lie above each other, or there are fewer than two.
  public init?(_ points: [PlanePoint]) {
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x } / count
    let meanY = points.reduce(0) { $0 + $1.y } / count
    let spread = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let slope = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
    guard slope.isFinite else { return nil }
    (self.slope, intercept) = (slope, meanY - slope * meanX)
  }

  /// intercept + slope·x.
  public func value(at x: Double) -> Double { intercept + slope * x }
}

/// The polynomial of lowest degree that goes through every one of some points.
///
/// Through (0, 1), (1, 2), (2, 6) it is 1 - 0.5·x + 1.5·x².
public struct CurveFit: Fit, Hashable {
  private let nodes: [Double]
  /// Newton's coefficients: divided differences.
  private let coefficients: [Double]

  /// Finds the polynomial; nil if two points lie above each other, or there are none.
  public init?(_ points: [PlanePoint]) {
    guard !points.isEmpty else { return nil }
    nodes = points.map(\.x)
    var differences = points.map(\.y)
    var coefficients = [differences[0]]
    for distance in 1..<max(1, points.count) {
      for index in 0..<points.count - distance {
        differences[index] =
          (differences[index + 1] - differences[index]) / (nodes[index + distance] - nodes[index])
      }
      coefficients.append(differences[0])
    }
    guard coefficients.allSatisfy(\.isFinite) else { return nil }
    self.coefficients = coefficients
  }

  /// The polynomial's value.
  public func value(at x: Double) -> Double {
    var value = 0.0
    for (node, coefficient) in zip(nodes, coefficients).reversed() {
      value = value * (x - node) + coefficient
    }
    return value
  }
}
