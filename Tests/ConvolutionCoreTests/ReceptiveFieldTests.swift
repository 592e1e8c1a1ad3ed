import ConvolutionCore
import Testing

@Suite struct ReceptiveFieldTests {
  private func sizes(_ layers: [SlidingWindow]) throws -> [Int] {
    try ReceptiveField.chain(layers).map(\.size.rows)
  }

  @Test func smallChains() throws {
    let conv = SlidingWindow.convolution(3)
    let pool = SlidingWindow.pooling(2)
    let halving = SlidingWindow.convolution(3, stride: 2)
    #expect(try sizes([conv, conv, conv, conv]) == [3, 5, 7, 9])
    #expect(try sizes([conv, pool, conv, pool, conv]) == [3, 4, 8, 10, 18])
    #expect(try sizes([halving, halving, halving]) == [3, 7, 15])
    #expect(try sizes([halving, conv, conv]) == [3, 7, 11])
    #expect(try sizes([.convolution(3, dilation: 2), .convolution(3, dilation: 4)]) == [5, 13])
    #expect(try sizes([]) == [])
  }

  /// Araujo, Norris and Sim (2019) and their receptive_field library: AlexNet 195, VGG-16 212 with
  /// stride 32 and padding 90.
  @Test func publishedNetworks() throws {
    let alexNet = try ReceptiveField.chain(Network.alexNet.layers.compactMap(\.window))
    #expect(alexNet.map(\.size.rows) == [11, 19, 51, 67, 99, 131, 163, 195])
    let vgg = try ReceptiveField.chain(Network.vgg16.layers.compactMap(\.window))
    #expect(
      vgg.map(\.size.rows)
        == [3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212])
    let last = try #require(vgg.last)
    #expect(last.jump == Extent(32))
    #expect(last.rows.padding == 90)
    // The first field is 212 cells from -90: its middle lies between cells 15 and 16.
    #expect(last.rows.centre == 15.5)
  }

  @Test func axesAreIndependent() throws {
    let window = SlidingWindow(
      Extent(rows: 3, columns: 1),
      Sliding(stride: Extent(rows: 1, columns: 2), padding: Padding(rows: 1, columns: 0)))
    let field = try #require(try ReceptiveField.chain([window, window]).last)
    #expect(field.size == Extent(rows: 5, columns: 1))
    #expect(field.jump == Extent(rows: 1, columns: 4))
    #expect(
      try field.region(of: Position(row: 0, column: 2)) == Region(rows: -2..<3, columns: 8..<9))
    #expect(
      try field.region(of: Position(row: 0, column: 2)).clipped(to: Extent(8))
        == Region(rows: 0..<3, columns: 8..<8))
  }

  @Test func tooDeepIsAnError() {
    let layer = SlidingWindow.convolution(3, stride: 1 << 30)
    #expect(
      message { try ReceptiveField.chain([layer, layer, layer]) }
        == "layer 3: jump 1152921504606846976·1073741824 = 1.2379400392853803e+27, "
        + "more than 9223372036854775807")
    #expect(
      message { try ReceptiveField.chain([layer, .convolution(0)]) }
        == "layer 2: kernel rows 0, expected 1 or more")
    #expect(
      message { try ReceptiveField.pixel.region(of: Position(row: .min, column: .max)) } != nil)
  }

  @Test func layersWithoutAWindowArePassedOverButCount() {
    let layers: [Layer] = [
      .convolution(filters: 1, .convolution(3)), .flatten,
      .convolution(filters: 1, .convolution(0)),
    ]
    #expect(
      message { try ReceptiveField.chain(layers) }
        == "layer 3: kernel rows 0, expected 1 or more")
    #expect((try? ReceptiveField.chain(Array(layers.prefix(2))))?.map(\.size) == [Extent(3)])
  }
}
