import ConvolutionCore
import Testing

@Suite struct CrossCorrelationTests {
  private static let demo: [[Float]] = [
    [1, 2, 0, 1, 2], [0, 1, 2, 0, 1], [2, 0, 1, 2, 0], [1, 2, 0, 1, 2], [0, 1, 2, 0, 1],
  ]

  private func sobelX() throws -> Filters {
    Filters(try #require(Kernels.named("sobel-x")).kernel)
  }

  /// The 5×5 demo of the lesson on the sliding kernel, worked by hand.
  @Test func sobelOnTheDemoInput() throws {
    let output = try crossCorrelate(Tensor(rows: Self.demo), with: sobelX())
    #expect(output.rows() == [[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])
  }

  @Test func sobelOnTheLessRegularInput() throws {
    let input = try Tensor(rows: [
      [1, 2, 0, 3, 1], [0, 1, 2, 2, 0], [2, 0, 1, 0, 3], [1, 3, 0, 2, 1], [0, 1, 2, 1, 0],
    ])
    let output = try crossCorrelate(input, with: sobelX())
    #expect(output.rows() == [[2, 3, -1], [-1, 0, 3], [-1, -2, 2]])
  }

  @Test func flippedSobelIsItsNegative() throws {
    let output = try convolve(Tensor(rows: Self.demo), with: sobelX())
    #expect(output.rows() == [[-2, 1, 1], [1, -2, 1], [1, 1, -2]])
  }

  @Test func impulseShowsTheKernelTurnedOrNot() throws {
    var impulse = try Tensor(shape: Shape(rows: 5, columns: 5))
    impulse[0, 2, 2] = 1
    let kernel = Filters(try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    #expect(try crossCorrelate(impulse, with: kernel).values == [9, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(try convolve(impulse, with: kernel).values == [1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  /// Zhang et al., Dive into Deep Learning, sections 7.2 to 7.4.
  @Test func diveIntoDeepLearning() throws {
    let input = try Tensor(rows: [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    let kernel = Filters(try Tensor(rows: [[0, 1], [2, 3]]))
    #expect(try crossCorrelate(input, with: kernel).rows() == [[19, 25], [37, 43]])
    #expect(
      try crossCorrelate(input, with: kernel, Sliding(padding: Padding(1))).rows()
        == [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]])
    let strided = Sliding(stride: Extent(rows: 3, columns: 2), padding: Padding(1))
    #expect(try crossCorrelate(input, with: kernel, strided).rows() == [[0, 8], [6, 8]])

    let edge = try Tensor(rows: [[Float]](repeating: [1, 1, 0, 0, 0, 0, 1, 1], count: 6))
    let difference = Filters(try Tensor(rows: [[1, -1]]))
    #expect(
      try crossCorrelate(edge, with: difference).rows()
        == [[Float]](repeating: [0, 1, 0, 0, 0, -1, 0], count: 6))

    let deep = try Tensor(channels: [
      [[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    ])
    let filters = try (0..<3).map { shift in
      try Tensor(
        channels: [[[0, 1], [2, 3]], [[1, 2], [3, 4]]].map { rows in
          rows.map { $0.map { Float($0 + shift) } }
        })
    }
    let output = try crossCorrelate(deep, with: Filters(filters))
    #expect(output.rows(of: 0) == [[56, 72], [104, 120]])
    #expect(output.rows(of: 1) == [[76, 100], [148, 172]])
    #expect(output.rows(of: 2) == [[96, 128], [192, 224]])
  }

  /// Dumoulin and Visin (2016), figure 1.1.
  @Test func dumoulinAndVisin() throws {
    let input = try Tensor(rows: [
      [3, 3, 2, 1, 0], [0, 0, 1, 3, 1], [3, 1, 2, 2, 3], [2, 0, 0, 2, 2], [2, 0, 0, 0, 1],
    ])
    let kernel = Filters(try Tensor(rows: [[0, 1, 2], [2, 2, 0], [0, 1, 2]]))
    #expect(
      try crossCorrelate(input, with: kernel).rows()
        == [[12, 12, 17], [10, 17, 19], [9, 6, 14]])
    // Figure 1.2: the same with stride 2 and padding 1.
    let strided = Sliding(stride: Extent(2), padding: Padding(1))
    #expect(
      try crossCorrelate(input, with: kernel, strided).rows()
        == [[6, 17, 3], [8, 17, 13], [6, 4, 4]])
  }

  /// A 6×6 count and the kernel 1 to 9, from the lesson on the matrix of a convolution.
  @Test func countingUp() throws {
    let input = try Tensor(shape: Shape(rows: 6, columns: 6), values: (0..<36).map { Float($0) })
    let kernel = Filters(try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    #expect(
      try crossCorrelate(input, with: kernel).rows() == [
        [429, 474, 519, 564], [699, 744, 789, 834], [969, 1014, 1059, 1104],
        [1239, 1284, 1329, 1374],
      ])
    #expect(try crossCorrelate(input, with: sobelX()).values == [Float](repeating: 8, count: 16))
  }

  @Test func edgesAndCheckerboards() throws {
    let step = try Tensor(rows: [[Float]](repeating: [0, 0, 9, 9, 9], count: 5))
    #expect(
      try crossCorrelate(step, with: sobelX()).rows()
        == [[Float]](repeating: [36, 36, 0], count: 3))
    for (square, largest) in [(1, 0), (2, 2), (3, 4)] as [(Int, Float)] {
      let board = try Tensor(
        rows: (0..<12).map { row in
          (0..<12).map { Float((row / square + $0 / square) % 2) }
        })
      let answers = try crossCorrelate(board, with: sobelX()).values.map(abs)
      #expect(answers.max() == largest)
      if square == 2 { #expect(answers.allSatisfy { $0 == 2 }) }
      if square == 3 { #expect(answers.count { $0 != 0 } == 60) }
    }
  }

  @Test func outputIsWrittenOver() throws {
    var random = SeededGenerator(seed: 4)
    let (input, filters) = (try random.tensor(2, 9, 40), try random.filters(3, channels: 2, 3, 3))
    let expected = try crossCorrelate(input, with: filters)
    var output = try random.tensor(3, 7, 38)
    try crossCorrelate(input, with: filters, into: &output)
    #expect(output == expected)
    output = try random.tensor(1, 2, 2)
    try crossCorrelate(input, with: filters, into: &output)
    #expect(output == expected)
    let wrong = try random.filters(1, channels: 1, 3, 3)
    #expect(throws: ShapeError.self) { try crossCorrelate(input, with: wrong, into: &output) }
    #expect(output == expected)
  }

  @Test func weightsOfZeroTakeNoPart() throws {
    let input = try Tensor(rows: [[.infinity, 1, .nan, 2]])
    let filter = Filters(try Tensor(rows: [[0, 3]]))
    let output = try crossCorrelate(input, with: filter)
    #expect(output.values[0] == 3)
    #expect(output.values[1].isNaN)
    #expect(output.values[2] == 6)
    #expect(try trace(input, with: filter, at: Position(row: 0, column: 0)).total == 3)
  }

  @Test func hugeStridesTakeNoRoom() throws {
    let input = try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let ones = Filters(try Tensor(rows: [[1, 1], [1, 1]]))
    let far = Sliding(stride: Extent(1 << 30))
    #expect(try crossCorrelate(input, with: ones, far).values == [12])
    let spread = Sliding(dilation: Extent(1 << 30))
    let one = Filters(try Tensor(rows: [[2]]))
    #expect(try crossCorrelate(input, with: one, spread).values == input.values.map { 2 * $0 })
    #expect(
      message { try crossCorrelate(input, with: ones, Sliding(padding: Padding(1 << 20))) }
        == "1×2097154×2097154 = 4398054899716 values, expected at most 16777216")
  }

  @Test func biasIsAddedOnce() throws {
    let filters = Filters(try Tensor(rows: [[1, 1], [1, 1]]), bias: 0.5)
    #expect(try crossCorrelate(Tensor(rows: [[1, 2], [3, 4]]), with: filters).values == [10.5])
  }

  @Test func errorsShowTheSum() throws {
    var random = SeededGenerator(seed: 1)
    let input = try random.tensor(4, 5, 5)
    let grouped = try random.filters(4, channels: 3, 3, 3, groups: 2)
    #expect(
      message { try crossCorrelate(input, with: grouped) }
        == "filters read 2 groups · 3 = 6 channels, the input has 4")
    let plain = try random.filters(1, channels: 3, 3, 3)
    #expect(
      message { try crossCorrelate(input, with: plain) }
        == "filters read 3 channels, the input has 4")
    #expect(
      message { try random.filters(5, channels: 2, 3, 3, groups: 2) }
        == "5 filters in 2 groups: 5 = 2·2 + 1, expected no remainder")
    let large = try random.filters(1, channels: 4, 7, 7)
    #expect(
      message { try crossCorrelate(input, with: large) }
        == "kernel 7×7 does not fit input 5×5: 5 + 0 + 0 - (1·(7-1) + 1) = -2 rows to move in, "
        + "expected 0 or more")
  }
}
