import ConvolutionCore
import Expressions
import LessonScript

/// Which cell of a figure's grid is to be pointed at.
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

/// Which numbers are to be filled into a figure's grid.
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

  /// How many cells there are.
  public var count: Int { right.reduce(0) { $0 + $1.count } }

  /// How many cells of a filling are right; cells that are missing are not.
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
