import ConvolutionCore
import Testing

/// Mistakes about one cell.
@Suite struct WrongTotalsTests {
  private static let patch: [Double] = [1, 2, 0, 0, 1, 2, 2, 0, 1]
  private static let sobel: [Double] = [-1, 0, 1, -2, 0, 2, -1, 0, 1]

  /// CURRICULUM L05a: right 2, flipped -2, the patch summed 9.
  @Test func theFirstWindowOfTheLesson() throws {
    let sum = try WindowSum(inputs: Self.patch, weights: Self.sobel, kernel: Extent(3))
    #expect(sum.total == 2)
    let wrong = sum.wrongTotals()
    #expect(wrong.values(of: .kernelFlipped) == [-2])
    #expect(wrong.working(of: .kernelFlipped) == "1 - 4 + 1")
    #expect(wrong.values(of: .weightsForgotten) == [9])
    #expect(wrong.working(of: .weightsForgotten) == "1 + 2 + 0 + 0 + 1 + 2 + 2 + 0 + 1")
    #expect(wrong.values(of: .kernelTransposed) == [-2])
    #expect(wrong.values(of: .addedForMultiplied) == [9])
    #expect(wrong.working(of: .addedForMultiplied) == "3 + 3 + 3")
    #expect(wrong.values(of: .firstRowOnly) == [-1])
    #expect(wrong.working(of: .firstRowOnly) == "-1 + 0 + 0")
    #expect(wrong.values(of: .biasForgotten) == [], "there is none to forget")
    #expect(wrong.first?.misconception == .kernelFlipped)
    #expect(sum.wrongTotals(isConvolution: true).first?.misconception == .kernelNotFlipped)
  }

  /// A 3-channel window, worked by hand: 2·1 + 3·4, the bias 7 in all of them.
  @Test func channelsAndBias() throws {
    let sum = try WindowSum<Float>(
      inputs: [2, 3, 5], weights: [1, 4, 0.5], kernel: Extent(1), bias: 7)
    #expect(sum.total == 23.5)
    let wrong = sum.wrongTotals()
    #expect(wrong.values(of: .channelsForgotten) == [9])
    #expect(wrong.working(of: .channelsForgotten) == "2 + 7")
    #expect(wrong.values(of: .biasForgotten) == [16.5])
    #expect(wrong.working(of: .biasForgotten) == "2 + 12 + 2.5")
    #expect(wrong.values(of: .weightsForgotten) == [17])
    #expect(wrong.values(of: .addedForMultiplied) == [22.5])
  }

