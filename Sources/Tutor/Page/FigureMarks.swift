import Figures

// The steps at which a figure that plays or is told stops.

extension FigurePlayer {
  /// Steps worth jumping to: predictions and the figure's own landmarks; of a run also sentences.
  var marks: [Int] {
    let predicted = asksPredictions ? script.predictions : []
    let spoken = figure.isRun ? Set(script.sentences.keys) : []
    return Array(predicted.union(spoken).union(figure.landmarks)).filter {
      (1...figure.stepCount).contains($0)
    }
    .sorted()
  }

  /// The step that some steps further on play stops at: none that has a sentence or a prediction is
  /// passed over, and without motion a run goes on to its next landmark.
  func stop(after steps: Int) -> Int {
    let next = marks.first { $0 > step } ?? figure.stepCount
    if figure.isRun, reducesMotion { return next }
    return min(step + max(1, steps), next)
  }

  /// The steps that are told where all are: of a run the first one, its marks and the last.
  var told: [Int] {
    let all = 1...figure.stepCount
    return figure.isRun ? Set(marks).union([1, all.upperBound]).sorted() : Array(all)
  }
}
