import ConvolutionCore
import Testing

@Suite struct CornerUnitTests {
  private func responses(
    _ inner: [Float], _ outer: [Float], isRectified: Bool = true, contrast: Float
  ) throws -> (inside: Float, firingOutside: Int) {
    let unit = try CornerUnit(inner: inner, outer: outer, isRectified: isRectified)
    return try unit.maps(of: CornerPicture.picture(contrast: contrast))
      .responses(in: CornerPicture.corner)
  }

  @Test func theEdgeMaps() throws {
    let unit = try CornerUnit(inner: [1, -1, 0], outer: [1, 0, -1, 0])
    let maps = try unit.maps(of: CornerPicture.picture(contrast: 9))
    #expect(
      maps.vertical.rows() == [
        [9, 9, 0, 0, 0], [27, 27, 0, 0, 0], [36, 36, 0, 0, 0], [27, 27, 0, 0, 0], [9, 9, 0, 0, 0],
      ])
    #expect(
      maps.horizontal.rows() == [
        [9, 27, 36, 27, 9], [9, 27, 36, 27, 9], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
      ])
    #expect(maps.output == (try maps.vertical.minimum(maps.horizontal)))
    #expect(maps.fires(at: Position(row: 1, column: 1)))
    #expect(!maps.fires(at: Position(row: 1, column: 2)))
    #expect(!maps.fires(at: Position(row: -1, column: 9)))
  }

  /// The minimum fires at the corner only, whatever the contrast, and in proportion to it.
  @Test(arguments: [Float(1), 9, 90, 0.5]) func theMinimumFindsCorners(_ contrast: Float) throws {
    for (inner, outer): ([Float], [Float]) in [
      ([1, -1, 0], [1, 0, -1, 0]), ([-1, 1, 0], [0, 1, -1, 0]),
    ] {
      let found = try responses(inner, outer, contrast: contrast)
      #expect(found.inside == 3 * contrast && found.firingOutside == 0)
    }
  }

  /// Without the inner ReLU v - (v - h) is h: all of the upper edge.
  @Test func withoutItsReLUItIsAnEdgeDetector() throws {
    let unit = try CornerUnit(inner: [1, -1, 0], outer: [1, 0, -1, 0], isRectified: false)
    let maps = try unit.maps(of: CornerPicture.picture(contrast: 9))
    #expect(maps.output == maps.horizontal)
    #expect(maps.responses(in: CornerPicture.corner) == (27, 6))
  }

  /// Added and compared with a threshold, it finds the corner at one contrast and edges at another.
  @Test func aThresholdHoldsForOneContrast() throws {
    #expect(try responses([0, 0, 0], [1, 1, 0, -45], contrast: 9) == (9, 0))
    #expect(try responses([0, 0, 0], [1, 1, 0, -45], contrast: 90).firingOutside > 0)
    #expect(try responses([0, 0, 0], [1, 1, 0, -45], contrast: 3) == (0, 0))
  }

  /// No linear mix with a threshold does it at both contrasts: the reason for the inner unit.
  @Test func noLinearMixServesTwoContrasts() throws {
    for v in -6...6 {
      for h in -6...6 {
        for bias in stride(from: -400, through: 0, by: 20) {
          let outer = [Float(v), Float(h), 0, Float(bias)]
          let found = try [Float(9), 90].map { try responses([0, 0, 0], outer, contrast: $0) }
          #expect(!found.allSatisfy { $0.inside > 0 && $0.firingOutside == 0 }, "\(outer)")
        }
      }
    }
  }

  @Test func minimumOfTwoMaps() throws {
    let (a, b) = (try Tensor(rows: [[27, 36, 0, -4]]), try Tensor(rows: [[27, 0, 5, 2]]))
    #expect(try a.minimum(b).values == [27, 0, 0, -4])
    #expect(throws: ShapeError.self) { try a.minimum(Tensor(rows: [[1]])) }
  }

  @Test func otherCountsOfWeightsAreRefused() {
    #expect(throws: ShapeError.self) { try CornerUnit(inner: [1, 2], outer: [1, 0, 0, 0]) }
    #expect(throws: ShapeError.self) { try CornerUnit(inner: [1, 2, 3], outer: [1]) }
  }
}
