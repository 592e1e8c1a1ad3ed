import ConvolutionCore
import Testing

@Suite struct ConvolutionMatrixTests {
  private static let counting = [[1, 2, 3], [4, 5, 6], [7, 8, 9]] as [[Float]]

  /// Checked by hand: a padded 4×4 map has four corners, eight edges and four cells inside.
  @Test func fourByFourPadded() throws {
    let matrix = try ConvolutionMatrix(
      Tensor(rows: Self.counting), input: Extent(4), Sliding(padding: Padding(1)))
    #expect((matrix.rows, matrix.columns, matrix.entries) == (16, 16, 256))
    #expect((0..<16).map(matrix.taps(inRow:)) == [4, 6, 6, 4, 6, 9, 9, 6, 6, 9, 9, 6, 4, 6, 6, 4])
    #expect(matrix.structural == 100 && matrix.nonzeros == 100)
    #expect(
      (0..<7).map { matrix.weight(row: 0, column: $0) } == [5, 6, 0, 0, 8, 9, 0])
    #expect(
      (0..<16).map { matrix.weight(row: 5, column: $0) }
        == [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0])
    #expect(matrix.tap(row: 0, column: 0) == Position(row: 1, column: 1))
    #expect(matrix.tap(row: 0, column: 2) == nil && matrix.tap(row: -1, column: 0) == nil)
  }

  @Test func sixBySixWithoutPadding() throws {
    let matrix = try ConvolutionMatrix(Tensor(rows: Self.counting), input: Extent(6))
    #expect((matrix.rows, matrix.columns, matrix.structural) == (16, 36, 144))
    let pixels = try Tensor(shape: Shape(rows: 6, columns: 6), values: (0..<36).map(Float.init))
    #expect(
      try matrix.product(with: pixels).values == [
        429, 474, 519, 564, 699, 744, 789, 834, 969, 1014, 1059, 1104, 1239, 1284, 1329, 1374,
      ])
    let sobel = try ConvolutionMatrix(#require(Kernels.named("sobel-x")).kernel, input: Extent(6))
    #expect(sobel.structural == 144 && sobel.nonzeros == 96)
    #expect(try sobel.product(with: pixels).values.allSatisfy { $0 == 8 })
  }

  /// The 224×224 picture is too large to be written out; its count follows the same formula.
  @Test(arguments: 3...10) func aPaddedSquareHoldsThisManyTaps(_ side: Int) throws {
    let matrix = try ConvolutionMatrix(
      Tensor(rows: Self.counting), input: Extent(side), Sliding(padding: Padding(1)))
    #expect(matrix.structural == (3 * side - 2) * (3 * side - 2))
  }

  /// Whatever slides is a matrix: the product is the cross-correlation.
  @Test(arguments: 0..<60) func theProductIsTheConvolution(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let modes: [Padding.Mode] = [.zero, .circular, .reflect, .replicate]
    let (rows, columns) = (pick(3...6), pick(3...6))
    let sliding = Sliding(
      stride: Extent(pick(1...2)), padding: Padding(pick(0...2), mode: modes[pick(0...3)]))
    let kernel = try generator.tensor(1, pick(1...3), pick(1...3))
    let input = try generator.tensor(1, rows, columns)
    let matrix = try ConvolutionMatrix(kernel, input: input.shape.extent, sliding)
    let expected = try crossCorrelate(input, with: Filters(kernel), sliding)
    #expect(try matrix.product(with: input) == expected)
    for row in 0..<matrix.rows {
      let sum = (0..<matrix.columns).reduce(Float(0)) {
        $0 + matrix.weight(row: row, column: $1) * input.values[$1]
      }
      #expect(sum == expected.values[row])
    }
    #expect(matrix.nonzeros <= matrix.structural && matrix.structural <= matrix.entries)
  }

  @Test func sizesThatDoNotFitAreRefused() throws {
    let kernel = try Tensor(rows: Self.counting)
    #expect(throws: ShapeError.self) { try ConvolutionMatrix(kernel, input: Extent(2)) }
    #expect(throws: ShapeError.self) { try ConvolutionMatrix(kernel, input: Extent(60)) }
    let deep = try Tensor(channels: [Self.counting, Self.counting])
    #expect(throws: ShapeError.self) { try ConvolutionMatrix(deep, input: Extent(6)) }
    let matrix = try ConvolutionMatrix(kernel, input: Extent(6))
    #expect(throws: ShapeError.self) { try matrix.product(with: kernel) }
  }
}
