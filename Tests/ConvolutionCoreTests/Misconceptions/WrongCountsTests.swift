import ConvolutionCore
import Testing

/// Mistakes about parameters, multiply-adds and activations.
@Suite struct WrongCountsTests {
  /// CURRICULUM L01a: 786,433,000, and 786,432,000, 787,432; on maps 262,145,000.
  @Test func aDenseLayerOfTheLesson() throws {
    let wrong = ParameterCount.wrongDense(inputs: 512 * 512 * 3, outputs: 1000)
    #expect(wrong.values(of: .biasForgotten) == [786_432_000])
    #expect(wrong.working(of: .biasForgotten) == "786432 * 1000")
    #expect(wrong.values(of: .addedForMultiplied) == [787_432])
    #expect(wrong.working(of: .biasOnInputs) == "786432*1000 + 786432")
    let shape = try Shape(channels: 3, rows: 512, columns: 512)
    let onMaps = ParameterCount.wrongDense(input: shape, outputs: 1000)
    #expect(onMaps.values(of: .channelsForgotten) == [262_145_000, 262_144_000])
    #expect(onMaps.working(of: .channelsForgotten) == "1000 * (262144 + 1)")
    #expect(Array(onMaps.dropFirst(2)) == wrong)
  }

  /// CURRICULUM L08a: 1,792, and 576, 1,728, 1,731; L08b: 73,856, and 73,728, 1,280, 73,792.
  @Test func convolutionsOfTheLesson() {
    let first = ParameterCount.wrongConvolution(kernel: Extent(3), from: 3, to: 64)
    #expect(first.values(of: .channelsForgotten) == [640, 576])
    #expect(first.values(of: .biasForgotten) == [1728])
    #expect(first.working(of: .biasForgotten) == "64 * 27")
    #expect(first.values(of: .biasOnInputs) == [1731])
    #expect(first.working(of: .biasOnInputs) == "64*27 + 3")
    #expect(first.values(of: .oneFilterOnly) == [28])
    let second = ParameterCount.wrongConvolution(kernel: Extent(3), from: 64, to: 128)
    #expect(second.values(of: .biasForgotten) == [73_728])
    #expect(second.values(of: .channelsForgotten) == [1280, 1152])
    #expect(second.values(of: .biasOnInputs) == [73_792])
  }

  /// Weights and biases one by one, each as often as someone counts it.
  private func count(
    outputs: Int, channels: Int, taps: Int, biases: Int, places: Int = 1
  ) -> Int {
    var count = 0
    for _ in 0..<places {
      for _ in 0..<outputs { for _ in 0..<channels { count += taps } }
    }
    return count + biases
  }

