import ConvolutionCore
import Testing

/// Mistakes about receptive fields and jumps.
@Suite struct WrongFieldsTests {
  private static func conv(_ k: Int, _ s: Int = 1, _ d: Int = 1) -> Layer {
    .convolution(filters: 1, .convolution(k, stride: s, dilation: d))
  }

  private static func pool(_ k: Int) -> Layer { .pooling(Pooling(.max, k)) }

  /// CURRICULUM L13a: 7, and 9, 3, 27.
  @Test func threePlainLayers() throws {
    let layers = [Self.conv(3), Self.conv(3), Self.conv(3)]
    let wrong = ReceptiveField.wrongSizes(after: layers)
    #expect(wrong.values(of: .kernelsAdded) == [9, 8])
    #expect(wrong.working(of: .kernelsAdded) == "3 + 3 + 3")
    #expect(wrong.values(of: .lastLayerOnly) == [3])
    #expect(wrong.values(of: .kernelsMultiplied) == [27])
    #expect(wrong.working(of: .kernelsMultiplied) == "3 * 3 * 3")
    #expect(wrong.values(of: .lastLayerForgotten) == [5])
    #expect(wrong.working(of: .lastLayerForgotten) == "1 + 2 + 2")
  }

  /// CURRICULUM L13b: 7, and 9 by its own stride, 5 without strides, 13 with the strides squared.
  @Test func twoStrides() {
    let layers = [Self.conv(3, 2), Self.conv(3, 2)]
    let wrong = ReceptiveField.wrongSizes(after: layers)
    #expect(wrong.values(of: .ownStride) == [9, 13])
    #expect(wrong.working(of: .ownStride) == "1 + 2*2 + 2*2")
    #expect(wrong.values(of: .strideForgotten) == [5])
    #expect(wrong.working(of: .strideForgotten) == "1 + 2 + 2")
  }

  /// CURRICULUM L13c: 18, and 7 without pools, 10 one layer early.
  @Test func poolsBetween() {
    let layers = [Self.conv(3), Self.pool(2), Self.conv(3), Self.pool(2), Self.conv(3)]
    let wrong = ReceptiveField.wrongSizes(after: layers)
    #expect(wrong.values(of: .poolsForgotten) == [7])
    #expect(wrong.values(of: .lastLayerForgotten) == [10])
    #expect(wrong.values(of: .kernelsAdded) == [13, 22])
  }

  /// The field by going down tap by tap: the highest pixel that the last unit reaches, less the
  /// lowest, with each layer's taps and strides as given.
  private func field(_ layers: [(k: Int, s: Int, d: Int)]) -> Int {
    var units: Set<Int> = [0]
    for layer in layers.reversed() {
      units = Set(units.flatMap { unit in (0..<layer.k).map { unit * layer.s + $0 * layer.d } })
    }
    return (units.max() ?? 0) - (units.min() ?? 0) + 1
  }

  @Test(arguments: 1...100)
  func everyModelAgainstTapsCounted(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let chain = (0..<draw(1...4)).map { _ in
      (k: draw(1...4), s: draw(1...3), d: draw(1...2), isPool: draw(0...3) == 0)
    }
    let layers = chain.map { link in
      let window = SlidingWindow.convolution(link.k, stride: link.s, dilation: link.d)
      return link.isPool
        ? Layer.pooling(Pooling(.max, window)) : .convolution(filters: 1, window)
    }
    let wrong = ReceptiveField.wrongSizes(after: layers)
    let plain = chain.map { (k: $0.k, s: $0.s, d: $0.d) }
    let right = field(plain)
    #expect(try ReceptiveField.chain(layers.compactMap(\.window)).last?.size.columns == right)
    func expect(_ misconception: Misconception, _ values: [Int]) {
      #expect(wrong.values(of: misconception) == values, "\(misconception) \(chain)")
    }
    expect(.strideForgotten, [field(plain.map { ($0.k, 1, $0.d) })])
    // As if each layer's units stood apart by its own stride only, or by the product through it.
    let own = 1 + plain.reduce(0) { $0 + ($1.k - 1) * $1.d * $1.s }
    var (through, jump) = (1, 1)
    for link in plain {
      jump *= link.s
      through += (link.k - 1) * link.d * jump
    }
    expect(.ownStride, [own, through])
    expect(.dilationForgotten, [field(plain.map { ($0.k, $0.s, 1) })])
    expect(
      .poolsForgotten, [field(chain.filter { !$0.isPool }.map { ($0.k, $0.s, $0.d) })])
    expect(.lastLayerForgotten, [field(Array(plain.dropLast()))])
    // A single layer is no chain to add, to multiply, or to see the last of.
    let isChain = plain.count > 1
    expect(.lastLayerOnly, isChain ? [field(Array(plain.suffix(1)))] : [])
    expect(.kernelsMultiplied, isChain ? [plain.reduce(1) { $0 * $1.k }] : [])
    let below = plain.dropLast().reduce(1) { $0 * $1.s }
    let last = plain[plain.count - 1]
    expect(
      .kernelsAdded,
      (isChain ? [plain.reduce(0) { $0 + $1.k }] : [])
        + [field(Array(plain.dropLast())) + last.k * last.d * below])

    let jumps = ReceptiveField.wrongJumps(after: layers)
    let strides = plain.map(\.s)
    #expect(jumps.values(of: .strideForgotten) == [1])
    #expect(jumps.values(of: .addedForMultiplied) == [strides.reduce(0, +)])
    #expect(jumps.values(of: .lastLayerOnly) == [last.s])
    #expect(jumps.values(of: .lastLayerForgotten) == [below])
    #expect(
      jumps.values(of: .poolsForgotten) == [chain.filter { !$0.isPool }.reduce(1) { $0 * $1.s }])
  }

  @Test func rowsAndColumnsAreTheirOwn() {
    let window = SlidingWindow(
      Extent(rows: 2, columns: 5), Sliding(stride: Extent(rows: 3, columns: 1)))
    let layers = [Layer.convolution(filters: 1, window), Self.conv(3)]
    #expect(
      ReceptiveField.wrongSizes(after: layers, along: .rows).values(of: .kernelsMultiplied) == [6])
    #expect(
      ReceptiveField.wrongSizes(after: layers).values(of: .kernelsMultiplied) == [15])
  }

  @Test func chainsThatAreNoneHaveNone() {
    #expect(ReceptiveField.wrongSizes(after: []).isEmpty)
    #expect(ReceptiveField.wrongJumps(after: [.flatten]).isEmpty)
    #expect(ReceptiveField.wrongSizes(after: [Self.conv(0)]).isEmpty)
    #expect(ReceptiveField.wrongSizes(after: [Self.conv(.max, .max, .max)]).isEmpty)
  }

  /// Strides of 2^30 leave 64 bits with the third layer; what still fits is told.
  @Test func whatDoesNotFitIsLeftOut() {
    let layers = [Layer](repeating: Self.conv(1 << 30, 1 << 20), count: 2)
    let wrong = ReceptiveField.wrongSizes(after: layers)
    #expect(wrong.values(of: .kernelsMultiplied) == [1 << 60])
    #expect(wrong.values(of: .ownStride).count == 1, "the other one is past 2^63")
    #expect(wrong.values(of: .strideForgotten) == [(1 << 31) - 1])
  }
}
