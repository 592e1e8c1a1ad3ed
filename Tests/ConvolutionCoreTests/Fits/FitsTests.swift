import ConvolutionCore
import Testing

/// A straight line and a curve through points, by hand and by their properties.
@Suite struct FitsTests {
  private func points(_ pairs: [(Double, Double)]) -> [PlanePoint] {
    pairs.map { PlanePoint(x: $0.0, y: $0.1) }
  }

  @Test func byHand() throws {
    let points = points([(0, 1), (1, 2), (2, 6)])
    let line = try #require(LineFit(points))
    #expect(line.intercept == 0.5 && line.slope == 2.5)
    let curve = try #require(CurveFit(points))
    #expect(curve.value(at: 3) == 13)
    #expect(curve.error(on: points) == 0)
    #expect(line.error(on: points) == 0.5.squareRoot())
    #expect(line.error(on: []) == 0)
  }

  /// The curve goes through all points; on points of a line it is the line.
  @Test(arguments: 1...20) func properties(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let some = (0..<6).map { x in
      PlanePoint(x: Double(x), y: Double(Int.random(in: -9...9, using: &random)))
    }
    let curve = try #require(CurveFit(some))
    #expect(some.allSatisfy { abs(curve.value(at: $0.x) - $0.y) < 1e-9 })
    let line = try #require(LineFit(some))
    #expect(line.error(on: some) >= curve.error(on: some))
    let straight = some.map { PlanePoint(x: $0.x, y: line.value(at: $0.x)) }
    let both = try #require(CurveFit(straight))
    #expect(abs(both.value(at: 2.5) - line.value(at: 2.5)) < 1e-9)
  }

  @Test func nothingToFit() {
    #expect(LineFit([]) == nil && CurveFit([]) == nil)
    #expect(LineFit(points([(1, 1)])) == nil)
    #expect(LineFit(points([(1, 1), (1, 2)])) == nil)
    #expect(CurveFit(points([(1, 1), (1, 2)])) == nil)
    #expect(CurveFit(points([(1, 5)]))?.value(at: 9) == 5)
  }
}
