import Testing

@testable import TextScreen

/// Views as the pictures that they draw.
///
/// `|` marks the right edge of the room.
@Suite struct ViewTests {
  /// The rows of the room, each closed by its edge, after the size that the view takes.
  private func picture(
    _ view: some View, _ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .unicode
  ) -> String {
    let room = Size(columns: columns, rows: rows)
    let layout = view.laidOut(in: room, glyphs)
    var frame = Frame(size: room, glyphs: glyphs)
    layout.draw(in: Rect(room), into: &frame)
    let lines = (0..<rows).map { row in String(frame.row(row).compactMap(\.glyph)) + "|" }
    return (["\(layout.size.columns)×\(layout.size.rows)"] + lines).joined(separator: "\n")
  }

  private func block(_ glyph: String, _ columns: Int, _ rows: Int) -> Block {
    Block(glyph: glyph, size: Size(columns: columns, rows: rows))
  }

  /// A view of one size, or of less where it is told so.
  private struct Block: View {
    let glyph: String
    let size: Size
    var least: Size?

    func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
      var size = size
      if let least {
        size = Size(
          columns: max(least.columns, min(size.columns, limit.columns)),
          rows: max(least.rows, min(size.rows, limit.rows)))
      }
      return Layout(size, least: { least ?? size }) { [glyph, size] origin, frame in
        for row in 0..<size.rows {
          frame.put(
            SafeText(String(repeating: glyph, count: size.columns)), row: origin.row + row,
            column: origin.column)
        }
      }
    }
  }

  // MARK: FirstFit

  @Test func theFirstThatFitsIsTaken() {
    let view = FirstFit {
      block("a", 6, 2); block("b", 4, 2); block("c", 2, 1)
    }
    #expect(picture(view, 7, 2) == "6×2\naaaaaa |\naaaaaa |")
    #expect(picture(view, 5, 2) == "4×2\nbbbb |\nbbbb |")
    #expect(picture(view, 3, 1) == "2×1\ncc |")
  }

  @Test func whereNothingFitsTheLowestThatIsNotTooWideIsTaken() {
    let view = FirstFit {
      block("a", 9, 1); block("b", 3, 4); block("c", 3, 3); block("d", 8, 9)
    }
    #expect(picture(view, 4, 2).hasPrefix("3×3\nccc |"))
    #expect(picture(view, 2, 2).hasPrefix("8×9"), "the last if all are too wide")
    #expect(picture(FirstFit {}, 2, 1) == "0×0\n  |")
  }

  /// A low room is no reason to take another form where only the width decides.
  @Test func byWidthTheFirstThatIsNotTooWideIsTaken() {
    let view = FirstFit {
      block("a", 6, 1)
      block("b", 3, 2)
      block("c", 2, 1)
    }
    #expect(picture(view, 4, 1) == "2×1\ncc  |")
    #expect(picture(view.byWidth(), 4, 1) == "3×2\nbbb |")
    #expect(view.byWidth().laidOut(in: Size(columns: 4, rows: 1), .unicode).least.rows == 2)
    #expect(picture(view.byWidth(), 1, 1) == picture(view, 1, 1))
  }

  // MARK: Stack

  @Test func gapsGrowToTheirMostAndShrinkToTheirLeast() {
    let view = Stack(.across, gap: 1...3) {
      block("a", 2, 1); block("b", 2, 1); block("c", 2, 1)
    }
    #expect(picture(view, 14, 1) == "12×1\naa   bb   cc  |")
    #expect(picture(view, 10, 1) == "10×1\naa  bb  cc|")
    #expect(picture(view, 8, 1) == "8×1\naa bb cc|")
    #expect(picture(view, 5, 1) == "8×1\naa bb|", "parts are cut, gaps are not")
  }

  @Test func partsSideBySideLineUpByTheirMiddles() {
    let parts: [any View] = [block("a", 2, 3), block("b", 1, 1), block("c", 2, 5)]
    #expect(
      picture(Stack(.across, align: .middle, parts), 7, 5)
        == "7×5\n     cc|\naa   cc|\naa b cc|\naa   cc|\n     cc|")
    #expect(
      picture(Stack(.across, parts), 7, 5)
        == "7×5\naa b cc|\naa   cc|\naa   cc|\n     cc|\n     cc|")
  }

  /// The first part keeps the form that it wants, the last one does with less.
  @Test func theLastPartsShrinkFirst() {
    let view = Stack(.down, gap: 0...0) {
      Block(
        glyph: "a", size: Size(columns: 2, rows: 4), least: Size(columns: 2, rows: 2))
      Block(glyph: "b", size: Size(columns: 2, rows: 3), least: Size(columns: 2, rows: 1))
    }
    #expect(picture(view, 2, 7) == "2×7\naa|\naa|\naa|\naa|\nbb|\nbb|\nbb|")
    #expect(picture(view, 2, 5) == "2×5\naa|\naa|\naa|\naa|\nbb|")
    #expect(picture(view, 2, 4) == "2×4\naa|\naa|\naa|\nbb|")
    #expect(picture(view, 2, 2) == "2×3\naa|\naa|")
  }

  /// A choice inside a stack is told how much room is left, and takes another form.
  @Test func aChoiceInAStackTakesTheFormThatLeavesRoom() {
    let view = Stack(.down) {
      FirstFit {
        block("a", 3, 4); block("b", 3, 2)
      }
      block("c", 3, 2)
    }
    #expect(picture(view, 3, 7) == "3×7\naaa|\naaa|\naaa|\naaa|\n   |\nccc|\nccc|")
    #expect(picture(view, 3, 6) == "3×5\nbbb|\nbbb|\n   |\nccc|\nccc|\n   |")
  }

  /// Measuring is not exponential in depth: twenty stacks in one another are laid out at once.
  @Test func deepStacksAreLaidOutOnceEach() {
    final class Counter: @unchecked Sendable { var count = 0 }
    struct Counted: View {
      let counter: Counter
      func laidOut(in limit: Size, _ glyphs: GlyphSet) -> Layout {
        counter.count += 1
        return Layout(Size(columns: 1, rows: 1)) { _, _ in }
      }
    }
    let counter = Counter()
    var view: any View = Counted(counter: counter)
    for depth in 0..<20 { view = Stack(depth % 2 == 0 ? .across : .down, [view]) }
    _ = view.laidOut(in: Size(columns: 40, rows: 40), .unicode)
    #expect(counter.count == 1)
  }

  @Test func aFlowFillsLines() {
    let view = Flow(gap: 1) {
      block("a", 3, 2); block("b", 3, 1); block("c", 2, 1)
    }
    #expect(picture(view, 7, 4) == "7×4\naaa bbb|\naaa    |\n       |\ncc     |")
    #expect(picture(view, 10, 2) == "10×2\naaa bbb cc|\naaa       |")
  }

  // MARK: Words

  @Test func aLabelIsWholeWords() {
    let label = Label("output 3×3", part: "output")
    #expect(picture(label, 12, 1) == "10×1\noutput 3×3  |")
    #expect(picture(label, 9, 1) == "6×1\noutput   |")
    #expect(picture(Label("a → b"), 9, 1, .ascii) == "9×1\na Right b|")
  }

  @Test func aParagraphBreaksAtSpaces() {
    let view = Paragraph(StyledText("nine products, one sum"))
    #expect(picture(view, 14, 2) == "14×2\nnine products,|\none sum       |")
    #expect(picture(view, 9, 3) == "9×3\nnine     |\nproducts,|\none sum  |")
  }

  /// A view that hides a part has its room; the rest stays where it is.
  @Test func insteadKeepsTheRoom() {
    let hidden = block("a", 4, 3)
    for (alignment, lines) in [
      (Stack.Alignment.middle, "    |\n?   |\n    |"), (.top, "?   |\n    |\n    |"),
    ] {
      let view = Stack(.down, gap: 0...0) {
        Instead(of: hidden, at: alignment, Label("?"))
        block("b", 2, 1)
      }
      #expect(picture(view, 4, 4) == "4×4\n\(lines)\nbb  |")
    }
  }

  // MARK: Working

  private func working(shown: Int, brief: String = "2 products") -> Working {
    let lines = [
      Working.Line([StyledText("1 × -1"), StyledText("2 ×  0")], result: StyledText("-1")),
      Working.Line([StyledText("0 × -2"), StyledText("1 ×  2")], result: StyledText(" 2")),
    ]
    return Working(
      "row 0", lines, shown: shown, total: (StyledText("sum"), StyledText(" 1")),
      brief: StyledText(SafeText(brief)))
  }

  @Test func termsAreBelowEachOther() {
    #expect(
      picture(working(shown: 2), 32, 3) == """
        32×3
        row 0   1 × -1  +  2 ×  0  =  -1|
                0 × -2  +  1 ×  2  =   2|
                                 sum   1|
        """)
    #expect(
      picture(working(shown: 1), 32, 3) == """
        32×3
        row 0   1 × -1  +  2 ×  0  =  -1|
                                        |
                                 sum   1|
        """, "a line that is not there yet keeps its room")
  }

  @Test func aNarrowWorkingIsBelowItsNameOrInBrief() {
    #expect(
      picture(working(shown: 2), 26, 4) == """
        24×4
        row 0                     |
        1 × -1  +  2 ×  0  =  -1  |
        0 × -2  +  1 ×  2  =   2  |
                         sum   1  |
        """)
    #expect(picture(working(shown: 2), 12, 2) == "10×2\nrow 0       |\n2 products  |")
  }

  // MARK: Chart

  @Test func marksAreEquallyFarApart() {
    let chart = Chart(
      x: .linear(0...4, every: 1), y: .linear(0...10, every: 5), width: 9...9, height: 5...5,
      [.init("loss", "●", .mark, [(0, 10), (1, 5), (2, 0), (4, 10), (5, 3)], part: "loss")])
    #expect(
      picture(chart, 14, 8) == """
        14×8
            ● loss    |
        10 ┼●       ● |
           │          |
         5 ┼  ●       |
           │          |
         0 ┼    ●     |
           ┼────┼───┼ |
            0   2   4 |
        """)
  }

  @Test func powersOfTenLinesAndBars() {
    let points: [(x: Double, y: Double)] = [(1, 1), (2, 100), (3, 10_000)]
    func chart(_ style: Chart.Series.Style, _ glyph: SafeText) -> Chart {
      Chart(
        x: .linear(1...3, every: 1), y: .powersOfTen(4), width: 9...9, height: 5...5,
        [.init("", glyph, .text, points, style)])
    }
    #expect(
      picture(chart(.bars, ""), 15, 8) == """
        15×8
                       |
        10⁴ ┼        █ |
            │        █ |
        10² ┼    █   █ |
            │    █   █ |
          1 ┼█   █   █ |
            ┼────┼───┼ |
             1   2   3 |
        """)
    let line = picture(chart(.line, ""), 15, 8).split(separator: "\n")
    #expect(line[2].contains("⡠") || line[2].contains("⠔") || line[2].contains("⡰"))
    #expect(
      picture(chart(.dots, "o"), 16, 8, .ascii).contains("1e4 +        o"), "ASCII writes powers")
  }

  @Test func anAxisHasNoPositionsOutside() {
    let axis = Axis.linear(0...10, every: 5)
    #expect(axis.cell(of: 5, on: 11) == 5)
    #expect(axis.cell(of: 10.1, on: 11) == nil)
    #expect(axis.cell(of: .nan, on: 11) == nil)
    #expect(Axis.powersOfTen(3).position(of: 1) == 0 && Axis.powersOfTen(3).position(of: 0) == nil)
    #expect(Axis.exponents(100).position(of: 50) == 0.5)
  }
}
