import ConvolutionCore
import Testing

@Suite struct LayerStackTests {
  @Test func growthOnSevenBySeven() throws {
    let stack = try LayerStack(
      input: Extent(7), windows: [SlidingWindow](repeating: .convolution(3), count: 3))
    #expect(stack.extents == [Extent(7), Extent(5), Extent(3), Extent(1)])
    #expect(stack.fields.map(\.size.rows) == [1, 3, 5, 7])
    let corner = Position(row: 0, column: 0)
    let coverage = try (0...3).map { try stack.coverage(of: corner, in: $0) }
    #expect(coverage.map { (10_000 * $0).rounded() / 100 } == [2.04, 18.37, 51.02, 100])
  }

  @Test func fiveThreeTapLayers() throws {
    let window = SlidingWindow(Extent(rows: 1, columns: 3))
    let stack = try LayerStack(
      input: Extent(rows: 1, columns: 11), windows: [SlidingWindow](repeating: window, count: 5))
    let paths = try stack.paths(from: Position(row: 0, column: 0), in: 5)
    #expect(paths.columns == [1, 5, 15, 30, 45, 51, 45, 30, 15, 5, 1])
    #expect(paths.total == 243)
    let middle = (3...7).reduce(0) { $0 + paths.share(row: 0, column: $1) }
    #expect(abs(middle - 0.827) < 0.0005)
  }

  /// A stack of one-channel convolutions with all weights 1 is itself the counter of paths: what a
  /// unit answers to a single bright pixel.
  @Test(arguments: 1...12)
  func agreesWithPerturbingEveryPixel(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let mode = try #require(Padding.Mode.allCases.randomElement(using: &random))
    let windows = (0..<2).map { _ in
      SlidingWindow(
        Extent(
          rows: Int.random(in: 1...3, using: &random),
          columns: Int.random(in: 1...3, using: &random)),
        Sliding(
          stride: Extent(
            rows: Int.random(in: 1...2, using: &random),
            columns: Int.random(in: 1...3, using: &random)),
          padding: Padding(
            top: Int.random(in: 0...1, using: &random), bottom: 1, left: 0, right: 1, mode: mode),
          dilation: Extent(rows: 1, columns: Int.random(in: 1...2, using: &random))))
    }
    let input = Extent(rows: 7, columns: 9)
    let stack = try LayerStack(input: input, windows: windows)
    let ones = try windows.map { window in
      Filters(try Tensor(shape: Shape(channels: 1, window.kernel), repeating: 1))
    }
    let top = stack.extents[2]
    for row in 0..<input.rows {
      for column in 0..<input.columns {
        let pixel = Position(row: row, column: column)
        var image = try Tensor(shape: Shape(channels: 1, input))
        image[0, row, column] = 1
        for (filter, window) in zip(ones, windows) {
          image = try crossCorrelate(image, with: filter, window.sliding)
        }
        let up = try stack.paths(to: pixel, upTo: 2)
        for unitRow in 0..<top.rows {
          for unitColumn in 0..<top.columns {
            let unit = Position(row: unitRow, column: unitColumn)
            let down = try stack.paths(from: unit, in: 2)
            let answer = Double(image[0, unitRow, unitColumn])
            #expect(up[unitRow, unitColumn] == answer)
            #expect(down[row, column] == answer)
            // What is read lies inside the theoretical field, unless padding looks elsewhere.
            if mode == .zero, answer > 0 {
              #expect(try stack.fields[2].region(of: unit).contains(pixel))
            }
          }
        }
      }
    }
  }

