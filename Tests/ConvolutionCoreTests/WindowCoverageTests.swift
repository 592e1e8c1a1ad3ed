import Testing

@testable import ConvolutionCore

@Suite struct WindowCoverageTests {
  private func coverage(
    _ n: Int, _ k: Int, s: Int = 1, p: Int = 0, d: Int = 1, _ mode: Padding.Mode = .zero
  ) throws -> WindowCoverage {
    try WindowCoverage(
      of: n,
      SlidingWindow(
        Extent(rows: 1, columns: k),
        Sliding(
          stride: Extent(rows: 1, columns: s), padding: Padding(rows: 0, columns: p, mode: mode),
          dilation: Extent(rows: 1, columns: d))))
  }

  /// By hand: pixel i of 7 lies under windows i - 2 to i, of which 0 to 4 exist.
  @Test func theEndsAreReadLess() throws {
    let row = try coverage(7, 3)
    #expect(row.reads == [1, 2, 3, 3, 3, 2, 1])
    #expect(row.reads(ofFirst: 2) == [1, 2, 2, 1, 0, 0, 0])
    #expect(row.reads(ofFirst: -1) == [0, 0, 0, 0, 0, 0, 0])
  }

  /// Windows at -1, 1 and 3 of six pixels end at 5; the padded cell after them is left.
  @Test func whatIsLeftAtTheEnd() throws {
    let row = try coverage(6, 3, s: 2, p: 1)
    #expect(row.windows == [[-1, 0, 1], [1, 2, 3], [3, 4, 5]])
    #expect(row.unread.isEmpty && row.unreadPadding == [6] && row.leftAtEnd.isEmpty)
    let longer = try coverage(8, 3, s: 2)
    #expect(longer.unread == [7] && longer.leftAtEnd == 7..<8)
  }

  /// Starts 0, 2, … 8 and ends 3, 5, … 11: nothing is left at the end, two pixels lie in gaps.
  @Test func gapsOfDilationAreNotRead() throws {
    let row = try coverage(12, 2, s: 2, d: 3)
    #expect(row.windows.count == 5 && row.unread == [1, 10] && row.leftAtEnd.isEmpty)
  }

  @Test(arguments: 1...30) func countsAgreeWithWindowsCountedOneByOne(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 4...16, using: &random)
    let k = Int.random(in: 1...4, using: &random), s = Int.random(in: 1...4, using: &random)
    let p = Int.random(in: 0...3, using: &random)
    let row = try coverage(n, k, s: s, p: p)
    let starts = stride(from: -p, through: n + p - k, by: s)
    #expect(row.windows == starts.map { Array($0..<$0 + k) })
    #expect(row.reads == (0..<n).map { cell in starts.count { $0 <= cell && cell < $0 + k } })
    #expect(row.unread == (0..<n).filter { row.reads[$0] == 0 })
  }

  @Test(arguments: [1, 3, 5]) func onARingAllAreReadAlike(_ k: Int) throws {
    let row = try coverage(9, k, p: k / 2, .circular)
    #expect(row.reads == Array(repeating: k, count: 9))
    #expect((-1...9).map { row.source(of: $0) } == [8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0])
  }

  @Test func whatDoesNotFitIsRefused() {
    #expect(throws: ShapeError.self) { try coverage(3, 3, d: 2) }
    #expect(throws: ShapeError.self) { try coverage(0, 1) }
    #expect(throws: ShapeError.self) { try coverage(5, 3, s: 0) }
  }

  @Test func theFormulaWithItsNumbers() {
    func working(_ n: Int, _ s: Int, _ p: Int, _ d: Int) -> String {
      Sliding(stride: Extent(s), padding: Padding(p), dilation: Extent(d))
        .outputWorking(input: Extent(n), kernel: Extent(3))
    }
    #expect(working(7, 1, 0, 1) == "7 - 3 + 1")
    #expect(working(8, 2, 1, 1) == "floor((8 + 2*1 - 3) / 2) + 1")
    #expect(working(9, 2, 0, 2) == "(9 - 5) / 2 + 1")
    #expect(working(4, 1, 0, 2) == "")
  }
}
