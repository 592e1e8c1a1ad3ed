import ConvolutionCore
import Testing

/// Mistakes about the size of an output.
@Suite struct WrongOutputCountsTests {
  /// CURRICULUM L10a: 7 cells, kernel 3, stride 2 make 3; 5 ignores the stride, 2 forgets the first
  /// place, and 4 is 7 / 2 rounded up.
  @Test func theSizeOfTheLesson() {
    let wrong = Sliding.wrongOutputCounts(7, kernel: 3, stride: 2)
    #expect(wrong.values(of: .strideForgotten) == [5])
    #expect(wrong.working(of: .strideForgotten) == "7 - 3 + 1")
    #expect(wrong.values(of: .firstPlaceForgotten) == [2])
    #expect(wrong.working(of: .firstPlaceForgotten) == "(7 - 3) / 2")
    #expect(wrong.values(of: .paddingAssumed) == [4])
    #expect(wrong.working(of: .paddingAssumed) == "ceil(7 / 2)")
    #expect(Set(wrong.map(\.value)) == [5, 2, 4, 3])
  }

  /// CURRICULUM L07a: two taps on 320 make 319; 320 assumes padding.
  @Test func twoTapsOfTheLesson() {
    #expect(Sliding.wrongOutputCounts(320, kernel: 2).values(of: .paddingAssumed) == [320])
  }

  /// CURRICULUM L15a: 32, conv 5, pool 2, conv 5, pool 2 keeps 5; 8 keeps the size in convolutions.
  @Test func theChainOfTheLesson() throws {
    let network = Network(
      name: "", input: try Shape(rows: 32, columns: 32),
      layers: Array(Network.leNet5.layers.prefix(4)))
    #expect(try network.outputShape().columns == 5)
    let wrong = network.wrongOutputCounts()
    #expect(wrong.values(of: .paddingAssumed) == [8])
    // 32-28-27-23-22, 32-28-24, 32-28-14-10, 27-12-7-2.
    #expect(wrong.values(of: .strideForgotten) == [22])
    #expect(wrong.values(of: .poolsForgotten) == [24])
    #expect(wrong.values(of: .lastLayerForgotten) == [10])
    #expect(wrong.values(of: .firstPlaceForgotten) == [2])
    #expect(network.wrongOutputCounts(along: .rows) == wrong)
    // The whole of it ends in a list, which no mistake shortens.
    #expect(Network.leNet5.wrongOutputCounts().allSatisfy { $0.value > 0 })
  }

