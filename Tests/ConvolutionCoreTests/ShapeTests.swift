import ConvolutionCore
import Testing

@Suite struct ShapeTests {
  @Test func countsAndDescribesItself() throws {
    let shape = try Shape(channels: 3, rows: 224, columns: 224)
    #expect(shape.count == 150_528)
    #expect("\(shape)" == "3×224×224")
    #expect("\(Extent(rows: 2, columns: 3))" == "2×3")
    #expect(Extent(3) == Extent(rows: 3, columns: 3))
  }

  @Test func refusesSidesBelowOne() {
    #expect(message { try Shape(channels: 1, rows: 0, columns: 5) } == "rows 0, expected 1 or more")
    #expect(
      message { try Shape(channels: -1, rows: 1, columns: 1) } == "channels -1, expected 1 or more")
  }

  @Test func refusesSidesAndProductsThatCannotBeCalculatedWith() {
    #expect(
      message { try Shape(rows: 1, columns: Int.max) }
        == "columns 9223372036854775807, expected 1 to 1073741824")
    let side = 1 << 30
    #expect(
      message { try Shape(channels: side, rows: side, columns: side) }
        == "1073741824·1073741824·1073741824 values = 1.2379400392853803e+27, "
        + "more than 9223372036854775807")
  }

  @Test func containsItsCellsOnly() throws {
    let shape = try Shape(channels: 2, rows: 3, columns: 4)
    #expect(shape.contains(channel: 1, row: 2, column: 3))
    #expect(!shape.contains(channel: 2, row: 0, column: 0))
    #expect(!shape.contains(channel: 0, row: -1, column: 0))
    #expect(!shape.contains(channel: 0, row: 0, column: 4))
  }
}
