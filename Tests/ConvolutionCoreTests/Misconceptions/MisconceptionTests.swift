import ConvolutionCore
import Testing

@Suite struct MisconceptionTests {
  /// Progress records hang on these.
  @Test func namesAreStable() {
    #expect(
      Misconception.allCases.map(\.rawValue) == [
        "kernel-flipped", "kernel-not-flipped", "kernel-transposed", "window-one-off",
        "weights-forgotten", "added-for-multiplied", "first-row-only", "other-pooling",
        "bias-forgotten", "bias-on-inputs", "bias-counted", "channels-forgotten",
        "groups-forgotten",
        "one-filter-only", "one-place-only", "sharing-forgotten", "sharing-assumed",
        "multiply-adds-doubled", "outputs-forgotten", "base-exponent-swapped", "padding-forgotten",
        "padding-once",
        "padding-assumed", "stride-forgotten", "dilation-forgotten", "rounded-down", "rounded-up",
        "first-place-forgotten", "own-stride", "pools-forgotten", "kernels-added",
        "kernels-multiplied", "last-layer-only", "last-layer-forgotten",
      ])
  }

  /// None is a word without a computation: each gives some number that is wrong.
  @Test func eachIsProducedBySomething() throws {
    var produced: Set<Misconception> = []
    func take<Value>(_ results: [WrongResult<Value>], right: Value) {
      produced.formUnion(results.filter { $0.value != right }.map(\.misconception))
    }
    let input = try Tensor(rows: [[1, 2, 0, 3], [0, 1, 2, 1], [2, 0, 1, 5], [1, 1, 4, 2]])
    let kernel = Filters(try Tensor(rows: [[1, 2], [3, 5]]), bias: 1)
    let place = Position(row: 1, column: 1)
    for isConvolution in [false, true] {
      take(
        wrongTotals(input, with: kernel, at: place, isConvolution: isConvolution),
        right: try trace(input, with: kernel, at: place).total)
    }
    let channels = try Tensor(channels: [[[1, 2]], [[3, 4]]])
    let pair = Filters(try Tensor(channels: [[[1]], [[2]]]))
    take(
      wrongTotals(channels, with: pair, at: Position(row: 0, column: 0)),
      right: try trace(channels, with: pair, at: Position(row: 0, column: 0)).total)
    take(Sliding.wrongOutputCounts(7, kernel: 3, stride: 2, padding: 1, dilation: 2), right: 3)
    take(Sliding.wrongOutputCounts(8, kernel: 3, stride: 2), right: 3)
    take(Sliding.wrongOutputCounts(8, kernel: 3, stride: 2, rounding: .up), right: 4)
    let chain: [Layer] = [
      .convolution(filters: 1, .convolution(3)), .pooling(Pooling(.max, 2)),
      .convolution(filters: 1, .convolution(3, stride: 2)),
    ]
    take(ReceptiveField.wrongSizes(after: chain), right: 8)
    take(
      ParameterCount.wrongConvolution(
        kernel: Extent(3), from: 6, to: 4, groups: 2, outputExtent: Extent(5)),
      right: 4 * 28)
    take(
      ParameterCount.wrongLocallyConnected(
        kernel: Extent(3), from: 3, to: 4, outputExtent: Extent(5)),
      right: 25 * 4 * 28)
    take(
      MultiplyAddCount.wrongConvolution(
        kernel: Extent(3), from: 3, to: 4, outputExtent: Extent(5)),
      right: 25 * 4 * 27)
    take(
      StoredNumberCount.wrongTotals(parameters: 112, outputs: 100, wrongParameters: []), right: 212)
    take(
      wrongPooled(input, Pooling(.max, 2), at: place),
      right: try trace(input, Pooling(.max, 2), at: place).total)
    take(try ImageSpace(values: 10, pixels: 3).wrongCounts, right: 1000)
    #expect(produced == Set(Misconception.allCases))
  }

  /// Every phrase follows `That` and fits the line with the number before it.
  @Test(arguments: Misconception.allCases)
  func wordsFollowThat(_ misconception: Misconception) {
    let words = misconception.words
    #expect(words.first?.isLowercase == true && words.last != ".")
    #expect("✗ You said 786,432,000. That \(words).".count <= 76)
    #expect(Misconception.allCases.count { $0.words == words } == 1)
  }

  @Test func workingsFitALine() {
    let long = String(repeating: "1 + ", count: 20)
    #expect(WrongResult(.kernelsAdded, 20, working: long).working.isEmpty)
    #expect(WrongResult(.kernelsAdded, 6, working: "3 + 3").working == "3 + 3")
    let text = WrongResult(.kernelsAdded, 6, working: "3 + 3").map { "\($0)" }
    #expect(text == WrongResult(.kernelsAdded, "6", working: "3 + 3"))
    #expect(WrongResult(.kernelsAdded, 6).map { _ in Int?.none } == nil)
  }
}
