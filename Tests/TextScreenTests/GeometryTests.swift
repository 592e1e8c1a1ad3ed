import Testing
import TextScreen

@Suite struct GeometryTests {
  @Test func sizesAreNeverNegative() {
    #expect(Size(columns: -3, rows: .min) == Size(columns: 0, rows: 0))
    #expect(Rect(row: 1, column: 2, columns: -1, rows: 5).isEmpty)
    #expect(Rect(row: 1, column: 2, columns: 5, rows: -1).isEmpty)
    #expect(!Rect(row: -1, column: -2, columns: 1, rows: 1).isEmpty)
  }

  @Test func fitsComparesBothSides() {
    let screen = Size(columns: 80, rows: 24)
    #expect(screen.fits(in: screen))
    #expect(!Size(columns: 81, rows: 1).fits(in: screen))
    #expect(!Size(columns: 1, rows: 25).fits(in: screen))
  }

  @Test func aRectangleHoldsItsFirstButNotItsEndCells() {
    let rect = Rect(row: 2, column: 3, columns: 4, rows: 5)
    #expect(rect.endRow == 7)
    #expect(rect.endColumn == 7)
    #expect(rect.origin == Point(row: 2, column: 3))
    #expect(rect.contains(Point(row: 2, column: 3)))
    #expect(rect.contains(Point(row: 6, column: 6)))
    for outside in [(1, 3), (2, 2), (7, 3), (2, 7)] {
      #expect(!rect.contains(Point(row: outside.0, column: outside.1)))
    }
  }

  @Test func insetsMayTakeAllOrGrow() {
    let rect = Rect(row: 2, column: 3, columns: 10, rows: 8)
    #expect(
      rect.inset(top: 1, left: 2, bottom: 3, right: 4)
        == Rect(row: 3, column: 5, columns: 4, rows: 4))
    #expect(rect.inset(left: 20).isEmpty)
    #expect(
      rect.inset(top: -1, left: -2) == Rect(row: 1, column: 1, columns: 12, rows: 9))
  }

  /// A cell lies in the intersection exactly if it lies in both, whatever the numbers are.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func intersectionIsWhatBothContain(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let a = generator.rect()
    let b = generator.rect()
    let both = a.intersection(b)
    #expect(both == b.intersection(a))
    #expect(both.intersection(a) == both)
    for _ in 0..<50 {
      let position = Point(row: generator.place(), column: generator.place())
      #expect(both.contains(position) == (a.contains(position) && b.contains(position)))
    }
    let inset = a.inset(
      top: generator.place(), left: generator.place(), bottom: generator.place(),
      right: generator.place())
    #expect(inset.columns >= 0 && inset.rows >= 0)
  }
}
