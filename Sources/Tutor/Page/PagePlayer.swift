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
  /// What is typed as a prediction.
  var prediction = TextField()
  /// A sentence that stands until the next key: a refusal, a question left open.
  var message: String?
  /// Digits typed before `G`.
  var count = ""

  /// The two halves of a page.
  enum Stop: Hashable { case reading, quiz }

  /// What keys go to on the reading half of a page.
  enum Focus: Hashable {
    case figure
    /// The field of a prediction.
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

  /// Gives an open prediction the keys.
  mutating func focusOnPrediction() {
    prediction.clear()
    focus = figure?.isAsking == true && stop == .reading ? .prediction : .figure
  }

  /// How much of the page is done, 0 to 1.
  var fractionDone: Double {
    let checks = quiz == nil ? 0 : 1
    let steps = figure?.figure.stepCount ?? 1
    let total = Double(steps + checks)
    switch stop {
    case .reading: return Double(figure?.step ?? (quiz == nil ? steps : 0)) / total
    case .quiz: return quiz?.sitting.isOpen == true ? Double(steps) / total : 1
    }
  }
}

/// A cursor on the cells of a figure's grids.
struct CellCursor: Hashable {
  /// The cell.
  var cell: CellAddress
  /// What is typed for it so far; always empty while picking.
  var field = TextField()
  /// The key of the action that picks; nil while editing.
  var picksFor: Character?

  /// The cell one place further in its grid; the same at the edge.
  func moved(rows: Int, columns: Int, in grids: [CellGrid]) -> CellCursor {
    var moved = self
    moved.cell.row += rows
    moved.cell.column += columns
    moved.field.clear()
    return grids.contains { $0.contains(moved.cell) } ? moved : self
  }
}
