import ConvolutionCore
import Learning
import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Figures

/// Where a figure marks the mistake behind a wrong prediction.
@Suite struct PlacesTests {
  /// Whatever mistake a prediction can be diagnosed with, some part of the picture shows it.
  @Test(arguments: KindExample.asking) func everyMistakeHasAPlace(_ body: KindExample) throws {
    try expectPlaces(of: body.scripted())
  }

  /// Values asked for in the forms that do not write every product out.
  @Test(arguments: [
    """
    input:
      1 0 2 1
      0 2 0 5
      2 1 7 0
      ---
      3 1 0 0
      0 4 1 0
      6 0 1 8
    kernel:
      1 20
      3 40
    bias: 7
    """,
    """
    input:
      1 0 2 1 4 0 3
      0 2 0 5 0 1 6
      2 1 7 0 9 0 2
      3 1 0 0 1 5 0
      0 4 1 0 2 0 7
      6 0 1 8 0 3 1
    kernel:
      1 2 0 4 1
      0 3 1 0 2
      5 0 2 1 0
      1 4 0 6 1
      2 0 3 1 7
    bias: 100
    """,
  ]) func everyFormOfASlideShowsMistakes(_ body: String) throws {
    try expectPlaces(of: KindExample.scripted("kernel-slide", body + "\npredict: 1, 2"))
  }

  private func expectPlaces(of script: ScriptedFigure) throws {
    for asked in KindPrediction.all(of: script) {
      let frame = asked.figure.frame(at: asked.shown)
      let drawn = Set(frame.marks.map(\.target))
      for answer in Self.wrongAnswers(to: asked.question) {
        for case .known(let misconception, let evidence) in asked.question.verdict(on: answer)
          .mistakes
        {
          let places = asked.figure.places(of: misconception, evidence: evidence, at: asked.asking)
          #expect(
            !drawn.isDisjoint(with: places),
            "step \(asked.step), \(misconception.rawValue), \(answer): \(places)\n\(frame)")
        }
      }
    }
  }

  private static func wrongAnswers(to question: Question) -> [Answer] {
    let answers: [Answer] =
      switch question.kind {
      case .number(let key): key.models.map { .number($0.value, typed: "") }
      case .grid(let key): key.models.map { .grid($0.value) }
      // Cells marked wrongly are their own places.
      case .cells, .cell, .choice: []
      }
    return answers.filter { !question.verdict(on: $0).isRight }
  }
}
