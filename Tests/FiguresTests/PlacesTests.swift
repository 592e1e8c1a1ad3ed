import ConvolutionCore
import Learning
import Testing
import TextScreen

@testable import Figures

/// Where a figure marks the mistake behind a wrong prediction.
@Suite struct PlacesTests {
  /// Whatever mistake a prediction can be diagnosed with, some place of the picture shows it.
  @Test(arguments: KindTests.bodies) func everyMistakeHasAPlace(_ body: KindTests.Body) throws {
    let script = try body.scripted()
    let figure = script.figure
    for step in script.predictions.sorted() {
      guard let question = figure.question(before: step) else { continue }
      let frame = KindTests.frame(figure, figure.rest(at: step), KindTests.usual)
      let drawn = Set(frame.marks.map(\.target))
      for answer in Self.wrongAnswers(to: question) {
        let verdict = question.verdict(on: answer)
        for mistake in verdict.mistakes.compactMap(Misconception.init(rawValue:)) {
          let places = figure.places(of: mistake, in: answer, at: step)
          #expect(
            !drawn.isDisjoint(with: places),
            "step \(step), \(mistake.rawValue), \(answer): \(places)\n\(frame)")
        }
      }
    }
  }

  private static func wrongAnswers(to question: Question) -> [Answer] {
    let answers: [Answer] =
      switch question.kind {
      case .number(let key): key.models.map { .number($0.value, typed: "") }
      case .grid(let key): key.models.map { .grid($0.value) }
      case .cells(let key): key.models.map { .cells($0.value) }
      case .cell, .choice: []
      }
    return answers.filter { !question.verdict(on: $0).isRight }
  }
}
