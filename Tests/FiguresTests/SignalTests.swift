import Expressions
import KindExamples
import Learning
import Testing

@testable import Figures

/// The numbers of a noisy spaceship: readings 0 1 2 4 3 5 6 8 7 9 under weights 0.5, 0.3, 0.2.
@Suite struct SignalTests {
  private func ship() throws -> any Figure { try KindExample.scripted("signal", "").figure }

  @Test func theSmoothedReadings() throws {
    let figure = try ship()
    let values = (1...figure.stepCount).map { step in
      figure.caption(at: figure.rest(at: step)).split(separator: ";")[0].split(separator: " ").last
    }
    #expect(
      values == ["1.3", "2.8", "3.1", "4.2", "5.1", "6.8", "7.1", "8.2"])
  }

  /// A moving ship lags by the mean age, 0·0.5 + 1·0.3 + 2·0.2, and √(0.25 + 0.09 + 0.04) of the
  /// noise is left.
  @Test func lagAndNoise() throws {
    let measures = try ship().measures(at: 1)
    #expect(measures.first { $0.name == "lag" }?.value == Number(0.7))
    let noise = measures.first { $0.name == "noise" }?.value.double ?? 0
    #expect(abs(noise - 0.38.squareRoot()) < 1e-12)
  }

  /// A signal has readings and weights, not pixels and a kernel: mistakes are said in its words.
  @Test func mistakesAreSaidInWordsOfTheSignal() throws {
    let question = try #require(try ship().question(before: 2, of: ["value"])?.question)
    guard case .number(let key) = question.kind else { return }
    let reversed = try #require(key.models.first { $0.misconception == .kernelNotFlipped })
    let verdict = question.verdict(on: .number(reversed.value, typed: ""))
    #expect(verdict.feedback.plainText.contains("does not reverse the weights"))
  }
}
