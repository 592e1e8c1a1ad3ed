import Testing

@testable import ConvolutionCore

@Suite struct RotationComparisonTests {
  private static let edge: [[Float]] = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]

  private func square(_ side: Int, _ random: inout SeededGenerator) throws -> Tensor {
    try Tensor(
      rows: (0..<side).map { _ in
        (0..<side).map { _ in Float(Int.random(in: -9...9, using: &random)) }
      })
  }

  @Test func rotationIsCounterClockwise() throws {
    let map = try Tensor(channels: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [0, 1, 2]]])
    let once = map.rotated(quarterTurns: 1)
    #expect(once.rows() == [[3, 6], [2, 5], [1, 4]])
    #expect(once.shape.channels == 2 && once[1, 0, 0] == 9)
    #expect(map.rotated(quarterTurns: 2).rows() == [[6, 5, 4], [3, 2, 1]])
    #expect(map.rotated(quarterTurns: -1) == map.rotated(quarterTurns: 3))
    for turns in [0, 4, -4, Int.max - 3] { #expect(map.rotated(quarterTurns: turns) == map) }
  }

  /// A step from dark to bright under Sobel-x: 36 36 0 in each row.
  ///
  /// Rotated, it has no upright edge left; the rotated kernel answers as the first one did.
  @Test func aStepUnderSobel() throws {
    let step = try Tensor(rows: Array(repeating: [0, 0, 9, 9, 9], count: 5))
    let both = try RotationComparison(of: step, by: 1, try Tensor(rows: Self.edge), isGroup: true)
    #expect(both.channels[0].output.rows() == Array(repeating: [36, 36, 0], count: 3))
    #expect(both.channels[0].outputOfRotated.values.allSatisfy { $0 == 0 })
    #expect(
      both.channels[1].outputOfRotated.rows() == [[0, 0, 0], [36, 36, 36], [36, 36, 36]])
    #expect(both.channels.count == 4 && both.count == 36 && both.differing == 0)
    let alone = try RotationComparison(of: step, by: 1, try Tensor(rows: Self.edge))
    #expect(alone.differing == 6 && alone.count == 9 && alone.largest == 36)
  }

  /// Four orientations taken together are equivariant for every kernel, input and quarter turn.
  @Test(arguments: 1...20) func fourOrientationsCommute(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (input, kernel) = (try square(7, &random), try square(3, &random))
    for turns in -5...5 {
      let both = try RotationComparison(of: input, by: turns, kernel, isGroup: true)
      #expect(both.differing == 0 && both.largest == 0)
    }
    let alone = try RotationComparison(of: input, by: 1, kernel)
    #expect(alone.differing > 0, "the kernel is not its own rotation")
  }

  /// One kernel that is its own rotation commutes, and answers all directions alike.
  @Test(arguments: 1...20) func aSymmetricKernelCommutes(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let input = try square(6, &random)
    let (a, b, c) = (Float(seed), Float(Int(seed) % 5) - 2, Float(7))
    let kernel = try Tensor(rows: [[a, b, a], [b, c, b], [a, b, a]])
    for turns in 0..<4 {
      #expect(try RotationComparison(of: input, by: turns, kernel).differing == 0)
    }
  }

  @Test func whatIsNotSquareIsRefused() throws {
    let input = try Tensor(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    #expect(
      throws: ShapeError.wrongCount(
        of: "kernel rows", found: 1, expected: "2, as many as columns")
    ) { try RotationComparison(of: input, by: 1, try Tensor(rows: [[1, -1]])) }
    #expect(throws: ShapeError.self) {
      try RotationComparison(of: try Tensor(rows: [[1]]), by: 1, input)
    }
  }
}
