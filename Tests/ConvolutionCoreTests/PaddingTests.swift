import ConvolutionCore
import Testing

@Suite struct PaddingTests {
  /// The row 1 2 3 4 with three cells added on each side, as PyTorch's `pad` modes print it.
  @Test(arguments: [
    (Padding.Mode.zero, [0, 0, 0, 1, 2, 3, 4, 0, 0, 0] as [Float]),
    (.circular, [2, 3, 4, 1, 2, 3, 4, 1, 2, 3]),
    (.reflect, [4, 3, 2, 1, 2, 3, 4, 3, 2, 1]),
    (.replicate, [1, 1, 1, 1, 2, 3, 4, 4, 4, 4]),
  ])
  func fillsBothEnds(mode: Padding.Mode, expected: [Float]) throws {
    let row = try Tensor(rows: [[1, 2, 3, 4]])
    #expect(try row.padded(by: Padding(rows: 0, columns: 3, mode: mode)).values == expected)
    let column = try Tensor(rows: [[1], [2], [3], [4]])
    #expect(try column.padded(by: Padding(rows: 3, columns: 0, mode: mode)).values == expected)
  }

  @Test func padsEachSideAndChannelByItself() throws {
    let tensor = try Tensor(channels: [[[1, 2]], [[3, 4]]])
    let padded = try tensor.padded(by: Padding(top: 1, bottom: 0, left: 0, right: 2))
    #expect(padded.rows(of: 0) == [[0, 0, 0, 0], [1, 2, 0, 0]])
    #expect(padded.rows(of: 1) == [[0, 0, 0, 0], [3, 4, 0, 0]])
  }

  @Test(arguments: Padding.Mode.allCases)
  func sourceIsTotal(mode: Padding.Mode) {
    for index in [Int.min, -7, -1, 0, 3, 4, 99, Int.max] {
      for length in [Int.min, -1, 0, 1, 2, 5, Int.max / 2] {
        let source = mode.source(of: index, length: length)
        #expect(source.map { (0..<length).contains($0) } ?? true)
      }
    }
    #expect(mode.source(of: 2, length: 4) == 2)
    #expect(mode.source(of: 0, length: 0) == nil)
  }

  @Test func sameKeepsTheSize() throws {
    for kernel in 1...6 {
      for dilation in 1...3 {
        let padding = try Padding.same(kernel: Extent(kernel), dilation: Extent(dilation))
        let sliding = Sliding(padding: padding, dilation: Extent(dilation))
        let output = try sliding.outputExtent(input: Extent(9), kernel: Extent(kernel))
        #expect(output == Extent(9))
      }
    }
    #expect(
      try Padding.same(kernel: Extent(rows: 4, columns: 3))
        == Padding(top: 1, bottom: 2, left: 1, right: 1))
  }

  /// TensorFlow's rule: ceil(n / stride) outputs, whatever the kernel.
  @Test func sameWithStrideDividesRoundingUp() throws {
    for n in 1...12 {
      for kernel in 1...5 {
        for stride in 1...4 {
          let padding = try Padding.same(
            input: Extent(n), kernel: Extent(kernel), stride: Extent(stride))
          let output = try Sliding(stride: Extent(stride), padding: padding)
            .outputExtent(input: Extent(n), kernel: Extent(kernel))
          #expect(output == Extent((n + stride - 1) / stride))
        }
      }
    }
    #expect(
      try Padding.same(input: Extent(8), kernel: Extent(3), stride: Extent(2))
        == Padding(top: 0, bottom: 1, left: 0, right: 1))
  }

  @Test func fullCountsEveryOverlap() throws {
    let padding = try Padding.full(kernel: Extent(rows: 2, columns: 4))
    let output = try Sliding(padding: padding).outputExtent(
      input: Extent(5), kernel: Extent(rows: 2, columns: 4))
    #expect(output == Extent(rows: 6, columns: 8))
  }

  @Test func refusesWhatItsModeCannotFill() throws {
    let tensor = try Tensor(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(
      message { try tensor.padded(by: Padding(rows: 2, columns: 0, mode: .reflect)) }
        == "reflect padding 2 beside 2 rows, expected at most 2 - 1 = 1")
    #expect(
      message { try tensor.padded(by: Padding(rows: 0, columns: 4, mode: .circular)) }
        == "circular padding 4 beside 3 columns, expected at most 3")
    #expect(
      message { try tensor.padded(by: Padding(top: 0, bottom: 0, left: -1, right: 0)) }
        == "padding left -1, expected 0 or more")
    #expect(
      message { try tensor.padded(by: Padding(10_000)) }
        == "1×20002×20003 = 400100006 values, expected at most 16777216")
    #expect(message { try Padding.same(kernel: Extent(0)) } == "kernel rows 0, expected 1 or more")
  }
}
