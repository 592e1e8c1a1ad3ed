import ConvolutionCore
import Testing

@Suite struct FourierTests {
  @Test(arguments: 1...12)
  func agreesWithTheDirectWay(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let input = try random.tensor(
      4, Int.random(in: 5...20, using: &random), Int.random(in: 5...20, using: &random))
    let filters = try random.filters(
      2, channels: 2, Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random),
      groups: 2)
    let padding = Padding(
      top: 1, bottom: 0, left: 2, right: Int.random(in: 0...2, using: &random), mode: .reflect)
    let direct = try crossCorrelate(input, with: filters, Sliding(padding: padding))
    let fourier = try crossCorrelateByFourier(input, with: filters, padding: padding)
    #expect(fourier.shape == direct.shape)
    for (a, b) in zip(fourier.values, direct.values) { #expect(abs(a - b) < 1e-3) }
  }

  @Test func largeKernelStaysAccurate() throws {
    var random = SeededGenerator(seed: 1)
    let input = try random.tensor(1, 100, 90)
    let filters = try random.filters(1, channels: 1, 31, 40)
    let direct = try crossCorrelate(input, with: filters)
    let fourier = try crossCorrelateByFourier(input, with: filters)
    let largest = direct.values.reduce(0) { max($0, abs($1)) }
    for (a, b) in zip(fourier.values, direct.values) { #expect(abs(a - b) < 2e-6 * largest) }
  }

  @Test(arguments: [
    (3, 580_644), (7, 3_062_500), (8, 3_968_064), (9, 4_981_824), (15, 13_176_900),
    (31, 49_084_036), (63, 149_377_284),
  ])
  func costOn256(kernel: Int, multiplyAdds: Int) throws {
    let cost = try FourierCost(input: Extent(256), kernel: Extent(kernel))
    #expect(cost.directMultiplyAdds == multiplyAdds)
    #expect(cost.paddedExtent == Extent(256))
    // 3 · 2.5 · 256² · 16 + 6 · 256²
    #expect(cost.fourierFlops == 8_257_536)
    // The ways cross between 8 and 9.
    #expect((cost.directFlops < cost.fourierFlops) == (kernel <= 8))
  }

  @Test func refusesTransformsThatAreTooLarge() throws {
    let row = try Tensor(shape: Shape(rows: 3, columns: (1 << 22) + 1))
    #expect(
      message { try crossCorrelateByFourier(row, with: Filters(row)) }
        == "1×4×8388608 = 33554432 values, expected at most 16777216")
  }
}