  @Test func listsMustAgree() {
    #expect(
      message { try WindowSum<Double>(inputs: [1, 2, 3], weights: [1, 2, 3], kernel: Extent(2)) }
        == "3 values, expected 2·2 = 4 for each channel")
    #expect(
      message { try WindowSum<Double>(inputs: [1], weights: [1, 2], kernel: Extent(1)) }
        == "2 weights, expected 1, one for each value")
    #expect(
      message { try WindowSum<Double>(inputs: [], weights: [], kernel: Extent(1)) }
        == "0 values, expected 1·1 = 1 for each channel")
    #expect(
      message { try WindowSum<Double>(inputs: [], weights: [], kernel: Extent(0)) }
        == "kernel rows 0, expected 1 or more")
  }

  @Test func extremesMakeNoWorking() throws {
    for value in [Double.infinity, .nan, 1e300, -.infinity, 1.0 / 3] {
      let wrong = try WindowSum(
        inputs: [value, 1, 2, 3], weights: [1, 2, 3, 4], kernel: Extent(2)
      ).wrongTotals()
      #expect(wrong.count == 5)
      #expect(wrong.working(of: .weightsForgotten) == "")
    }
  }

  /// Every mistake against a plain loop over channels, rows and columns of the padded input.
  @Test(arguments: 1...60)
  func everyModelAgainstPlainLoops(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let (groups, channels) = (draw(1...2), draw(1...3))
    let input = try random.tensor(channels * groups, draw(7...9), draw(7...9))
    let (rows, columns) = (draw(1...3), draw(1...3))
    let filters = try random.filters(
      2 * groups, channels: channels, rows, columns, groups: groups)
    let filter = draw(0...(2 * groups - 1))
    let (stride, dilation) = (Extent(rows: draw(1...3), columns: draw(1...3)), Extent(draw(1...2)))
    let padding = Padding(top: draw(0...2), bottom: draw(0...2), left: draw(0...2), right: 1)
    let sliding = Sliding(stride: stride, padding: padding, dilation: dilation)
    let map = try filters.outputShape(input: input.shape, sliding).extent
    let place = Position(row: draw(0...(map.rows - 1)), column: draw(0...(map.columns - 1)))
    let first = filter / 2 * channels
    let (bias, weights) = (filters.biases[filter], filters[filter])

    /// The cell with its corner on a padded place, under weights of one's own; nil off the edge.
    func cell(
      top: Int, left: Int, dilation: Extent = dilation, isPadded: Bool = true,
      _ term: (_ value: Float, _ channel: Int, _ row: Int, _ column: Int) -> Float
    ) -> Float? {
      let pad = isPadded ? padding : .none
      let height = input.shape.rows + pad.top + pad.bottom
      let width = input.shape.columns + pad.left + pad.right
      var sum = bias
      for channel in 0..<channels {
        for row in 0..<rows {
          for column in 0..<columns {
            let (y, x) = (top + row * dilation.rows, left + column * dilation.columns)
            guard (0..<height).contains(y), (0..<width).contains(x) else { return nil }
            let (r, c) = (y - pad.top, x - pad.left)
            let isInside =
              (0..<input.shape.rows).contains(r) && (0..<input.shape.columns).contains(c)
            sum += term(isInside ? input[first + channel, r, c] : 0, channel, row, column)
          }
        }
      }
      return sum
    }
    func weigh(_ value: Float, _ channel: Int, _ row: Int, _ column: Int) -> Float {
      value * weights[channel, row, column]
    }
    let (top, left) = (place.row * stride.rows, place.column * stride.columns)
    let wrong = wrongTotals(input, with: filters, sliding, filter: filter, at: place)
    let right = try trace(input, with: filters, sliding, filter: filter, at: place).total
    #expect(cell(top: top, left: left, weigh) == right)

    func expect(_ misconception: Misconception, _ values: [Float?]) {
      let found = wrong.values(of: misconception).sorted()
      #expect(found == values.compactMap(\.self).sorted(), "\(misconception)")
    }
    expect(
      .kernelFlipped,
      [cell(top: top, left: left) { $0 * weights[$1, rows - 1 - $2, columns - 1 - $3] }])
    expect(
      .kernelTransposed,
      rows == columns ? [cell(top: top, left: left) { $0 * weights[$1, $3, $2] }] : [])
    expect(.weightsForgotten, [cell(top: top, left: left) { value, _, _, _ in value }])
    expect(
      .addedForMultiplied, [cell(top: top, left: left) { $0 + weights[$1, $2, $3] }])
    expect(.biasForgotten, bias == 0 ? [] : [right - bias])
    expect(
      .channelsForgotten,
      channels == 1
        ? []
        : [cell(top: top, left: left) { $1 == 0 ? weigh($0, $1, $2, $3) : 0 }])
    expect(
      .firstRowOnly,
      [cell(top: top, left: left) { $1 == 0 && $2 == 0 ? weigh($0, $1, $2, $3) : 0 }])
    expect(
      .strideForgotten,
      stride == Extent(1) ? [] : [cell(top: place.row, left: place.column, weigh)])
    expect(
      .dilationForgotten,
      dilation == Extent(1) ? [] : [cell(top: top, left: left, dilation: Extent(1), weigh)])
    expect(
      .paddingForgotten, [cell(top: top, left: left, isPadded: false, weigh)])
    let steps = stride == Extent(1) ? [Extent(1)] : [Extent(1), stride]
    expect(
      .windowOneOff,
      steps.flatMap { step in
        [
          cell(top: top - step.rows, left: left, weigh),
          cell(top: top + step.rows, left: left, weigh),
          cell(top: top, left: left - step.columns, weigh),
          cell(top: top, left: left + step.columns, weigh),
        ]
      })
    #expect(
      Set(wrong.map(\.misconception)).isDisjoint(with: [.kernelNotFlipped, .roundedUp]))
  }

  /// Turned twice is not turned: true convolution's own mistake is what deep learning means.
  @Test func convolutionLeftUnturned() throws {
    var random = SeededGenerator(seed: 5)
    let input = try random.tensor(2, 5, 5)
    let filters = try random.filters(1, channels: 2, 3, 3)
    let place = Position(row: 1, column: 2)
    let wrong = wrongTotals(input, with: filters.rotated180, at: place, isConvolution: true)
    #expect(
      wrong.values(of: .kernelNotFlipped) == [try trace(input, with: filters, at: place).total])
    #expect(wrong.values(of: .kernelFlipped) == [])
  }

  @Test func aCellThatIsNotThereHasNone() throws {
    let input = try Tensor(rows: [[1, 2], [3, 4]])
    let kernel = Filters(try Tensor(rows: [[1]]))
    for place in [
      Position(row: 2, column: 0), Position(row: -1, column: 0), Position(row: .max, column: .max),
      Position(row: .min, column: .min),
    ] {
      #expect(wrongTotals(input, with: kernel, at: place).isEmpty)
    }
    #expect(wrongTotals(input, with: kernel, filter: 1, at: Position(row: 0, column: 0)).isEmpty)
    let far = Sliding(stride: Extent(1 << 30))
    #expect(
      !wrongTotals(input, with: kernel, far, at: Position(row: 0, column: 0)).isEmpty)
  }
}
