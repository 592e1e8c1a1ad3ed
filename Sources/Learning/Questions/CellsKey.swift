import ConvolutionCore

/// Which cells of a figure's grid are to be marked, no more and no fewer.
public struct CellsKey: Sendable, Equatable {
  /// The grid's name within its figure.
  public var grid: String
  /// The cells that are right.
  public var right: Set<Position>
  /// The cells that usual mistakes give; none is right, several may be equal.
  public let models: [WrongResult<Set<Position>>]

  /// Creates a key; wrong sets that are right are left out.
  public init(
    grid: String, right: Set<Position>, models: [WrongResult<Set<Position>>] = []
  ) {
    self.grid = grid
    self.right = right
    self.models = models.filter { $0.value != right }
  }

  /// The usual mistakes that give some cells, each once.
  func models(yielding cells: Set<Position>) -> [WrongResult<Set<Position>>] {
    models.filter { $0.value == cells }.eachMistakeOnce()
  }

  /// How far some cells are from the right ones: `16 are missing, 4 too many`; empty if they are
  /// right.
  func difference(of cells: Set<Position>) -> String {
    func count(_ number: Int, _ words: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? "is" : "are") \(words)"
    }
    let missing = count(right.subtracting(cells).count, "missing")
    let surplus = cells.subtracting(right).count
    if let missing, surplus > 0 { return "\(missing), \(surplus) too many" }
    return missing ?? count(surplus, "too many") ?? ""
  }
}
