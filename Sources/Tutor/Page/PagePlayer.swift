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
  /// What is typed as a prediction.
  var prediction = TextField()
  /// What is filled in so far, where the prediction is a grid.
  var filling: [CellAddress: Number] = [:]
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
    filling = [:]
    focus = .figure
    guard stop == .reading, let figure, figure.isAsking, let sitting = figure.prediction else {
      return
    }
    switch sitting.question.kind {
    case .number, .choice: focus = .prediction
    case .cell(let key): focus = .cell(CellCursor(.firstCell(of: key.grid), for: .pointing))
    case .grid(let key): focus = .cell(CellCursor(.firstCell(of: key.grid), for: .filling))
    }
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
  /// What the cell is wanted for.
  var purpose: Purpose
  /// What is typed for it so far; always empty where nothing is typed.
  var field = TextField()

  /// What a cell can be wanted for.
  enum Purpose: Hashable {
    /// To put another value into it.
    case editing
    /// For the action with this key.
    case action(Character)
    /// To point at it as the answer to a prediction.
    case pointing
    /// To fill it as part of the answer to a prediction.
    case filling
  }

  init(_ cell: CellAddress, for purpose: Purpose) {
    self.cell = cell
    self.purpose = purpose
  }

  /// Whether values are typed.
  var takesValues: Bool { purpose == .editing || purpose == .filling }

  /// The cell one place further in its grid; the same at the edge.
  func moved(rows: Int, columns: Int, in grids: [CellGrid]) -> CellCursor {
    var moved = self
    moved.cell.row += rows
    moved.cell.column += columns
    moved.field.clear()
    return grids.contains { $0.contains(moved.cell) } ? moved : self
  }
}

extension CellAddress {
  /// The top left cell of a grid.
  static func firstCell(of grid: String) -> CellAddress {
    CellAddress(grid: grid, row: 0, column: 0)
  }
}