  @Test(arguments: 1...60)
  func everyParameterModelAgainstCounting(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let groups = draw(1...3)
    let (per, to) = (draw(1...4), draw(1...4) * groups)
    let kernel = Extent(rows: draw(1...3), columns: draw(1...3))
    let map = Extent(rows: draw(1...4), columns: draw(1...4))
    let bias = Bool.random(using: &random)
    let (taps, cells, from) = (
      kernel.rows * kernel.columns, map.rows * map.columns, per * groups
    )
    let one = bias ? 1 : 0
    let shared = ParameterCount.wrongConvolution(
      kernel: kernel, from: from, to: to, groups: groups, outputExtent: map, bias: bias)
    func expect(
      _ wrong: [WrongResult<Int>], _ misconception: Misconception, _ values: Int...
    ) {
      #expect(wrong.values(of: misconception) == values, "\(misconception)")
    }
    func expectNone(_ wrong: [WrongResult<Int>], _ misconceptions: Misconception...) {
      for misconception in misconceptions {
        #expect(wrong.values(of: misconception) == [], "\(misconception)")
      }
    }
    let weights = count(outputs: to, channels: per, taps: taps, biases: 0)
    if bias {
      expect(shared, .biasForgotten, weights)
      expect(shared, .biasOnInputs, weights + from)
      expectNone(shared, .biasCounted)
    } else {
      expect(shared, .biasCounted, weights + to)
      expectNone(shared, .biasForgotten, .biasOnInputs)
    }
    let single = count(outputs: to, channels: 1, taps: taps, biases: 0)
    switch (per > 1, bias) {
    case (true, true): expect(shared, .channelsForgotten, single + to, single)
    case (true, false): expect(shared, .channelsForgotten, single)
    case (false, _): expectNone(shared, .channelsForgotten)
    }
    if groups > 1 {
      expect(
        shared, .groupsForgotten,
        count(outputs: to, channels: from, taps: taps, biases: to * one))
    } else {
      expectNone(shared, .groupsForgotten)
    }
    expect(shared, .oneFilterOnly, per * taps + one)
    expect(
      shared, .sharingForgotten,
      count(outputs: to, channels: per, taps: taps, biases: cells * to * one, places: cells))
    expect(shared, .addedForMultiplied, per * taps + to)

    let local = ParameterCount.wrongLocallyConnected(
      kernel: kernel, from: from, to: to, outputExtent: map, bias: bias)
    let own = count(outputs: to, channels: from, taps: taps, biases: 0, places: cells)
    let tied = count(outputs: to, channels: from, taps: taps, biases: to * one)
    if bias {
      expect(local, .biasForgotten, own)
      expect(local, .sharingAssumed, tied, own + to)
    } else {
      expect(local, .sharingAssumed, tied)
      expect(local, .biasCounted, own + cells * to)
    }
    expect(local, .oneFilterOnly, cells * (from * taps + one))

    let work = MultiplyAddCount.wrongConvolution(
      kernel: kernel, from: from, to: to, outputExtent: map, groups: groups)
    let products = count(outputs: to, channels: per, taps: taps, biases: 0, places: cells)
    expect(work, .multiplyAddsDoubled, products + products)
    expect(work, .onePlaceOnly, weights)
    expect(work, .biasCounted, products + cells * to)
    expect(work, .oneFilterOnly, cells * per * taps)
    if per > 1 {
      expect(work, .channelsForgotten, cells * to * taps)
    } else {
      expectNone(work, .channelsForgotten)
    }
  }

