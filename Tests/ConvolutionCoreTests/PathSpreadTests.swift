import ConvolutionCore
import Testing

/// The spread of paths over columns.
@Suite struct PathSpreadTests {
  private func paths(_ input: Int, layers count: Int, kernel: Int = 3) throws -> PathCounts {
    let stack = try LayerStack(
      input: Extent(input),
      windows: Array(repeating: .convolution(kernel), count: count))
    return try stack.paths(from: Position(row: 0, column: 0), in: count)
  }

  /// Five boxes of three: (30 + 45 + 51 + 45 + 30) / 243.
  @Test func fiveBoxesMakeABell() throws {
    let spread = try #require(try paths(11, layers: 5).spread)
    #expect(spread.counts == [1, 5, 15, 30, 45, 51, 45, 30, 15, 5, 1])
    #expect(spread.middle == 3..<8)
    #expect(spread.total == 243)
    #expect(abs(spread.middleShare - 201.0 / 243) < 1e-12)
  }

  /// The sides are alike, whatever the width.
  @Test(arguments: 1...12) func theMiddleIsInTheMiddle(width: Int) throws {
    let spread = try #require(try paths(width + 3, layers: 1, kernel: width).spread)
    #expect(spread.counts.count == width)
    #expect(spread.middle.lowerBound == width - spread.middle.upperBound)
    #expect(spread.middleShare > 0 && spread.middleShare <= 1)
  }

  @Test func cellsAreThoseThatArePathsLeadTo() throws {
    let stack = try LayerStack(
      input: Extent(rows: 5, columns: 3),
      windows: [SlidingWindow(Extent(rows: 2, columns: 1), Sliding(dilation: Extent(2)))])
    let paths = try stack.paths(from: Position(row: 1, column: 2), in: 1)
    #expect(paths.cells == [Position(row: 1, column: 2), Position(row: 3, column: 2)])
    #expect(paths.cellCount == 2)
  }

  /// One walk gives the same as a walk for each layer, dilation, strides and padding included.
  @Test func conesAreThePathsOfEveryLayer() throws {
    let stack = try LayerStack(
      input: Extent(19),
      windows: [
        .convolution(3, padding: 1, dilation: 2), .pooling(2, rounding: .up),
        .convolution(3, stride: 2),
      ])
    let unit = Position(row: 1, column: 2)
    #expect(
      try stack.cone(from: unit, in: 3)
        == (0...3).map { try stack.paths(from: unit, in: 3, downTo: $0) })
    #expect(
      try stack.cone(to: unit, upTo: 3) == (0...3).map { try stack.paths(to: unit, upTo: $0) })
    #expect(throws: ShapeError.self) { try stack.cone(from: unit, in: 4) }
    #expect(throws: ShapeError.self) { try stack.cone(to: Position(row: 19, column: 0), upTo: 1) }
  }
}
