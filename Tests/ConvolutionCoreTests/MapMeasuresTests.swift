import ConvolutionCore
import Testing

/// Numbers that sum up a map, against what is counted by hand or window by window.
@Suite struct MapMeasuresTests {
  @Test func differingCellsAreCountedOverBothMaps() throws {
    let whole = try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let part = try Tensor(rows: [[1, 2], [4, 5]])
    #expect(whole.differingCells(from: whole) == 0)
    #expect(whole.differingCells(from: whole.setting(row: 1, column: 2, to: 0)) == 1)
    #expect(whole.differingCells(from: part) == 5)
    #expect(part.differingCells(from: whole) == 5)
    let stack = try Tensor(channels: [[[1, 2], [4, 5]], [[0, 0], [0, 0]]])
    #expect(stack.differingCells(from: part) == 4)
  }

  @Test func aFlatWindowAnswersWithTheSumOfTheWeights() throws {
    // Bright below, dark above: one row of windows is dark, one bright, the two between are edges.
    let input = try Tensor(
      rows: Array(repeating: [0, 0, 0, 0], count: 3) + Array(repeating: [2, 2, 2, 2], count: 3))
    let box = Filters(try Tensor(rows: Array(repeating: [1, 1, 1], count: 3)))
    #expect(try flatResponse(to: input, of: box) == 18)
    let laplacian = Filters(try Tensor(rows: [[0, 1, 0], [1, -4, 1], [0, 1, 0]]))
    #expect(try flatResponse(to: input, of: laplacian) == 0)
    // Padded, the corners are no longer flat but the inner windows are.
    #expect(try flatResponse(to: input, of: box, Sliding(padding: Padding(1))) == 18)
  }

  @Test func whereNoWindowIsFlatThereIsNoResponse() throws {
    let input = try Tensor(rows: [[1, 2], [3, 4]])
    let box = Filters(try Tensor(rows: [[1, 1], [1, 1]]))
    #expect(try flatResponse(to: input, of: box) == nil)
    #expect(throws: ShapeError.self) { try flatResponse(to: input, of: box, filter: 1) }
  }

  /// Dilation reads every second cell: a checkerboard is flat to it.
  @Test func dilationDecidesWhatLiesUnderTheWindow() throws {
    let board = try Tensor(rows: (0..<5).map { row in (0..<5).map { Float((row + $0) % 2) } })
    let box = Filters(try Tensor(rows: [[1, 1], [1, 1]]))
    #expect(try flatResponse(to: board, of: box) == nil)
    #expect(try flatResponse(to: board, of: box, Sliding(dilation: Extent(2))) == 4)
  }

  @Test func unreadCellsAreThoseOfNoTrace() throws {
    #expect(try SlidingWindow.convolution(2, stride: 3).unreadCells(of: Extent(5)) == 9)
    #expect(try SlidingWindow.convolution(1, stride: 2).unreadCells(of: Extent(5)) == 16)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let side = Int.random(in: 3...9, using: &generator)
      let window = SlidingWindow.convolution(
        Int.random(in: 1...3, using: &generator), stride: Int.random(in: 1...4, using: &generator),
        padding: Int.random(in: 0...1, using: &generator),
        dilation: Int.random(in: 1...2, using: &generator))
      guard let output = try? window.outputExtent(input: Extent(side)) else { continue }
      let input = try Tensor(shape: Shape(channels: 1, Extent(side)))
      let kernel = Filters(
        try Tensor(shape: Shape(channels: 1, window.kernel), repeating: 1))
      var read: Set<Position> = []
      for row in 0..<output.rows {
        for column in 0..<output.columns {
          let at = Position(row: row, column: column)
          read.formUnion(try trace(input, with: kernel, window.sliding, at: at).cellsRead)
        }
      }
      #expect(try window.unreadCells(of: Extent(side)) == side * side - read.count)
    }
    #expect(throws: ShapeError.self) {
      try SlidingWindow.convolution(1).unreadCells(of: Extent(1 << 20))
    }
  }
}