  @Test(arguments: 1...40)
  func everyDenseModelAgainstCounting(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let shape = try Shape(
      channels: Int.random(in: 1...4, using: &random), rows: Int.random(in: 1...9, using: &random),
      columns: Int.random(in: 1...9, using: &random))
    let outputs = Int.random(in: 1...9, using: &random)
    let (inputs, pixels) = (shape.count, shape.rows * shape.columns)
    for bias in [true, false] {
      let wrong = ParameterCount.wrongDense(input: shape, outputs: outputs, bias: bias)
      let products = (0..<outputs).reduce(0) { sum, _ in sum + inputs }
      #expect(wrong.values(of: .biasForgotten) == (bias ? [products] : []))
      #expect(wrong.values(of: .biasOnInputs) == (bias ? [products + inputs] : []))
      #expect(wrong.values(of: .biasCounted) == (bias ? [] : [products + outputs]))
      #expect(wrong.values(of: .addedForMultiplied) == [inputs + outputs])
      #expect(wrong.values(of: .oneFilterOnly) == [inputs + (bias ? 1 : 0)])
      let gray = (bias ? [pixels * outputs + outputs] : []) + [pixels * outputs]
      #expect(wrong.values(of: .channelsForgotten) == (shape.channels > 1 ? gray : []))
    }
    let work = MultiplyAddCount.wrongDense(input: shape, outputs: outputs)
    #expect(work.values(of: .multiplyAddsDoubled) == [2 * inputs * outputs])
    #expect(work.values(of: .addedForMultiplied) == [inputs + outputs])
    #expect(work.values(of: .biasCounted) == [inputs * outputs + outputs])
    #expect(
      work.values(of: .channelsForgotten) == (shape.channels > 1 ? [pixels * outputs] : []))
  }

  /// Without AlexNet's groups three layers read twice as many channels: 256·48·25 + 384·192·9 +
  /// 256·192·9 = 1,413,120 more.
  @Test func networksOfTheLesson() throws {
    let alexNet = Network.alexNet.wrongParameters()
    #expect(alexNet.values(of: .groupsForgotten) == [60_965_224 + 1_413_120])
    // 96 + 256 + 384 + 384 + 256 + 4096 + 4096 + 1000 biases.
    #expect(alexNet.values(of: .biasForgotten) == [60_965_224 - 10_568])
    #expect(alexNet.values(of: .lastLayerForgotten) == [60_965_224 - 4_097_000])
    let work = Network.vgg16.wrongMultiplyAdds()
    #expect(work.values(of: .multiplyAddsDoubled) == [30_940_528_640])
    #expect(work.values(of: .lastLayerForgotten) == [15_470_264_320 - 4_096_000])
    // CURRICULUM L20b: 1,426, and 1,412 without biases.
    let toy = Network(
      name: "two digits", input: try Shape(rows: 14, columns: 14),
      layers: [
        .convolution(filters: 4, .convolution(5)), .convolution(filters: 8, .convolution(3)),
        .flatten, .dense(outputs: 2),
      ])
    #expect(toy.wrongParameters().values(of: .biasForgotten) == [1412])
    let broken = Network(
      name: "", input: toy.input, layers: [.convolution(filters: 0, .convolution(3))])
    #expect(broken.wrongParameters().isEmpty && broken.wrongMultiplyAdds().isEmpty)
    #expect(broken.wrongOutputCounts().isEmpty)
  }

  @Test func storedNumbers() throws {
    #expect(try StoredNumberCount.total(parameters: 1792, outputs: 3_211_264) == 3_213_056)
    let wrong = StoredNumberCount.wrongTotals(
      parameters: 1792, outputs: 100, wrongParameters: [WrongResult(.biasForgotten, 1728)])
    #expect(wrong.values(of: .outputsForgotten) == [1792])
    #expect(wrong.values(of: .biasForgotten) == [1828])
    #expect(wrong.working(of: .biasForgotten) == "1728 + 100")
    #expect(throws: ShapeError.self) { try StoredNumberCount.total(parameters: .max, outputs: 1) }
    #expect(throws: ShapeError.self) { try StoredNumberCount.total(parameters: -1, outputs: 1) }
    #expect(
      StoredNumberCount.wrongTotals(parameters: .max, outputs: 1, wrongParameters: []).isEmpty)
  }

  @Test(arguments: [Int.min, -1, 0])
  func sizesBelowOneHaveNone(size: Int) throws {
    #expect(ParameterCount.wrongDense(inputs: size, outputs: 3).isEmpty)
    #expect(MultiplyAddCount.wrongDense(inputs: 3, outputs: size).isEmpty)
    #expect(ParameterCount.wrongConvolution(kernel: Extent(3), from: size, to: 3).isEmpty)
    #expect(ParameterCount.wrongConvolution(kernel: Extent(size), from: 3, to: 3).isEmpty)
    #expect(
      ParameterCount.wrongConvolution(kernel: Extent(3), from: 4, to: 4, groups: size).isEmpty)
    #expect(
      ParameterCount.wrongLocallyConnected(
        kernel: Extent(3), from: 3, to: 3, outputExtent: Extent(size)
      ).isEmpty)
    #expect(
      MultiplyAddCount.wrongConvolution(
        kernel: Extent(3), from: 3, to: 3, outputExtent: Extent(size)
      ).isEmpty)
    let known = ParameterCount.wrongConvolution(
      kernel: Extent(3), from: 3, to: 3, outputExtent: Extent(size))
    #expect(known == ParameterCount.wrongConvolution(kernel: Extent(3), from: 3, to: 3))
  }

  @Test func whatDoesNotFitIsLeftOut() {
    let wrong = ParameterCount.wrongDense(inputs: .max, outputs: .max)
    #expect(wrong.isEmpty)
    let tall = ParameterCount.wrongDense(inputs: .max - 1, outputs: 2)
    #expect(tall.map(\.misconception) == [.oneFilterOnly])
    let side = Extent(Limits.side)
    #expect(
      ParameterCount.wrongConvolution(kernel: side, from: .max, to: .max, outputExtent: side)
        .isEmpty)
    #expect(
      MultiplyAddCount.wrongConvolution(kernel: side, from: .max, to: .max, outputExtent: side)
        .isEmpty)
  }
}
