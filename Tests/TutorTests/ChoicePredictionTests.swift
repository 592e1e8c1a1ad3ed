import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Larger or smaller, and how large the output: asked on the learner's line.
@Suite struct ChoicePredictionTests {
  static let script = """
    ---
    id: asked
    title: Asked
    minutes: 1
    ---
    # Asked

    ## A less regular picture

    ```figure kernel-slide id=irregular
    input:
      1 2 0 3 1
      0 1 2 2 0
      2 0 1 0 3
      1 3 0 2 1
      0 1 2 1 0
    kernel: sobel-x
    predict: 1, 2, 3
    ask: size, change
    ```
    """

  private func play(
    columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode, keys: String = ""
  ) throws -> Play {
    var play = try Play(script: Self.script, columns: columns, rows: rows, glyphs: glyphs)
    play.press(keys)
    return play
  }

  private func attempt(_ play: Play) -> String? {
    play.kept.compactMap { record -> String? in
      guard case .answered(let attempt) = record else { return nil }
      return "\(attempt.question) \(attempt.answer) \(attempt.outcome)"
    }.last
  }

  // MARK: The size

  @Test func theSizeIsNowhereUntilItIsSettled() throws {
    var play = try play()
    expectSnapshot(play.frame.withRoles, "size-asked")
    #expect(play.screen.contains("step 1 of ?") && play.screen.contains("output ?×?"))
    #expect(!play.screen.contains("output 3×3"))
    // Nor do the figure's own keys, its help and its cells tell it.
    play.press("Esc")
    #expect(!play.screen.contains("o output"))
    play.press("o")
    #expect(!play.screen.contains("output, row 0"))
    play.press("?")
    #expect(!play.screen.contains("go to an output cell"))
    play.press("? Enter 3 Enter")
    #expect(play.screen.contains("✓ You said 3."))
    #expect(play.screen.contains("output 3×3") && play.screen.contains("step 1 of 9"))
    #expect(attempt(play) == "irregular/size 3 right")
  }

  /// A stride set by hand asks for the size that it gives.
  @Test func aChangeByHandAsksAnew() throws {
    var play = try play(keys: "Esc Tab ↑")
    #expect(play.screen.contains("step 1 of ?") && play.screen.contains("asks ◆"))
    #expect(attempt(play) == nil)
    play.press("3 Enter")
    #expect(play.screen.contains("✗ You said 3."))
    #expect(play.screen.contains("output 2×2") && play.screen.contains("step 1 of 4"))
    #expect(attempt(play) == "irregular/size 3 wrong")
  }

  @Test func smallScreensAndASCIIAskIt() throws {
    var play = try play(columns: 40, rows: 12)
    expectSnapshot(play.screen, "size-asked-40x12")
    play.press("↓")
    #expect(play.screen.contains("↓ ") || play.screen.contains("↑ "), "the text scrolls")
    let ascii = try self.play(glyphs: .ascii)
    #expect(ascii.screen.contains("output ?x?"))
  }

  // MARK: Larger or smaller

