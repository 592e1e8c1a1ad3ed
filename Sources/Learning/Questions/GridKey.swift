import ConvolutionCore
import Expressions
import LessonScript

/// The key of a question that asks for one cell of a figure's grid.
public struct CellKey: Sendable, Equatable {
  /// The grid's name within its figure.
  public var grid: String
  /// The cells that are right; pointing at any of them will do.
  public var right: Set<Position>
  /// Cells that a known misconception points at, and which it is.
  public var mistakes: [Position: Prose]

  /// Creates a key; mistakes that are right are left out.
  public init(grid: String, right: Set<Position>, mistakes: [Position: Prose] = [:]) {
    self.grid = grid
    self.right = right
    self.mistakes = mistakes.filter { !right.contains($0.key) }
  }
}

/// The key of a question that asks for the numbers of a figure's grid.
public struct GridKey: Sendable, Equatable {
  /// The grid's name within its figure.
  public var grid: String
  /// The right numbers, rows × columns, all rows equally long.
  public var right: [[Number]]
  /// Whole fillings that usual mistakes give; none is right, several may be equal.
  public let models: [WrongResult<[[Number]]>]

  /// Creates a key; wrong fillings that are right are left out.
  public init(grid: String, right: [[Number]], models: [WrongResult<[[Number]]>] = []) {
    self.grid = grid
    self.right = right
    self.models = models.filter { !Self.same($0.value, right) }
  }

  /// The usual mistakes that give a filling, each once.
  func models(yielding values: [[Number]]) -> [WrongResult<[[Number]]>] {
    models.filter { Self.same($0.value, values) }.eachMistakeOnce()
  }

  /// The number of cells.
  public var count: Int { right.reduce(0) { $0 + $1.count } }

  /// The number of right cells of a filling; cells that are missing are not.
  public func rightCount(in values: [[Number]]) -> Int {
    zip(right, values).reduce(0) { sum, rows in
      sum + zip(rows.0, rows.1).count { NumberKey(right: $0).accepts($1) }
    }
  }

  static func same(_ a: [[Number]], _ b: [[Number]]) -> Bool {
    a.map(\.count) == b.map(\.count)
      && zip(a.joined(), b.joined()).allSatisfy { NumberKey(right: $1).accepts($0) }
  }
}

/// The key of a question that asks for cells of a figure's grid, no more and no fewer.
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

  /// The difference of some cells from the right ones: `16 are missing, 4 too many`; empty if they are
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
