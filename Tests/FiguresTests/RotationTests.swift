import Expressions
import KindExamples
import LessonScript
import Testing
import TextScreen

@testable import Figures

@Suite struct RotationTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("rotation", body).figure
  }

  private func measure(_ name: String, _ figure: any Figure, step: Int = 1) -> Number? {
    figure.measures(at: step).first { $0.name == name }?.value
  }

  /// An upright step under Sobel-x, lying down after a quarter turn: nothing is left of 36.
  @Test func aRotatedStepIsNotSeen() throws {
    let step = try figure("")
    #expect(measure("upright", step) == Number(36) && measure("rotated", step) == Number(0))
    // Turned half round the sign is the other one.
    #expect(measure("residual", step) == Number(72))
    #expect(
      (1...4).map { measure("differing", step, step: $0) } == [0, 6, 6, 6].map { Number($0) })
    let caption = step.caption(at: step.rest(at: 2))
    #expect(caption.contains("g(x) 9 9 9 9 9 / 9 9 9 9 9 / 9 9 9 9 9 / 0 0 0 0 0 / 0 0 0 0 0"))
    #expect(caption.hasSuffix("f(g(x)) 0 0 0 / 0 0 0 / 0 0 0; 6 of 9 outputs differ"))
  }

  /// In four orientations the residual is zero, whatever the kernel.
  @Test func fourOrientationsFollow() throws {
    let four = try figure("kernels: four\nkernel:\n  1 2 3\n  4 5 6\n  7 8 10")
    #expect(measure("residual", four) == Number(0))
    #expect(four.caption(at: four.rest(at: 2)).hasSuffix("0 of 36 outputs differ"))
    let question = try #require(four.question(before: 2, of: ["follows"])?.question)
    #expect(question.optionTexts?.first?.hasPrefix("✓ it rotates along") == true)
  }

  /// A kernel that is its own rotation follows, and answers upright and flat edges alike.
  @Test func aLaplacianHasNoDirection() throws {
    let laplacian = try figure("kernel:\n  0 1 0\n  1 -4 1\n  0 1 0")
    #expect(measure("residual", laplacian) == Number(0))
    #expect(measure("distinct", laplacian) == Number(3))
    #expect(measure("upright", laplacian) == measure("rotated", laplacian))
  }

  @Test func nothingIsAskedBeforeTheFirstRotation() throws {
    #expect(try figure("").question(before: 1, of: ["follows", "differing"]) == nil)
  }

  /// What is not a square cannot be compared with its rotation.
  @Test func onlySquaresAreTaken() {
    #expect(
      KindExample.errors("rotation", "input:\n  1 2 3\n  4 5 6\nkernel:\n  1") == [
        "2 input rows, expected 3, as many as columns"
      ])
    #expect(
      KindExample.errors("rotation", "kernel:\n  1 2") == [
        "1 kernel row, expected 2, as many as columns"
      ])
  }
}
