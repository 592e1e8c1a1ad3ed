import ConvolutionCore
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// Changes to a receptive field by hand.
@Suite struct ReceptiveFieldByHandTests {
  private typealias Fields = ReceptiveFieldTests

  /// The figure and step after an input; fails unless it changes picture and words.
  private func after(
    _ input: Input, _ figure: any Figure, at step: Int
  ) throws -> (figure: any Figure, step: Int) {
    guard case .figure(let changed, let wanted) = figure.changed(by: input, at: step) else {
      Issue.record("\(input) changes nothing")
      return (figure, step)
    }
    let to = wanted ?? step
    #expect(changed.caption(at: changed.rest(at: to)) != figure.caption(at: figure.rest(at: step)))
    #expect(
      changed.frame(at: changed.rest(at: to))
        != figure.frame(at: figure.rest(at: step)))
    return (changed, to)
  }

  private func refusal(_ input: Input, _ figure: any Figure, at step: Int) -> String? {
    if case .refused(let reason) = figure.changed(by: input, at: step) { reason } else { nil }
  }

  @Test func layersComeAndGo() throws {
    let figure = try Fields.figure("input: 9\nlayers:\n  conv(3)\n  conv(3)")
    let grown = try after(.action("a"), figure, at: 3)
    #expect(grown.step == 4)
    #expect(grown.figure.caption(at: grown.figure.rest(at: 4)).contains("field 5 + (3-1)×1 = 7."))
    let back = try after(.action("x"), grown.figure, at: 4)
    #expect(back.step == 3)
    #expect(back.figure.stepCount == figure.stepCount)
    let one = try after(.action("x"), back.figure, at: 3)
    #expect(refusal(.action("x"), one.figure, at: 2) == "a chain needs at least one layer")
  }

  @Test func whatDoesNotFitIsRefusedOnOneLine() throws {
    let figure = try Fields.figure(Fields.growth)
    #expect(
      refusal(.action("a"), figure, at: 4)
        == "layer 4: 3×3 does not fit on 1×1; enlarge the input")
    #expect(
      refusal(.setting(2, by: 1), figure, at: 4)
        == "layer 3: 3×3 with dilation 2 does not fit on 3×3; enlarge the input")
    #expect(refusal(.setting(1, by: -1), figure, at: 4) == "stride is at its limit (1)")
    let roomy = try after(.setting(3, by: 1), figure, at: 4)
    #expect(roomy.figure.settings[3].value == "8")
    #expect(refusal(.action("a"), roomy.figure, at: 4) != nil)
  }

  @Test func settingsAreTheLastLayers() throws {
    let figure = try Fields.figure("input: 30\nlayers:\n  conv(3, stride: 2)\n  conv(3)")
    #expect(figure.settings.map(\.name) == ["kernel", "stride", "dilation", "input"])
    #expect(figure.settings.map(\.value) == ["3", "1", "1", "30"])
    func words(_ input: Input) throws -> String {
      let changed = try after(input, figure, at: 2)
      #expect(changed.step == 3)
      return changed.figure.caption(at: changed.figure.rest(at: 3))
    }
    #expect(try words(.setting(0, by: 1)).contains("field 3 + (4-1)×2 = 9."))
    #expect(try words(.setting(1, by: 1)).contains("jump 4, field 3 + (3-1)×2 = 7."))
    #expect(try words(.setting(2, by: 1)).contains("field 3 + (3-1)×2×2 = 11."))
    #expect(figure.changed(by: .setting(9, by: 1), at: 1) == nil)
  }

  /// Pools have no dilation, and their last window may overhang the end.
  @Test func poolsAreSetAsPools() throws {
    let figure = try Fields.figure("input: 7\nlayers:\n  pool(2, ceil: 1)")
    #expect(figure.settings.map(\.name) == ["kernel", "stride", "input"])
    #expect(
      figure.caption(at: figure.rest(at: 2)).hasPrefix(
        "Layer 1: pool 2×2, stride 2, rounded up; output 4×4, jump 2, field 1 + (2-1)×1 = 2."))
    let larger = try after(.setting(0, by: 1), figure, at: 2).figure
    #expect(larger.caption(at: larger.rest(at: 2)).contains("pool 3×3, stride 2, rounded up"))
  }

  @Test func aChainHasItsLimits() throws {
    let lines = Array(repeating: "\n  conv(1)", count: 32).joined()
    let figure = try Fields.figure("layers:" + lines)
    #expect(refusal(.action("a"), figure, at: 33) == "32 layers is the limit")
    #expect(refusal(.setting(0, by: -1), figure, at: 33) == "kernel is at its limit (1)")
    #expect(refusal(.setting(2, by: -1), figure, at: 33) == "dilation is at its limit (1)")
  }

  @Test func theConeIsReversed() throws {
    let figure = try Fields.figure(Fields.growth)
    let turned = try after(.action("c"), figure, at: 4)
    #expect(turned.step == 4)
    #expect(turned.figure.actions(at: 4).first?.picksFrom == "input")
    #expect(turned.figure.actions(at: 4).first?.help == "follow another pixel")
    let corner = try after(
      .pick(CellAddress(grid: "input", row: 0, column: 0)), turned.figure, at: 4)
    #expect(
      corner.figure.caption(at: corner.figure.rest(at: 4)).contains(
        "row 0, column 0 reaches 1 of 25 units of layer 1, 1 of 9"))
    let back = try after(.action("c"), corner.figure, at: 4)
    #expect(
      back.figure.frame(at: back.figure.rest(at: 4))
        == figure.frame(at: figure.rest(at: 4)))
  }

  @Test func unitsArePickedInTheirOwnStep() throws {
    let figure = try Fields.figure(Fields.growth)
    #expect(figure.actions(at: 3).first?.picksFrom == "layer 2")
    let cell = CellAddress(grid: "layer 2", row: 2, column: 0)
    let picked = try after(.pick(cell), figure, at: 4)
    #expect(picked.step == 3)
    #expect(
      picked.figure.caption(at: picked.figure.rest(at: 3)).contains(
        "row 2, column 0 sees rows 2-6, columns 0-4"))
    guard case .step(3) = picked.figure.changed(by: .pick(cell), at: 4) else {
      Issue.record("picking the same unit again goes to its step")
      return
    }
    // Another chain has other units: the choice is forgotten.
    let other = try after(.setting(0, by: -1), picked.figure, at: 3)
    #expect(other.figure.caption(at: other.figure.rest(at: 3)).contains("row 0, column 1 sees"))
    #expect(
      figure.changed(by: .pick(CellAddress(grid: "layer 9", row: 0, column: 0)), at: 1) == nil)
  }

  @Test func pathCountsReplaceWhatIsLit() throws {
    let figure = try Fields.figure(Fields.growth)
    let weighed = try after(.action("w"), figure, at: 4)
    let frame = weighed.figure.frame(at: weighed.figure.rest(at: 4))
    // 1 3 6 7 6 3 1 down times across: an eighth of the largest, 49, is a step of brightness.
    let rows = (2...8).map { row in
      String(stride(from: 0, through: 12, by: 2).compactMap { frame[row, $0].glyph })
    }
    #expect(rows == ["░░░░░░░", "░░▒▒▒░░", "░▒▓█▓▒░", "░▒███▒░", "░▒▓█▓▒░", "░░▒▒▒░░", "░░░░░░░"])
    #expect(frame.description.contains("middle 3 of 7"))
    #expect(frame.description.contains("columns: 70.4%"))
  }

  @Test func keysAreNoneOfTheTutors() throws {
    let taken = Set("lhgGnprRjkHAeumqQ0123456789-+=[]? ")
    for action in try Fields.figure(Fields.growth).actions(at: 1) {
      #expect(!taken.contains(action.key))
      // The help page has so many columns for what a key does.
      #expect(action.help.count <= 23)
    }
  }
}