  @Test func oneLayerIsNoChain() throws {
    let layer = Layer.pooling(
      Pooling(.max, .pooling(3, stride: 2), rounding: .up))
    let network = Network(name: "", input: try Shape(rows: 8, columns: 8), layers: [layer])
    #expect(
      network.wrongOutputCounts()
        == Sliding.wrongOutputCounts(8, kernel: 3, stride: 2, rounding: .up))
    #expect(network.wrongOutputCounts().working(of: .roundedDown) == "floor((8 - 3) / 2) + 1")
  }

  /// How often a window fits, counted by moving it.
  private func places(
    _ n: Int, _ k: Int, _ s: Int, _ before: Int, _ after: Int, _ d: Int, _ rounding: Rounding
  ) -> Int? {
    let (length, span) = (before + n + after, (0..<k).map { $0 * d }.max().map { $0 + 1 } ?? 0)
    guard span <= length else { return nil }
    var starts = (0...length).filter { $0 % s == 0 && $0 + span <= length }
    if rounding == .up, let last = starts.last, last + span < length, last + s < before + n {
      starts.append(last + s)
    }
    return starts.count
  }

  @Test(arguments: 1...200)
  func everyModelAgainstMovedWindows(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let (n, k, s, d) = (draw(3...30), draw(1...5), draw(1...4), draw(1...3))
    let (before, after) = (draw(0...3), draw(0...3))
    let rounding = Bool.random(using: &random) ? Rounding.up : .down
    let sliding = Sliding(
      stride: Extent(s), padding: Padding(top: 0, bottom: 0, left: before, right: after),
      dilation: Extent(d))
    let input = Extent(rows: 40, columns: n)
    let wrong = sliding.wrongOutputCounts(input: input, kernel: Extent(k), rounding: rounding)
    guard let right = places(n, k, s, before, after, d, rounding) else {
      #expect(wrong.isEmpty)
      return
    }
    #expect(
      try sliding.outputExtent(input: input, kernel: Extent(k), rounding: rounding).columns == right
    )
    func expect(_ misconception: Misconception, _ value: Int?) {
      #expect(wrong.values(of: misconception) == [value].compactMap(\.self), "\(misconception)")
    }
    expect(.strideForgotten, s == 1 ? nil : places(n, k, 1, before, after, d, rounding))
    expect(.firstPlaceForgotten, right - 1)
    expect(
      .paddingForgotten, before + after == 0 ? nil : places(n, k, s, 0, 0, d, rounding))
    expect(
      .paddingOnce,
      before + after == 0 ? nil : places(n, k, s, max(before, after), 0, d, rounding))
    expect(.dilationForgotten, d == 1 ? nil : places(n, k, s, before, after, 1, rounding))
    // As many as strides begin on the input.
    expect(.paddingAssumed, Array(stride(from: 0, to: n, by: s)).count)
    expect(.roundedDown, places(n, k, s, before, after, d, .down))
    let room = before + n + after - d * (k - 1) - 1
    expect(.roundedUp, (room + s - 1) / s + 1)
  }

  /// A 3×3 kernel over 320×280 finds 318×278 places.
  @Test func cellsOfBothAxes() {
    let wrong = Sliding().wrongCellCounts(
      input: Extent(rows: 320, columns: 280), kernel: Extent(3))
    #expect(wrong.values(of: .firstPlaceForgotten) == [317 * 277])
    #expect(wrong.working(of: .firstPlaceForgotten) == "317 * 277")
    #expect(wrong.values(of: .paddingAssumed) == [320 * 280])
    #expect(wrong.values(of: .addedForMultiplied) == [318 + 278])
    // Along each axis what that axis makes of it.
    let sliding = Sliding(
      stride: Extent(rows: 2, columns: 3), padding: Padding(rows: 1, columns: 2))
    let input = Extent(rows: 12, columns: 17)
    let cells = sliding.wrongCellCounts(input: input, kernel: Extent(rows: 3, columns: 4))
    for misconception in [
      Misconception.strideForgotten, .firstPlaceForgotten, .roundedUp, .roundedDown,
      .paddingForgotten, .paddingOnce, .paddingAssumed,
    ] {
      let sides = [Axis.rows, .columns].map { axis in
        sliding.wrongOutputCounts(input: input, kernel: Extent(rows: 3, columns: 4), along: axis)
          .values(of: misconception).reduce(1, *)
      }
      #expect(cells.values(of: misconception) == [sides[0] * sides[1]], "\(misconception)")
    }
    #expect(sliding.wrongCellCounts(input: Extent(1), kernel: Extent(9)).isEmpty)
  }

  /// TensorFlow's "same": 224 and stride 2 keep 112 whatever the kernel.
  @Test func samePadding() throws {
    #expect(try Sliding.sameOutputCount(224, kernel: 7, stride: 2) == 112)
    #expect(try Sliding.sameOutputCount(7, kernel: 3, stride: 2) == 4)
    let wrong = Sliding.wrongSameOutputCounts(7, kernel: 3, stride: 2)
    #expect(wrong.values(of: .roundedDown) == [3])
    #expect(wrong.working(of: .roundedDown) == "floor(7 / 2)")
    #expect(wrong.values(of: .strideForgotten) == [7])
    #expect(wrong.values(of: .paddingForgotten) == [3])
    #expect(wrong.working(of: .paddingForgotten) == "(7 - 3) / 2 + 1")
    for n in 1...20 {
      for k in 1...5 {
        for s in 1...4 {
          for d in 1...2 {
            #expect(
              try Sliding.sameOutputCount(n, kernel: k, stride: s, dilation: d)
                == stride(from: 0, to: n, by: s).reduce(0) { count, _ in count + 1 })
          }
        }
      }
    }
  }

  @Test(arguments: [(0, 1), (1, 0), (-5, 3), (.max, 1), (1, .max), (.min, .min), (.max, .max)])
  func sizesThatAreNoneHaveNone(n: Int, kernel: Int) throws {
    #expect(Sliding.wrongOutputCounts(n, kernel: kernel).isEmpty)
    #expect(Sliding.wrongSameOutputCounts(n, kernel: kernel).isEmpty)
    #expect(
      Sliding.wrongOutputCounts(5, kernel: 2, stride: n, padding: -1, dilation: kernel).isEmpty)
    #expect(Sliding.wrongSameOutputCounts(5, kernel: 1, stride: n, dilation: kernel).isEmpty)
  }

  @Test func theLargestSizesDoNotOverflow() {
    let side = Limits.side
    #expect(!Sliding.wrongOutputCounts(side, kernel: 1, padding: side).isEmpty)
    #expect(!Sliding.wrongOutputCounts(side, kernel: 1, stride: side, dilation: side).isEmpty)
  }
}
