import ConvolutionCore
import Expressions
import KindExamples
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// The gradient microscope.
@Suite struct GradientFigureTests {
  private func figure(_ more: String = "") throws -> any Figure {
    let body = try #require(KindExample.plain.first { $0.kind == "gradient" }).body
    return try KindExample.scripted("gradient", body + more).figure
  }

  @Test func byTheInputTheKernelIsFlipped() throws {
    let figure = try figure("\nby: input")
    #expect(figure.stepCount == 16)
    let caption = figure.caption(at: figure.rest(at: 6))
    #expect(
      caption.contains(
        "slope by row 1, column 1 of the input: (-4×0)+(5×3)+(5×-2)+(-7×1) = -2"), "\(caption)")
    let moment = figure.rest(at: 6)
    expectSnapshot(figure.frame(at: moment).withRoles, "gradient-by-input")
  }

  @Test func aStepDownLowersTheLoss() throws {
    var figure: any Figure = try KindExample.scripted("gradient", "").figure
    var losses: [Double] = []
    for _ in 0..<20 {
      losses.append(try #require(figure.measures(at: 1).first { $0.name == "loss" }).value.double)
      guard case .figure(let next, _) = figure.changed(by: .action("d"), at: 1) else { break }
      figure = next
    }
    #expect(losses.count == 20 && zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
  }

  /// Steps that overshoot are refused before a weight grows out of its cell.
  @Test func overshootingEnds() throws {
    var figure = try figure()
    for _ in 0..<50 {
      guard case .figure(let next, _) = figure.changed(by: .action("d"), at: 1) else { break }
      figure = next
    }
    guard case .refused(let reason) = figure.changed(by: .action("d"), at: 1) else {
      Issue.record("it goes on")
      return
    }
    #expect(reason.contains("lower rate"))
  }

  @Test func aTargetOfAnotherSizeIsRefused() throws {
    #expect(throws: (any Error).self) {
      try KindExample.scripted("gradient", "target:\n  1 2\n  3 4")
    }
  }
}
