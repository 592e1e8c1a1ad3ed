import ConvolutionCore
import Expressions
import KindExamples
import Learning
import Testing
import TextScreen

@testable import Figures

/// Bars for a hidden cell.
@Suite struct CellProbeTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("cell-probe", body).figure
  }

  private func pressed(_ key: Character, _ figure: any Figure) throws -> any Figure {
    guard case .figure(let changed, _) = figure.changed(by: .action(key), at: figure.stepCount)
    else { throw NotTaken() }
    return changed
  }

  private struct NotTaken: Error {}

  private func measure(_ name: String, _ figure: any Figure) -> Number? {
    figure.measures(at: figure.stepCount).first { $0.name == name }?.value
  }

  /// Every move is one more bar, and is looked at.
  @Test func movesAddBars() throws {
    let start = try figure("cell: 2 3 2\nbars:\n  3 3 0")
    let row = try #require(start.settings.firstIndex { $0.name == "row" })
    guard case .figure(let moved, let step) = start.changed(by: .setting(row, by: -1), at: 1) else {
      throw NotTaken()
    }
    #expect(moved.stepCount == 2 && step == 2)
    #expect(moved.name(of: 2) == "lying at row 2, column 3")
    let turned = try pressed("t", pressed("t", moved))
    #expect(turned.name(of: 4) == "upright at row 2, column 3")
    #expect(measure("ticks", turned) == Number(12) && measure("tries", turned) == Number(4))
    let cell = CellAddress(grid: "screen", row: 6, column: 0)
    guard case .figure(let picked, 5) = turned.changed(by: .pick(cell), at: 1) else {
      throw NotTaken()
    }
    #expect(picked.name(of: 5) == "upright at row 6, column 0")
    #expect(measure("ticks", picked) == Number(0))
  }

  @Test func theCellIsNamed() throws {
    let wrong = try pressed("s", figure("cell: 2 3 2\nbars:\n  2 3 0"))
    #expect(measure("named", wrong) == Number(0))
    #expect(wrong.caption(at: wrong.rest(at: 1)).hasSuffix("lying at row 2, column 3, not right"))
    let right = try pressed("s", pressed("t", pressed("t", wrong)))
    #expect(measure("named", right) == Number(1))
    #expect(right.caption(at: right.rest(at: 3)).contains("right, after 3 bars; the field is"))
    guard case .refused = right.changed(by: .action("s"), at: 3) else { throw NotTaken() }
  }

  /// The key x deals the same cells in the same order, from the seed.
  @Test func newCellsComeFromTheSeed() throws {
    func cells(_ body: String) throws -> [OrientedCell] {
      var figure = try figure(body)
      return try (0..<5).map { _ in
        figure = try pressed("x", figure)
        return try #require(figure.setup as? CellProbeSetup).cell
      }
    }
    #expect(try cells("seed: 3") == cells("seed: 3"))
    #expect(try cells("seed: 3").dropFirst() == cells("seed: 4").dropLast())
    #expect(Set(try cells("seed: 3")).count > 1)
  }

  @Test func theFieldIsHiddenUntilItIsKnown() throws {
    func plusses(_ figure: any Figure) -> Int {
      figure.frame(at: figure.rest(at: 1)).description.count { $0 == "+" }
    }
    let hidden = try figure("cell: 2 3 2\nbars:\n  6 0 0")
    #expect(plusses(hidden) == 0)
    #expect(plusses(try figure("cell: 2 3 2\nfield: yes\nbars:\n  6 0 0")) == 3)
    #expect(plusses(try figure("cell: 2 3 2\nanswer: 2 3 2\nbars:\n  6 0 0")) == 3)
  }

  @Test func badPositionsAreErrors() {
    #expect(
      KindExample.errors("cell-probe", "cell: 0 3 2\nbars:\n  3 3 4") == [
        "cell is `0 3 2`; expected a row and a column from 1 to 5 and turns from 0 to 3, such as `3 4 2`",
        "bars is `3 3 4`; expected a row and a column from 0 to 6 and turns from 0 to 3, such as `3 4 2`",
      ])
    #expect(
      KindExample.errors("cell-probe", "length: 4")
        == ["4 pixels of a bar, expected an odd number"])
    #expect(KindExample.errors("cell-probe", "cell: 1.5 2 3").count == 1)
    #expect(KindExample.errors("cell-probe", "answer: 1 2").count == 1)
  }

  /// A learner cannot show bars without end.
  @Test func barsHaveALimit() throws {
    var figure = try figure("cell: 2 3 2")
    for _ in 0..<CellProbeSetup.barLimit - 1 { figure = try pressed("t", figure) }
    guard case .refused(let reason) = figure.changed(by: .action("t"), at: 1) else {
      throw NotTaken()
    }
    #expect(reason.contains("enough bars"))
  }
}
