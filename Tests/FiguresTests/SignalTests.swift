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

  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("signal", body).figure
  }

  private func measure(_ name: String, of figure: any Figure) -> Number? {
    figure.measures(at: 1).first { $0.name == name }?.value
  }

  /// Weights with decimals that no Double holds have a lag of exactly 0 and a sum of exactly 1.
  @Test func measuresAreExact() throws {
    let figure = try figure("weights: 0.8 0.4 -0.2\npath: 0 1")
    #expect(measure("lag", of: figure) == Number(0))
    #expect(measure("sum", of: figure) == Number(1))
    #expect(abs((measure("error", of: figure)?.double ?? 0) - 0.543) < 0.0005)
    #expect(measure("raw-error", of: figure)?.double == 0.5.squareRoot())
  }

  /// Smoothing a ship under way makes it worse, a parked one better.
  @Test func smoothingHelpsOnlyTheParkedShip() throws {
    for (path, readings, right) in [
      ("0 1", "0 1 2 4 3 5 6 8 7 9", "farther from the true path"),
      ("5", "5 6 4 5 7 5 3 5 4 6", "closer to it"),
    ] {
      let figure = try figure("readings: \(readings)\npath: \(path)")
      let question = try #require(figure.question(before: 1, of: ["error"])?.question)
      #expect(question.optionTexts?.first { $0.hasPrefix("✓") }?.hasPrefix("✓ " + right) == true)
    }
  }

  /// [1, 2, 3] and [0, 1, 0.5] commute in a convolution and do not in a cross-correlation.
  @Test func swappedLists() throws {
    let body = "readings: 1 2 3\nweights: 0 1 0.5\nfull: yes\nwhole: yes"
    for (flip, outputs, swapped) in [
      ("yes", "0.0, 1.0, 2.5, 4.0, 1.5", "0.0, 1.0, 2.5, 4.0, 1.5"),
      ("no", "0.5, 2.0, 3.5, 3.0, 0.0", "0.0, 3.0, 3.5, 2.0, 0.5"),
    ] {
      let figure = try figure(body + "\nflip: \(flip)")
      let caption = figure.caption(at: figure.rest(at: 1))
      #expect(caption.contains("all values \(outputs);"), "\(caption)")
      #expect(caption.hasSuffix("swapped: \(swapped)"), "\(caption)")
      let question = try #require(figure.question(before: 1, of: ["swap"])?.question)
      let right = outputs == swapped ? "✓ the same" : "✓ different"
      #expect(question.optionTexts?.contains { $0.hasPrefix(right) } == true)
    }
    let long = try figure("")
    guard case .refused(let reason) = long.changed(by: .action("x"), at: 1) else { return }
    #expect(reason == "10 readings; there can be 6 weights")
  }

  /// With a weight for the next reading there is no value at the last time.
  @Test func aheadOfTime() throws {
    let figure = try figure("weights: 0.25 0.5 0.25\nahead: 1")
    #expect(measure("lag", of: figure) == Number(0))
    #expect(figure.name(of: figure.stepCount) == "t = 8")
    #expect(
      KindExample.errors("signal", "weights: 1\nahead: 1") == ["ahead 1, expected 0"])
  }
}
