import ConvolutionCore
import Testing

/// Laws that hold for every input; whole numbers make them exact.
@Suite struct ConvolutionPropertiesTests {
  /// A random case: input, filters and sliding that fit together.
  private struct Case {
    var random: SeededGenerator
    let input: Tensor
    let filters: Filters
    let sliding: Sliding

    init(seed: Int) throws {
      random = SeededGenerator(seed: seed)
      let channels = Int.random(in: 1...3, using: &random)
      input = try random.tensor(
        channels, Int.random(in: 6...12, using: &random), Int.random(in: 6...45, using: &random))
      filters = try random.filters(
        Int.random(in: 1...6, using: &random), channels: channels,
        Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
      sliding = Sliding(
        stride: Extent(
          rows: Int.random(in: 1...2, using: &random),
          columns: Int.random(in: 1...2, using: &random)
        ),
        padding: Padding(
          top: Int.random(in: 0...2, using: &random), bottom: Int.random(in: 0...2, using: &random),
          left: Int.random(in: 0...2, using: &random), right: Int.random(in: 0...2, using: &random),
          mode: try #require(Padding.Mode.allCases.randomElement(using: &random))),
        dilation: Extent(rows: 2, columns: 1))
    }
  }

  @Test(arguments: 1...20)
  func linear(seed: Int) throws {
    var test = try Case(seed: seed)
    let other = try test.random.tensor(
      test.input.shape.channels, test.input.shape.rows, test.input.shape.columns)
    let mixed = try Tensor(
      shape: test.input.shape,
      values: zip(test.input.values, other.values).map { 2 * $0 - 3 * $1 })
    let unbiased = try Filters(
      count: test.filters.count, shape: test.filters.shape, weights: test.filters.weights)
    let a = try crossCorrelate(test.input, with: unbiased, test.sliding)
    let b = try crossCorrelate(other, with: unbiased, test.sliding)
    let both = try crossCorrelate(mixed, with: unbiased, test.sliding)
    #expect(both.values == zip(a.values, b.values).map { 2 * $0 - 3 * $1 })
  }

  @Test(arguments: 1...20)
  func shiftsWithItsInputOnARing(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let input = try random.tensor(2, 8, 12)
    let filters = try random.filters(
      3, channels: 2, Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
    let same = try Padding.same(kernel: filters.kernel, mode: .circular)
    for stride in [1, 2] {
      let sliding = Sliding(stride: Extent(stride), padding: same)
      let down = Int.random(in: 0...3, using: &random) * stride
      let right = Int.random(in: 0...5, using: &random) * stride
      let shiftedAfter = try crossCorrelate(input, with: filters, sliding)
        .rolled(rows: down / stride, columns: right / stride)
      let shiftedBefore = try crossCorrelate(
        input.rolled(rows: down, columns: right), with: filters, sliding)
      #expect(shiftedBefore == shiftedAfter)
    }
  }

  /// One dimension, stride 2, on a ring: only even shifts come out as shifts.
  @Test func strideTwoKnowsEvenShiftsOnly() throws {
    let signal = try Tensor(rows: [[0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0]])
    let kernel = Filters(try Tensor(rows: [[1, 0, -1]]))
    let sliding = Sliding(
      stride: Extent(rows: 1, columns: 2),
      padding: Padding(top: 0, bottom: 0, left: 0, right: 2, mode: .circular))
    let outputs = try (0...2).map { shift in
      try crossCorrelate(signal.rolled(rows: 0, columns: shift), with: kernel, sliding).values
    }
    #expect(outputs == [[-1, -2, 3, 0, 0, 0], [0, -2, 2, 0, 0, 0], [0, -1, -2, 3, 0, 0]])
  }

  @Test(arguments: 1...10)
  func identityKernelChangesNothing(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let input = try random.tensor(1, 7, Int.random(in: 3...80, using: &random))
    let identity = Filters(try #require(Kernels.named("identity")).kernel)
    #expect(try crossCorrelate(input, with: identity, Sliding(padding: Padding(1))) == input)
    let one = Filters(try Tensor(rows: [[1]]))
    #expect(try crossCorrelate(input, with: one) == input)
  }

  @Test(arguments: 1...20)
  func convolutionIsCorrelationWithTheTurnedKernel(seed: Int) throws {
    let test = try Case(seed: seed)
    let turned = test.filters.rotated180
    #expect(turned.rotated180 == test.filters)
    #expect(
      try convolve(test.input, with: turned, test.sliding)
        == crossCorrelate(test.input, with: test.filters, test.sliding))
  }

  @Test(arguments: 1...10)
  func fullConvolutionCommutes(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func map() throws -> Tensor {
      try random.tensor(
        1, Int.random(in: 1...6, using: &random), Int.random(in: 1...6, using: &random))
    }
    let (a, b) = (try map(), try map())
    func full(_ input: Tensor, _ kernel: Tensor) throws -> Tensor {
      let padding = try Padding.full(kernel: kernel.shape.extent)
      return try convolve(input, with: Filters(kernel), Sliding(padding: padding))
    }
    #expect(try full(a, b) == full(b, a))
    // numpy.convolve([1, 2, 3], [0, 1, 0.5])
    let signal = try full(Tensor(rows: [[1, 2, 3]]), Tensor(rows: [[0, 1, 0.5]]))
    #expect(signal.values == [0, 1, 2.5, 4, 1.5])
  }

  @Test(arguments: 1...20)
  func paddingIsAnInputWithCellsAround(seed: Int) throws {
    let test = try Case(seed: seed)
    var sliding = test.sliding
    let padded = try test.input.padded(by: sliding.padding)
    sliding.padding = .none
    #expect(
      try crossCorrelate(padded, with: test.filters, sliding)
        == crossCorrelate(test.input, with: test.filters, test.sliding))
  }

  @Test(arguments: 1...10)
  func dilationIsAKernelWithZerosBetween(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let input = try random.tensor(2, 12, 40)
    let kernel = try random.tensor(2, 3, 2)
    var spread = try Tensor(shape: Shape(channels: 2, rows: 5, columns: 4))
    for channel in 0..<2 {
      for row in 0..<3 {
        for column in 0..<2 { spread[channel, 2 * row, 3 * column] = kernel[channel, row, column] }
      }
    }
    let dilation = Extent(rows: 2, columns: 3)
    #expect(
      try crossCorrelate(input, with: Filters(kernel), Sliding(dilation: dilation))
        == crossCorrelate(input, with: Filters(spread)))
  }

