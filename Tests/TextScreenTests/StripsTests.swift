import TestSupport
import Testing
import TextScreen

/// Rows of cells under a ruler.
@Suite struct StripsTests {
  private func screen(_ strips: Strips, _ columns: Int) -> (size: Size, frame: Frame) {
    let limit = Size(columns: columns, rows: 10)
    let layout = strips.laidOut(in: limit, .unicode)
    var frame = Frame(size: limit)
    layout.draw(at: Point(row: 0, column: 0), into: &frame)
    return (layout.size, frame)
  }

  private func lines(_ frame: Frame) -> [String] {
    frame.description.split(separator: "\n").map(String.init)
  }

  private func strips(_ length: Int, mayShare: Bool) -> Strips {
    Strips(
      "cell",
      length: length,
      [
        Strips.Row("all", count: length) { cells, isBar in
          cells.contains(2) ? .text("■", .mark) : isBar ? .text("─", .faint) : .pending
        },
        Strips.Row("every other", count: (length - 1) / 2, first: 1, spacing: 2) { _, isBar in
          .text(isBar ? "━" : "◉", .strong)
        },
        Strips.Row("unknown", StyledText("?", .predicted)),
      ], mayShare: mayShare)
  }

  @Test func cellsAreBelowTheirPositions() {
    let picture = screen(strips(9, mayShare: false), 76)
    #expect(
      lines(picture.frame) == [
        "cell         0   1   2   3   4   5   6   7   8",
        "all          ·   ·   ■   ·   ·   ·   ·   ·   ·",
        "every other      ◉       ◉       ◉       ◉",
        "unknown      ?",
      ])
    #expect(picture.size == Size(columns: 46, rows: 4))
    #expect(
      lines(screen(strips(9, mayShare: false), 40).frame).prefix(3) == [
        "cell         0   2   4   6   8", "all          · · ■ · · · · · ·",
        "every other    ◉   ◉   ◉   ◉",
      ])
    #expect(
      lines(screen(strips(9, mayShare: false), 25).frame).prefix(3) == [
        "cell         0    5", "all          ··■······",
        "every other   ◉ ◉ ◉ ◉",
      ])
  }

  @Test func cellsShareColumnsOnlyWhereTheyMay() {
    #expect(screen(strips(100, mayShare: false), 40).size.columns == 13 + 100)
    let shared = screen(strips(100, mayShare: true), 40)
    #expect(shared.size.columns == 40)
    #expect(
      lines(shared.frame).prefix(3) == [
        "cell         0   20   40    60   80",
        "all          ■──────────────────────────",
        "every other  ━━━━━━━━━━━━━━━━━━━━━━━━━━━",
      ])
    #expect(screen(strips(100, mayShare: true), 5).size.columns == 13 + 9)
  }

  /// Numbers are written where they have room, and are a glyph for their size where they have none.
  @Test func numbersNeedRoom() {
    let numbers: [Double] = [1, 5, 15, 5, 1]
    let strips = Strips(
      "column", length: 5,
      [
        Strips.Row(
          "paths", count: 5, format: NumberFormat(fitting: [15]), scale: ValueScale(largest: 15)
        ) { cells, _ in .number(numbers[cells.lowerBound]) }
      ], mayShare: true)
    #expect(lines(screen(strips, 40).frame).last == "paths   1   5  15   5   1")
    #expect(lines(screen(strips, 18).frame).last == "paths   1 1 4 1 1")
  }

  @Test func aRowIsFoundByEveryRowOfItsGrid() {
    let row = Strips.Row("all", count: 3) { _, _ in .pending }.marking("map", rows: 2, chosen: 0)
    let frame = screen(Strips("x", length: 3, [row], mayShare: true), 40).frame
    let marks = frame.marks.filter { $0.rect.column == 9 }
    #expect(
      marks.map(\.target) == [1, 0].map { .cell(CellAddress(grid: "map", row: $0, column: 1)) })
    // Cells that make a bar cannot be told apart.
    let bar = Strips.Row("all", count: 99) { _, _ in .pending }.marking("map", rows: 2, chosen: 0)
    #expect(screen(Strips("x", length: 99, [bar], mayShare: true), 40).frame.marks.isEmpty)
  }

  @Test func hostileNumbersStayInside() {
    let row = Strips.Row("x", count: 5, first: -1e300, spacing: .infinity) { _, _ in .pending }
    let size = screen(Strips("x", length: .max, [row], mayShare: true), 40).size
    #expect(size.columns == 40)
  }

  /// Labels over grids of different heights are on one line where the grids are raised.
  @Test func raisedGridsHaveLabelsOnOneLine() {
    func grid(_ rows: Int, _ lift: Int) -> Grid {
      Grid(
        "g\(rows)", rows: rows, columns: 1, .map(pitch: 2), NumberFormat(fitting: []),
        ValueScale(largest: 1)
      ) { _, _ in .pending }.labelled("r\(rows)").raised(by: lift)
    }
    let limit = Size(columns: 20, rows: 9)
    var frame = Frame(size: limit)
    Stack(.across, align: .middle) {
      grid(5, 0)
      Label("◄")
      grid(3, 1)
      grid(1, 2)
    }.laidOut(in: limit, .unicode).draw(at: Point(row: 0, column: 0), into: &frame)
    #expect(lines(frame) == ["r5   r3 r1", "·", "·    ·", "·  ◄ ·  ·", "·    ·", "·"])
  }

  @Test func textIsFilledWithBlanks() {
    #expect(StyledText("ab", .quiet).filled(to: 4).text == "ab  ")
    #expect(StyledText("abc", .quiet).filled(to: 2).text == "abc")
  }
}