  @Test func skippedCellsAreNotRead() throws {
    let stack = try LayerStack(
      input: Extent(rows: 1, columns: 8),
      windows: [
        SlidingWindow(Extent(1), Sliding(stride: Extent(rows: 1, columns: 2))),
        SlidingWindow(
          Extent(rows: 1, columns: 3), Sliding(padding: Padding(rows: 0, columns: 1))),
      ])
    let paths = try stack.paths(from: Position(row: 0, column: 3), in: 2)
    // The theoretical field is 4 to 8; cells 5 and 7 are skipped, cell 8 does not exist.
    #expect(paths.readColumns == [4, 6])
    #expect(paths.region == Region(rows: 0..<1, columns: 4..<7))
    #expect(
      try stack.fields[2].region(of: Position(row: 0, column: 3))
        == Region(rows: 0..<1, columns: 4..<9))
    #expect(try stack.paths(to: Position(row: 0, column: 7), upTo: 2).region == nil)
    #expect(
      try stack.paths(from: Position(row: 0, column: 3), in: 2, downTo: 1).readColumns == [2, 3])
  }

  @Test func errorsNameTheLayer() throws {
    let conv = SlidingWindow.convolution(3)
    #expect(
      message { try LayerStack(input: Extent(4), windows: [conv, conv]) }
        == "layer 2: kernel 3×3 does not fit input 2×2: 2 + 0 + 0 - (1·(3-1) + 1) = -1 rows to "
        + "move in, expected 0 or more")
    let stack = try LayerStack(input: Extent(5), windows: [conv])
    #expect(
      message { try stack.paths(from: Position(row: 3, column: 0), in: 1) }
        == "cell 0, 3, 0 lies outside 1×3×3: expected channel 0 to 0, row 0 to 2, column 0 to 2")
    #expect(
      message { try stack.paths(from: Position(row: 0, column: 0), in: 2) }
        == "layer 2, expected 0 to 1")
    #expect(
      message { try LayerStack(input: Extent(70_000), windows: []) }
        == "map or kernel rows 70000, expected 1 to 65536")
  }

  @Test func morePathsThanCanBeCounted() throws {
    let window = SlidingWindow.convolution(999, padding: 499)
    let stack = try LayerStack(
      input: Extent(1), windows: [SlidingWindow](repeating: .convolution(3, padding: 1), count: 700)
    )
    #expect(try stack.paths(from: Position(row: 0, column: 0), in: 700).total == 1)
    let wide = try LayerStack(
      input: Extent(rows: 1, columns: 999), windows: [SlidingWindow](repeating: window, count: 120))
    #expect(
      message { try wide.paths(from: Position(row: 0, column: 0), in: 120) }
        == "paths = inf, more than 9223372036854775807")
  }

  /// conv(3, stride: 2) of 8 cells reads 0-2, 2-4 and 4-6; a ceil-mode pool of 2 has a second window
  /// of one cell only, which reaches 4-6 and not cell 7 as its endless field would.
  @Test func aWindowThatHangsOverReadsWhatThereIs() throws {
    let windows: [SlidingWindow] = [.convolution(3, stride: 2), .pooling(2, rounding: .up)]
    let stack = try LayerStack(input: Extent(8), windows: windows)
    #expect(stack.extents == [Extent(8), Extent(3), Extent(2)])
    let last = Position(row: 1, column: 1)
    let paths = try stack.paths(from: last, in: 2)
    #expect(paths.region == Region(rows: 4..<7, columns: 4..<7))
    #expect(try stack.fields[2].region(of: last) == Region(rows: 4..<9, columns: 4..<9))
    #expect(try stack.paths(to: Position(row: 6, column: 6), upTo: 2)[1, 1] == 1)
    let down = try LayerStack(input: Extent(8), windows: [windows[0], .pooling(2)])
    #expect(down.extents.last == Extent(1))
    #expect(down.fields == stack.fields)
  }

  /// GoogLeNet's stem: its ceil-mode pools make 112, 56 and 28 of 224.
  @Test func mapsAreThoseOfTheNetwork() throws {
    let layers: [Layer] = [
      .convolution(filters: 64, .convolution(7, stride: 2, padding: 3)),
      .pooling(Pooling(.max, 3, stride: 2, rounding: .up)),
      .convolution(filters: 192, .convolution(3, padding: 1)),
      .pooling(Pooling(.max, 3, stride: 2, rounding: .up)),
    ]
    let network = Network(
      name: "", input: try Shape(channels: 3, rows: 224, columns: 224), layers: layers)
    let rows = try network.summary().rows
    let stack = try LayerStack(input: Extent(224), windows: layers.compactMap(\.window))
    #expect(stack.extents.dropFirst() == rows.map(\.output.extent)[...])
    #expect(rows.map(\.output.rows) == [112, 56, 56, 28])
    #expect(stack.fields.dropFirst().map { $0 } == rows.compactMap(\.field))
    #expect(try ReceptiveField.chain(layers) == rows.compactMap(\.field))
  }

  @Test(arguments: 1...40)
  func roundingFollowsTheNetwork(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let layers: [Layer] = (0..<3).map { _ in
      .pooling(
        Pooling(
          .max, draw(2...3), stride: draw(1...3), padding: draw(0...1),
          rounding: draw(0...1) == 0 ? .up : .down))
    }
    let shape = try Shape(rows: draw(10...20), columns: draw(10...20))
    let network = Network(name: "", input: shape, layers: layers)
    guard let top = try? network.outputShape() else { return }
    let stack = try LayerStack(input: shape.extent, windows: layers.compactMap(\.window))
    #expect(stack.extents.last == top.extent)
    // Each unit reads something, and nothing outside of the input.
    let unit = Position(row: top.rows - 1, column: top.columns - 1)
    let region = try #require(try stack.paths(from: unit, in: 3).region)
    #expect(region == region.clipped(to: shape.extent))
  }

  @Test func aConvolutionRoundsDown() throws {
    let window = SlidingWindow(Extent(2), Sliding(stride: Extent(2)), rounding: .up)
    let layer = Layer.convolution(filters: 1, window)
    #expect(layer.window?.rounding == .down)
    #expect(try layer.outputShape(input: Shape(rows: 5, columns: 5)).rows == 2)
  }
}
