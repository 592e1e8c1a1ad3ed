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
        == "5 filters in 2 groups: 5 = 2·2 + 1, expected no rest")
    let large = try random.filters(1, channels: 4, 7, 7)
    #expect(
      message { try crossCorrelate(input, with: large) }
        == "kernel 7×7 does not fit input 5×5: 5 + 0 + 0 - (1·(7-1) + 1) = -2 rows to move in, "
        + "expected 0 or more")
  }
}
