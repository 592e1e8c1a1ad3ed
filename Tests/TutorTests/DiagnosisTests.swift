import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Wrong numbers typed in whole sessions: what is said to them, and where the figure is marked.
@Suite struct DiagnosisTests {
  private func play(_ lesson: String, page: Int, keys: String) throws -> Play {
    var play = Play([try Shipped.lesson(lesson)])
    play.press("Enter")
    for _ in 1..<page { play.press("PgDn") }
    play.press(keys)
    return play
  }

  private func mistakes(_ play: Play) -> [String] {
    guard case .answered(let attempt) = play.kept.last else { return [] }
    return attempt.mistakes.map(\.name)
  }

  /// Of the marks of a part the text that the figure shows there, and whether it is underlined.
  private func marked(_ part: String, in play: Play) throws -> (text: String, isWrong: Bool) {
    let frame = play.frame
    let rect = try #require(frame.marks.last { $0.target == .part(part) }?.rect)
    let cells = frame.row(rect.row)[...].enumerated().filter {
      (rect.column..<rect.endColumn).contains($0.offset)
    }.map(\.element)
    return (
      String(cells.compactMap(\.glyph)), frame[rect.row, rect.column].role == .mistake
    )
  }

  @Test func theTurnedKernelIsNamedAndMarked() throws {
    let play = try play("watch-the-kernel-slide", page: 2, keys: "- 2 Enter")
    // On this picture the transposed kernel gives the same number: both are named.
    #expect(
      play.screen.contains("✗ You said -2. That flips the kernel, rotating it by 180° (1 - 4 + 1)"))
    #expect(play.screen.contains("swaps the kernel's rows and columns (-5 + 0 + 3)."))
    #expect(mistakes(play) == ["kernel-flipped", "kernel-transposed"])
    let label = try marked("kernel", in: play)
    #expect(label == ("kernel sobel-x", true))
    expectSnapshot(play.frame.withRoles, "diagnosis-kernel")
  }

  @Test func theWindowThatWasTakenIsMarked() throws {
    // Two places on, the window gives 3; the first one gives 2.
    let script = """
      ---
      id: shifted
      title: Shifted
      minutes: 1
      ---
      # Shifted

      ## Page

      ```figure kernel-slide
      input:
        1 2 3 9
        4 5 6 9
      kernel:
        1 0
        0 1
      predict: 1
      ```
      """
    var play = try Play(script: script)
    play.press("8 Enter")
    #expect(play.screen.contains("That shifts the window by one pixel: 2 + 6."))
    let frame = play.frame
    let wrong = frame.marks.compactMap { mark -> CellAddress? in
      guard case .cell(let cell) = mark.target, cell.grid == "input",
        case .tile(_, .mistaken) = frame[mark.rect.row, mark.rect.endColumn - 1].role
      else { return nil }
      return cell
    }
    #expect(Set(wrong.map(\.column)) == [1, 2] && wrong.count == 4)
  }

  @Test func theStrideIsMarkedInTheTable() throws {
    // Layer 2 sees 3 + 2·2 = 7; with its own stride in it, 9.
    let play = try play("receptive-fields", page: 6, keys: "→ 3 Enter → 9 Enter")
    #expect(play.screen.contains("✗ You said 9. That counts a layer's own stride in its field"))
    #expect(try marked("stride", in: play) == ("stride", true))
    expectSnapshot(play.screen, "diagnosis-field")
  }

  @Test func theSumIsMarkedUnderABar() throws {
    let play = try play("one-kernel-everywhere", page: 6, keys: "1 7 2 8 Enter")
    #expect(play.screen.contains("That omits the bias"))
    #expect(try marked("working", in: play).isWrong)
  }

  @Test func aNumberThatNoMistakeGivesIsNotGuessedAt() throws {
    let play = try play("watch-the-kernel-slide", page: 2, keys: "7 7 Enter")
    #expect(play.screen.contains("✗ You said 77. It is 2:") && play.screen.contains("(1×-1)+(2×0)"))
    #expect(mistakes(play).isEmpty)
    let layer = play.frame.withRoles.split(separator: "\n").dropFirst(24)
    let wrong = layer.filter { $0.contains("X") }
    #expect(wrong.count == 1, "the verdict alone, and no place in the figure")
  }

  @Test func aQuickCheckIsDiagnosedBeyondItsScript() throws {
    var play = try play("one-kernel-everywhere", page: 5, keys: "G →")
    while play.session.lesson?.page?.stop == .reading { play.press("→") }
    play.type("2400")
    play.press("Enter")
    #expect(play.screen.contains("Not yet. That omits the bias: 6 × 400."))
    #expect(mistakes(play) == ["bias-forgotten"])
    expectSnapshot(play.screen, "diagnosis-quiz")
    // The script's own words come first where it has some.
    play.type("150")
    play.press("Enter")
    #expect(play.screen.contains("Each filter spans all 16 channels"))
  }
}
