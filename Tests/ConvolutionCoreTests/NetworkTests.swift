import ConvolutionCore
import Testing

@Suite struct NetworkTests {
  @Test func leNet5() throws {
    let summary = try Network.leNet5.summary()
    #expect(
      summary.rows.map { "\($0.output)" }
        == [
          "6×28×28", "6×14×14", "16×10×10", "16×5×5", "400×1×1", "120×1×1", "84×1×1", "10×1×1",
        ])
    #expect(summary.rows.map(\.parameters) == [156, 0, 2416, 0, 0, 48_120, 10_164, 850])
    #expect(summary.parameters == 61_706)
    #expect(
      summary.rows.map(\.multiplyAdds) == [117_600, 0, 240_000, 0, 0, 48_000, 10_080, 840])
    #expect(summary.numbers == 4704 + 1176 + 1600 + 400 + 400 + 120 + 84 + 10)
    #expect(summary.rows.map { $0.field?.size.rows } == [5, 6, 14, 16, nil, nil, nil, nil])
  }

  /// Krizhevsky, Sutskever and Hinton (2012); 724 million multiply-adds in Sze, Chen, Yang and Emer,
  /// Efficient processing of deep neural networks (2017), table II.
  @Test func alexNet() throws {
    let summary = try Network.alexNet.summary()
    #expect(
      summary.rows.map(\.parameters).filter { $0 > 0 }
        == [
          34_944, 307_456, 885_120, 663_936, 442_624, 37_752_832, 16_781_312, 4_097_000,
        ])
    #expect(summary.parameters == 60_965_224)
    #expect(summary.multiplyAdds == 724_406_816)
    #expect(summary.rows.map(\.output.rows).prefix(8) == [55, 27, 27, 13, 13, 13, 13, 6])
  }

  /// Simonyan and Zisserman (2014); 15.5 billion multiply-adds in the same table.
  @Test func vgg16() throws {
    let summary = try Network.vgg16.summary()
    #expect(summary.parameters == 138_357_544)
    let convolutions = summary.rows.filter { $0.field != nil }
    #expect(convolutions.reduce(0) { $0 + $1.parameters } == 14_714_688)
    #expect(summary.multiplyAdds == 15_470_264_320)
    #expect(
      summary.rows.first { $0.layer == .flatten }?.input == (try Shape(channels: 512, Extent(7))))
  }

  @Test func smallTrainedNetwork() throws {
    let network = Network(
      name: "two digits", input: try Shape(rows: 14, columns: 14),
      layers: [
        .convolution(filters: 4, .convolution(5)), .convolution(filters: 8, .convolution(3)),
        .flatten, .dense(outputs: 2),
      ])
    let summary = try network.summary()
    #expect(summary.rows.map(\.parameters) == [104, 296, 0, 1026])
    #expect(summary.multiplyAdds == 29_456)
  }

  @Test func multiplyAddsOfSingleLayers() throws {
    #expect(
      try MultiplyAddCount.convolution(
        kernel: Extent(3), from: 1, to: 1, outputExtent: Extent(rows: 278, columns: 318))
        == 795_636)
    #expect(try MultiplyAddCount.dense(inputs: 320 * 280, outputs: 319 * 280) == 8_003_072_000)
    #expect(
      message { try MultiplyAddCount.dense(inputs: .max, outputs: 2) }
        == "9223372036854775807·2 multiply-adds = 1.8446744073709552e+19, "
        + "more than 9223372036854775807")
  }

  @Test func errorsNameTheLayer() throws {
    var network = Network.leNet5
    network.input = try Shape(channels: 1, rows: 12, columns: 12)
    #expect(
      message { try network.summary() }
        == "layer 3: kernel 5×5 does not fit input 4×4: 4 + 0 + 0 - (1·(5-1) + 1) = -1 rows to "
        + "move in, expected 0 or more")
    network.layers = [.convolution(filters: 4, .convolution(3), groups: 2)]
    #expect(
      message { try network.summary() }
        == "layer 1: 1 input channel in 2 groups: 1 = 2·0 + 1, expected no remainder")
  }
}
