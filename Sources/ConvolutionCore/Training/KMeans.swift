/// Sorting points into groups around centres: k-means, round by round (Lloyd's method).
///
/// In a round every point joins its nearest centre, the first among equals, and then each centre
/// moves to the mean of its points; a centre without points stays.
public struct KMeans: Sendable {
  /// How many numbers a point has.
  public let dimension: Int
  /// How many points there are.
  public let count: Int
  /// The centres, each `dimension` numbers.
  public private(set) var centres: [[Double]]
  /// The centre that each point joined in the last complete round; empty before the first.
  public private(set) var assignments: [Int] = []
  /// The sum of squared distances from each point to its centre, as the last complete round found
  /// them before the centres moved; nil before the first.
  public private(set) var distance: Double?
  /// How many rounds are complete.
  public private(set) var rounds = 0

  /// The points, eight side by side: block after block, each number by number.
  private let blocks: [Lane]
  private var joined: [Int] = []
  private var distanceSum = 0.0
  /// The sums of the points of each centre, `dimension` numbers each, and how many points they are.
  private var sums: [Double]
  private var sizes: [Int]
  /// Half the sum of squares of each centre.
  private var halfSquares: [Double]

  /// Begins with given centres.
  ///
  /// - Parameters:
  ///   - points: each of the same number of numbers, at least one; at least one point.
  ///   - centres: the first ones, at least one, of as many numbers.
  /// - Throws: `ShapeError` for no points or centres, empty ones, or some of another length.
  public init(_ points: [[Double]], centres: [[Double]]) throws(ShapeError) {
    let dimension = points.first?.count ?? 0
    try Limits.checkPositive(dimension, "numbers in a point")
    try Limits.checkPositive(centres.count, "centres")
    try Limits.check(points.count, in: 1...max(1, Limits.values / dimension), "points")
    for (row, point) in (points + centres).enumerated() where point.count != dimension {
      throw .raggedRow(row: row, expected: dimension, found: point.count)
    }
    (self.dimension, self.centres, count) = (dimension, centres, points.count)
    var blocks = [Lane](
      repeating: .zero,
      count: (points.count + Lane.scalarCount - 1) / Lane.scalarCount * dimension)
    for (index, point) in points.enumerated() {
      let (block, lane) = index.quotientAndRemainder(dividingBy: Lane.scalarCount)
      for (axis, number) in point.enumerated() { blocks[block * dimension + axis][lane] = number }
    }
    self.blocks = blocks
    sums = [Double](repeating: 0, count: centres.count * dimension)
    sizes = centres.map { _ in 0 }
    halfSquares = Self.halfSquares(of: centres)
    joined.reserveCapacity(points.count)
  }

  /// Points that lie far apart, to begin with: the one farthest from the mean of all, then each time
  /// the one farthest from those chosen; among equals the first.
  ///
  /// - Parameters:
  ///   - count: how many, at most as many as there are points.
  ///   - points: each of the same number of numbers; what one lacks counts for nothing.
  /// - Returns: the chosen points, the first one first.
  public static func farApart(_ count: Int, of points: [[Double]]) -> [[Double]] {
    func square(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let sum = points.dropFirst().reduce(points.first ?? []) { zip($0, $1).map(+) }
    let mean = sum.map { $0 / Double(max(1, points.count)) }
    var chosen: [[Double]] = []
    while chosen.count < min(count, points.count) {
      func distance(_ point: [Double]) -> Double {
        chosen.map { square(point, $0) }.min() ?? square(point, mean)
      }
      let distances = points.map(distance)
      guard let most = distances.max(), let next = distances.firstIndex(of: most) else { break }
      chosen.append(points[next])
    }
    return chosen
  }

  /// Lets the next points join a centre; the last ones of a round move the centres.
  ///
  /// - Parameter points: about how many points a slice takes; it is rounded up to a multiple of 8.
  /// - Returns: true if a round ended.
  @discardableResult public mutating func advance(points: Int = 1024) -> Bool {
    let last = min(count, joined.count + max(1, min(points, count)))
    while joined.count < last { joinBlock() }
    guard joined.count == count else { return false }
    moveCentres()
    return true
  }

  /// Goes on to the end of the round.
  public mutating func finishRound() {
    while !advance() {}
  }

  /// Lets the next eight points join their nearest centres.
  ///
  /// As |x - c|² = |x|² - 2(x·c - |c|²/2), the nearest centre has the largest x·c - |c|²/2.
  private mutating func joinBlock() {
    let (blocks, start) = (blocks, joined.count / Lane.scalarCount * dimension)
    let block = blocks.span.extracting(start..<start + dimension)
    var best = Lane(repeating: -.infinity)
    var winners = SIMD8<Int64>.zero
    // Two centres at a time, which hides how long an addition takes; an odd last one is its own
    // partner.
    for first in stride(from: 0, to: centres.count, by: 2) {
      let second = min(first + 1, centres.count - 1)
      let (one, other) = (centres[first], centres[second])
      let centre = (one.span.extracting(block.indices), other.span.extracting(block.indices))
      var scores = (Lane(repeating: -halfSquares[first]), Lane(repeating: -halfSquares[second]))
      for axis in block.indices {
        scores.0 += block[axis] * centre.0[axis]
        scores.1 += block[axis] * centre.1[axis]
      }
      Self.keepBetter(scores.0, of: first, in: &best, &winners)
      Self.keepBetter(scores.1, of: second, in: &best, &winners)
    }
    var squares = Lane.zero
    for axis in block.indices { squares += block[axis] * block[axis] }
    let distances = squares - 2 * best
    for lane in 0..<min(Lane.scalarCount, count - joined.count) {
      let winner = Int(winners[lane])
      joined.append(winner)
      sizes[winner] += 1
      distanceSum += max(0, distances[lane])
      let start = winner * dimension
      var sum = sums.mutableSpan
      for axis in block.indices { sum[start &+ axis] += block[axis][lane] }
    }
  }

  @inline(__always)
  private static func keepBetter(
    _ scores: Lane, of centre: Int, in best: inout Lane, _ winners: inout SIMD8<Int64>
  ) {
    let isBetter = scores .> best
    best.replace(with: scores, where: isBetter)
    winners.replace(with: Int64(centre), where: isBetter)
  }

  private mutating func moveCentres() {
    for (index, size) in sizes.enumerated() where size > 0 {
      for axis in 0..<dimension {
        centres[index][axis] = sums[index * dimension + axis] / Double(size)
      }
    }
    for index in sums.indices { sums[index] = 0 }
    for index in sizes.indices { sizes[index] = 0 }
    halfSquares = Self.halfSquares(of: centres)
    (assignments, distance) = (joined, distanceSum)
    distanceSum = 0
    joined.removeAll(keepingCapacity: true)
    rounds += 1
  }

  private static func halfSquares(of centres: [[Double]]) -> [Double] {
    centres.map { $0.reduce(0) { $0 + $1 * $1 } / 2 }
  }
}
