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
  /// For each centre the sum of its points, then how many they are.
  private var sums: [[Double]]
  private var sizes: [Int]

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
    sums = centres.map { $0.map { _ in 0 } }
    sizes = centres.map { _ in 0 }
    joined.reserveCapacity(points.count)
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
  private mutating func joinBlock() {
    let (blocks, start) = (blocks, joined.count / Lane.scalarCount * dimension)
    let block = blocks.span.extracting(start..<start + dimension)
    var nearest = Lane(repeating: .infinity)
    var winner = SIMD8<Int64>.zero
    for (index, centre) in centres.enumerated() {
      let centre = centre.span
      var squares = Lane.zero
      for axis in block.indices {
        let difference = block[axis] - centre[axis]
        squares += difference * difference
      }
      let isNearer = squares .< nearest
      nearest.replace(with: squares, where: isNearer)
      winner.replace(with: Int64(index), where: isNearer)
    }
    for lane in 0..<min(Lane.scalarCount, count - joined.count) {
      let centre = Int(winner[lane])
      distanceSum += nearest[lane]
      joined.append(centre)
      sizes[centre] += 1
      var sum = sums[centre].mutableSpan
      for axis in block.indices { sum[axis] += block[axis][lane] }
    }
  }

  private mutating func moveCentres() {
    for index in centres.indices {
      for axis in 0..<dimension {
        if sizes[index] > 0 { centres[index][axis] = sums[index][axis] / Double(sizes[index]) }
        sums[index][axis] = 0
      }
      sizes[index] = 0
    }
    (assignments, distance) = (joined, distanceSum)
    distanceSum = 0
    joined.removeAll(keepingCapacity: true)
    rounds += 1
  }
}
