import Testing

@testable import TextScreen

/// Shades behind the numbers of grids.
@Suite struct ShadedGridTests {
  private static let values: [[Double]] = [[0, 5, 9], [-3, -12, 0], [12, 1, 0]]

  private func frame(
    _ form: GridForm, _ shading: Grid.Shading = .diverging, border: Int = 0,
    outline: Grid.Outline? = nil, _ role: Role? = nil
  ) -> Frame {
    let grid = Grid(
      "input", rows: 3, columns: 3, form,
      NumberFormat(fitting: Self.values.joined().map { Float($0) }), ValueScale(largest: 12)
    ) { .number(Self.values[$0][$1], role) }
    .shaded(shading).bordered(border).outlined(outline)
    let room = Size(columns: 60, rows: 40)
    let layout = grid.laidOut(in: room, .unicode)
    var frame = Frame(size: layout.size)
    layout.draw(in: Rect(room), into: &frame)
    return frame
  }

  private func tiles(_ frame: Frame) -> [Point: Role.Shade] {
    var tiles: [Point: Role.Shade] = [:]
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        if case .tile(let shade, _) = frame[row, column].role {
          tiles[Point(row: row, column: column)] = shade
        }
      }
    }
    return tiles
  }

  /// The forms with numbers.
  static let forms = GridForm.all(width: 3).filter { !$0.isMap }

  /// Whatever is outlined, the outline covers no tile: every number has its shade all around.
  @Test(arguments: forms) func theOutlineIsClearOfTheTiles(_ form: GridForm) {
    let plain = tiles(frame(form))
    #expect(!plain.isEmpty)
    for rows in [0..<1, 0..<2, 1..<3, 0..<3] {
      for columns in [0..<1, 1..<2, 0..<2, 1..<3, 0..<3] {
        let outlined = frame(form, outline: .init(rows: rows, columns: columns))
        for (point, shade) in tiles(outlined) { #expect(plain[point] == shade) }
        let lost = plain.filter { tiles(outlined)[$0.key] == nil }.keys
        // Where rows touch the gaps between columns are filled, and make room for the outline.
        #expect(lost.allSatisfy { "┃".contains(outlined[$0.row, $0.column].glyph ?? "?") })
        #expect(!form.isOpen || lost.isEmpty)
      }
    }
  }

  /// A number stands on its own tile alone.
  @Test(arguments: forms) func numbersStandOnTheirShades(_ form: GridForm) {
    let (frame, scale) = (frame(form), ValueScale(largest: 12))
    for mark in frame.marks {
      guard case .cell(let cell) = mark.target else { continue }
      let step = scale.step(of: Self.values[cell.row][cell.column])
      for column in mark.rect.column..<mark.rect.endColumn {
        #expect(frame[mark.rect.row, column].role == .tile(.value(step), .plain))
      }
    }
  }

  @Test func tilesHaveTheSizeOfTheGaps() {
    let large = tiles(frame(.large(width: 2))).filter { $0.value == .value(-4) }.keys
    #expect(large.count == 7 * 3, "a square of seven columns and three rows")
    let open = tiles(frame(.open(width: 3))).filter { $0.value == .value(-4) }.keys
    #expect(open.count == 4)
  }

  @Test func aPictureIsGrey() {
    let shades = Set(tiles(frame(.open(width: 3), .picture)).values)
    // 0, 5, 9 and 12 of 12, and 1, which is more than nothing; below zero is dark.
    #expect(shades == [.grey(0), .grey(1), .grey(3), .grey(6), .grey(8)])
  }

  @Test func mapsAndPaddingHaveNoShade() {
    #expect(tiles(frame(.map(pitch: 2))).isEmpty)
    #expect(Set(tiles(frame(.open(width: 3), border: 1)).values) == [.value(-4)])
  }

  @Test func aNumberKeepsItsStress() {
    func roles(_ role: Role) -> Set<Role> {
      let frame = frame(.open(width: 3), .picture, role)
      return Set(frame.marks.map { frame[$0.rect.row, $0.rect.endColumn - 1].role })
    }
    #expect(roles(.strong).contains(.tile(.grey(8), .strong)))
    #expect(roles(.quiet).contains(.tile(.grey(8), .quiet)))
    #expect(roles(.active) == [.active], "the newest cell is bright as a whole")
  }

  /// Amounts in maps are seen without colour, and are not taken for counts.
  @Test func amountsInMapsAreDensities() {
    let grid = Grid(
      "", rows: 1, columns: 5, .map(pitch: 2), NumberFormat(fitting: [8]), ValueScale(largest: 8)
    ) { .amount(Double($1 * 2)) }.shaded(.picture)
    for (glyphs, line) in [(GlyphSet.unicode, "··░░▒▒▓▓██"), (.ascii, "..::++%%##")] {
      var frame = Frame(size: Size(columns: 10, rows: 1), glyphs: glyphs)
      let layout = grid.laidOut(in: frame.size, glyphs)
      layout.draw(in: Rect(frame.size), into: &frame)
      #expect(frame.description == line && layout.size.columns == 10)
    }
  }

  @Test func litCellsAreTilesOrSigns() {
    func picture(_ form: GridForm) -> String {
      let grid = Grid(
        "", rows: 1, columns: 3, form, NumberFormat(fitting: []), ValueScale(largest: 0)
      ) { $1 == 0 ? .lit : $1 == 1 ? .chosen : .pending }.bare()
      var frame = Frame(size: Size(columns: 12, rows: 1))
      grid.laidOut(in: frame.size, .unicode).draw(in: Rect(frame.size), into: &frame)
      return frame.description
    }
    #expect(picture(.map(pitch: 2)) == "■ ◉ ·")
    #expect(picture(.open(width: 1)) == "███  ◉   ·")
  }
}
