/// One convolution worked out twice, in slices: by sliding the kernel, and as the product of a dense
/// matrix with all pixels.
///
/// The matrix is too large to be kept: its rows are made one at a time, each a full row of numbers,
/// nearly all 0, that is multiplied with every pixel.
public struct ProductRace: Sendable {
  /// One channel, without padding.
  public let picture: Tensor
  /// The kernel, one channel.
  public let kernel: Tensor
  /// The size of the output.
  public let output: Extent
  /// The outputs of the sliding kernel; nil until they are worked out.
  public private(set) var slid: Tensor?
  /// The outputs of the dense product so far, in reading order.
  public private(set) var multiplied: [Float] = []
  private var row: [Float]

  /// Makes both ready; nothing is worked out yet.
  ///
  /// - Throws: `ShapeError` if the kernel does not fit, or there are several channels.
  public init(_ picture: Tensor, kernel: Tensor) throws(ShapeError) {
    let filters = Filters(kernel)
    output = try filters.outputShape(input: picture.shape).extent
    (self.picture, self.kernel) = (picture, kernel)
    row = [Float](repeating: 0, count: picture.values.count)
  }

  /// A race on a picture of whole numbers from a seed, so that every sum is exact in `Float`.
  ///
  /// - Throws: `ShapeError` as `init(_:kernel:)`, and for a picture that is too large.
  public init(_ size: Extent, kernel: Tensor, seed: UInt64 = 1) throws(ShapeError) {
    let shape = try Shape(channels: 1, size)
    try Limits.checkHolds(shape)
    var generator = SplitMix64(seed: seed)
    let values = (0..<shape.count).map { _ in Float(generator.next() >> 56) }
    try self.init(Tensor(shape: shape, values: values), kernel: kernel)
  }

  /// How many outputs there are.
  public var outputs: Int { output.rows * output.columns }
  /// True if the dense product has made all of them.
  public var isOver: Bool { multiplied.count >= outputs }

  /// Works out all outputs with the sliding kernel.
  public mutating func slide() {
    slid = try? crossCorrelate(picture, with: Filters(kernel))
  }

  /// Works out some further outputs with the dense product.
  public mutating func multiply(outputs count: Int) {
    let end = min(outputs, multiplied.count + max(0, count))
    for index in multiplied.count..<max(multiplied.count, end) {
      let corner = Position(row: index / output.columns, column: index % output.columns)
      write(kernel.values, at: corner)
      multiplied.append(Self.dot(row, picture.values))
      write([Float](repeating: 0, count: kernel.values.count), at: corner)
    }
  }

  /// Puts numbers into the row of weights at the pixels of a window.
  private mutating func write(_ values: [Float], at corner: Position) {
    let columns = kernel.shape.columns
    for (tap, value) in values.enumerated() {
      let pixel = (corner.row + tap / columns) * picture.shape.columns + corner.column
      row[pixel + tap % columns] = value
    }
  }

  /// How many outputs of the dense product differ from those of the sliding kernel, so far.
  public var differences: Int {
    guard let slid else { return 0 }
    return zip(multiplied, slid.values).count { $0 != $1 }
  }

  /// Every product of two rows, summed.
  private static func dot(_ left: [Float], _ right: [Float]) -> Float {
    let (a, b) = (left.span, right.span)
    var sums = FourVectors(repeating: 0)
    let whole = min(a.count, b.count) / FourVectors.count * FourVectors.count
    for start in stride(from: 0, to: whole, by: FourVectors.count) {
      let block = start..<start &+ FourVectors.count
      sums.add(a.extracting(block), times: b.extracting(block))
    }
    var sum = sums.total
    for index in whole..<min(a.count, b.count) { sum += a[index] * b[index] }
    return sum
  }
}
