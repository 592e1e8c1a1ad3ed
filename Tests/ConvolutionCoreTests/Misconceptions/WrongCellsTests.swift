import ConvolutionCore
import Testing

/// The cells that mistakes light in a stack of layers.
@Suite struct WrongCellsTests {
  private static let layers = [Layer](
    repeating: .convolution(filters: 1, .convolution(3)), count: 3)

  private static func square(from start: Int, side: Int) -> Set<Position> {
    Region(rows: start..<start + side, columns: start..<start + side).cells(in: Extent(9))
  }

  /// The middle unit of layer 2 sees the middle 5×5 of 9×9; who stops one layer early marks 3×3, and
  /// whoever adds whole kernels marks 6×6, which lies around that middle in four ways.
  @Test func fieldsOfAnotherSize() throws {
    let stack = try LayerStack(input: Extent(9), windows: Self.layers.compactMap(\.window))
    let unit = Position(row: 2, column: 2)
    let wrong = stack.wrongFields(of: unit, in: 2, after: Self.layers)
    #expect(wrong.values(of: .lastLayerForgotten) == [Self.square(from: 3, side: 3)])
    let added = wrong.values(of: .kernelsAdded)
    #expect(added.count == 8, "6×6 is what both ways to add whole kernels give")
    #expect(added.contains(Self.square(from: 1, side: 6)))
    #expect(added.contains(Self.square(from: 2, side: 6)))
    #expect(wrong.values(of: .dilationForgotten).last == Self.square(from: 2, side: 5))
    let shifted = wrong.values(of: .windowOneOff)
    #expect(shifted.count == 8)
    #expect(shifted.contains(Self.square(from: 1, side: 5)))
    #expect(wrong.first { $0.misconception == .lastLayerForgotten }?.evidence == .layers([2]))
  }

  @Test func rowsAndColumnsAreResizedEachForItself() throws {
    let layers = [Layer](
      repeating: .convolution(filters: 1, SlidingWindow(Extent(rows: 1, columns: 3))), count: 2)
    let stack = try LayerStack(
      input: Extent(rows: 3, columns: 9), windows: layers.compactMap(\.window))
    let wrong = stack.wrongFields(of: Position(row: 1, column: 2), in: 2, after: layers)
    #expect(
      wrong.values(of: .lastLayerForgotten) == [
        Set((3...5).map { Position(row: 1, column: $0) })
      ])
  }

  @Test func unitsThatACellReaches() throws {
    let dilated: [Layer] = [.convolution(filters: 1, .convolution(2, dilation: 2))]
    let stack = try LayerStack(input: Extent(6), windows: dilated.compactMap(\.window))
    let wrong = stack.wrongReaches(of: Position(row: 2, column: 2), upTo: 1)
    let filled = wrong.first { $0.misconception == .dilationForgotten }
    #expect(filled?.value == Self.square(from: 0, side: 3))
    #expect(filled?.evidence == .layers([1]))
    #expect(
      wrong.values(of: .lastLayerForgotten) == [[Position(row: 2, column: 2)]])
    #expect(wrong.values(of: .windowOneOff).count == 3, "down, right, and both; else off the map")
  }

  @Test func whatDoesNotExistHasNone() throws {
    let stack = try LayerStack(input: Extent(9), windows: Self.layers.compactMap(\.window))
    for unit in [
      Position(row: 9, column: 0), Position(row: .min, column: .max), Position(row: 0, column: -1),
    ] {
      #expect(stack.wrongFields(of: unit, in: 2, after: Self.layers).isEmpty)
      #expect(stack.wrongReaches(of: unit, upTo: 2).isEmpty)
    }
    let middle = Position(row: 0, column: 0)
    for layer in [-1, 4, .max, .min] {
      #expect(stack.wrongFields(of: middle, in: layer, after: Self.layers).isEmpty)
      #expect(stack.wrongReaches(of: middle, upTo: layer).isEmpty)
    }
    #expect(stack.wrongReaches(of: middle, upTo: 0).isEmpty)
  }

  /// Wrong sizes near 2^63 make no region, and no trap.
  @Test func hugeChainsMakeNoTrap() throws {
    let layers = [Layer](
      repeating: .convolution(filters: 1, .convolution(1 << 12, stride: 1 << 28, padding: 1 << 11)),
      count: 2)
    let stack = try LayerStack(input: Extent(2), windows: layers.compactMap(\.window))
    #expect(!stack.wrongFields(of: Position(row: 0, column: 0), in: 2, after: layers).isEmpty)
  }

  @Test func cellsOfAnExtent() {
    #expect(Extent(rows: 3, columns: 4).cells == 12)
    #expect(Extent(rows: -3, columns: 4).cells == 0)
    #expect(Extent(rows: .min, columns: .min).cells == 0)
    #expect(Extent(.max).cells == .max)
  }
}
