import ConvolutionCore
import Testing

@Suite struct NetworkCostTests {
  /// Most weights and most work are in different layers.
  @Test func whereTheCostIs() throws {
    let leNet = try Network.leNet5.summary()
    #expect(leNet.costliest(by: .parameters) == 5)
    #expect(leNet.costliest(by: .multiplyAdds) == 2)
    #expect(leNet.costliest(by: .activations) == 0)
    #expect(abs(leNet.share(of: 5, in: .parameters) - 48_120.0 / 61_706) < 1e-12)
    let alexNet = try Network.alexNet.summary()
    #expect(alexNet.rows[alexNet.costliest(by: .parameters) ?? 0].layer == .dense(outputs: 4096))
    #expect(alexNet.rows[alexNet.costliest(by: .multiplyAdds) ?? 0].parameters == 307_456)
  }

  /// Several convolutions of VGG-16 take equally many multiply-adds: none takes most.
  @Test func equalsAreNotTheMost() throws {
    let summary = try Network.vgg16.summary()
    #expect(summary.costliest(by: .multiplyAdds) == nil)
    #expect(abs(summary.share(of: 19, in: .parameters) - 0.7427) < 1e-3)
    #expect(summary.share(of: -1, in: .parameters) == 0)
    #expect(summary.share(of: 99, in: .parameters) == 0)
  }

  @Test(arguments: NetworkCost.allCases) func sharesAddUp(_ cost: NetworkCost) throws {
    for network in Network.known {
      let summary = try network.summary()
      #expect(summary.rows.reduce(0) { $0 + $1.count(cost) } == summary.total(cost))
      let shares = summary.rows.indices.reduce(0) { $0 + summary.share(of: $1, in: cost) }
      #expect(abs(shares - 1) < 1e-9)
    }
  }

  @Test func mapsBecomeAListBeforeTheFirstDenseLayer() throws {
    let bare = Network(
      name: "", input: Network.leNet5.input,
      layers: Network.leNet5.layers.filter { $0 != .flatten })
    #expect(bare.flattened.layers == Network.leNet5.layers)
    #expect(Network.leNet5.flattened == Network.leNet5)
    let convolution = Network(
      name: "", input: bare.input, layers: [.convolution(filters: 2, .convolution(3))])
    #expect(convolution.flattened == convolution)
  }

  /// Without biases the second convolution of LeNet-5 has 16·150 weights; each unit of its first
  /// dense layer reads 400 numbers, not 25.
  @Test func usualMistakes() throws {
    let rows = try Network.leNet5.summary().rows
    func wrong(_ layer: Int, _ cost: NetworkCost) -> [Misconception: Int] {
      Dictionary(
        rows[layer].layer.wrongCounts(cost, input: rows[layer].input)
          .map { ($0.misconception, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    #expect(wrong(2, .parameters)[.biasForgotten] == 2_400)
    #expect(wrong(2, .multiplyAdds)[.multiplyAddsDoubled] == 480_000)
    #expect(wrong(5, .parameters)[.biasForgotten] == 48_000)
    #expect(wrong(1, .parameters).isEmpty && wrong(2, .activations).isEmpty)
  }
}

@Suite struct BatchNormalizationTests {
  @Test func byHand() {
    let batch = BatchNormalization([4, 6, 8, 14])
    #expect(batch.mean == 8 && batch.variance == 14)
    #expect(batch.centred == [-4, -2, 0, 6])
    #expect(abs(batch.normalized[0] + 4 / 14.0.squareRoot()) < 1e-5)
  }

  /// The mean becomes the shift and the deviation the scale, wherever the values were.
  @Test func whereAndHowWideIsForgotten() {
    for (offset, factor) in [(0.0, 1.0), (100, 1), (-7, 30)] {
      let values = [1.0, 2, 4, 8, 8].map { $0 * factor + offset }
      let output = BatchNormalization(BatchNormalization(values).output(scale: 3, shift: -2))
      #expect(abs(output.mean + 2) < 1e-9)
      #expect(abs(output.deviation - 3) < 1e-4)
    }
  }

  @Test func equalValuesAreNoDivisionByZero() {
    #expect(BatchNormalization([5, 5, 5]).normalized == [0, 0, 0])
    #expect(BatchNormalization([]).normalized == [])
  }
}

@Suite struct ResidualChainTests {
  /// With all weights 0 a residual block passes its input on; without the addition nothing is left.
  @Test func zeroWeightsLoseNothing() throws {
    let chain = try ResidualChain([1, -2, 3], kernel: [0, 0, 0], blocks: 5)
    #expect(chain.added.allSatisfy { $0 == [1, -2, 3] })
    #expect(chain.plain.allSatisfy { $0 == [0, 0, 0] })
  }

  @Test func eachBlockAddsWhatTheKernelMakes() throws {
    let chain = try ResidualChain([0, 8, 16, 8, 0], kernel: [0.25, 0.5, 0], blocks: 2)
    #expect(chain.plain[0] == [0, 4, 10, 8, 2])
    #expect(chain.added[0] == [0, 12, 26, 16, 2])
    #expect(chain.plain[1] == [0, 2, 6, 6.5, 3])
    #expect(chain.added.count == 2)
  }

  @Test func whatCannotRunIsRefused() {
    #expect(throws: ShapeError.self) { try ResidualChain([], kernel: [1], blocks: 1) }
    #expect(throws: ShapeError.self) { try ResidualChain([1], kernel: [], blocks: 1) }
    #expect(throws: ShapeError.self) { try ResidualChain([1], kernel: [1], blocks: 0) }
  }
}
