import ConvolutionCore
import KindExamples
import Learning
import TestSupport
import Testing
import TextScreen

@testable import Figures

/// A digit that is scattered, and what two networks make of it.
@Suite struct PixelShuffleTests {
  private func figure() throws -> any Figure {
    try KindExample.scripted("pixel-shuffle", "").figure
  }

  /// The shades of a moment, pixel by pixel: at zoom 2 each is two columns of one row.
  private func shades(_ figure: any Figure, at moment: Moment) -> [Role] {
    let frame = figure.frame(at: moment)
    return (1...14).flatMap { row in (0..<14).map { frame[row, 2 * $0].role } }
  }

  /// The pixels that have changed places from one moment to another.
  private func changes(_ figure: any Figure, _ a: Moment, _ b: Moment) -> Int {
    zip(shades(figure, at: a), shades(figure, at: b)).count { $0 != $1 }
  }

  @Test func eachSwapMovesTwoPixelsAtMost() throws {
    let figure = try figure()
    #expect(figure.beats(in: 2) == 2 && figure.beats(in: 3) == 5)
    for beat in 1..<5 {
      let change = changes(
        figure, Moment(step: 3, beat: beat - 1), Moment(step: 3, beat: beat))
      #expect(change == 0 || change == 2)
    }
    #expect(changes(figure, figure.rest(at: 1), figure.rest(at: 7)) > 150)
  }

  /// Scattered pixels are the same pixels: going back brings the digit back.
  @Test func nothingIsLost() throws {
    let figure = try figure()
    let (first, last) = (figure.rest(at: 1), figure.rest(at: 7))
    func counts(_ roles: [Role]) -> [Role: Int] {
      roles.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    #expect(counts(shades(figure, at: first)) == counts(shades(figure, at: last)))
  }

  @Test func onlyOneOfThemNotices() throws {
    let figure = try figure()
    let dense = (1...7).compactMap { step in
      figure.measures(at: step).first { $0.name == "dense" }?.value
    }
    #expect(Set(dense.map(\.double)) == [97.85])
    let question = try #require(figure.question(before: 1, of: ["who"])?.question)
    #expect(question.optionTexts?.map { $0.hasPrefix("✓") } == [false, false, false, true])
    #expect(figure.question(before: 2, of: ["who"]) == nil)
  }
}
