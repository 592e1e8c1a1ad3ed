import Expressions
import KindExamples
import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Figures

@Suite struct ShiftTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("shift", body).figure
  }

  private func measure(_ name: String, _ figure: any Figure, shift: Int) -> Number? {
    figure.measures(at: shift + 1).first { $0.name == name }?.value
  }

  private static let ring = """
    input:
      0 0 1 2 3 0 0 0 0 0 0 0
    kernel:
      1 0 -1
    padding: circular
    stride: 2
    """

  /// A capital R on empty ground, rolled by 5 without padding: 38 of 100 outputs differ.
  @Test func theSeamOfAGlyph() throws {
    let glyph = try figure("")
    #expect(measure("differing", glyph, shift: 5) == Number(38))
    #expect(measure("outputs", glyph, shift: 5) == Number(100))
    let caption = glyph.caption(at: glyph.rest(at: 6))
    #expect(caption.hasSuffix("38 of 100 outputs differ, in columns 0-4"))
    expectSnapshot(
      glyph.frame(at: glyph.rest(at: 6), in: .usual, .ascii).description, "shift-of-a-glyph")
  }

  @Test func onARingNothingDiffers() throws {
    let glyph = try figure("padding: circular")
    for shift in 0..<glyph.stepCount {
      #expect(measure("differing", glyph, shift: shift) == Number(0))
      #expect(measure("residual", glyph, shift: shift) == Number(0))
    }
  }

  /// A picture is looked at in half blocks, so only a row of numbers is edited.
  @Test func onlyARowIsEdited() throws {
    #expect(try figure("").grids.isEmpty)
    #expect(try figure(Self.ring).grids.map(\.name) == ["input"])
  }

  /// Stride 2 and an odd shift: no shift of the old output, until neighbours agree in pairs.
  @Test func pairsMakeAnOddShiftWhole() throws {
    var ring = try figure(Self.ring)
    #expect(measure("differing", ring, shift: 1) == Number(2))
    #expect(measure("largest", ring, shift: 1) == Number(3))
    for (column, value) in [(3, 1.0), (4, 3), (5, 3)] {
      let cell = CellAddress(grid: "input", row: 0, column: column)
      guard case .figure(let changed, _) = ring.changed(by: .edit(cell, value), at: 2) else {
        Issue.record("\(column) takes no number")
        return
      }
      ring = changed
    }
    #expect(measure("differing", ring, shift: 1) == Number(0))
    #expect(measure("largest", ring, shift: 1) == Number(3))
  }

  /// The four answers to an even and to an odd shift, and what is said to each.
  @Test func howFarTheOutputMoves() throws {
    let ring = try figure(Self.ring)
    let even = try #require(ring.question(before: 5, of: ["moves"])?.question)
    let odd = try #require(ring.question(before: 4, of: ["moves"])?.question)
    expectSnapshot(
      [even, odd].map { ($0.optionTexts ?? []).joined(separator: "\n") }
        .joined(separator: "\n\n"), "shift-moves")
  }

  @Test func usualMistakesAreNamed() throws {
    let glyph = try figure("")
    let question = try #require(glyph.question(before: 6, of: ["differing"])?.question)
    for wrong in [0, 100, 10] {
      let verdict = question.verdict(on: .number(Number(wrong), typed: ""))
      #expect(!verdict.isRight && verdict.isDiagnosed, "\(wrong)")
    }
    #expect(glyph.question(before: 1, of: ["differing", "moves"]) == nil)
  }

  @Test func largeKernelsAreRefused() {
    let row = "  " + Array(repeating: "1", count: 15).joined(separator: " ")
    #expect(
      KindExample.errors("shift", "kernel:\n\(row)") == ["kernel has a side over 14, the limit"])
  }

  /// A stride whose outputs leave no window to pool is refused in few words.
  @Test func whatDoesNotFitIsRefused() throws {
    let small = try figure("input:\n  1 2 3\nkernel:\n  1 -1\nstride: 2")
    guard case .refused(let reason) = small.changed(by: .setting(2, by: 1), at: 1) else {
      Issue.record("one output is pooled by twos")
      return
    }
    #expect(reason == "the window would be larger than the map")
  }
}