  @Test(arguments: 1...20)
  func strideKeepsEveryNth(seed: Int) throws {
    var test = try Case(seed: seed)
    let stride = Extent(
      rows: Int.random(in: 1...4, using: &test.random),
      columns: Int.random(in: 1...4, using: &test.random))
    let padding = test.sliding.padding
    let every = try crossCorrelate(test.input, with: test.filters, Sliding(padding: padding))
    let some = try crossCorrelate(
      test.input, with: test.filters, Sliding(stride: stride, padding: padding))
    for filter in 0..<some.shape.channels {
      for row in 0..<some.shape.rows {
        for column in 0..<some.shape.columns {
          #expect(
            some[filter, row, column] == every[filter, row * stride.rows, column * stride.columns])
        }
      }
    }
  }

  @Test(arguments: 1...10)
  func groupsAreSeparateConvolutions(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let groups = Int.random(in: 1...3, using: &random)
    let input = try random.tensor(2 * groups, 6, 37)
    let filters = try random.filters(3 * groups, channels: 2, 3, 3, groups: groups)
    let together = try crossCorrelate(input, with: filters)
    var apart: [Float] = []
    for group in 0..<groups {
      let channels = try Tensor(
        channels: (0..<2).map { try #require(input.rows(of: 2 * group + $0)) })
      let own = 3 * group..<3 * (group + 1)
      let bank = try Filters(own.map { filters[$0] }, biases: Array(filters.biases[own]))
      apart += try crossCorrelate(channels, with: bank).values
    }
    #expect(together.values == apart)
  }

  @Test func twoLinearStepsAreOne() throws {
    let sobel = try #require(Kernels.named("sobel-x")).kernel
    let ones = try Tensor(rows: [[Float]](repeating: [1, 1, 1], count: 3))
    let five = try convolve(sobel, with: Filters(ones), Sliding(padding: Padding(2)))
    #expect(
      five.rows() == [
        [-1, -1, 0, 1, 1], [-3, -3, 0, 3, 3], [-4, -4, 0, 4, 4], [-3, -3, 0, 3, 3],
        [-1, -1, 0, 1, 1],
      ])
    var random = SeededGenerator(seed: 9)
    let image = try random.tensor(1, 9, 9)
    #expect(
      try crossCorrelate(crossCorrelate(image, with: Filters(sobel)), with: Filters(ones))
        == crossCorrelate(image, with: Filters(five)))
  }
}
