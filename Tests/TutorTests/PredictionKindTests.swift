import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Predictions that are answered on the figure's own cells.
@Suite struct PredictionKindTests {
  private static func script(_ ask: String) -> String {
    """
    ---
    id: asked
    title: Asked
    minutes: 1
    ---
    # Asked

    ## One bright pixel

    ```figure kernel-slide id=impulse
    input:
      0 0 0 0
      0 0 1 0
      0 0 0 0
    kernel:
      1 2
      3 4
    predict: 1
    ask: \(ask)
    ```
    """
  }

  private func outcome(_ play: Play) -> String? {
    guard case .answered(let attempt) = play.kept.last else { return nil }
    return "\(attempt.question) \(attempt.answer) \(attempt.outcome)"
  }

  @Test func aMapIsFilledInCellByCell() throws {
    var play = try Play(script: Self.script("map"))
    expectSnapshot(play.frame.withRoles, "fill-asked")
    // The bright pixel at row 1, column 2 lies under weight 4 first, then 3, 2, 1.
    play.press("0 Enter 4 Enter 3 Enter 0 Enter 2 Enter")
    #expect(play.screen.contains("row 1, column 2"))
    play.press("1 Enter")
    #expect(play.screen.contains("✓ Every cell is right."))
    #expect(outcome(play) == "impulse/map 0 4 3/0 2 1 right")
  }

  @Test func theTurnedMapIsNamed() throws {
    var play = try Play(script: Self.script("map"))
    play.press("0 Enter 1 Enter 2 Enter 0 Enter 3 Enter 4 Enter")
    #expect(play.screen.contains("That flips the kernel, rotating it by 180°."))
  }

  @Test func aMapThatIsPartlyRightIsCounted() throws {
    var play = try Play(script: Self.script("map"))
    play.press("0 Enter 4 Enter 3 Enter 9 Enter 9 Enter 1 Enter")
    #expect(play.screen.contains("4 of 6 cells are right."))
  }

  @Test func aCellIsPointedAt() throws {
    var play = try Play(script: Self.script("largest"))
    #expect(play.screen.contains("Where will the output be largest?"))
    play.press("→ Enter")
    #expect(play.screen.contains("✓ You pointed at row 0, column 1."))
    #expect(outcome(play) == "impulse/largest 0,1 right")
    var clicked = try Play(script: Self.script("largest"))
    let mark = try #require(
      clicked.frame.marks.first {
        $0.target == .cell(CellAddress(grid: "output", row: 1, column: 0))
      })
    clicked.handle(.click(mark.rect.origin))
    #expect(clicked.screen.contains("✗ You pointed at row 1, column 0."))
    #expect(clicked.screen.contains("The output is smallest there"))
  }

  @Test func tabSkipsAndShows() throws {
    var play = try Play(script: Self.script("map"))
    play.press("Tab")
    #expect(outcome(play) == "impulse/map  skipped")
    #expect(!play.screen.contains("?  "))
  }
}