  @Test func aDigitChoosesAndOnlyEnterAnswers() throws {
    var play = try play(keys: "Tab →")
    expectSnapshot(play.frame.withRoles, "change-asked")
    #expect(
      play.screen.contains(
        "◆ After 2, row 0, column 1 will be  [1] larger  [2] smaller  [3] the same"))
    play.press("2")
    #expect(play.screen.contains("[1] larger ►[2] smaller  [3] the same"))
    #expect(attempt(play) == "irregular/size  skipped")
    play.press("Enter")
    expectSnapshot(play.screen, "change-wrong")
    #expect(play.screen.contains("✗ You said smaller: 3 is larger than 2."))
    #expect(attempt(play) == "irregular/change-2 2 wrong")
    play.press("→ 2 Enter")
    #expect(play.screen.contains("✓ You said smaller: -1 is smaller than 3."))
    #expect(attempt(play) == "irregular/change-3 2 right")
  }

  /// The cell before is another one after an edit, and what was chosen is chosen no more.
  @Test func anEditAsksWithTheNewNumbers() throws {
    var play = try play(keys: "Tab → 1 Esc e 9 Enter Esc")
    #expect(play.screen.contains("◆ After -6, row 0, column 1 will be  [1] larger  [2] smaller"))
    play.press("1 Enter")
    #expect(play.screen.contains("✓ You said larger: 3 is larger than -6."))
    // Taken back, what was settled stays settled, silently.
    play.press("u")
    #expect(!play.screen.contains("◆") && !play.screen.contains("You said"))
  }

  @Test func arrowsChooseAndStopAtTheEnds() throws {
    for (next, previous) in [("↓", "↑"), ("→", "←")] {
      var play = try play(keys: "Tab → ↓")
      #expect(play.screen.contains("►[1] larger"))
      for _ in 0..<4 { play.press(next) }
      #expect(play.screen.contains("►[3] the same"))
      for _ in 0..<2 { play.press(previous) }
      #expect(play.screen.contains("►[1] larger"))
      play.press(previous)
      #expect(play.screen.contains("►[1] larger"), "at the first option it stays")
    }
    // From below the last option is the nearest.
    #expect(try self.play(keys: "Tab → ↑").screen.contains("►[3] the same"))
    // With nothing chosen, on shows the result, as in an empty field.
    var on = try self.play(keys: "Tab → →")
    #expect(!on.screen.contains("◆") && attempt(on) == "irregular/change-2  skipped")
    on.press("←")
    #expect(on.screen.contains("step 1 of 9"))
    // With nothing chosen, back is back.
    var back = try self.play(keys: "Tab → ←")
    #expect(back.screen.contains("step 1 of 9"))
    back.press("→")
    #expect(back.screen.contains("asks ◆"))
  }

  @Test func nothingChosenIsNoAnswer() throws {
    var play = try play(keys: "Tab → Enter")
    #expect(play.screen.contains("choose with 1 to 3 first, or Tab to see it"))
    #expect(play.screen.contains("[1] larger"), "the question stays beside the message")
    play.press("9")
    play.press("Space")
    #expect(play.screen.contains("a digit chooses, Enter answers, Tab skips"))
    #expect(attempt(play) == "irregular/size  skipped")
    // No field is open, so letters are commands.
    play.press("q")
    #expect(play.screen.contains("convtutor"))
  }

  @Test func anOptionIsClickedAndThenAnswered() throws {
    var play = try play(keys: "Tab →")
    let mark = try #require(play.frame.marks.last { $0.target == .option(0) })
    play.handle(.click(mark.rect.origin))
    #expect(play.screen.contains("►[1] larger") && play.screen.contains("asks ◆"))
    play.press("Enter")
    #expect(play.screen.contains("✓ You said larger: 3 is larger than 2."))
  }

  @Test func optionsAreSeenWholeOnSmallScreens() throws {
    var play = try play(columns: 40, rows: 12, keys: "Tab → 3")
    expectSnapshot(play.screen, "change-asked-40x12")
    #expect(play.screen.contains("[1] larger  [2] smaller ►[3] the same"))
    play.press("Enter")
    #expect(play.screen.contains("✗ You said the same: 3 is larger"))
  }

  @Test func asciiMarksTheChoice() throws {
    let play = try play(glyphs: .ascii, keys: "Tab → 1")
    #expect(play.screen.contains("? After 2, row 0, column 1 will be >[1] larger  [2] smaller"))
    #expect(play.screen.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func aNumberFurtherFromZeroIsNotLarger() throws {
    let script = Self.script.replacing("sobel-x", with: "sobel-y")
    var play = try Play(script: script)
    play.press("Tab → 1 Enter")
    #expect(
      play.screen.contains("✗ You said larger: -3 is smaller than -2, since the sign counts."))
    play.press("→ 1 Enter")
    #expect(play.screen.contains("✗ You said larger: both are -3."))
  }

  /// A jump past an open question is a skip; the questions jumped over are not asked afterwards,
  /// for the later steps have shown their values.
  @Test func whatWasJumpedOverIsNotAskedAgain() throws {
    var play = try play(keys: "Esc G")
    #expect(play.screen.contains("step 9 of 9"))
    #expect(attempt(play) == "irregular/size  skipped")
    play.press("g")
    #expect(play.screen.contains("output 3×3") && !play.screen.contains("◆"))
    play.press("→")
    #expect(!play.screen.contains("◆"))
    // Started over, everything is asked again.
    play.press("r")
    #expect(play.screen.contains("output ?×?"))
  }

  @Test func linesAskAndAnswerLikewise() throws {
    let lesson = try PlayableLesson(.init(parsing: Self.script), number: 7)
    let lines = ["three", "3", "", "4", "1", "", "", "q"]
    expectSnapshot(Transcript(of: PlainSession(lesson), lines).text, "plain-size-and-change")
  }
}
