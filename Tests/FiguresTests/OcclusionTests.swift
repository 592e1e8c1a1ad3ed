import ConvolutionCore
import Expressions
import KindExamples
import Learning
import Testing
import TextScreen

@testable import Figures

/// A cover over scans, and what the network then says.
@Suite struct OcclusionTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("occlusion", body).figure
  }

  private func measures(_ figure: any Figure, at step: Int) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: figure.measures(at: step).map { ($0.name, $0.value.double) })
  }

  /// The corner with the tag costs half of all answers, the middle none.
  @Test func coversCost() throws {
    let middle = try figure("")
    #expect(middle.stepCount == 4)
    #expect(
      measures(middle, at: 2) == [
        "right": 100, "covered": 100, "cost": 0, "most": 50, "untagged": 50,
      ])
    #expect(measures(middle, at: 1)["cost"] == nil)
    let corner = CellAddress(grid: "patches", row: 0, column: 6)
    guard case .figure(let moved, let step) = middle.changed(by: .pick(corner), at: 1) else {
      Issue.record("not taken")
      return
    }
    #expect(step == 2 && measures(moved, at: 2)["cost"] == 50)
    // Both patches were covered by now, and both numbers stay.
    let cells = moved.frame(at: moved.rest(at: 2)).cells
    #expect(cells[corner] == "50")
    #expect(cells[CellAddress(grid: "patches", row: 3, column: 3)] == "100")
    #expect(cells.values.count { $0 == "·" } == 47)
    #expect(middle.frame(at: middle.rest(at: 3)).cells[corner] == "50")
  }

  @Test func questions() throws {
    let (middle, corner) = (try figure(""), try figure("cover: 0 6"))
    for (figure, right) in [(middle, "about as many"), (corner, "fewer")] {
      let options = figure.question(before: 2, of: ["fall"])?.question.optionTexts
      #expect(options?.contains { $0.hasPrefix("✓ \(right)") } == true)
    }
    guard case .cell(let key) = middle.question(before: 3, of: ["worst"])?.question.kind else {
      Issue.record("no cell is asked for")
      return
    }
    #expect(key.right == [Position(row: 0, column: 6)])
    let untagged = middle.question(before: 4, of: ["untagged"])?.question.optionTexts
    #expect(untagged?.last?.hasPrefix("✓ half") == true)
  }

  /// The faint tag can be found, but not by looking at all patches at once.
  @Test func aFaintTag() throws {
    let faint = try figure("tag: faint\nshow: cover")
    #expect(faint.stepCount == 2 && faint.question(before: 3, of: ["worst"]) == nil)
    let most = try #require(measures(faint, at: 2)["most"])
    #expect(most >= 5 && measures(faint, at: 2)["cost"].map { $0 < most } == true)
    let found = try figure("tag: faint\nshow: cover\ncover: 5 0")
    #expect(measures(found, at: 2)["cost"] == most)
  }

  @Test func refusals() {
    for cover in ["7 0", "1", "1.5 2"] {
      #expect(
        KindExample.errors("occlusion", "cover: \(cover)") == [
          "expected a row and a column from 0 to 6, such as `3 3`"
        ])
    }
  }
}
