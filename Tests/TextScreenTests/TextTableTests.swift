import Testing

@testable import TextScreen

/// Tables as pictures.
@Suite struct TextTableTests {
  private typealias Column = TextTable.Column
  private typealias Row = TextTable.Row

  private func row(_ texts: String..., part: String? = nil) -> Row {
    Row(texts.map { .init(SafeText($0)) }, part: part)
  }

  /// The lines of a view in a room, without blanks at their ends, and its size.
  private func picture(
    _ view: any View, _ columns: Int, _ rows: Int = 20, _ glyphs: GlyphSet = .unicode
  ) -> (lines: [String], size: Size, frame: Frame) {
    let room = Size(columns: columns, rows: rows)
    let layout = view.laidOut(in: room, glyphs)
    var frame = Frame(size: room, glyphs: glyphs)
    layout.draw(at: Point(row: 0, column: 0), into: &frame)
    let lines = frame.description.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.prefix(layout.size.rows).map(String.init), layout.size, frame)
  }

  private var layers: TextTable {
    TextTable(
      [Column("layer"), Column("weights", .right), Column("kind", .centre, gap: 3)],
      [row("conv 5×5", "150", "x"), row("dense", "48,000", "abc")])
  }

  // MARK: Columns

  @Test func alignmentMakesColumns() {
    let picture = picture(layers, 40)
    #expect(
      picture.lines == [
        "layer     weights   kind", "conv 5×5      150    x", "dense      48,000   abc",
      ])
    #expect(picture.size == Size(columns: 24, rows: 3))
    #expect((0...2).map { picture.frame[$0, 0].role } == [.quiet, .text, .text])
  }

  @Test func columnsCanBeLeftOutSpreadAndRuled() {
    #expect(
      picture(layers.without(1).gaps(1).spaced(), 40).lines == [
        "layer    kind", "", "conv 5×5  x", "", "dense    abc",
      ])
    #expect(
      picture(layers.without(2).ruled(), 40).lines == [
        "layer     weights", "─────────────────", "conv 5×5      150", "dense      48,000",
      ])
  }

  @Test(arguments: [(40, 6), (25, 3), (24, 2), (23, 2), (22, 1), (10, 1)])
  func gapsAreAsWideAsThereIsRoom(columns: Int, gap: Int) {
    // The widths are 8, 7 and 4.
    #expect(picture(layers.gaps(1...6), columns).size.columns == 19 + 2 * gap)
  }

  @Test func aColumnKeepsItsLeastWidth() {
    let table = TextTable([Column(least: 6), Column("", .right, least: 4)], [row("a", "1")])
    #expect(picture(table, 40).lines == ["a          1"])
  }

  @Test func aSumRunsOverEmptyCells() {
    let table = TextTable(
      [Column(), Column("", .right)],
      [row("1", "2"), Row([.init(""), .init("bias 3, sum 6")], runsOver: true)])
    let picture = picture(table, 40)
    #expect(picture.size.columns == 4)
    #expect(picture.frame.row(0).map(\.glyph).prefix(4) == ["1", " ", " ", "2"])
  }

  // MARK: Rows that appear

  @Test func rowsThatAreToComeKeepTheirRoom() {
    let table = TextTable(
      [Column("n"), Column("square", .right)], [row("1", "1"), row("1,000", "1,000,000")],
      shown: 1)
    let picture = picture(table, 40)
    #expect(picture.lines == ["n         square", "1              1", ""])
    #expect(picture.size == Size(columns: 16, rows: 3))
  }

  @Test func columnsThatAreToComeKeepTheirRoom() {
    let picture = picture(layers.showing(columns: 2), 40)
    #expect(picture.lines == ["layer     weights", "conv 5×5      150", "dense      48,000"])
    #expect(picture.size.columns == 24)
  }

  @Test func aTextIsHiddenByAnotherInItsRoom() {
    func table(_ instead: StyledText?) -> TextTable {
      TextTable(
        [Column(), Column("", .right), Column("", .left)],
        [Row([.init("a"), .init("about 48,000", instead: instead), .init("end")])]
      ).wrapped()
    }
    let unknown = StyledText("?", .predicted)
    #expect(picture(table(unknown), 40).lines == ["a             ?  end"])
    for columns in [40, 16, 5] {
      #expect(picture(table(unknown), columns).size == picture(table(nil), columns).size)
    }
    #expect(picture(table(nil), 16).lines == ["a     about  end", "     48,000"])
    #expect(picture(table(unknown), 16).lines == ["a         ?  end", ""])
  }

  @Test func whereRowsHaveNoRoomTheNewestIsSeen() {
    let rows = (1...9).map { row("row \($0)", "\($0 * $0)") }
    func lines(_ shown: Int, _ height: Int) -> [String] {
      picture(TextTable([Column("n"), Column("square")], rows, shown: shown), 40, height).lines
    }
    #expect(lines(9, 5) == ["n      square", "row 6  36", "row 7  49", "row 8  64", "row 9  81"])
    #expect(lines(2, 5) == ["n      square", "row 1  1", "row 2  4", "", ""])
  }

  @Test func aTableThatNeedsItsRowsLeavesTheChoiceToAnother() {
    let rows = (1...6).map { row("row \($0)") }
    let table = TextTable([Column()], rows)
    func height(_ room: Int, leaving spare: Int) -> Int {
      picture(
        FirstFit {
          table.spaced(leaving: spare).whole(); table
        }, 40, room
      ).size.rows
    }
    #expect([11, 10, 6, 5].map { height($0, leaving: 0) } == [11, 6, 6, 5])
    #expect([15, 14, 11].map { height($0, leaving: 4) } == [11, 6, 6], "rows for what is above")
    #expect(picture(table.needing(rows: 5), 40, 2).size.rows == 5, "of no use with fewer")
  }

  // MARK: Long texts

  private var people: TextTable {
    TextTable(
      [Column("year"), Column("what")],
      [row("1959", "cells answer to edges"), row("1980", "the neocognitron")])
  }

  @Test func longTextsAreBrokenAndWordsAreNot() {
    #expect(
      picture(people.wrapped(), 18).lines == [
        "year  what", "1959  cells answer", "      to edges", "1980  the", "      neocognitron",
      ])
    #expect(picture(people.wrapped(), 10).size.columns == 18, "no word is cut")
  }

  @Test func wordsAreBrokenWhereColumnsMayBeNarrower() {
    #expect(
      picture(people.wrapped(downTo: 4), 10).lines.prefix(4) == [
        "year  what", "1959  cell", "      s", "      answ",
      ])
    #expect(picture(people.wrapped(downTo: 4), 3).size.columns == 10)
  }

  @Test func aTableCanBeSetAmongLines() {
    let lines = people.wrapped(downTo: 4).ruled().lines(within: 18, .unicode)
    #expect(
      lines.map(\.text) == [
        "year  what", "──────────────────", "1959  cells answer", "      to edges", "1980  the",
        "      neocognitron",
      ])
    #expect(lines[1].runs.map(\.role) == [.faint])
    let narrow = people.wrapped(downTo: 4).ruled().lines(within: 3, .ascii)
    #expect(narrow[1].text.count == 3)
    // Texts of several roles keep them, and start where their column starts.
    var text = StyledText("1 ", .quiet)
    text.append("2", .strong)
    let table = TextTable(
      [Column(head: StyledText("a head", .strong), .right), Column("b")],
      [Row([.init(text), .init("c")])])
    #expect(table.lines(within: 40, .unicode)[1].text == "   1 2  c")
    #expect(table.lines(within: 40, .unicode)[1].runs.map(\.role).suffix(2) == [.text, .text])
    #expect(table.lines(within: 40, .unicode)[0].runs.first?.role == .strong)
    #expect(table.spaced().lines(within: 40, .unicode).map(\.text.isEmpty) == [false, true, false])
  }

  // MARK: Records

  @Test func recordsStandTheNewestFirst() {
    let picture = picture(layers.records, 20)
    #expect(
      picture.lines == [
        "dense", "  weights  48,000", "  kind        abc", "conv 5×5", "  weights     150",
        "  kind          x",
      ])
  }

  @Test func inARecordALongTextIsBelowItsHeading() {
    #expect(
      picture(people.records, 18).lines == [
        "1980", "  what", "    the", "    neocognitron", "1959", "  what", "    cells answer",
        "    to edges",
      ])
  }

  // MARK: Parts

  @Test func partsAreMarkedWhereTheyAre() {
    let table = TextTable(
      [Column("", part: "none"), Column("weights", .right, part: "head")],
      [Row([.init("dense"), .init("48,000", part: "cell")], part: "row")])
    let marks = picture(table, 40).frame.marks.map {
      "\($0.target) \($0.rect.column) \($0.rect.columns)"
    }
    #expect(
      marks == ["part(\"head\") 7 7", "part(\"cell\") 8 6", "part(\"row\") 0 14"])
  }
}

