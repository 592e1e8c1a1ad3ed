import Expressions
import Figures
import Learning
import TextScreen

/// A page being played: its figure, its quick check, and where the learner's attention is.
struct PagePlayer {
  /// The page.
  let page: PlayablePage
  /// The figure, if the page has one.
  var figure: FigurePlayer?
  /// The quick check, if the page has one.
  var quiz: QuizPlayer?
  /// Whether the page or its quick check is shown.
  var stop = Stop.reading
  /// What keys go to.
  var focus = Focus.figure
  /// How many lines are scrolled away.
  var scroll = 0
  /// What is given so far to the open prediction.
  var draft = PredictionDraft()
  /// A sentence that stands until the next key: a refusal, a question left open.
  var message: String?
  /// Digits typed before `G`.
  var count = ""

  /// The two halves of a page.
  enum Stop: Hashable { case reading, quiz }

  /// What keys go to on the reading half of a page.
  enum Focus: Hashable {
    case figure
    /// The field of a prediction, or its options.
    case prediction
    /// One of the figure's settings.
    case setting(Int)
    /// A cell of a grid, to edit or to pick.
    case cell(CellCursor)
  }

  init(_ page: PlayablePage, seed: UInt64, options: SessionOptions) {
    self.page = page
    figure = page.figure.map {
      FigurePlayer(
        $0, asksPredictions: options.asksPredictions, reducesMotion: options.reducesMotion)
    }
    quiz = page.quiz.map { QuizPlayer($0.question(seed: seed)) }
    // A page that holds nothing but a check opens on it.
    if page.blocks.isEmpty, page.figure == nil, page.quiz != nil { stop = .quiz }
    focusOnPrediction()
  }

  /// Whether there is anything to read before the quick check.
  var hasReading: Bool { !page.blocks.isEmpty || figure != nil || quiz == nil }

  /// Gives an open prediction the keys, with nothing given to it yet.
  mutating func focusOnPrediction() {
    draft = PredictionDraft()
    focus = predictionFocus
  }

  /// Gives an open prediction the keys again, as it was left.
  mutating func returnToPrediction() { focus = predictionFocus }

  private var predictionFocus: Focus {
    guard stop == .reading, let figure, figure.isAsking, let sitting = figure.prediction else {
      return .figure
    }
    func cell(_ grid: String, _ purpose: CellCursor.Purpose) -> Focus {
      .cell(CellCursor(.firstCell(of: grid), for: purpose))
    }
    return switch sitting.question.kind {
    case .number, .choice: .prediction
    case .cell(let key): cell(key.grid, .pointing)
    case .grid(let key): cell(key.grid, .filling)
    case .cells(let key): cell(key.grid, .marking)
    }
  }

  /// How much of the page is done, 0 to 1.
  var fractionDone: Double {
    let checks = quiz == nil ? 0 : 1
    let steps = figure?.figure.stepCount ?? 1
    let total = Double(steps + checks)
    switch stop {
    case .reading:
      // Nor does the bar tell how many steps there are while that is asked.
      if figure?.tellsStepCount == false { return 0 }
      return Double(figure?.step ?? (quiz == nil ? steps : 0)) / total
    case .quiz: return quiz?.sitting.isOpen == true ? Double(steps) / total : 1
    }
  }
}
