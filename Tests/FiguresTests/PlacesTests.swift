import ConvolutionCore
import Learning
import Testing
import TextScreen

@testable import Figures

/// Where a figure marks the mistake behind a wrong prediction.
@Suite struct PlacesTests {
  /// Whatever mistake a prediction can be diagnosed with, some place of the picture shows it.
  @Test(arguments: KindTests.bodies + further) func everyMistakeHasAPlace(_ body: KindTests.Body)
    throws
  {
    let script = try body.scripted()
    let figure = script.figure
    for step in script.predictions.sorted() {
      guard let question = figure.question(before: step) else { continue }
      let frame = KindTests.frame(figure, figure.rest(at: step), KindTests.usual)
      let drawn = Set(frame.marks.map(\.target))
      for answer in Self.wrongAnswers(to: question) {
        let verdict = question.verdict(on: answer)
        for mistake in verdict.mistakes.compactMap(\.misconception) {
          let places = figure.places(of: mistake, in: answer, at: step)
          #expect(
            !drawn.isDisjoint(with: places),
            "step \(step), \(mistake.rawValue), \(answer): \(places)\n\(frame)")
        }
      }
    }
  }

  /// Values asked for in the forms that do not write every product out.
  private static let further = [
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
  ].enumerated().map {
    KindTests.Body(
      kind: "kernel-slide", number: 100 + $0.offset, text: $0.element + "\npredict: 1, 2")
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
