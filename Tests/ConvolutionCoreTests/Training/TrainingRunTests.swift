import ConvolutionCore
import Testing

/// The course's training recipe, held to a NumPy program in double precision.
@Suite struct TrainingRunTests {
  /// All eight epochs; one in a debug build, which takes a hundred times as long.
  @Test func courseRecipe() throws {
    #if DEBUG
      let epochs = 1
    #else
      let epochs = 8
    #endif
    let (train, test) = (try Digits.train, try Digits.test)
    let network = try DigitModel.cnn.network(seed: 1)
    #expect(isClose([try network.evaluated(on: train).loss], [0.724226], 1e-6))
    #expect(try network.evaluated(on: test).accuracy == 0.4875)

    var run = try TrainingRun(network, on: train)
    #expect(run.batchCount == 304)
    while run.batchesDone < 38 * epochs { run.trainBatch() }
    #expect(
      isClose(
        Array(run.losses.prefix(10)),
        [
          0.686670, 0.715299, 0.719998, 0.715835, 0.739805, 0.638215, 0.646617, 0.662791, 0.694734,
          0.592797,
        ], 1e-6))

    let expected = [
      (0.548449, 0.388368, 0.8200), (0.256940, 0.130162, 0.9675), (0.070530, 0.023585, 0.9975),
      (0.024258, 0.012194, 0.9975), (0.021322, 0.018210, 0.9950), (0.013349, 0.008538, 0.9975),
      (0.009438, 0.010092, 0.9975), (0.008167, 0.009461, 0.9975),
    ]
    for (index, row) in expected.prefix(epochs).enumerated() {
      let loss = try #require(run.meanLoss(ofEpoch: index + 1))
      let evaluation = try #require(run.network(afterEpoch: index + 1)).evaluated(on: test)
      #expect(isClose([loss, evaluation.loss], [row.0, row.1], 1e-4), "epoch \(index + 1)")
      #expect(evaluation.accuracy == row.2, "epoch \(index + 1)")
    }
    #expect(run.meanLoss(ofEpoch: 0) == nil)
    #expect(run.meanLoss(ofEpoch: 9) == nil)
    #expect(run.network(afterEpoch: 9) == nil)
  }

  /// 75 pictures in batches of 20: batches of three slices and a last one of two.
  private func smallRun() throws -> TrainingRun {
    try TrainingRun(
      DigitModel.linear.network(seed: 2), on: Digits.train.first(75),
      TrainingRecipe(epochs: 3, batchSize: 20))
  }

  /// Every state of a run that only went forward.
  private func states() throws -> [TrainingRun] {
    var run = try smallRun()
    var states = [run]
    while !run.isComplete {
      run.trainBatch()
      states.append(run)
    }
    return states
  }

  private func isSame(_ run: TrainingRun, _ other: TrainingRun) -> Bool {
    run.batchesDone == other.batchesDone && run.network == other.network
      && run.velocities == other.velocities
  }

  @Test func sameRunAgain() throws {
    let (first, second) = (try states(), try states())
    #expect(first.count == 13)
    #expect(zip(first, second).allSatisfy(isSame))
    #expect(first.last?.losses == second.last?.losses)
  }

  @Test func slicesMakeABatch() throws {
    var run = try smallRun()
    let slices = (0..<11).map { _ in run.trainSlice() }
    #expect(slices.map { $0 ? 1 : 0 } == [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1])
    #expect(run.batchesDone == 4)
  }

  /// From every batch to every other, in slices, even with a batch begun: the same bits.
  @Test func rewinding() throws {
    let states = try states()
    let complete = try #require(states.last)
    for start in states.indices {
      for target in states.indices {
        var run = complete
        while !run.advance(toBatch: start) {}
        #expect(isSame(run, states[start]))
        run.trainSlice()
        var slices = 0
        while !run.advance(toBatch: target) { slices += 1 }
        #expect(isSame(run, states[target]), "\(start) to \(target)")
        #expect(slices < 4 * 3, "at most three batches of three slices, after a complete run")
        #expect(run.losses == complete.losses)
        while !run.isComplete { run.trainBatch() }
        #expect(isSame(run, complete))
      }
    }
  }

  /// At most 37 of the course's 38 batches in an epoch are trained again.
  @Test func rewindingTheCourseRun() throws {
    let network = try DigitModel.linear.network(seed: 1)
    var run = try TrainingRun(network, on: Digits.train)
    while run.batchesDone < 120 { run.trainBatch() }
    let there = run
    while run.batchesDone < 160 { run.trainBatch() }
    var slices = 0
    while !run.advance(toBatch: 120) { slices += 1 }
    #expect(isSame(run, there))
    #expect(slices <= 37 * 4)
    while !run.advance(toBatch: 113) { slices += 1 }
    slices = 0
    while !run.advance(toBatch: 151) { slices += 1 }
    #expect(slices <= 37 * 4)
  }

  @Test func nothingAfterTheEnd() throws {
    var run = try smallRun()
    while !run.isComplete { run.trainBatch() }
    let last = run.network
    run.trainBatch()
    let isDone = run.trainSlice()
    #expect(isDone)
    #expect(run.network == last)
  }

  @Test func targetsOutsideCountAsTheNearerEnd() throws {
    var run = try smallRun()
    while !run.advance(toBatch: .max) {}
    #expect(run.isComplete)
    while !run.advance(toBatch: .min) {}
    #expect(run.batchesDone == 0)
    #expect(run.network == (try smallRun().network))
  }

  @Test func frozenLayersStay() throws {
    let network = try DigitModel.cnn.network(seed: 3)
    let kept = try #require(network.weights(ofLayer: 0))
    var run = try TrainingRun(
      network, on: Digits.train.first(64), TrainingRecipe(epochs: 1, frozenLayers: [0, 99]))
    var free = try TrainingRun(network, on: Digits.train.first(64), TrainingRecipe(epochs: 1))
    run.trainBatch()
    free.trainBatch()
    #expect(run.network.parameters[kept] == network.parameters[kept])
    #expect(run.network.parameters[104...] == free.network.parameters[104...])
    #expect(free.network.parameters[kept] != network.parameters[kept])
  }

  /// Pixels and weight columns rearranged alike leave a dense network's run as it was.
  @Test func denseNetworksIgnoreTheOrderOfPixels() throws {
    var random = SplitMix64(seed: 77)
    let order = random.permutation(of: 196)
    let images = try Digits.train.first(96)
    let network = try DigitModel.mlp.network(seed: 1)
    var moved = network
    for unit in 0..<32 {
      let row = network.parameters[unit * 196..<(unit + 1) * 196]
      try moved.replace(
        parametersFrom: unit * 196, with: order.map { row[row.startIndex + $0] })
    }
    var runs = [
      try TrainingRun(network, on: images),
      try TrainingRun(moved, on: images.rearranged(by: order)),
    ]
    for index in runs.indices { while !runs[index].isComplete { runs[index].trainBatch() } }
    #expect(isClose(runs[0].losses, runs[1].losses, 1e-12))
  }

  @Test func refusals() throws {
    let (network, images) = (try DigitModel.linear.network(seed: 1), try Digits.train.first(4))
    func refusal(_ recipe: TrainingRecipe) -> String? {
      message { try TrainingRun(network, on: images, recipe) }
    }
    #expect(refusal(TrainingRecipe(epochs: 0)) == "epochs 0, expected 1 to 1024")
    #expect(refusal(TrainingRecipe(batchSize: 0)) == "batch size 0, expected 1 to 65536")
    #expect(refusal(TrainingRecipe(batchSize: .max)) != nil)
    var wild = try TrainingRun(network, on: images, TrainingRecipe(rate: .nan, momentum: .infinity))
    while !wild.isComplete { wild.trainBatch() }
    #expect(try wild.network.evaluated(on: images).predictions == [0, 0, 0, 0])
  }
}
