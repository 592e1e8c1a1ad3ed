import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// The cells that light, marked before they do.
@Suite struct CellsPredictionTests {
  static let script = """
    ---
    id: asked
    title: Asked
    minutes: 1
    ---
    # Asked

    ## What it sees

    ```figure receptive-field id=growth
    input: 7
    layers:
      conv(3)
      conv(3)
    predict: 2, 3
    ask: cells
    ```
    """

  private func play(
    columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode, step: Int = 2
  ) throws -> Play {
    var play = try Play(script: Self.script, columns: columns, rows: rows, glyphs: glyphs)
    play.press(step == 2 ? "→" : "→ Tab →")
    return play
  }

  private func attempt(_ play: Play) -> Attempt? {
    guard case .answered(let attempt) = play.kept.last else { return nil }
    return attempt
  }

  /// The marks on the input, row by row: `#` marked, `o` in the open block, `x` wrongly marked.
  private func picture(_ play: Play) -> [String] {
    let frame = play.frame
    return (0..<7).map { row in
      (0..<7).map { column in
        let target = Target.cell(CellAddress(grid: "input", row: row, column: column))
        let rect = frame.marks.last { $0.target == target }?.rect
        let glyph = rect.flatMap { frame[$0.row, $0.column].glyph } ?? "-"
        return ["■": "#", "□": "o", "·": "."][glyph] ?? String(glyph)
      }.joined()
    }
  }

