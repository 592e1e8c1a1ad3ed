/// A convolution of one map with one kernel as the matrix that gives the same: a row for each
/// output, a column for each pixel, both in reading order.
///
/// A 3×3 kernel on 4×4 pixels with a ring of zeros: 16 rows of 16, of which 100 entries hold a tap.
/// All other entries are 0, and entries with the same tap are the same number.
public struct ConvolutionMatrix: Hashable, Sendable {
  /// The kernel as it is laid over the input (cross-correlation).
  public let kernel: Tensor
  /// The rows and columns of the input map.
  public let input: Extent
  /// The rows and columns of the output map.
  public let output: Extent
  /// The taps of each row that fall on pixels, in the order of the kernel.
  private let taps: [[Entry]]

  /// A tap in its column.
  private struct Entry: Hashable {
    let column: Int
    let tap: Position
  }

  /// Writes out the matrix.
  ///
  /// - Parameters:
  ///   - kernel: one channel.
  ///   - input: the size of the map.
  ///   - sliding: stride, padding and dilation.
  /// - Throws: `ShapeError` if the kernel does not fit, or has several channels, or the matrix would
  ///   have more than `mostEntries`.
  public init(
    _ kernel: Tensor, input: Extent, _ sliding: Sliding = Sliding()
  ) throws(ShapeError) {
    let shape = try Filters(kernel).outputShape(input: Shape(channels: 1, input), sliding)
    let entries = try Shape(rows: shape.count, columns: input.rows * input.columns).count
    try Limits.check(entries, in: 1...Self.mostEntries, "matrix entries")
    try sliding.padding.check(input: input)
    let (output, taps) = (shape.extent, kernel.shape.extent)
    (self.kernel, self.input, self.output) = (kernel, input, output)
    self.taps = (0..<shape.count).map { row in
      let cell = Position(row: row / output.columns, column: row % output.columns)
      return (0..<taps.rows * taps.columns).compactMap { index -> Entry? in
        let tap = Position(row: index / taps.columns, column: index % taps.columns)
        let read = sliding.position(output: cell, tap: tap)
        guard let source = sliding.padding.mode.source(of: read, in: input) else { return nil }
        return Entry(column: source.row * input.columns + source.column, tap: tap)
      }
    }
  }

  /// The most entries of a matrix that is written out: 2^20.
  public static let mostEntries = 1 << 20

  /// Its rows: one for each output.
  public var rows: Int { taps.count }
  /// Its columns: one for each pixel.
  public var columns: Int { input.rows * input.columns }
  /// All its entries.
  public var entries: Int { rows * columns }

  /// The tap that an entry holds; nil for an entry that is 0 whatever the weights are.
  ///
  /// With padding other than zeros several taps may read one pixel; then it is the first.
  public func tap(row: Int, column: Int) -> Position? {
    guard taps.indices.contains(row) else { return nil }
    return taps[row].first { $0.column == column }?.tap
  }

  /// The value of an entry; 0 outside.
  public func weight(row: Int, column: Int) -> Float {
    guard taps.indices.contains(row) else { return 0 }
    return taps[row].reduce(0) {
      $1.column == column ? $0 + kernel[0, $1.tap.row, $1.tap.column] : $0
    }
  }

  /// The entries of a row that hold a tap: 4 in a corner of a padded map, 6 at an edge, 9 inside.
  public func taps(inRow row: Int) -> Int {
    taps.indices.contains(row) ? Set(taps[row].map(\.column)).count : 0
  }

  /// All entries that hold a tap, whatever its weight.
  public var structural: Int { taps.indices.reduce(0) { $0 + taps(inRow: $1) } }

  /// The entries that are not 0.
  public var nonzeros: Int {
    taps.indices.reduce(0) { count, row in
      count + Set(taps[row].map(\.column)).count { weight(row: row, column: $0) != 0 }
    }
  }

  /// The matrix times a map, read as a column: the output map.
  ///
  /// - Throws: `ShapeError.unlikeShapes` for a map of another size.
  public func product(with map: Tensor) throws(ShapeError) -> Tensor {
    let shape = try Shape(channels: 1, input)
    guard map.shape == shape else { throw .unlikeShapes(map.shape, shape) }
    return try Tensor(
      shape: Shape(channels: 1, output),
      values: taps.map { row in
        row.reduce(0) {
          $0 + map.values[$1.column] * kernel[0, $1.tap.row, $1.tap.column]
        }
      })
  }
}
