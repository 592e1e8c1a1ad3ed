import ConvolutionCore
import TestSupport
import Testing

@Suite struct TestPictureTests {
  private let sobelX = Filters(Kernels.all[0].kernel)
  private let sobelY = Filters(Kernels.all[1].kernel)

  private func map(_ picture: TestPicture, _ side: Int, _ filters: Filters) throws -> [Float] {
    try crossCorrelate(picture.picture(Extent(side)), with: filters).values
  }

  @Test func everyPictureHasItsSize() throws {
    for picture in TestPicture.allCases {
      let extent = try picture.picture(Extent(rows: 9, columns: 11)).shape.extent
      #expect(extent == (picture == .house ? Extent(24) : Extent(rows: 9, columns: 11)))
    }
    #expect(throws: ShapeError.self) { try TestPicture.step.picture(Extent(0)) }
    #expect(throws: ShapeError.self) { try TestPicture.flat.picture(Extent(1 << 20)) }
  }

  /// A flat picture gives 0, a ramp 8, a step of 9 gives 36 in the two columns that cross it.
  @Test func whatSobelSees() throws {
    #expect(try Set(map(.flat, 7, sobelX)) == [0])
    #expect(try Set(map(.ramp, 7, sobelX)) == [8])
    #expect(try Set(map(.ramp, 7, sobelY)) == [0])
    #expect(
      try map(.step, 6, sobelX) == Array(repeating: [0, 36, 36, 0], count: 4).flatMap(\.self))
    #expect(try Set(map(.step, 6, sobelY)) == [0])
  }

  /// Columns that are two apart are alike on a one-pixel checkerboard; on larger squares they are
  /// not.
  @Test func whatSobelSeesOfCheckerboards() throws {
    #expect(try map(.checkerboard, 8, sobelX) == Array(repeating: 0, count: 36))
    #expect(try map(.checkerboard, 8, sobelY) == Array(repeating: 0, count: 36))
    #expect(try Set(map(.checkerboard2, 8, sobelX)) == [2, -2])
    let three = try map(.checkerboard3, 12, sobelX)
    #expect(three.max() == 4)
    #expect(three.count { $0 != 0 } == 60 && three.count == 100)
  }

  /// With a ring of zeros only the first and the last column of the map respond.
  @Test func paddingSeesABorderThatIsNone() throws {
    let picture = try TestPicture.checkerboard.picture(Extent(8))
    let map = try crossCorrelate(picture, with: sobelX, Sliding(padding: Padding(1)))
    for column in 0..<8 {
      let isBorder = column == 0 || column == 7
      #expect((0..<8).allSatisfy { (map[0, $0, column] != 0) == isBorder })
    }
  }

  /// Weights within -2 and 2 that sum to 0 and answer 8 or -8 everywhere on the checkerboard.
  @Test func aKernelForTheCheckerboard() throws {
    let kernel = try Tensor(rows: [[2, -2, 2], [-2, 0, -2], [2, -2, 2]])
    #expect(try Set(map(.checkerboard, 8, Filters(kernel)).map(abs)) == [8])
  }

  @Test func theHouseHasEdgesOfBothKinds() throws {
    for filters in [sobelX, sobelY] {
      let map = try map(.house, 24, filters)
      #expect(map.contains { $0 > 0 } && map.contains { $0 < 0 } && map.contains(0))
    }
    let house = try TestPicture.house.picture(Extent(24))
    #expect(house.values.allSatisfy { (0...9).contains($0) })
  }
}

@Suite struct KernelCompositionTests {
  private func kernel(_ rows: [[Float]]) throws -> Tensor { try Tensor(rows: rows) }

  @Test func sobelIsASmoothingColumnAndADifferenceRow() throws {
    let column = try kernel([[1], [2], [1]])
    let row = try kernel([[-1, 0, 1]])
    #expect(try column.followed(by: row) == Kernels.all[0].kernel)
    #expect(try row.followed(by: column) == Kernels.all[0].kernel)
  }

  @Test func sobelThenASumOfNine() throws {
    let both = try Kernels.all[0].kernel.followed(
      by: kernel([[1, 1, 1], [1, 1, 1], [1, 1, 1]]))
    #expect(
      both.rows() == [
        [-1, -1, 0, 1, 1], [-3, -3, 0, 3, 3], [-4, -4, 0, 4, 4], [-3, -3, 0, 3, 3],
        [-1, -1, 0, 1, 1],
      ])
  }

  /// On whole numbers the one kernel gives exactly the map of the two.
  @Test(arguments: 0..<20) func oneKernelDoesTheWorkOfTwo(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    func grid(_ rows: Int, _ columns: Int) throws -> Tensor {
      try Tensor(
        rows: (0..<rows).map { _ in
          (0..<columns).map { _ in Float(Int.random(in: -5...5, using: &random)) }
        })
    }
    let input = try grid(9, 8)
    let first = try grid(Int.random(in: 1...3, using: &random), 3)
    let second = try grid(2, Int.random(in: 1...4, using: &random))
    let twice = try crossCorrelate(
      crossCorrelate(input, with: Filters(first)), with: Filters(second))
    #expect(try crossCorrelate(input, with: Filters(first.followed(by: second))) == twice)
  }

  @Test func kernelsOfSeveralChannelsAreRefused() throws {
    let three = try Tensor(shape: Shape(channels: 3, rows: 2, columns: 2))
    #expect(throws: ShapeError.self) { try three.followed(by: three) }
  }
}