/// Bars as pictures.
@Suite struct BarsTests {
  private func lines(
    _ bars: Bars, _ columns: Int, _ glyphs: GlyphSet = .unicode
  ) -> [String] {
    let size = Size(columns: columns, rows: 4)
    var frame = Frame(size: size, glyphs: glyphs)
    bars.laidOut(in: size, glyphs).draw(at: Point(row: 0, column: 0), into: &frame)
    return frame.description.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  private var bars: Bars {
    Bars(.powersOfTen(6), [Bars.Bar(to: 1_000, "●"), Bars.Bar(to: 2e6, "●")])
  }

  @Test func theAxisIsAsWideAsTheRoomInWholeDecades() {
    #expect(
      lines(bars, 20) == [
        "·········●", "··················►", "┼──┼──┼──┼──┼──┼──┼", "1       10³     10⁶",
      ])
    #expect(lines(bars, 12) == ["···●", "······►", "┼┼┼┼┼┼┼", "1   10⁶"])
    #expect(lines(bars, 2)[0] == "··", "the least width is cut")
    #expect(lines(bars, 90)[2].count == 37)
  }

  @Test func asciiHasItsOwnPowers() {
    #expect(
      lines(bars, 20, .ascii) == [
        ".........*", "..................>", "+--+--+--+--+--+--+", "1       1e3     1e6",
      ])
  }

  @Test func aBarGrowsToItsGlyph() {
    let bars = Bars(.linear(0...8, every: 2), [Bars.Bar(to: 8, "●", drawn: 0.5), nil])
    #expect(
      lines(bars, 21) == ["··········●", "", "┼────┼────┼────┼────┼", "0         4         8"])
  }
}
