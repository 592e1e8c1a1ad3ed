import ConvolutionCore
import Expressions
import KindExamples
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// Pictures and maps whose numbers are known.
@Suite struct PictureTests {
  private func figure(_ body: String) throws -> PictureFigure {
    try #require(try KindExample.scripted("picture", body).figure as? PictureFigure)
  }

  private func measure(_ name: String, _ figure: any Figure, at step: Int = 2) -> Number? {
    figure.measures(at: step).first { $0.name == name }?.value
  }

  private let step = "picture:\n" + String(repeating: "  0 0 9 9 9\n", count: 5)

  /// Sobel-x finds the one edge, in both columns that cross it; Sobel-y finds nothing.
  @Test func aStepUnderBothKernels() throws {
    let figure = try figure(step + "bank: sobel-x, sobel-y")
    #expect(
      figure.stages.map { $0.map.rows() }
        == [Array(repeating: [36, 36, 0], count: 3), Array(repeating: [0, 0, 0], count: 3)])
    #expect(measure("zeros", figure) == 3)
    #expect(measure("zeros", figure, at: 3) == 9)
    #expect(measure("largest", figure) == 36)
  }

  @Test func twoTapsSeeOneColumn() throws {
    let body = """
      picture:
        0 0 5 5 5
        0 0 5 5 5
        9 9 9 1 1
      kernel: difference-x
      """
    #expect(
      try figure(body).stages[0].map.rows() == [[0, 5, 0, 0], [0, 5, 0, 0], [0, 0, -8, 0]])
  }

  @Test func aColumnThenARowIsSobel() throws {
    let body = "kernel:\n  1\n  2\n  1\nthen:\n  -1 0 1"
    let chain = try figure(body)
    #expect(chain.stages[2].kernel == Kernels.all[0].kernel)
    #expect(measure("differences", chain, at: 4) == 0)
    // A ReLU between them is no kernel's work any more.
    let broken = try figure(body.replacing("1\nthen", with: "-1\nthen") + "\nrelu: yes")
    #expect(try #require(measure("differences", broken, at: 4)?.integer) > 0)
  }

  /// The weights that the checkerboard asks for, in the words of a goal.
  @Test func measuresOfAKernelForTheCheckerboard() throws {
    let body = "picture: checkerboard\nsize: 8\nfixed: yes\nkernel:\n  2 -2 2\n  -2 0 -2\n  2 -2 2"
    let figure = try figure(body)
    #expect(
      ["weakest", "strongest", "sum", "lightest", "heaviest", "outputs"].map { measure($0, figure) }
        == [8, 8, 0, -2, 2, 36])
    #expect(measure("weakest", try self.figure("picture: checkerboard")) == 0)
  }

  @Test func magnitudesHaveNoSign() throws {
    let figure = try figure("magnitude: yes\nbank: sobel-x, sobel-y")
    #expect(measure("smallest", figure) == 0)
    #expect(figure.name(of: 2) == "|sobel-x|")
    guard case .figure(let signed, _) = figure.changed(by: .action("a"), at: 2) else {
      Issue.record("signs do not come back")
      return
    }
    #expect(measure("smallest", signed) == -32)
  }

  @Test func anEditShowsItsMap() throws {
    let figure = try figure("picture: step\nkernel: sobel-y")
    let cell = CellAddress(grid: "kernel", row: 1, column: 2)
    guard case .figure(let changed, let step) = figure.changed(by: .edit(cell, 5), at: 1) else {
      Issue.record("the kernel takes no number")
      return
    }
    #expect(step == 2)
    #expect(measure("largest", changed) == 45)
  }

  @Test func largePicturesHaveNoNumbers() throws {
    let house = try figure("")
    guard case .refused(let reason) = house.changed(by: .action("v"), at: 1) else {
      Issue.record("24×24 numbers are shown")
      return
    }
    #expect(reason == "numbers are for pictures of at most 12×12")
    let small = try figure(step + "numbers: yes")
    #expect(small.frame(at: small.rest(at: 2)).description.contains("36"))
    expectSnapshot(small.frame(at: small.rest(at: 2)).withRoles, "picture-numbers")
  }

  /// The map grows from the top, and a bar marks the rows that its last row was made from.
  @Test func aMapGrowsRowByRow() throws {
    let figure = try figure("picture: step\nsize: 6")
    #expect(figure.beats(in: 1) == 1 && figure.beats(in: 2) == 5)
    expectSnapshot(
      figure.frame(at: Moment(step: 2, beat: 2)).withRoles, "picture-growing")
  }

  // MARK: The learner's own

  @Test func aPictureOfOnesOwnTakesThePlaceOfAny() throws {
    let own = try Tensor(shape: Shape(channels: 3, rows: 60, columns: 120), repeating: 200)
    let figure = try #require(try figure("kernel: sobel-x").showing(own))
    #expect(figure.picture.shape == (try Shape(channels: 3, rows: 18, columns: 36)))
    #expect(measure("zeros", figure) == measure("outputs", figure))
    #expect(figure.settings.contains { $0.name == "reads" })
    #expect(figure.caption(at: figure.rest(at: 1)).hasPrefix("your picture 18×36"))
    let two = try #require(try self.figure("bank: sobel-x, sobel-y").showing(own))
    #expect(two.picture.shape.columns == 24)
  }

  /// A script keeps its questions, and leaves out sentences about a picture that is not shown.
  @Test func sentencesGoWithTheirPicture() throws {
    let script = try KindExample.scripted("picture", "predict: 2\nsay:\n  2: The left wall.")
    let own = try Tensor(shape: Shape(channels: 1, rows: 30, columns: 30), repeating: 255)
    let shown = script.showing(own)
    #expect(shown.sentences.isEmpty && shown.predictions == [2])
    #expect(shown.figure.caption(at: shown.figure.rest(at: 1)).contains("24×24"))
    #expect(script.showing(nil).sentences.count == 1)
    let fixed = try KindExample.scripted("picture", "fixed: yes\nsay:\n  2: The left wall.")
    #expect(fixed.showing(own).sentences.count == 1)
    #expect(try KindExample.scripted("growth", "").showing(own).figure is GrowthFigure)
  }

  @Test func fixedPicturesStay() throws {
    let own = try Tensor(shape: Shape(channels: 1, rows: 9, columns: 9), repeating: 1)
    #expect(try figure("fixed: yes").showing(own) == nil)
    #expect(try figure("fixed: yes").settings.map(\.name) == ["padding", "relu", "kernel"])
    // A kernel that does not fit leaves the lesson's picture.
    let tiny = try Tensor(shape: Shape(channels: 1, rows: 1, columns: 1))
    #expect(try figure("").showing(tiny) == nil)
  }

  // MARK: Words

  @Test func whatIsAskedOfACheckerboard() throws {
    let figure = try figure("picture: checkerboard\nsize: 8")
    let question = try #require(figure.question(before: 2, of: ["response"])?.question)
    #expect(
      question.optionTexts == [
        "✓ nowhere: all of it is zero: every sum comes to zero, so the map is flat.",
        "  in some places: every sum comes to zero, so the map is flat.",
        "  everywhere: every sum comes to zero, so the map is flat.",
      ])
  }

  @Test func whatDoesNotFitIsLocated() {
    #expect(
      KindExample.errors("picture", "picture: step\nsize: 3\nkernel: gaussian-5").count == 1)
    #expect(
      KindExample.errors("picture", "kernel: sobel-x\nbank: sobel-y") == [
        "give either `kernel:` or `bank:`, not both"
      ])
    #expect(
      KindExample.errors("picture", "picture: hous") == ["picture is `hous`; did you mean `house`?"]
    )
    #expect(
      KindExample.errors("picture", "kernel:\n  1 2\n  ---\n  3 4") == [
        "kernel has 2 grids; expected one"
      ])
  }
}