  @Test func aBlockIsMarkedFromCornerToCorner() throws {
    var play = try play()
    expectSnapshot(play.frame.withRoles, "cells-asked")
    #expect(
      play.screen.contains("◆ Which pixels does ◉ of layer 1 see?  0 marked  row 0, column 0"))
    #expect(play.screen.contains("Space corner   Enter answer"))
    play.press("→ → Space ↓ ↓ → →")
    expectSnapshot(play.frame.withRoles, "cells-block")
    #expect(play.screen.contains("rows 0-2, columns 2-4"))
    #expect(play.screen.contains("Space mark   Tab skip"))
    play.press("Space")
    #expect(play.screen.contains("9 marked  row 2, column 4"))
    play.press("Enter")
    expectSnapshot(play.screen, "cells-right")
    #expect(play.screen.contains("✓ You marked the right 9 cells."))
    let kept = try #require(attempt(play))
    #expect(kept.question == "growth/cells-2" && kept.answer == "0-2 2-4" && kept.outcome == .right)
  }

  @Test func spaceTwiceMarksOneCellAndUnmarksIt() throws {
    var play = try play()
    play.press("↓ Space Space")
    #expect(play.screen.contains("1 marked"))
    play.press("Space")
    #expect(play.screen.contains("Space unmark"))
    play.press("Space")
    #expect(play.screen.contains("0 marked"))
  }

  @Test func aBlockThatIsMarkedInPartIsMarkedWhole() throws {
    var play = try play()
    play.press("Space ↓ → Space ← ↑ Space → →")
    // One cell of the block is not marked yet, so the block will be.
    #expect(play.screen.contains("Space mark"))
    play.press("Space")
    #expect(picture(play).prefix(2) == ["###....", "##....."])
    play.press("← Space ↓ Space")
    #expect(picture(play).prefix(2) == ["#.#....", "#......"])
  }

  /// Escape gives up the block, then the grid; what is marked waits for whoever comes back.
  @Test func escapeDropsTheBlockFirst() throws {
    var play = try play()
    play.press("Space Space → → Space ↓ Esc")
    #expect(
      play.screen.contains("1 marked  row 1, column 2") && play.screen.contains("Space corner"))
    play.press("Esc")
    #expect(play.screen.contains("→ see it"))
    #expect(picture(play)[0] == "#......")
    play.press("Enter")
    #expect(play.screen.contains("1 marked"))
  }

  @Test func enterEndsABlockBeforeItAnswers() throws {
    var play = try play()
    play.press("→ → Space ↓ ↓ → → Enter")
    #expect(play.screen.contains("9 marked") && attempt(play) == nil)
    play.press("Enter")
    #expect(attempt(play)?.outcome == .right)
  }

  @Test func nothingMarkedIsNoAnswer() throws {
    var play = try play()
    play.press("Enter")
    #expect(play.screen.contains("mark cells first: Space at one corner"))
    #expect(attempt(play) == nil)
  }

  @Test func aClickTogglesACell() throws {
    var play = try play()
    func click(_ row: Int, _ column: Int) throws {
      let target = Target.cell(CellAddress(grid: "input", row: row, column: column))
      let mark = try #require(play.frame.marks.last { $0.target == target })
      play.handle(.click(mark.rect.origin))
    }
    for row in 0...2 { for column in 2...4 { try click(row, column) } }
    try click(6, 6)
    #expect(play.screen.contains("10 marked  row 6, column 6"))
    try click(6, 6)
    play.press("Enter")
    #expect(attempt(play)?.answer == "0-2 2-4" && attempt(play)?.outcome == .right)
  }

  @Test func aKnownMistakeIsNamed() throws {
    // Of the unit in the middle of layer 2 the right cells are rows and columns 0 to 4.
    var play = try play(step: 3)
    #expect(play.screen.contains("◉ of layer 2"))
    play.press("↓ → → Space ↓ ↓ → → Space Enter")
    #expect(
      play.screen.contains(
        "✗ You marked 9 cells. That looks at the last layer only, or stops one layer"))
    let kept = try #require(attempt(play))
    #expect(kept.mistakes.map(\.name) == ["last-layer-only", "last-layer-forgotten"])
    #expect(kept.outcome == .wrong && kept.answer == "1-3 2-4")
  }

  @Test func otherCellsAreCountedAndShown() throws {
    var play = try play()
    play.press("Space ↓ ↓ → → → Space Enter")
    #expect(play.screen.contains("✗ You marked 12 cells. 3 are missing, 6 too many."))
    // The figure shows what is right; what was marked beside it stands as wrong.
    #expect(Array(picture(play).prefix(4)) == ["xx###..", "xx###..", "xx###..", "......."])
    expectSnapshot(play.frame.withRoles, "cells-wrong")
  }

  /// After a change by hand the cells of the new chain are asked for, and nothing is marked.
  @Test func aChangeByHandAsksAnew() throws {
    var play = try play(step: 3)
    play.press("Space Space Esc a")
    #expect(play.screen.contains("step 4 of 4"), "a third layer, not predicted")
    play.press("u")
    #expect(play.screen.contains("◆ Which pixels does ◉ of layer 2 see?  0 marked"))
    // Another unit of the same layer: other cells are right.
    play.press("Esc o ↓ ↓ → → Enter")
    #expect(play.screen.contains("◆ Which pixels does ◉ of layer 2 see?  0 marked"))
    play.press("↓ ↓ → → Space ↓ ↓ ↓ ↓ → → → → Space Enter")
    #expect(play.screen.contains("✓ You marked the right 25 cells."))
    #expect(attempt(play)?.answer == "2-6 2-6")
  }

  @Test func aSmallScreenKeepsTheCursorInSight() throws {
    var play = try play(columns: 40, rows: 12)
    expectSnapshot(play.screen, "cells-asked-40x12")
    play.press("↓ ↓ ↓ ↓ ↓ ↓ Space")
    #expect(play.screen.contains("□"))
    #expect(play.screen.contains("Space mark"))
  }

  @Test func asciiSpellsEverything() throws {
    var play = try play(glyphs: .ascii)
    play.press("Space ↓ → Space → → Space")
    #expect(play.screen.utf8.allSatisfy { $0 < 0x80 })
    expectSnapshot(play.screen, "cells-ascii")
    play.press("Space")
    #expect(play.screen.contains("Space corner") && play.screen.contains("Enter answer"))
  }

  @Test func aReachIsMarkedInTheLayerAbove() throws {
    let script = Self.script.replacing("input: 7", with: "input: 7\nview: reach")
    var play = try Play(script: script)
    play.press("→")
    #expect(play.screen.contains("◆ Which units of layer 1 does it reach?"))
    // Pixel 3 lies in the windows of units 1, 2 and 3.
    play.press("↓ → Space ↓ ↓ → → Space Enter")
    #expect(play.screen.contains("✓ You marked the right 9 cells."))
    // Centred on the pixel's own numbers: one off.
    play.press("→ Space ↓ → Space Enter")
    #expect(play.screen.contains("✗ You marked 4 cells."))
  }

  @Test func cellsAreTypedInPlainMode() throws {
    let lesson = try PlayableLesson(.init(parsing: Self.script), number: 7)
    let lines = ["", "?", "0-2", "0-9 0-9", "0-2 0-2", "", "0-4 0-4", "b", "q"]
    expectSnapshot(Transcript(of: PlainSession(lesson), lines).text, "plain-cells")
  }
}
