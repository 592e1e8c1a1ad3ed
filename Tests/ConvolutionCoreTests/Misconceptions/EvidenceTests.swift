import ConvolutionCore
import Testing

/// The cells and layers that show a mistake.
@Suite struct EvidenceTests {
  private static let origin = Position(row: 0, column: 0)

  @Test func aShiftedWindowNamesTheCellsThatItReads() throws {
    let input = try Tensor(rows: [[1, 2, 3, 4], [5, 6, 7, 8]])
    let kernel = Filters(try Tensor(rows: [[1, 1]]))
    let stride = Sliding(stride: Extent(2))
    let wrong = wrongTotals(input, with: kernel, stride, at: Self.origin)
    let shifts = wrong.filter { $0.misconception == .windowOneOff }
    #expect(shifts.map(\.value) == [5, 7, 11])
    #expect(
      shifts.map(\.evidence) == [
        .cells([Position(row: 0, column: 1), Position(row: 0, column: 2)]),
        .cells([Position(row: 0, column: 2), Position(row: 0, column: 3)]),
        .cells([Position(row: 1, column: 0), Position(row: 1, column: 1)]),
      ])
  }

  /// Under a kernel of ones the total is the sum of the cells read, whatever the padding reads.
  @Test(arguments: Padding.Mode.allCases, 1...10)
  func cellsReadAddUpToTheTotal(mode: Padding.Mode, seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let input = try random.tensor(2, 6, 7)
    let ones = Filters(try Tensor(shape: Shape(channels: 2, rows: 2, columns: 2), repeating: 1))
    let sliding = Sliding(
      stride: Extent(rows: Int.random(in: 1...2, using: &random), columns: 2),
      padding: Padding(1, mode: mode))
    let extent = try sliding.outputExtent(input: input.shape.extent, kernel: Extent(2))
    let output = Position(
      row: Int.random(in: 0..<extent.rows, using: &random),
      column: Int.random(in: 0..<extent.columns, using: &random))
    let wrong = wrongTotals(input, with: ones, sliding, at: output)
    #expect(wrong.contains { $0.misconception == .windowOneOff })
    for result in wrong {
      guard case .cells(let cells) = result.evidence else { continue }
      let sum = cells.reduce(Float(0)) { sum, cell in
        (0..<2).reduce(sum) { $0 + input[$1, cell.row, cell.column] }
      }
      // Reflected and repeated cells are listed once, and read more than once.
      if mode == .zero || cells.count == 4 { #expect(sum == result.value) }
      #expect(cells == cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
      #expect(Set(cells).count == cells.count)
    }
  }

  @Test func mistakesInTheSumItselfNameNoCells() throws {
    let wrong = wrongTotals(
      try Tensor(rows: [[1, 2], [3, 4]]), with: Filters(try Tensor(rows: [[1, 2]])),
      at: Self.origin)
    #expect(wrong.first { $0.misconception == .kernelFlipped }?.evidence == nil)
  }

  @Test func layersOfAChain() {
    let layers: [Layer] = [
      .convolution(filters: 1, .convolution(3, stride: 2)), .flatten,
      .pooling(Pooling(.max, 2)), .convolution(filters: 1, .convolution(3, dilation: 2)),
      .convolution(filters: 1, .convolution(1, stride: 3)),
    ]
    let sizes = ReceptiveField.wrongSizes(after: layers)
    func numbers(of misconception: Misconception) -> [[Int]] {
      sizes.filter { $0.misconception == misconception }.map { result in
        if case .layers(let layers) = result.evidence { layers } else { [] }
      }
    }
    #expect(numbers(of: .strideForgotten) == [[1, 3]], "nothing above layer 5 is widened")
    #expect(numbers(of: .ownStride) == [[1, 4], [1, 3]])
    #expect(numbers(of: .dilationForgotten) == [[4]])
    #expect(numbers(of: .poolsForgotten) == [[3]])
    #expect(numbers(of: .kernelsAdded) == [[1, 3, 4, 5], [5]])
    #expect(numbers(of: .kernelsMultiplied) == [[1, 3, 4, 5]])
    #expect(numbers(of: .lastLayerOnly) == [[1, 3, 4]])
    #expect(numbers(of: .lastLayerForgotten) == [[5]])
    let jumps = ReceptiveField.wrongJumps(after: layers)
    #expect(jumps.first { $0.misconception == .strideForgotten }?.evidence == .layers([1, 3, 5]))
  }

  @Test func aMistakeThatChangesNoLayerNamesNone() {
    let layers: [Layer] = [.convolution(filters: 1, .convolution(3))]
    let sizes = ReceptiveField.wrongSizes(after: layers)
    #expect(sizes.first { $0.misconception == .poolsForgotten }?.evidence == nil)
    #expect(sizes.first { $0.misconception == .strideForgotten }?.evidence == nil)
  }

  @Test func layersOfANetwork() throws {
    let alexNet = Network.alexNet.wrongParameters()
    #expect(
      alexNet.first { $0.misconception == .groupsForgotten }?.evidence == .layers([3, 6, 7]))
    #expect(
      alexNet.first { $0.misconception == .lastLayerForgotten }?.evidence == .layers([12]))
    let counts = Network(
      name: "", input: try Shape(rows: 32, columns: 32),
      layers: [
        .convolution(filters: 1, .convolution(5)), .pooling(Pooling(.average, 2)),
        .convolution(filters: 1, .convolution(5)),
      ]
    ).wrongOutputCounts()
    #expect(counts.first { $0.misconception == .strideForgotten }?.evidence == .layers([2]))
    #expect(counts.first { $0.misconception == .poolsForgotten }?.evidence == .layers([2]))
    #expect(counts.first { $0.misconception == .paddingAssumed }?.evidence == .layers([1, 3]))
  }

  @Test func evidenceTellsEqualValuesApart() {
    let cell = [Self.origin]
    let (a, b) = (
      WrongResult(.windowOneOff, 2, evidence: .cells(cell)),
      WrongResult(.windowOneOff, 2, evidence: .cells([]))
    )
    #expect(a != b)
    #expect(Set([a, b]).count == 2)
    #expect(a.map { "\($0)" }?.evidence == .cells(cell))
  }
}
