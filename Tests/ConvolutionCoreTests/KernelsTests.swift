import ConvolutionCore
import Testing

@Suite struct KernelsTests {
  @Test func namesAreUniqueAndFound() {
    #expect(Set(Kernels.all.map(\.id)).count == Kernels.all.count)
    for kernel in Kernels.all { #expect(Kernels.named(kernel.id) == kernel) }
    #expect(Kernels.named("sobel") == nil)
  }

  /// The difference between the kinds: a detector answers 0 to a flat picture, a blur keeps its level.
  @Test func sumsAreZeroOrOne() {
    // Nobody told the learned one to ignore brightness.
    for kernel in Kernels.all where kernel.id != "learned-x" {
      let sum = kernel.kernel.values.reduce(0, +)
      let detects = ["sobel", "prewitt", "scharr", "difference", "diagonal", "laplacian"]
        .contains { kernel.id.hasPrefix($0) }
      #expect(abs(sum - (detects ? 0 : 1)) < 1e-6, "\(kernel.id)")
    }
  }

  @Test func directionsAreTransposes() throws {
    for name in ["sobel", "prewitt", "scharr"] {
      let x = try #require(Kernels.named("\(name)-x")).kernel
      let y = try #require(Kernels.named("\(name)-y")).kernel
      for row in 0..<3 {
        for column in 0..<3 { #expect(x[0, row, column] == y[0, column, row]) }
      }
    }
  }

  @Test func sharpenIsIdentityMinusLaplacian() throws {
    let sharpen = try #require(Kernels.named("sharpen")).kernel
    let identity = try #require(Kernels.named("identity")).kernel
    let laplacian = try #require(Kernels.named("laplacian")).kernel
    #expect(sharpen.values == zip(identity.values, laplacian.values).map { $0 - $1 })
  }

  @Test func blursAreExactWhereTheySaySo() throws {
    #expect(try #require(Kernels.named("box")).kernel.values == [Float](repeating: 1 / 9, count: 9))
    #expect(
      try #require(Kernels.named("gaussian")).kernel.values.map { $0 * 16 }
        == [1, 2, 1, 2, 4, 2, 1, 2, 1])
  }

  @Test func shiftRightMovesRight() throws {
    let picture = try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let shift = Filters(try #require(Kernels.named("shift-right")).kernel)
    let moved = try crossCorrelate(picture, with: shift, Sliding(padding: Padding(1)))
    #expect(moved.rows() == [[0, 1, 2], [0, 4, 5], [0, 7, 8]])
  }
}
