/// The result of pooling, with the cell that each number came from.
public struct Pooled: Hashable, Sendable {
  /// The pooled maps.
  public let output: Tensor
  /// For the maximum and the minimum the input cell that won each window ("switches"), in the order
  /// of `output.values`; empty for the average and L2, which mix all cells.
  public let winners: [Position]
  /// The shape that was pooled.
  public let inputShape: Shape

  /// The winners put back where they came from, zeros elsewhere: pooling undone as far as it can.
  ///
  /// Nil for the average and L2: they do not remember positions.
  public var unpooled: Tensor? { scattered(output.values) }

  /// Other maps of the output's shape put back by the same switches, zeros elsewhere.
  ///
  /// Where windows overlap and share a winner, the last window decides.
  ///
  /// - Returns: maps of the input's shape; nil for the average and L2.
  /// - Throws: `ShapeError.unlikeShapes` for maps of another shape than `output`.
  public func unpooled(_ maps: Tensor) throws(ShapeError) -> Tensor? {
    guard maps.shape == output.shape else { throw .unlikeShapes(maps.shape, output.shape) }
    return scattered(maps.values)
  }

  private func scattered(_ numbers: [Float]) -> Tensor? {
    guard winners.count == output.shape.count else { return nil }
    var values = [Float](repeating: 0, count: inputShape.count)
    let map = output.shape.rows * output.shape.columns
    for (cell, winner) in winners.enumerated() {
      let row = cell / map * inputShape.rows + winner.row
      values[row * inputShape.columns + winner.column] = numbers[cell]
    }
    return Tensor(checkedShape: inputShape, values: values)
  }
}

/// Pools every channel of an input.
///
/// - Parameters:
///   - input: channels × rows × columns.
///   - pooling: the window and what to keep of it.
/// - Returns: as many channels, usually smaller.
/// - Throws: `ShapeError` if the window does not fit, or lies on padding only somewhere.
public func pool(_ input: Tensor, _ pooling: Pooling) throws(ShapeError) -> Pooled {
  let shape = try pooling.checkedOutputShape(input: input.shape)
  let rows = try pooling.sources(.rows, count: shape.rows, length: input.shape.rows)
  let columns = try pooling.sources(.columns, count: shape.columns, length: input.shape.columns)
  var values: [Float] = []
  var winners: [Position] = []
  values.reserveCapacity(shape.count)
  for channel in 0..<shape.channels {
    for windowRows in rows {
      for windowColumns in columns {
        var summary = PoolingSummary(pooling)
        for row in windowRows {
          for column in windowColumns {
            if let row, let column {
              summary.add(input[channel, row, column], at: Position(row: row, column: column))
            } else {
              summary.addPadding()
            }
          }
        }
        values.append(summary.value)
        if let winner = summary.winner { winners.append(winner.position) }
      }
    }
  }
  return Pooled(
    output: Tensor(checkedShape: shape, values: values), winners: winners,
    inputShape: input.shape)
}

extension Tensor {
  /// One number for each channel: the pooled whole of its map, channels × 1 × 1.
  ///
  /// Of a circular convolution it is the same for every roll of the input: exact invariance.
  public func globalPooled(_ kind: Pooling.Kind) -> Tensor {
    let pooling = Pooling.global(kind, over: shape.extent)
    let values = (0..<shape.channels).map { channel in
      var summary = PoolingSummary(pooling)
      for row in 0..<shape.rows {
        for column in 0..<shape.columns {
          summary.add(self[channel, row, column], at: Position(row: row, column: column))
        }
      }
      return summary.value
    }
    return Tensor(
      checkedShape: Shape(checkedChannels: shape.channels, rows: 1, columns: 1), values: values)
  }
}

/// The running result of one window, fed cell by cell in row order.
struct PoolingSummary {
  let kind: Pooling.Kind
  let countsPadding: Bool
  private var sum: Float = 0
  private(set) var cells = 0
  private(set) var winner: (value: Float, position: Position)?

  init(_ pooling: Pooling) {
    kind = pooling.kind
    countsPadding = pooling.countsPadding
  }

  /// Takes in a real cell.
  mutating func add(_ value: Float, at position: Position) {
    cells += 1
    switch kind {
    case .max: challenge(value, position) { value > $0 }
    case .min: challenge(value, position) { value < $0 }
    case .average: sum += value
    case .l2: sum += value * value
    }
  }

  /// Takes in a padded zero.
  mutating func addPadding() {
    if countsPadding { cells += 1 }
  }

  /// The pooled number of the window, which has at least one real cell.
  var value: Float {
    switch kind {
    case .max, .min: winner?.value ?? .nan
    case .average: sum / Float(cells)
    case .l2: sum.squareRoot()
    }
  }

  private mutating func challenge(
    _ value: Float, _ position: Position, beats: (Float) -> Bool
  ) {
    if let best = winner?.value {
      guard beats(best) || (value.isNaN && !best.isNaN) else { return }
    }
    winner = (value, position)
  }
}
