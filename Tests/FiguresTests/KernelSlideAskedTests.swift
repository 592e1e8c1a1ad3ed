import Learning
import LessonScript
import TestSupport
import KindExamples
import Testing

@testable import Figures

/// The questions of a kernel slide, and its feedback.
@Suite struct KernelSlideAskedTests {
  private func slide(_ body: String) throws -> ScriptedFigure {
    try KindExample.scripted("kernel-slide", body)
  }

  private static let picture = """
    input:
      1 2 0 3 1
      0 1 2 2 0
      2 0 1 0 3
      1 3 0 2 1
      0 1 2 1 0
    kernel: sobel-y
    """

  /// Sides by the usual formula: (5 + 2p - (2d + 1)) / s + 1.
  @Test(
    arguments: [("", 3), ("stride: 2", 2), ("padding: 1", 5), ("dilation: 2", 1)]
      as [(String, Int)])
  func aSquareOutputIsAskedForItsSide(_ option: String, _ side: Int) throws {
    let slide = try self.slide("\(Self.picture)\n\(option)\nask: size")
    let question = slide.question(before: 1)
    #expect(question?.promptText == "How many columns will the output have?")
    guard case .number(let key) = question?.kind else { return }
    #expect(key.right.integer == side && slide.figure.stepCount == side * side)
    #expect(slide.question(before: 2) == nil, "the size is asked before the first step only")
    #expect(!slide.figure.showsStepCount(at: slide.figure.asking("size", at: 1)))
    #expect(slide.figure.showsStepCount(at: slide.figure.rest(at: 1)))
  }

  @Test func anOutputThatIsNoSquareIsAskedForItsCells() throws {
    let slide = try self.slide(
      "input:\n  1 2 0 3\n  0 1 2 2\nkernel:\n  1 2\nask: size")
    let question = slide.question(before: 1)
    #expect(question?.promptText == "How many cells will the output have?")
    guard case .number(let key) = question?.kind else { return }
    #expect(key.right.integer == 2 * 3)
    #expect(
      slide.figure.caption(at: slide.figure.asking("size", at: 1))
        == "input 2×4, kernel 1×2, stride 1: output ?×?")
  }

  /// 5 - 3 + 1 = 3 places, and with a stride of 2 floor(2 / 2) + 1 = 2.
  @Test func wrongSizesAreNamed() throws {
    func said(_ number: Int, _ options: String) throws -> String? {
      let slide = try self.slide("\(options)\nask: size")
      return slide.question(before: 1)?.verdict(on: .number(.init(number), typed: ""))
        .feedback.plainText
    }
    #expect(try said(2, Self.picture) == "That is off by one, n - k instead of n - k + 1: 5 - 3.")
    #expect(
      try said(3, "\(Self.picture)\nstride: 2")
        == "That ignores the stride (5 - 3 + 1), or assumes \"same\" padding (ceil(5 / 2)).")
    #expect(
      try said(4, "\(Self.picture)\npadding: 1")
        == "That is off by one, n - k instead of n - k + 1 (5 + 2×1 - 3), or counts the padding on one side only "
        + "(5 + 1 - 3 + 1).")
    let flat = "input:\n  1 2 0 3\n  0 1 2 2\nkernel:\n  1 2"
    #expect(try said(5, flat) == "That adds where it should multiply: 2 + 3.")
    #expect(
      try said(2, flat) == "That is off by one, n - k instead of n - k + 1.", "one row of two")
    #expect(try said(8, flat) == "That assumes \"same\" padding: 2 × 4.")
  }

  /// The map under sobel-y starts -2, -3, -3.
  @Test func aChangeIsSaidInNumbers() throws {
    let slide = try self.slide("\(Self.picture)\nask: change")
    #expect(slide.question(before: 1) == nil)
    #expect(slide.question(before: 2)?.promptText == "After -2, row 0, column 1 will be")
    #expect(
      slide.question(before: 2)?.optionTexts == [
        "  larger: -3 is smaller than -2, since the sign counts.",
        "✓ smaller: -3 is smaller than -2.", "  the same: -3 is smaller than -2.",
      ])
    #expect(
      slide.question(before: 3)?.optionTexts == [
        "  larger: both are -3.", "  smaller: both are -3.", "✓ the same: both are -3.",
      ])
    // From row to row likewise: 3 after -3.
    #expect(
      slide.question(before: 4)?.optionTexts?.last
        == "  the same: 3 is larger than -3, since the sign counts.")
  }

  @Test func theFirstThatAStepHasIsAsked() throws {
    let slide = try self.slide("\(Self.picture)\nask: largest, change, value")
    #expect((1...3).map { slide.question(before: $0)?.id } == ["largest", "change-2", "change-3"])
    #expect(
      KindExample.errors("kernel-slide", "\(Self.picture)\nask: size\npredict: 1, 2") == [
        "step 2 has nothing to predict; `size` is asked before step 1 only"
      ])
    #expect(
      KindExample.errors("kernel-slide", "\(Self.picture)\nask: sise") == [
        "ask is `sise`; did you mean `size`?"
      ])
  }
}
