import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Lesson 05 played from key presses, with the screens that a person would see.
@Suite struct KernelSlideSessionTests {
  private func play(columns: Int = 80, rows: Int = 24) throws -> Play {
    var play = Play([try Shipped.lesson("watch-the-kernel-slide")], columns: columns, rows: rows)
    play.press("Enter")
    return play
  }

  @Test func theMenuOpensTheLesson() throws {
    var play = Play([try Shipped.lesson("watch-the-kernel-slide")])
    expectSnapshot(play.screen, "menu")
    play.press("Enter")
    expectSnapshot(play.screen, "lesson-05-first-page")
  }

  @Test func aPredictionIsAskedAnsweredAndExplained() throws {
    var play = try play()
    play.press("n")
    expectSnapshot(play.frame.withRoles, "prediction-asked")
    play.press("- 2")
    #expect(play.screen.contains("◆ What will row 0, column 0 be?  -2▏"))
    play.press("Enter")
    expectSnapshot(play.screen, "prediction-wrong")
    #expect(
      play.screen.contains(
        "✗ You said -2. That flips the kernel, rotating it by 180° (1 - 4 + 1), or"))
    play.press("→ - 1 Enter")
    #expect(play.screen.contains("✓ You said -1."))
    let answers = play.kept.compactMap { record -> String? in
      if case .answered(let attempt) = record {
        "\(attempt.question) \(attempt.answer) \(attempt.outcome)"
      } else {
        nil
      }
    }
    #expect(answers == ["nine/step-1 -2 wrong", "nine/step-2 -1 right"])
  }

  @Test func aPredictionLeftIsSkippedNotWrong() throws {
    var play = try play()
    play.press("n Tab")
    #expect(!play.screen.contains("✗"))
    #expect(play.screen.contains("sum   2"))
    guard case .answered(let attempt) = play.kept.last else {
      Issue.record("nothing was kept")
      return
    }
    #expect(attempt.outcome == .skipped)
    // Once settled it is not asked again.
    play.press("→ Tab ←")
    #expect(!play.screen.contains("◆"))
  }

  @Test func goingForwardAndBackShowsTheSameScreens() throws {
    var play = try play()
    play.press("n Tab → Tab → Tab")
    var screens: [String] = []
    for _ in 0..<6 {
      screens.append(play.screen)
      play.press("→")
    }
    for screen in screens.reversed() {
      play.press("←")
      #expect(play.screen == screen)
    }
  }

  @Test func playShowsTheBeatsAndStopsToAsk() throws {
    var play = try play()
    play.press("n Tab → Tab → Tab Space")
    #expect(play.screen.contains("1× ►"))
    #expect(play.session.deadline != nil)
    play.wait(ticks: 2)
    let early = play.screen
    play.wait(ticks: 4)
    #expect(play.screen != early)
    play.wait(ticks: 1_000)
    #expect(play.screen.contains("step 9 of 9"))
    #expect(play.session.deadline == nil, "at rest nothing wakes up")
    var asking = try self.play()
    asking.press("n Tab Space")
    asking.wait(ticks: 1_000)
    #expect(asking.screen.contains("step 2 of 9") && asking.screen.contains("asks ◆"))
    #expect(asking.session.deadline == nil)
  }

  @Test func editingRecomputesAtOnceAndIsUndone() throws {
    var play = try play()
    play.press("n Tab e 9 Enter Esc")
    #expect(play.screen.contains("9 × -1"))
    #expect(play.screen.contains("sum  -6"))
    play.press("u")
    #expect(play.screen.contains("sum   2"))
    play.press("e 1 0 0 0 Enter")
    #expect(play.screen.contains("expected a number from -999 to 999"))
  }

  @Test func settingsAreReachedByTabAndRefusedInWords() throws {
    var play = try play()
    play.press("n Tab Tab ↑")
    #expect(play.screen.contains("► stride 2"))
    #expect(play.screen.contains("output 2×2"))
    play.press("Tab Tab Tab ↑ ↑")
    #expect(play.screen.contains("kernel 3×3 does not fit input 5×5"))
    play.press("Esc ?")
    expectSnapshot(play.screen, "help")
  }

  @Test func aSettingTakesTypedDigits() throws {
    var play = try play()
    play.press("n Tab Tab 2")
    #expect(play.screen.contains("► stride 2▏") && play.screen.contains("output 3×3"))
    play.press("Enter")
    #expect(play.screen.contains("► stride 2") && play.screen.contains("output 2×2"))
    play.press("4 7 Backspace Enter")
    #expect(play.screen.contains("► stride 4"))
    play.press("9 Enter")
    #expect(play.screen.contains("stride cannot be 9; it is 4"))
    // What was typed and not given is gone.
    play.press("3 Tab")
    #expect(play.screen.contains("stride 4   ► padding 0"))
    // Only numbers are typed.
    play.press("5 Enter Tab 3")
    #expect(play.screen.contains("► padding mode zero") && !play.screen.contains("type"))
  }

  @Test func anOutputCellIsPickedByKeysAndByMouse() throws {
    var play = try play()
    play.press("n Tab o ↓ → Enter")
    #expect(play.screen.contains("step 5 of 9"))
    let mark = try #require(
      play.frame.marks.first {
        $0.target == .cell(CellAddress(grid: "output", row: 2, column: 2))
      })
    play.handle(.click(mark.rect.origin))
    #expect(play.screen.contains("step 9 of 9"))
  }

  @Test func theFlipTurnsEverySign() throws {
    var play = try play()
    play.press("n Tab")
    #expect(play.screen.contains("sum   2"))
    play.press("f")
    #expect(play.screen.contains("sobel-x, flipped") && play.screen.contains("sum  -2"))
  }

  @Test func everySizeShowsTheSameStep() throws {
    var play = try play()
    play.press("n Tab → Tab → Tab → →")
    expectSnapshot(play.screen, "step-5-80x24")
    play.resize(40, 12)
    expectSnapshot(play.screen, "step-5-40x12")
    play.resize(120, 40)
    expectSnapshot(play.screen, "step-5-120x40")
    play.resize(32, 10)
    #expect(play.screen.contains("40x12 needed, this is 32x10"))
    play.resize(80, 24)
    #expect(play.screen.contains("step 5 of 9"))
  }

  @Test func asciiSpellsEverything() throws {
    var play = Play(
      [try Shipped.lesson("watch-the-kernel-slide")], glyphs: .ascii)
    play.press("Enter n")
    #expect(play.screen.utf8.allSatisfy { $0 < 0x80 })
    expectSnapshot(play.screen, "prediction-asked-ascii")
  }

  @Test func reducedMotionShowsRestOnly() throws {
    var play = Play(
      [try Shipped.lesson("watch-the-kernel-slide")],
      options: SessionOptions(reducesMotion: true, asksPredictions: false))
    play.press("Enter n")
    #expect(play.screen.contains("sum   2"), "without predictions the first step is shown")
    play.press("Space")
    for _ in 0..<7 {
      play.wait(ticks: 1)
      #expect(play.screen.contains("sum"))
    }
  }

  /// What was scrolled on one page or step is not scrolled on another.
  @Test func scrollingStaysWhereItWasDone() throws {
    var play = try play(columns: 40, rows: 12)
    let start = play.screen
    play.press("↓ ↓ ↓")
    #expect(play.screen != start)
    play.press("n Esc p")
    #expect(play.screen == start)
    var wide = try self.play()
    wide.press("n Tab → Tab → Tab →")
    let sentence = "Row done. The window drops one row"
    #expect(wide.screen.contains(sentence))
    wide.press("↓ ↓ →")
    #expect(wide.screen.contains("The window has moved one column."), "\(wide.screen)")
    // The page's title is always there.
    #expect(wide.screen.contains("Nine products, one sum"))
  }

  /// A map that was filled in wrongly stays beside the right one, with what differs marked; while it
  /// is filled in the window is that of the cell.
  @Test func theWindowFollowsTheCellAndAWrongMapStays() throws {
    var play = try play()
    play.press("PgDn PgDn PgDn PgDn PgDn PgDn")
    #expect(play.screen.contains("row 0, col 0   0 × 1"))
    play.press("9 Enter 8 Enter 7 Enter 6 Enter")
    #expect(play.screen.contains("row 1, col 1   0 × 1"), "\(play.screen)")
    #expect(play.screen.contains("1 × 5") && !play.screen.contains("sum   5"))
    play.press("4 Enter 4 Enter 3 Enter 2 Enter 1 Enter")
    for text in ["your map", "6  [4]  4", "6  [5]  4", "8 of 9 cells are right"] {
      #expect(play.screen.contains(text), "\(play.screen)")
    }
  }

  /// `K` names the kernel, and nothing moves where the numbers are as wide.
  @Test func theKernelIsNamedAndNothingMoves() throws {
    var play = try play()
    play.press("n Tab")
    let start = play.screen.split(separator: "\n").first { $0.contains("kernel sobel-x") }
    play.press("K")
    let next = play.screen.split(separator: "\n").first { $0.contains("kernel sobel-y") }
    let labels = start.map { String($0).replacing("sobel-x", with: "sobel-y") }
    #expect(labels != nil && labels == next.map(String.init))
  }
}
