import ConvolutionCore
import KindExamples
import Learning
import Testing
import TextScreen

@testable import Figures

/// Kernels from four sources: their steps, the work behind them, and who does best.
@Suite struct KernelsLearnedTests {
  private func figure(_ body: String) throws -> any Figure {
    try KindExample.scripted("kernels-learned", body).figure
  }

  /// The rounds are the core's, each done when its step is shown, and once.
  @Test func roundsAreWorkedOut() throws {
    var figure = try figure("sources: k-means\nrounds: yes\nseed: 3")
    #expect(figure.stepCount == 21 && figure.name(of: 4) == "round 3 of 20")
    #expect(!figure.hasWork(for: 1) && figure.hasWork(for: 4))
    #expect(figure.frame(at: figure.rest(at: 4)).description.contains("·"), "not known yet")
    figure.finishShortWork(for: 4)
    #expect(!figure.hasWork(for: 4) && !figure.hasWork(for: 2) && figure.hasWork(for: 5))
    var groups = try KernelStudy.drawn().groups(seed: 3)
    for _ in 0..<3 { groups.finishRound() }
    let distance = try #require(groups.distance)
    let found = figure.measures(at: 4).first { $0.name == "distance" }?.value.double
    #expect(found == distance.rounded())
    #expect(figure.measures(at: 1).map(\.name) == ["round"])
    let before = figure.frame(at: figure.rest(at: 2))
    figure.finishShortWork(for: 5)
    #expect(figure.frame(at: figure.rest(at: 2)) == before)
  }

  /// Labels take part in the last step only; one source alone is not compared.
  @Test func stepsOfSources() throws {
    let four = try figure("seed: 2")
    #expect(four.stepCount == 2 && four.question(before: 2, of: ["rank"]) != nil)
    #expect(four.question(before: 1, of: ["rank", "shapes"]) == nil)
    #expect(four.hasShortWork(for: 1))
    let two = try figure("sources: random, learned")
    #expect(two.stepCount == 2 && two.question(before: 2, of: ["rank"]) == nil)
    #expect(!two.hasWork(for: 1) && two.hasWork(for: 2) && !two.hasShortWork(for: 2))
    #expect(try figure("sources: designed").stepCount == 1)
    #expect(
      KindExample.errors("kernels-learned", "sources: random, random") == [
        "a source is given twice; expected each once"
      ])
  }

  /// The order that the study found, and what each wrong one overlooks.
  @Test func theOrder() throws {
    let question = try #require(try figure("").question(before: 2, of: ["rank"])?.question)
    let right = try #require(question.optionTexts?.filter { $0.hasPrefix("✓") })
    #expect(right.count == 1 && right[0].hasPrefix("✓ K L R D: Centroids"))
    let means = [KernelSource.kMeans, .learned, .random, .designed].map(KernelStudy.mean)
    #expect(means == means.sorted(by: >))
  }

  /// Trained here, a network begins where its kernels were drawn, and only learned ones move.
  @Test func networksAreTrained() throws {
    var figure = try KernelsLearnedFigure(
      .init(sources: [.random, .learned], hasRounds: false, seed: 2))
    let moment = figure.rest(at: 2)
    let start = figure.kernels(of: .learned, at: moment)
    #expect(start == figure.kernels(of: .random, at: moment))
    #expect(figure.caption(at: moment).contains("random 76.7 % on average, 72.8 to 80.3"))
    for _ in 0..<24 { figure.work(for: 2) }
    #expect(figure.kernels(of: .random, at: moment) == start)
    #expect(figure.caption(at: moment).contains(", here "))
    #expect(figure.run(of: .random)?.accuracies.isEmpty == false)
    for _ in 0..<20 { figure.work(for: 2) }
    #expect(figure.kernels(of: .learned, at: moment) != start)
    #expect(figure.kernels(of: .learned, at: figure.rest(at: 1)) == start)
    #expect(figure.hasWork(for: 2))
  }

  /// Another draw begins anew.
  @Test func drawnAgain() throws {
    var figure = try figure("sources: k-means")
    figure.finishShortWork(for: 1)
    #expect(!figure.hasWork(for: 1))
    guard case .figure(let other, _) = figure.changed(by: .action("d"), at: 1) else {
      Issue.record("not taken")
      return
    }
    #expect(other.hasWork(for: 1) && other.settings.first?.value == "2")
  }
}
