import ConvolutionCore
import Testing

@Suite struct PoolingTests {
  private let map: [[Float]] = [[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [3, 0, 2, 8]]

  @Test(arguments: [
    (Pooling.Kind.max, [4, 2, 3, 8] as [Float]), (.average, [2.5, 1, 1, 4.25]),
    (.min, [1, 0, 0, 2]), (.l2, [30, 6, 10, 97].map { ($0 as Float).squareRoot() }),
  ])
  func keepsOneNumberOfFour(kind: Pooling.Kind, expected: [Float]) throws {
    let pooled = try pool(Tensor(rows: map), Pooling(kind, 2))
    #expect(pooled.output.shape == (try Shape(rows: 2, columns: 2)))
    #expect(pooled.output.values == expected)
  }

  /// Width 3, stride 1, the ends repeated: six inputs change, four pooled values.
  @Test func shiftStrip() throws {
    let strip = Pooling(
      .max,
      SlidingWindow(
        Extent(rows: 1, columns: 3),
        Sliding(padding: Padding(rows: 0, columns: 1, mode: .replicate))))
    let before = try pool(Tensor(rows: [[0.1, 1, 0.2, 0.1, 0, 0.6]]), strip).output.values
    let after = try pool(Tensor(rows: [[0.3, 0.1, 1, 0.2, 0.1, 0]]), strip).output.values
    #expect(before == [1, 1, 1, 0.2, 0.6, 0.6])
    #expect(after == [0.3, 1, 1, 1, 0.2, 0.1])
    #expect(zip(before, after).count { $0 != $1 } == 4)
  }

  /// Zhang et al., Dive into Deep Learning, section 7.5.
  @Test func diveIntoDeepLearning() throws {
    let three = try Tensor(rows: [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    #expect(try pool(three, Pooling(.max, 2, stride: 1)).output.rows() == [[4, 5], [7, 8]])
    #expect(try pool(three, Pooling(.average, 2, stride: 1)).output.rows() == [[2, 3], [5, 6]])
    let four = try Tensor(rows: (0..<4).map { row in (0..<4).map { Float(4 * row + $0) } })
    #expect(try pool(four, Pooling(.max, 3)).output.values == [10])
    #expect(
      try pool(four, Pooling(.max, 3, stride: 2, padding: 1)).output.rows() == [[5, 7], [13, 15]])
  }

  @Test func remembersTheFirstWinnerInRowOrder() throws {
    let pooled = try pool(Tensor(rows: [[7, 7], [7, 7]]), Pooling(.max, 2))
    #expect(pooled.winners == [Position(row: 0, column: 0)])
    #expect(pooled.unpooled?.rows() == [[7, 0], [0, 0]])
  }

  @Test func unpoolingPutsWinnersBack() throws {
    let two = try Tensor(channels: [map, map.reversed()])
    let pooled = try pool(two, Pooling(.max, 2))
    let back = try #require(pooled.unpooled)
    #expect(back.rows(of: 0) == [[0, 0, 2, 0], [4, 0, 0, 0], [0, 0, 0, 0], [3, 0, 0, 8]])
    #expect(back.rows(of: 1) == [[3, 0, 0, 8], [0, 0, 0, 0], [4, 0, 0, 0], [0, 0, 2, 0]])
    #expect(try pool(back, Pooling(.max, 2)).output == pooled.output)
    #expect(try pool(two, Pooling(.average, 2)).unpooled == nil)
  }

  @Test func paddingNeverWinsAndCountsOnlyInTheAverage() throws {
    let negative = try Tensor(rows: [[-1, -2], [-3, -4]])
    #expect(
      try pool(negative, Pooling(.max, 2, padding: 1)).output.rows() == [[-1, -2], [-3, -4]])
    var average = Pooling(.average, 2, padding: 1)
    #expect(try pool(negative, average).output.rows() == [[-0.25, -0.5], [-0.75, -1]])
    average.countsPadding = false
    #expect(try pool(negative, average).output.rows() == [[-1, -2], [-3, -4]])
  }

  /// As PyTorch's pooling with `ceil_mode`, whose divisor leaves out cells past the padding.
  @Test func roundingUpLetsTheLastWindowHangOver() throws {
    let row = try Tensor(rows: [[1, 2, 3, 4, 5]])
    let window = SlidingWindow(
      Extent(rows: 1, columns: 2), Sliding(stride: Extent(rows: 1, columns: 2)))
    #expect(try pool(row, Pooling(.max, window)).output.values == [2, 4])
    #expect(try pool(row, Pooling(.max, window, rounding: .up)).output.values == [2, 4, 5])
    #expect(try pool(row, Pooling(.average, window, rounding: .up)).output.values == [1.5, 3.5, 5])
    // With one cell of padding (0 1)(2 3)(4 5) comes out even: nothing hangs over.
    let padded = SlidingWindow(
      Extent(rows: 1, columns: 2),
      Sliding(stride: Extent(rows: 1, columns: 2), padding: Padding(rows: 0, columns: 1)))
    #expect(try pool(row, Pooling(.max, padded, rounding: .up)).output.values == [1, 3, 5])
    // A window that would start on the padding at the end is not made: (0 1 2)(4 5 0) only.
    let wide = SlidingWindow(
      Extent(rows: 1, columns: 3),
      Sliding(stride: Extent(rows: 1, columns: 4), padding: Padding(rows: 0, columns: 1)))
    #expect(try pool(row, Pooling(.max, wide, rounding: .up)).output.values == [2, 5])
  }

  @Test func globalPoolingIgnoresCircularShifts() throws {
    var random = SeededGenerator(seed: 3)
    let kernel = try random.filters(1, channels: 1, 3, 3)
    let circular = Sliding(padding: Padding(1, mode: .circular))
    let image = try random.tensor(1, 8, 8)
    for kind in Pooling.Kind.allCases {
      let still = try pool(crossCorrelate(image, with: kernel, circular), Pooling(kind, 8))
      for shift in 1..<8 {
        let moved = try crossCorrelate(
          image.rolled(rows: shift, columns: 2 * shift), with: kernel, circular)
        #expect(try pool(moved, Pooling(kind, 8)).output == still.output)
      }
    }
  }

  @Test func notANumberStaysSo() throws {
    for kind in Pooling.Kind.allCases {
      for place in 0..<4 {
        var values: [Float] = [1, 2, 3, 4]
        values[place] = .nan
        let input = try Tensor(shape: Shape(rows: 2, columns: 2), values: values)
        #expect(try pool(input, Pooling(kind, 2)).output.values.allSatisfy(\.isNaN))
      }
    }
  }

  @Test(arguments: 1...20)
  func traceAgrees(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let input = try random.tensor(2, Int.random(in: 5...9, using: &random), 7)
    let pooling = Pooling(
      try #require(Pooling.Kind.allCases.randomElement(using: &random)),
      SlidingWindow(
        Extent(rows: 3, columns: Int.random(in: 2...4, using: &random)),
        Sliding(
          stride: Extent(Int.random(in: 1...3, using: &random)),
          padding: Padding(
            1, mode: try #require(Padding.Mode.allCases.randomElement(using: &random))))),
      rounding: Bool.random(using: &random) ? .up : .down,
      countsPadding: Bool.random(using: &random))
    let pooled = try pool(input, pooling)
    var cell = 0
    for channel in 0..<2 {
      for row in 0..<pooled.output.shape.rows {
        for column in 0..<pooled.output.shape.columns {
          let working = try trace(
            input, pooling, channel: channel, at: Position(row: row, column: column))
          #expect(working.total == pooled.output.values[cell])
          if let winner = working.winner {
            #expect(working.cells[winner].source == pooled.winners[cell])
            #expect(working.cells[winner].value == working.total)
          }
          cell += 1
        }
      }
    }
  }

  @Test func errorsShowTheSum() throws {
    let input = try Tensor(rows: map)
    #expect(
      message { try pool(input, Pooling(.max, 5)) }
        == "kernel 5×5 does not fit input 4×4: 4 + 0 + 0 - (1·(5-1) + 1) = -1 rows to move in, "
        + "expected 0 or more")
    #expect(
      message { try pool(input, Pooling(.max, 2, padding: 2)) }
        == "window at rows -2 to -2 + 2 - 1 = -1 reads padding only, expected one of rows 0 to 3")
    #expect(
      message { try trace(input, Pooling(.max, 2), channel: 1, at: Position(row: 0, column: 0)) }
        == "cell 1, 0, 0 lies outside 1×2×2: expected channel 0 to 0, row 0 to 1, column 0 to 1")
    #expect(
      message {
        try trace(input, Pooling(.max, 1 << 29, padding: 1 << 29), at: Position(row: 0, column: 0))
      }
        == "rows 1073741828, expected 1 to 1073741824")
  }
}
