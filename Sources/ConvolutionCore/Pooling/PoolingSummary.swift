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

  /// What is kept of the window, which has at least one real cell.
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
