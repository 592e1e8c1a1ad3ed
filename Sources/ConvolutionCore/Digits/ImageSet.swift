/// Pictures of one shape with a label each, in `Double`: something to train and to test on.
public struct ImageSet: Hashable, Sendable {
  /// The shape of every picture.
  public let shape: Shape
  /// The pixels, picture after picture, each channel by channel and row by row.
  public let pixels: [Double]
  /// The class of each picture, counted from 0.
  public let labels: [Int]

  /// Puts pictures and labels together.
  ///
  /// - Parameters:
  ///   - shape: of every picture.
  ///   - pixels: picture after picture, `shape.count` numbers each.
  ///   - labels: one a picture, 0 or more; at least one.
  /// - Throws: `ShapeError` for no labels, too many pixels, another number of pixels than labels ask
  ///   for, or a negative label.
  public init(shape: Shape, pixels: [Double], labels: [Int]) throws(ShapeError) {
    try Limits.checkHolds(shape)
    try Limits.check(labels.count, in: 1...(Limits.values / shape.count), "pictures")
    guard pixels.count == labels.count * shape.count else {
      throw .wrongCount(
        of: "pixels", found: pixels.count,
        expected: "\(labels.count)·\(shape.count) = \(labels.count * shape.count)")
    }
    for label in labels { try Limits.check(label, in: 0...Limits.side, "label") }
    self.init(checkedShape: shape, pixels: pixels, labels: labels)
  }

  /// For pixels and labels that are known to fit.
  init(checkedShape shape: Shape, pixels: [Double], labels: [Int]) {
    (self.shape, self.pixels, self.labels) = (shape, pixels, labels)
  }

  /// How many pictures there are; at least one.
  public var count: Int { labels.count }

  /// The pixels of one picture; nil for one that does not exist.
  public func pixels(of index: Int) -> ArraySlice<Double>? {
    guard labels.indices.contains(index) else { return nil }
    return pixels[index * shape.count..<(index + 1) * shape.count]
  }

  /// One picture, rounded to `Float`; nil for one that does not exist.
  public func picture(_ index: Int) -> Tensor? {
    pixels(of: index).map { Tensor(checkedShape: shape, values: $0.map(Float.init)) }
  }

  /// The sum of each picture's pixels: its ink.
  public var sums: [Double] {
    (0..<count).map { pixels[$0 * shape.count..<($0 + 1) * shape.count].reduce(0, +) }
  }

  /// The first pictures: at least one, at most all.
  public func first(_ count: Int) -> ImageSet {
    let kept = min(max(count, 1), self.count)
    return ImageSet(
      checkedShape: shape, pixels: Array(pixels.prefix(kept * shape.count)),
      labels: Array(labels.prefix(kept)))
  }

  /// The same pictures with normal noise on every pixel, drawn in the order of the pixels.
  ///
  /// - Parameters:
  ///   - deviation: what a normal draw is multiplied by.
  ///   - random: gives one normal draw a pixel.
  /// - Returns: as many pictures with the same labels.
  public func addingNoise(_ deviation: Double, using random: inout SplitMix64) -> ImageSet {
    var noisy = pixels
    for index in noisy.indices { noisy[index] += deviation * random.normal() }
    return ImageSet(checkedShape: shape, pixels: noisy, labels: labels)
  }

  /// The same pictures with their pixels rearranged, all in one way.
  ///
  /// - Parameter order: each index of a picture's pixels once; pixel `p` of the result is pixel
  ///   `order[p]` of the original.
  /// - Returns: as many pictures with the same labels.
  /// - Throws: `ShapeError.wrongCount` if it is not each index once.
  public func rearranged(by order: [Int]) throws(ShapeError) -> ImageSet {
    guard order.sorted().elementsEqual(0..<shape.count) else {
      throw .wrongCount(
        of: "distinct pixels", found: Set(order).intersection(0..<shape.count).count,
        expected: "\(shape.count), each once")
    }
    var moved: [Double] = []
    moved.reserveCapacity(pixels.count)
    for start in stride(from: 0, to: pixels.count, by: shape.count) {
      for source in order { moved.append(pixels[start + source]) }
    }
    return ImageSet(checkedShape: shape, pixels: moved, labels: labels)
  }
}

extension ImageSet {
  /// Square patches at random positions, each with its mean taken off and divided by its deviation
  /// plus 0.1.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - side: of a patch.
  ///   - random: draws picture, row and column of each.
  /// - Returns: `side`² numbers for each patch, row by row.
  /// - Throws: `ShapeError` for pictures with several channels or smaller than a patch, or a count
  ///   below 1 or too large to be held.
  public func patches(
    _ count: Int, side: Int, using random: inout SplitMix64
  ) throws(ShapeError) -> [[Double]] {
    try Limits.check(shape.channels, in: 1...1, "channels")
    try Limits.check(side, in: 1...min(shape.rows, shape.columns), "patch side")
    try Limits.check(count, in: 1...(Limits.values / (side * side)), "patches")
    return (0..<count).map { _ in
      let image = random.index(below: self.count)
      let row = random.index(below: shape.rows - side + 1)
      let column = random.index(below: shape.columns - side + 1)
      var patch: [Double] = []
      patch.reserveCapacity(side * side)
      for line in row..<row + side {
        let start = (image * shape.rows + line) * shape.columns + column
        patch += pixels[start..<start + side]
      }
      let mean = patch.reduce(0, +) / Double(patch.count)
      let variance = patch.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(patch.count)
      return patch.map { ($0 - mean) / (variance.squareRoot() + 0.1) }
    }
  }
}
