import Testing

@testable import TextScreen

/// Grids in their forms, as pictures.
@Suite struct GridTests {
  private static let values: [[Double]] = [[1, 2, 0], [0, -12, 2], [2, 0, 1]]

  private func grid(_ form: GridForm, name: String = "input") -> Grid {
    let format = NumberFormat(fitting: Self.values.joined().map { Float($0) })
    return Grid(
      name, rows: 3, columns: 3, form, format, ValueScale(largest: 12)
    ) { .number(Self.values[$0][$1]) }
  }

  private func frame(
    _ view: some View, _ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .unicode
  ) -> Frame {
    let room = Size(columns: columns, rows: rows)
    var frame = Frame(size: room, glyphs: glyphs)
    view.laidOut(in: room, glyphs).draw(in: Rect(room), into: &frame)
    return frame
  }

  private var outline: Grid.Outline { .init(rows: 0..<2, columns: 1..<3) }

  @Test func anOpenGridCarriesItsOutlineInTheGaps() {
    let view = grid(.open(width: 3)).labelled("input 3×3").outlined(outline)
    #expect(
      frame(view, 17, 8).description == """
         input 3×3
             ┏━━━━━━━━━┓
           1 ┃  2    0 ┃
             ┃         ┃
           0 ┃-12    2 ┃
             ┗━━━━━━━━━┛
           2    0    1
        """ + "\n")
    #expect(
      view.laidOut(in: Size(columns: 40, rows: 20), .unicode).size == .init(columns: 16, rows: 8))
  }

  @Test func aTightGridHasTheSidesOnly() {
    let view = grid(.tight(width: 3)).outlined(outline)
    #expect(frame(view, 17, 3).description == "   1 ┃  2    0 ┃\n   0 ┃-12    2 ┃\n   2    0    1")
    #expect(
      frame(view, 17, 3, .ascii).description
        == "   1 [  2    0 ]\n   0 [-12    2 ]\n   2    0    1",
      "without a top and a bottom two bars would not say which side is inside")
  }

  @Test func aSnugGridIsAsNarrowAsItsNumbers() {
    let view = grid(.snug(width: 3)).outlined(outline)
    #expect(view.laidOut(in: Size(columns: 40, rows: 20), .unicode).size.columns == 13)
    #expect(frame(view, 14, 3).description == "   1┃  2   0┃\n   0┃-12   2┃\n   2   0   1")
  }

  @Test func aMapHasAGlyphForSignAndSize() {
    #expect(frame(grid(.map(pitch: 2)), 6, 3).description == "1 1 ·\n· d 1\n1 · 1")
    #expect(frame(grid(.map(pitch: 1)), 6, 3).description == "11·\n·d1\n1·1")
  }

  @Test func aLargeGridHasTiles() {
    let view = grid(.large(width: 2))
    let usual = Size(columns: 80, rows: 20)
    #expect(!view.laidOut(in: usual, .unicode).size.fits(in: usual), "it waits for a large room")
    let large = Size(columns: 80, rows: 40)
    #expect(view.laidOut(in: large, .unicode).size == Size(columns: 25, rows: 13))
  }

  @Test func aBareGridHasNoRoomForAnOutline() {
    let size = grid(.open(width: 3)).bare().laidOut(in: Size(columns: 40, rows: 20), .unicode).size
    #expect(size == Size(columns: 14, rows: 5))
  }

  /// Where not even a glyph a cell has room, the part around a cell is shown, and said.
  @Test func aLargeMapIsCut() {
    let view = Grid(
      "input", rows: 9, columns: 20, .map(pitch: 1), NumberFormat(fitting: [1]),
      ValueScale(largest: 19)
    ) { _, column in .number(Double(column)) }
    .labelled("input").following(row: 4, column: 10)
    let frame = frame(view, 30, 6)
    #expect(frame.description.hasPrefix("input, rows 2-6\n·1111111222233333444"))
    let narrow = view.laidOut(in: Size(columns: 8, rows: 6), .unicode)
    #expect(narrow.size.fits(in: Size(columns: 8, rows: 6)))
    #expect(narrow.least == Size(columns: 5, rows: 6), "five cells a side below the label")
  }

  /// Where rows alone are short, a grid of numbers is cut: glyphs would need as many rows.
  @Test func numbersAreReadWhereOnlyRowsAreShort() {
    let format = NumberFormat(fitting: [8])
    let view = Stack(.down) {
      FirstFit(over: GridForm.all(width: format.width)) { form in
        Grid("input", rows: 9, columns: 9, form, format, ValueScale(largest: 8)) { row, _ in
          .number(Double(row))
        }
        .labelled("input").following(row: 4, column: 4)
      }
      Label("sum")
    }
    let rows = frame(view, 30, 7).description.split(separator: "\n")
    #expect(rows[0].contains("rows 2-6"))
    #expect(rows[1].split(separator: " ") == Array(repeating: "2", count: 9))
  }

  // MARK: Marks

  @Test(arguments: [
    GridForm.open(width: 3), .tight(width: 3), .snug(width: 3), .map(pitch: 2), .map(pitch: 1),
    .airy(width: 3),
  ]) func everyCellIsMarkedOnce(_ form: GridForm) {
    let frame = frame(grid(form), 60, 30)
    let cells = frame.marks.compactMap { mark in
      if case .cell(let cell) = mark.target { cell } else { nil }
    }
    #expect(cells.count == 9 && Set(cells).count == 9)
    #expect(Set(frame.marks.map(\.rect)).count == 9)
    #expect(self.frame(grid(form, name: ""), 60, 30).marks.isEmpty)
  }

  /// Cells of padding have no address, and those inside keep theirs.
  @Test func aBorderHasNoAddresses() {
    let frame = frame(grid(.tight(width: 3)).bordered(1), 17, 3)
    #expect(frame.marks.map(\.target) == [.cell(CellAddress(grid: "input", row: 0, column: 0))])
    #expect(frame.marks.first?.rect.row == 1)
  }
}
