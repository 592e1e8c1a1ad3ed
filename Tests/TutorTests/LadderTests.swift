import ConvolutionCore
import Foundation
import Testing
import TextScreen

@testable import Tutor

/// The numbers that lesson 20 gives to those who write its network themselves.
@Suite struct LadderTests {
  private func isGiven(_ number: String) throws -> Bool {
    let path = Shipped.folder + "/20-train-your-own.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(text.range(of: "## Six rungs to climb"))
    return text[start.upperBound...].contains(number)
  }

  @Test func numbersToCheckAgainst() throws {
    let (train, test) = (try DigitSet.scattered.training(1_200), try DigitSet.scattered.test(400))
    let network = try DigitModel.cnn.network(seed: 1)
    #expect(try isGiven("add up to \(NumberFormat.fixed(train.sums[0], decimals: 4))"))
    let loss = try network.evaluated(on: train).loss
    var run = try TrainingRun(network, on: train)
    for _ in 0..<3 { run.trainBatch() }
    let first = run.losses.map { NumberFormat.fixed($0, decimals: 4) }
    #expect(
      try isGiven("\(NumberFormat.fixed(loss, decimals: 4)) on all 1,200, \(first[0]) on the first")
    )
    #expect(try isGiven("batches 2 and 3: \(first[1]), \(first[2]); in the end 399 of 400"))
    let ink = try ThresholdRule(best: train.sums, labels: train.labels)
      .accuracy(test.sums, labels: test.labels)
    #expect(try isGiven("ink alone: \(NumberFormat.fixed(100 * ink, decimals: 2)) %"))
    let weights = try #require(network.weights(ofLayer: 0)).count
    let biases = try #require(network.biases(ofLayer: 0)).count
    #expect(try isGiven("each of the \(weights + biases) of layer 1"))
    // A debug build takes a hundred times as long.
    #if !DEBUG
      while !run.isComplete { run.trainBatch() }
      #expect(try run.network.evaluated(on: test).correct == 399)
    #endif
  }
}
