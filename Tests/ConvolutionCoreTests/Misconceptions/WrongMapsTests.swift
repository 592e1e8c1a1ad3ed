import ConvolutionCore
import Testing

/// Mistakes about a whole feature map.
@Suite struct WrongMapsTests {
  /// CURRICULUM L05b: a bright pixel under 1…9 leaves 9 8 7 / 6 5 4 / 3 2 1.
  @Test func theImpulse() throws {
    let input = try Tensor(rows: [
      [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
    ])
    let kernel = Filters(try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    #expect(
      try crossCorrelate(input, with: kernel).rows() == [[9, 8, 7], [6, 5, 4], [3, 2, 1]])
    let wrong = wrongMaps(input, with: kernel)
    #expect(wrong.map(\.misconception) == [.kernelFlipped, .kernelTransposed, .weightsForgotten])
    #expect(wrong[0].value.rows() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    #expect(wrong[1].value.rows() == [[9, 6, 3], [8, 5, 2], [7, 4, 1]])
    #expect(wrong[2].value.rows() == [[1, 1, 1], [1, 1, 1], [1, 1, 1]])
  }

  /// Cell by cell they are what `wrongTotals` says of the same mistake.
  @Test(arguments: 1...30)
  func eachCellIsThatOfOneCell(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let groups = draw(1...2)
    let input = try random.tensor(2 * groups, draw(5...7), draw(5...7))
    let filters = try random.filters(
      2 * groups, channels: 2, draw(1...3), draw(1...3), groups: groups)
    let sliding = Sliding(
      stride: Extent(draw(1...2)), padding: Padding(draw(0...1)), dilation: Extent(draw(1...2)))
    let isConvolution = Bool.random(using: &random)
    let right = try crossCorrelate(input, with: filters, sliding)
    let maps = wrongMaps(input, with: filters, sliding, isConvolution: isConvolution)
    #expect(maps.contains { $0.misconception == .channelsForgotten })
    for map in maps {
      for filter in 0..<map.value.shape.channels {
        for row in 0..<map.value.shape.rows {
          for column in 0..<map.value.shape.columns {
            let cells = wrongTotals(
              input, with: filters, sliding, filter: filter,
              at: Position(row: row, column: column), isConvolution: isConvolution)
            // A filter without bias has none to forget.
            let expected =
              cells.values(of: map.misconception).first ?? right[filter, row, column]
            #expect(map.value[filter, row, column] == expected, "\(map.misconception)")
          }
        }
      }
    }
  }

  @Test func sizesThatDoNotGoTogetherHaveNone() throws {
    let input = try Tensor(rows: [[1, 2], [3, 4]])
    #expect(wrongMaps(input, with: Filters(try Tensor(rows: [[1, 2, 3]]))).isEmpty)
  }
}
