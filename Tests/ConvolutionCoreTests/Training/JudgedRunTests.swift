import ConvolutionCore
import Testing

/// A run whose networks are judged after the batches that are asked for.
@Suite struct JudgedRunTests {
  /// 75 pictures in batches of 32, three an epoch; judged on 20 and on 12 moved ones.
  private func judged(movedBy shift: Int? = 2) throws -> JudgedRun {
    let run = try TrainingRun(
      DigitModel.linear.network(seed: 2), on: DigitSet.scattered.training(75),
      TrainingRecipe(epochs: 3))
    let moved = try shift.map { try DigitSet.scattered.test(12, shift: $0) }
    return try JudgedRun(run, testedOn: DigitSet.scattered.test(20), and: moved)
  }

  /// Works until all is known; the slices that it took.
  @discardableResult private func finish(_ judged: inout JudgedRun, for batch: Int) -> Int {
    var slices = 0
    while judged.hasWork(for: batch), slices < 10_000 {
      judged.work(for: batch)
      slices += 1
    }
    return slices
  }

  @Test func resultsAreThoseOfTheRun() throws {
    var judged = try judged()
    #expect(judged.lastKnown(upTo: 9) == nil)
    finish(&judged, for: 4)
    #expect((0...9).filter { judged.result(after: $0) != nil } == [0, 3, 4])
    #expect(judged.lastKnown(upTo: 9) == 4 && judged.lastKnown(upTo: 3) == 3)

    var run = try TrainingRun(
      DigitModel.linear.network(seed: 2), on: DigitSet.scattered.training(75),
      TrainingRecipe(epochs: 3))
    while run.batchesDone < 4 { run.trainBatch() }
    for (score, images) in [
      (judged.result(after: 4)?.score, judged.tests),
      (judged.movedScore(after: 4), judged.movedTests),
    ] {
      let (score, images) = (try #require(score), try #require(images))
      let expected = try run.network.evaluated(on: images)
      #expect(score.accuracy == expected.accuracy && score.loss == expected.loss)
      #expect(score.count == images.count)
      let predictions = images.labels.enumerated().map {
        score.prediction(for: $0.offset, label: $0.element)
      }
      #expect(predictions == expected.predictions)
    }
    #expect(judged.result(after: 4)?.firstWeights == Array(run.network.parameters.prefix(392)))
  }

  /// The way to a batch leaves no trace: at once, one by one, or from the end back.
  @Test func theWayDoesNotMatter() throws {
    var (there, steps, back) = (try judged(), try judged(), try judged())
    finish(&there, for: 5)
    for batch in 0...5 { finish(&steps, for: batch) }
    finish(&back, for: 9)
    let slices = finish(&back, for: 5)
    #expect(slices <= 2 * 4 + 3 + 2, "no more than an epoch is trained again, then it is judged")
    for batch in there.batchesToJudge(for: 5) {
      #expect(there.result(after: batch) != nil)
      #expect(there.result(after: batch) == steps.result(after: batch))
      #expect(there.result(after: batch) == back.result(after: batch))
      #expect(there.movedScore(after: batch) == back.movedScore(after: batch))
    }
    // What is known stays: going back takes nothing.
    #expect((0...5).allSatisfy { !steps.hasWork(for: $0) })
    #expect(!back.hasWork(for: 9))
  }

  @Test func otherMovedPicturesKeepTheRun() throws {
    var judged = try judged(movedBy: nil)
    finish(&judged, for: 9)
    let result = judged.result(after: 9)
    var moved = try judged.tested(onMoved: DigitSet.scattered.test(12, shift: 2))
    #expect(moved.result(after: 9) == result && moved.hasWork(for: 9))
    // Four networks judge twelve pictures each; nothing is trained.
    #expect(finish(&moved, for: 9) == 4 * 2)
    #expect(moved.run.batchesDone == 9 && moved.movedScore(after: 9) != nil)
    let again = try moved.tested(onMoved: nil)
    #expect(!again.hasWork(for: 9) && again.movedScore(after: 9) == nil)
  }

  @Test func whatIsJudged() throws {
    let judged = try judged()
    #expect(judged.batchesToJudge(for: 0) == [0])
    #expect(judged.batchesToJudge(for: 3) == [0, 3])
    #expect(judged.batchesToJudge(for: 5) == [0, 3, 5])
    #expect(judged.batchesToJudge(for: 99) == [0, 3, 6, 9])
    #expect(judged.batchesToJudge(for: -1) == [0])
  }

  @Test func picturesOfAnotherShapeAreRefused() throws {
    let other = try ImageSet(
      shape: Shape(channels: 1, rows: 2, columns: 2), pixels: [1, 2, 3, 4], labels: [0])
    #expect(throws: ShapeError.self) { try judged().tested(onMoved: other) }
    #expect(throws: ShapeError.self) { try JudgedRun(judged().run, testedOn: other) }
  }

  @Test func setsOfDigits() throws {
    #expect(try DigitSet.scattered.training(75) == Digits.train.first(75))
    #expect(try DigitSet.scattered.training(9_999).count == 1_200)
    #expect(try DigitSet.naive.training(0).count == 1)
    #expect(try DigitSet.scattered.test(400) == Digits.test)
    var centred = DigitGenerator(seed: 4_002, jitter: 0, shift: 2)
    #expect(try DigitSet.centred.test(10, shift: 2) == centred.images(10))
    #expect(try DigitSet.centred.test(10, shift: -2) == DigitSet.centred.test(10))
  }

  @Test func firstWeights() throws {
    var network = try DigitModel.mlp.network(seed: 1)
    #expect(network.firstTrainableLayer == 1 && network.firstWeights.count == 196 * 32)
    let before = network.firstWeights
    network.scale(layer: 1, by: 0.5)
    #expect(network.firstWeights == before.map { $0 * 0.5 })
    network.scale(layer: 9, by: 0.5)
    #expect(
      isClose(
        [CrossEntropy.ofGuess(among: 2), CrossEntropy.ofGuess(among: 0)], [0.693147, 0], 1e-6))
  }
}
