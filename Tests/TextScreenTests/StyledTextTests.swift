import Testing
import TextScreen

@Suite struct StyledTextTests {
  @Test func emptyStretchesAreLeftOut() {
    var text = StyledText()
    #expect(text.runs.isEmpty)
    text.append("", .strong)
    text.append("a", .strong)
    text.append("b")
    #expect(text.runs.map(\.text) == ["a", "b"])
    #expect(text.runs.map(\.role) == [.strong, .text])
    #expect(text.text == "ab")
  }

  @Test func widthFollowsTheGlyphs() {
    var text = StyledText("→ ", .mark)
    text.append("界", .strong)
    #expect(text.width(in: .unicode) == 4)
    #expect(text.width(in: .ascii) == 8)
    #expect(StyledText().width(in: .unicode) == 0)
  }

  @Test func aFrameTakesEachStretchInItsRole() {
    var text = StyledText("ab", .mark)
    text.append("cd", .quiet)
    var frame = Frame(size: Size(columns: 6, rows: 3))
    #expect(frame.put(text, row: 0, column: 1) == 5)
    frame.put([text, StyledText(), text], row: 0, column: 3)
    #expect(frame.description == " ababc\n\n   abc")
    #expect(frame.row(2).map(\.role) == [.text, .text, .text, .mark, .mark, .quiet])
    frame.put([text, text], row: .max, column: .max)
  }
}
