import ConvolutionCore
import Testing

@Suite struct OrientedCellTests {
  private let screen = Extent(7)
  private let middle = Position(row: 3, column: 3)

  private func response(
    _ cell: OrientedCell, _ row: Int, _ column: Int, _ turns: Int, length: Int = 5
  ) throws -> Float {
    try cell.response(
      to: LightBar(middle: Position(row: row, column: column), turns: turns, length: length)
        .picture(on: screen))
  }

  @Test func kernels() {
    #expect(OrientedCell.kernel(turns: 0).values == [-1, -1, -1, 4, 4, 4, -1, -1, -1])
    #expect(OrientedCell.kernel(turns: 1).values == [-1, -1, 4, -1, 4, -1, 4, -1, -1])
    #expect(OrientedCell.kernel(turns: 2).values == [-1, 4, -1, -1, 4, -1, -1, 4, -1])
    #expect(OrientedCell.kernel(turns: 3).values == [4, -1, -1, -1, 4, -1, -1, -1, 4])
  }

  @Test func barsAreCutAtTheBorder() {
    func pixels(_ row: Int, _ column: Int, _ turns: Int) -> [[Int]] {
      LightBar(middle: Position(row: row, column: column), turns: turns).pixels(on: screen)
        .map { [$0.row, $0.column] }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(pixels(0, 3, 0) == [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5]])
    #expect(pixels(1, 1, 3) == [[0, 0], [1, 1], [2, 2], [3, 3]])
    #expect(pixels(3, 3, 1) == [[1, 5], [2, 4], [3, 3], [4, 2], [5, 1]])
    #expect(pixels(.max, .min, 3).isEmpty)
  }

  /// Each cell prefers its own bar to any other: of all positions and orientations.
  @Test func aSimpleCellHasOneBestBar() throws {
    for turns in 0..<4 {
      let cell = OrientedCell(at: middle, turns: turns)
      #expect(try response(cell, 3, 3, turns) == 12)
      for row in 0..<7 {
        for column in 0..<7 {
          for other in 0..<4 where other != turns {
            #expect(try response(cell, row, column, other) < 6)
          }
        }
      }
    }
  }

  @Test func aSimpleCellLosesABarThatMovesAside() throws {
    let cell = OrientedCell(at: middle, turns: 2)
    #expect(try (0..<7).map { try response(cell, 3, $0, 2) } == [0, 0, 0, 12, 0, 0, 0])
    #expect(try response(cell, 2, 3, 2) == 12, "along itself a longer bar may move")
    #expect(try response(cell, 1, 3, 2) == 8)
    #expect(try response(cell, 0, 3, 2) == 4)
  }

  @Test func aComplexCellTakesOnePixelEitherWay() throws {
    let cell = OrientedCell(at: middle, turns: 2, isComplex: true)
    #expect(try (0..<7).map { try response(cell, 3, $0, 2) } == [0, 0, 12, 12, 12, 0, 0])
    #expect(try response(cell, 3, 3, 0) < 12, "orientation still counts")
  }

  @Test func aSeedDealsTheSameCell() {
    #expect(OrientedCell(seed: 5, on: screen) == OrientedCell(seed: 5, on: screen))
    let cells = Set((0..<200).map { OrientedCell(seed: $0, on: screen) })
    #expect(cells.count > 60)
    #expect(
      cells.allSatisfy {
        (1...5).contains($0.position.row) && (1...5).contains($0.position.column)
          && (0..<4).contains($0.turns)
      })
  }

  @Test func aCellBesideTheScreenIsRefused() throws {
    let dark = try Tensor(shape: Shape(rows: 7, columns: 7))
    #expect(throws: ShapeError.self) {
      try OrientedCell(at: Position(row: 7, column: 0), turns: 0).response(to: dark)
    }
    #expect(try OrientedCell(at: middle, turns: 0).response(to: dark) == 0)
  }
}
