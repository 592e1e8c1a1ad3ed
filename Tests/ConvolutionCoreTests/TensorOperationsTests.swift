import ConvolutionCore
import Testing

/// Tensors moved, cut and put together.
@Suite struct TensorOperationsTests {
  private let strip = try? Tensor(rows: [[1, 2, 3, 4]])

  @Test func rollsOnARing() throws {
    let two = try Tensor(channels: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [0, 0, 0]]])
    #expect(two.rolled(columns: 1).rows() == [[3, 1, 2], [6, 4, 5]])
    #expect(two.rolled(columns: -1).rows() == [[2, 3, 1], [5, 6, 4]])
    #expect(two.rolled(rows: 1).rows(of: 1) == [[0, 0, 0], [7, 8, 9]])
    #expect(two.rolled(rows: 5, columns: -7) == two.rolled(rows: 1, columns: 2))
    for far in [Int.max, .min] {
      #expect(
        two.rolled(rows: far, columns: far).rolled(rows: -(far % 2), columns: -(far % 3)) == two)
    }
  }

  @Test func shiftsLoseWhatLeaves() throws {
    let strip = try #require(strip)
    #expect(strip.shifted(columns: 1).values == [0, 1, 2, 3])
    #expect(strip.shifted(columns: -3, entering: 9).values == [4, 9, 9, 9])
    #expect(strip.shifted(rows: 1).values == [0, 0, 0, 0])
    #expect(strip.shifted().values == strip.values)
    for far in [Int.max, .min] {
      #expect(strip.shifted(rows: far, columns: far, entering: 5).values == [5, 5, 5, 5])
    }
  }

  /// CURRICULUM L12b: 0 5 0 | 0 3 0 pools to 5, 3; an 8 that enters makes it 5, 8.
  @Test func aNewcomerChangesThePool() throws {
    let signal = try Tensor(rows: [[0, 5, 0, 0, 3, 0]])
    let windows = Pooling(
      .max,
      SlidingWindow(
        Extent(rows: 1, columns: 3), Sliding(stride: Extent(rows: 1, columns: 3))))
    let moved = try signal.shifted(columns: -1, entering: Tensor(rows: [[8]]))
    #expect(moved.values == [5, 0, 0, 3, 0, 8])
    #expect(try pool(signal, windows).output.values == [5, 3])
    #expect(try pool(moved, windows).output.values == [5, 8])
  }

  /// CURRICULUM L12: the shift strip, with 0.3 entering from the left.
  @Test func aBandEntersInOrder() throws {
    let strip = try Tensor(rows: [[0.1, 1, 0.2, 0.1, 0, 0.6]])
    #expect(
      try strip.shifted(columns: 1, entering: Tensor(rows: [[0.3]])).values
        == [0.3, 0.1, 1, 0.2, 0.1, 0])
    let two = try Tensor(channels: [[[1, 2, 3]], [[4, 5, 6]]])
    let band = try Tensor(channels: [[[7, 8]], [[9, 0]]])
    #expect(try two.shifted(columns: 2, entering: band).values == [7, 8, 1, 9, 0, 4])
    #expect(try two.shifted(columns: -2, entering: band).values == [3, 7, 8, 6, 9, 0])
    #expect(
      message { try two.shifted(columns: 1, entering: band) } == "shape 2×1×2, expected 2×1×1")
    #expect(
      message { try two.shifted(columns: 0, entering: band) } == "shift 0, expected -3 to -1")
    #expect(message { try two.shifted(columns: 4, entering: band) } == "shift 4, expected 1 to 3")
    #expect(message { try two.shifted(columns: .min, entering: band) } != nil)
  }

  @Test func cutsARectangleOfEveryMap() throws {
    let two = try Tensor(channels: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [0, 0, 0]]])
    let cut = try two.cropped(to: Region(rows: 0..<1, columns: 1..<3))
    #expect(cut.shape == (try Shape(channels: 2, rows: 1, columns: 2)))
    #expect(cut.values == [2, 3, 8, 9])
    #expect(
      message { try two.cropped(to: Region(rows: 0..<2, columns: 1..<4)) }
        == "cell 0, 0, 3 lies outside 2×2×3: expected channel 0 to 1, row 0 to 1, column 0 to 2")
    #expect(
      message { try two.cropped(to: Region(rows: 1..<1, columns: 0..<1)) }
        == "rows 0, expected 1 or more")
    for range in [Int.min..<Int.min, Int.min..<Int.max, Int.max..<Int.max] {
      #expect(message { try two.cropped(to: Region(rows: range, columns: range)) } != nil)
    }
  }

  @Test func channelsAndCells() throws {
    let two = try Tensor(channels: [[[1, 2]], [[3, 4]]])
    #expect(two.channel(1) == (try Tensor(rows: [[3, 4]])))
    #expect(two.setting(channel: 1, row: 0, column: 0, to: 9).values == [1, 2, 9, 4])
    #expect(two.values == [1, 2, 3, 4])
    #expect(two.map { $0 * $0 }.values == [1, 4, 9, 16])
  }

  @Test func rectifiedKeepsWhatIsAboveZero() throws {
    let values = try Tensor(rows: [[-1, 0, 2, -0.0, .infinity, -.infinity]]).rectified.values
    #expect(values == [0, 0, 2, 0, .infinity, 0])
    #expect(values.allSatisfy { $0.sign == .plus }, "no negative zero")
    #expect(try Tensor(rows: [[.nan]]).rectified.values[0].isNaN)
  }

  @Test func sumsAndResiduals() throws {
    let (a, b) = (try Tensor(rows: [[1, 2]]), try Tensor(rows: [[3, 5]]))
    #expect(try (a + b).values == [4, 7])
    #expect(try (b - a).values == [2, 3])
    #expect(
      message { try a + Tensor(rows: [[1], [2]]) } == "shape 1×2×1, expected 1×1×2")
  }
}
