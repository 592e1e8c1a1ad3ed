import ConvolutionCore
import Testing

@Suite struct SlidingTests {
  /// Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016), figures 2.1 to
  /// 2.7 and 5.1: input, kernel, stride, padding, dilation, output.
  @Test(arguments: [
    [4, 3, 1, 0, 1, 2], [5, 4, 1, 2, 1, 6], [5, 3, 1, 1, 1, 5], [5, 3, 1, 2, 1, 7],
    [5, 3, 2, 0, 1, 2], [5, 3, 2, 1, 1, 3], [6, 3, 2, 1, 1, 3], [7, 3, 1, 0, 2, 3],
  ])
  func publishedSizes(_ row: [Int]) throws {
    let output = try Sliding.outputCount(
      row[0], kernel: row[1], stride: row[2], padding: row[3], dilation: row[4])
    #expect(output == row[5])
  }

  /// The formula against counting the windows that fit, one by one.
  @Test func sizeIsTheNumberOfWindowsThatFit() throws {
    for n in 1...9 {
      for kernel in 1...5 {
        for stride in 1...3 {
          for padding in 0...3 {
            for dilation in 1...3 {
              let starts = Swift.stride(from: -padding, through: n + padding, by: stride)
              let fitting = starts.count { start in
                start + (kernel - 1) * dilation < n + padding
              }
              let count = try? Sliding.outputCount(
                n, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
              #expect((count ?? 0) == fitting)
            }
          }
        }
      }
    }
  }

  @Test func axesAreIndependent() throws {
    let sliding = Sliding(
      stride: Extent(rows: 1, columns: 2), padding: Padding(top: 0, bottom: 1, left: 2, right: 0),
      dilation: Extent(rows: 2, columns: 1))
    let output = try sliding.outputExtent(
      input: Extent(rows: 6, columns: 8), kernel: Extent(rows: 3, columns: 2))
    // 6 + 0 + 1 - (2·(3-1) + 1) = 2 and 8 + 2 + 0 - (1·(2-1) + 1) = 8
    #expect(output == Extent(rows: 3, columns: 5))
  }

  @Test func errorsShowTheSum() {
    let plain = Sliding()
    #expect(
      message { try plain.outputExtent(input: Extent(5), kernel: Extent(7)) }
        == "kernel 7×7 does not fit input 5×5: 5 + 0 + 0 - (1·(7-1) + 1) = -2 rows to move in, "
        + "expected 0 or more")
    let wide = Sliding(
      padding: Padding(top: 0, bottom: 0, left: 1, right: 2),
      dilation: Extent(rows: 1, columns: 4))
    #expect(
      message { try wide.outputExtent(input: Extent(5), kernel: Extent(3)) }
        == "kernel 3×3 does not fit input 5×5: 5 + 1 + 2 - (4·(3-1) + 1) = -1 columns to move in, "
        + "expected 0 or more")
    #expect(
      message { try Sliding.outputCount(4, kernel: 3, dilation: 2) }
        == "kernel 3 does not fit input 4: 4 + 0 + 0 - (2·(3-1) + 1) = -1 cells to move in, "
        + "expected 0 or more")
    #expect(
      message { try Sliding(stride: Extent(0)).outputExtent(input: Extent(5), kernel: Extent(3)) }
        == "stride rows 0, expected 1 or more")
    #expect(
      message { try Sliding.outputCount(5, kernel: 3, stride: -1) }
        == "stride -1, expected 1 or more")
    #expect(
      message { try Sliding.outputCount(5, kernel: 3, padding: .max) }
        == "padding 9223372036854775807, expected 0 to 1073741824")
  }

  @Test func extremeNumbersAreErrorsNotTraps() {
    let extremes = [Int.min, -1, 0, 1, 1 << 30, (1 << 30) + 1, Int.max]
    for a in extremes {
      for b in extremes {
        for c in extremes {
          let sliding = Sliding(
            stride: Extent(c), padding: Padding(b, mode: .reflect), dilation: Extent(a))
          _ = try? sliding.outputExtent(input: Extent(c), kernel: Extent(b))
          _ = try? Sliding.outputCount(a, kernel: b, stride: c, padding: a, dilation: b)
          _ = sliding.position(
            output: Position(row: a, column: b), tap: Position(row: c, column: c))
        }
      }
    }
  }
}
