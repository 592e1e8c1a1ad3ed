import ConvolutionCore
import Testing

@Suite struct WindowTraceTests {
  @Test func showsTheWorkingOfTheDemo() throws {
    let input = try Tensor(rows: [
      [1, 2, 0, 1, 2], [0, 1, 2, 0, 1], [2, 0, 1, 2, 0], [1, 2, 0, 1, 2], [0, 1, 2, 0, 1],
    ])
    let kernel = Filters(try #require(Kernels.named("sobel-x")).kernel)
    let working = try trace(input, with: kernel, at: Position(row: 1, column: 1))
    #expect(working.products.map(\.value) == [-1, 0, 0, 0, 0, 4, -2, 0, 1].map { $0 as Float })
    #expect(working.rowSums == [[-1, 4, -1]])
    #expect(working.channelSums == [2])
    #expect(working.total == 2)
    #expect(working.products[5].tap == Position(row: 1, column: 2))
    #expect(working.products[5].source == Position(row: 2, column: 3))
    #expect(working.products[5].input == 2)
    #expect(working.products[5].weight == 2)
  }

  @Test func zeroPaddingHasNoSource() throws {
    let input = try Tensor(rows: [[1, 2], [3, 4]])
    let kernel = Filters(try Tensor(rows: [[1, 1, 1], [1, 1, 1], [1, 1, 1]]))
    for (mode, source, value) in [
      (Padding.Mode.zero, nil, 0 as Float), (.circular, Position(row: 1, column: 1), 4),
      (.reflect, Position(row: 1, column: 1), 4), (.replicate, Position(row: 0, column: 0), 1),
    ] {
      let first = try #require(
        try trace(
          input, with: kernel, Sliding(padding: Padding(1, mode: mode)),
          at: Position(row: 0, column: 0)
        ).products.first)
      #expect(first.position == Position(row: -1, column: -1))
      #expect(first.source == source)
      #expect(first.input == value)
    }
  }

  /// With numbers that are not exact in binary too: both sides add in the same order.
  @Test(arguments: 1...20)
  func totalIsTheOutput(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let groups = Int.random(in: 1...2, using: &random)
    let (rows, columns) = (
      Int.random(in: 7...9, using: &random), Int.random(in: 7...70, using: &random)
    )
    var input = try random.tensor(2 * groups, rows, columns)
    for row in 0..<rows { input[0, row, row % columns] += 0.1 }
    let filters = try random.filters(
      2 * groups, channels: 2, Int.random(in: 1...4, using: &random),
      Int.random(in: 1...4, using: &random), groups: groups)
    let sliding = Sliding(
      stride: Extent(
        rows: Int.random(in: 1...3, using: &random), columns: Int.random(in: 1...3, using: &random)),
      padding: Padding(
        top: Int.random(in: 0...2, using: &random), bottom: 1, left: 2,
        right: Int.random(in: 0...2, using: &random),
        mode: try #require(Padding.Mode.allCases.randomElement(using: &random))),
      dilation: Extent(
        rows: Int.random(in: 1...2, using: &random), columns: Int.random(in: 1...2, using: &random))
    )
    let output = try crossCorrelate(input, with: filters, sliding)
    for filter in 0..<output.shape.channels {
      for row in 0..<output.shape.rows {
        for column in 0..<output.shape.columns {
          let working = try trace(
            input, with: filters, sliding, filter: filter, at: Position(row: row, column: column))
          #expect(working.total == output[filter, row, column])
        }
      }
    }
  }

  @Test func refusesACellOutside() throws {
    let input = try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let kernel = Filters(try Tensor(rows: [[1, 1], [1, 1]]))
    #expect(
      message { try trace(input, with: kernel, at: Position(row: 2, column: 0)) }
        == "cell 0, 2, 0 lies outside 1×2×2: expected channel 0 to 0, row 0 to 1, column 0 to 1")
    #expect(
      message { try trace(input, with: kernel, filter: -1, at: Position(row: 0, column: 0)) }
        == "cell -1, 0, 0 lies outside 1×2×2: expected channel 0 to 0, row 0 to 1, column 0 to 1")
  }
}
