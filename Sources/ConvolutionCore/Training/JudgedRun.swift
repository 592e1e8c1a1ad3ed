/// A training run with how its network does on test pictures, after the batches that are asked for.
///
/// All is worked out in slices. For a batch that is asked for, the ends of all epochs before it are
/// judged too, so that what is known of a batch does not depend on the way there. What is known stays:
/// going back trains nothing.
public struct JudgedRun: Sendable {
  /// How a network does on some pictures.
  public struct Score: Hashable, Sendable {
    /// How many pictures it was shown.
    public let count: Int
    /// The pictures that it takes for something else.
    public let misses: [Miss]
    /// The mean loss.
    public let loss: Double

    /// The share of right predictions, 0 to 1.
    public var accuracy: Double { Double(count - misses.count) / Double(max(1, count)) }

    /// The class that is predicted for a picture with a label.
    public func prediction(for picture: Int, label: Int) -> Int {
      misses.first { $0.picture == picture }?.prediction ?? label
    }
  }

  /// A picture that is taken for something else.
  public struct Miss: Hashable, Sendable {
    /// Its index.
    public let picture: Int
    /// The class that it is taken for.
    public let prediction: Int
  }

  /// What is known of the network after some batches.
  public struct Result: Hashable, Sendable {
    /// On the test pictures.
    public let score: Score
    /// The weights of the first layer that has any, filter by filter or unit by unit.
    public let firstWeights: [Double]
  }

  /// The run.
  public private(set) var run: TrainingRun
  /// The pictures to test on.
  public let tests: ImageSet
  /// The same kind of pictures, moved; nil if none are wanted.
  public private(set) var movedTests: ImageSet?

  private var results: [Int: Result] = [:]
  private var movedScores: [Int: Score] = [:]
  private var judging: Judging?

  private struct Judging: Sendable {
    let batch: Int
    let isMoved: Bool
    var evaluation: Evaluation
  }

  /// Begins; nothing is trained or judged yet.
  ///
  /// - Throws: `ShapeError` for pictures that the network cannot read.
  public init(
    _ run: TrainingRun, testedOn tests: ImageSet, and moved: ImageSet? = nil
  ) throws(ShapeError) {
    try run.network.check(tests)
    if let moved { try run.network.check(moved) }
    (self.run, self.tests, movedTests) = (run, tests, moved)
  }

  /// The same run, as far as it has come, with other moved pictures or none.
  ///
  /// - Throws: `ShapeError` for pictures that the network cannot read.
  public func tested(onMoved moved: ImageSet?) throws(ShapeError) -> JudgedRun {
    if let moved { try run.network.check(moved) }
    var other = self
    (other.movedTests, other.movedScores, other.judging) = (moved, [:], nil)
    return other
  }

  // MARK: What is known

  /// What is known after so many batches; nil if nothing is.
  public func result(after batch: Int) -> Result? { results[batch] }

  /// How the network does on the moved pictures after so many batches; nil if that is not known.
  public func movedScore(after batch: Int) -> Score? { movedScores[batch] }

  /// The latest batch, up to one, of which all is known; nil if there is none.
  public func lastKnown(upTo batch: Int) -> Int? {
    results.keys.filter { $0 <= batch && isKnown($0) }.max()
  }

  /// The ends of the epochs up to a batch, 0 before the first one, then the batch itself.
  public func batchesToJudge(for batch: Int) -> [Int] {
    let last = min(max(batch, 0), run.batchCount)
    let ends = Array(stride(from: 0, through: last, by: max(1, run.batchesPerEpoch)))
    return ends.last == last ? ends : ends + [last]
  }

  private func isKnown(_ batch: Int) -> Bool {
    results[batch] != nil && (movedTests == nil || movedScores[batch] != nil)
  }

  // MARK: Work

  /// True if something that a batch takes is not known yet.
  public func hasWork(for batch: Int) -> Bool {
    batchesToJudge(for: batch).contains { !isKnown($0) }
  }

  /// Does one slice of the work for a batch: trains on eight pictures, or judges eight.
  public mutating func work(for batch: Int) {
    guard let next = batchesToJudge(for: batch).first(where: { !isKnown($0) }) else { return }
    let isMoved = results[next] != nil
    if judging?.batch != next || judging?.isMoved != isMoved {
      guard let network = network(after: next) else {
        run.advance(toBatch: next)
        return
      }
      guard let pictures = isMoved ? movedTests : tests,
        let evaluation = try? Evaluation(of: network, on: pictures)
      else { return }
      judging = Judging(batch: next, isMoved: isMoved, evaluation: evaluation)
    }
    judging?.evaluation.advance()
    if let judging, judging.evaluation.isComplete { keep(judging) }
  }

  /// The network after so many batches, if no training leads there.
  private func network(after batch: Int) -> TrainableNetwork? {
    if batch == run.batchesDone { return run.network }
    guard batch.isMultiple(of: run.batchesPerEpoch) else { return nil }
    return run.network(afterEpoch: batch / run.batchesPerEpoch)
  }

  private mutating func keep(_ judged: Judging) {
    judging = nil
    let (labels, evaluation) = (judged.evaluation.images.labels, judged.evaluation)
    let misses = zip(evaluation.predictions, labels).enumerated().compactMap { picture, answer in
      answer.0 == answer.1 ? nil : Miss(picture: picture, prediction: answer.0)
    }
    let score = Score(count: labels.count, misses: misses, loss: evaluation.loss)
    if judged.isMoved {
      movedScores[judged.batch] = score
    } else {
      results[judged.batch] = Result(score: score, firstWeights: evaluation.network.firstWeights)
    }
  }
}

extension TrainableNetwork {
  /// The first layer with weights, counted from 0; nil if none has any.
  public var firstTrainableLayer: Int? {
    layers.indices.first { weights(ofLayer: $0)?.isEmpty == false }
  }

  /// The weights of that layer, filter by filter or unit by unit; empty if there is none.
  public var firstWeights: [Double] {
    firstTrainableLayer.flatMap { weights(ofLayer: $0) }.map { Array(parameters[$0]) } ?? []
  }
}
