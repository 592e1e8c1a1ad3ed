import Testing

@testable import ConvolutionCore

@Suite struct ShiftComparisonTests {
  private static let edge: [[Float]] = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]

  private func picture(_ random: inout SeededGenerator, side: Int = 12) throws -> Tensor {
    try Tensor(
      rows: (0..<side).map { _ in
        (0..<side).map { _ in Float(Int.random(in: 1...99, using: &random)) }
      })
  }

  /// On a ring with stride 1 both orders agree, bit for bit, for any picture and any roll.
  @Test(arguments: 1...20) func aRingCommutes(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let layer = ShiftedLayer(kernel: try Tensor(rows: Self.edge), padding: .circular)
    let shift = Int.random(in: -30...30, using: &random)
    let both = try ShiftComparison(of: try picture(&random), rolledBy: shift, layer)
    #expect(both.differing == 0 && both.largest == 0 && both.isWhole)
    #expect(both.outputOfMoved == both.movedOutput)
  }

  /// With stride s, or with pooling behind it, multiples of the jump commute.
  @Test(arguments: [(2, nil), (3, nil), (1, Pooling.Kind.max), (2, .average)])
  func multiplesOfTheJumpCommute(_ stride: Int, _ pooling: Pooling.Kind?) throws {
    var random = SeededGenerator(seed: 5)
    let layer = ShiftedLayer(
      kernel: try Tensor(rows: Self.edge), padding: .circular, stride: stride, pooling: pooling)
    let input = try picture(&random)
    for shift in 0..<12 {
      let both = try ShiftComparison(of: input, rolledBy: shift, layer)
      #expect(both.isWhole == shift.isMultiple(of: layer.jump))
      #expect((both.differing == 0) == both.isWhole, "\(shift)")
      if both.isWhole { #expect(both.outputColumns == shift / layer.jump) }
    }
  }

  /// A textured picture, 12 columns rolled by 5 under a valid 3×3 kernel: the roll goes round a
  /// width of 12 on one side, of 10 on the other; half of 100 outputs differ, in columns 0 to 4.
  @Test func theSeamOfAValidConvolution() throws {
    var random = SeededGenerator(seed: 3)
    let layer = ShiftedLayer(kernel: try Tensor(rows: Self.edge))
    let both = try ShiftComparison(of: try picture(&random), rolledBy: 5, layer)
    #expect(both.residual.shape.extent == Extent(10))
    #expect(both.differing == 50 && both.differingColumns == [0, 1, 2, 3, 4])
  }

  /// Zero padding differs where a window meets the border or the seam.
  @Test func theBandOfZeroPadding() throws {
    var random = SeededGenerator(seed: 4)
    let layer = ShiftedLayer(kernel: try Tensor(rows: Self.edge), padding: .zero)
    let both = try ShiftComparison(of: try picture(&random), rolledBy: 5, layer)
    #expect(both.differingColumns == [0, 4, 5, 11])
  }

  /// The signal 0 0 1 2 3 0 … on a ring, kernel 1 0 -1, stride 2: worked out by hand.
  @Test func parityOfStrideTwo() throws {
    let x = try Tensor(rows: [[0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0]])
    let layer = ShiftedLayer(
      kernel: try Tensor(rows: [[1, 0, -1]]), padding: .circular, stride: 2)
    let outputs = try (0...2).map {
      try ShiftComparison(of: x, rolledBy: $0, layer).outputOfMoved.values
    }
    #expect(
      outputs == [[-1, -2, 3, 0, 0, 0], [0, -2, 2, 0, 0, 0], [0, -1, -2, 3, 0, 0]])
    let odd = try ShiftComparison(of: x, rolledBy: 1, layer)
    #expect(!odd.isWhole && odd.outputColumns == 0 && odd.differing == 2 && odd.largest == 1)
    #expect(try ShiftComparison(of: x, rolledBy: 2, layer).differing == 0)
  }

  /// Where neighbours are equal in pairs, a shift by one is again a shift of the output.
  @Test func pairsSurviveAnOddShift() throws {
    let x = try Tensor(rows: [[0, 0, 1, 1, 3, 3, 0, 0, 0, 0, 0, 0]])
    let layer = ShiftedLayer(
      kernel: try Tensor(rows: [[1, 0, -1]]), padding: .circular, stride: 2)
    let odd = try ShiftComparison(of: x, rolledBy: 1, layer)
    #expect(odd.differing == 0 && odd.outputColumns == 1)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let kernel = try Tensor(rows: Self.edge), small = try Tensor(rows: [[1, 2], [3, 4]])
    for stride in [0, -1, Int.max] {
      #expect(throws: ShapeError.self) {
        try ShiftComparison(of: small, rolledBy: 1, ShiftedLayer(kernel: kernel, stride: stride))
      }
    }
    #expect(throws: ShapeError.self) {
      try ShiftComparison(of: small, rolledBy: 1, ShiftedLayer(kernel: kernel, pooling: .max))
    }
  }
}
