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
  /// The half of the page that is shown.
  var stop = Stop.reading
  /// The receiver of keys.
  var focus = Focus.figure
  /// How many lines are scrolled away.
  private(set) var scroll = 0
  /// The step at which the reading half was scrolled last.
  private var scrolledStep = 0
  /// The answer to the open prediction as far as it is given.
  var draft = PredictionDraft()
  /// A sentence that stays until the next key: a refusal, a question left open.
  var message: String?
  /// The digits typed before `G`, or for a setting.
  var count = ""
  /// The most of them.
  private static let countLimit = 10

  /// The two halves of a page.
  enum Stop: Hashable { case reading, quiz }

  /// The receiver of keys on the reading half of a page.
  enum Focus: Hashable {
    case figure
    /// The field of a prediction, or its options.
    case prediction
    /// One of the figure's settings.
    case setting(Int)
    /// A cell of a grid, to edit or to pick.
    case cell(CellCursor)
  }

  /// Opens a page; `settled` are the ids of predictions that were answered before, `goals` those
  /// that were reached.
  init(
    _ page: PlayablePage, seed: UInt64, options: SessionOptions, settled: Set<String> = [],
    goals: [String: GoalProgress] = [:]
  ) {
    self.page = page
    figure = page.figure.map {
      FigurePlayer(
        $0.drawn(seed: seed).showing(options.picture),
        asksPredictions: options.asksPredictions, reducesMotion: options.reducesMotion,
        settled: settled, best: $0.goal.flatMap { goals[$0.id]?.best })
    }
    quiz = page.quiz.map { QuizPlayer($0.question(seed: seed)) }
    // A page that holds nothing but a check opens on it.
    if page.blocks.isEmpty, page.figure == nil, page.quiz != nil { stop = .quiz }
    focusOnPrediction()
  }

  /// True if there is anything to read before the quick check.
  var hasReading: Bool { !page.blocks.isEmpty || figure != nil || quiz == nil }

  /// Gives an open prediction the keys, with what was begun of an answer to it.
  mutating func focusOnPrediction() {
    if let figure, figure.isAsking, draft.step != figure.step {
      draft = PredictionDraft(step: figure.step)
    }
    focus = predictionFocus
  }

  /// Gives an open prediction the keys again, as it was left.
  mutating func returnToPrediction() { focus = predictionFocus }

  /// The focus that answers the open prediction; the figure if none is open.
  var predictionFocus: Focus {
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
      // Nor does the bar show how many steps there are while that is asked.
      if figure?.showsStepCount == false { return 0 }
      return Double(figure?.step ?? (quiz == nil ? steps : 0)) / total
    case .quiz: return quiz?.sitting.isOpen == true ? Double(steps) / total : 1
    }
  }

  /// Scrolls the half of the page that is shown; the drawing side brings the offset into range.
  mutating func scroll(by lines: Int) {
    if stop == .quiz {
      quiz?.scroll(by: lines)
    } else {
      // What another step hid is no start for this one.
      scroll = scrollOfStep.scrolled(by: lines)
      scrolledStep = figure?.step ?? 0
    }
  }

  /// How many lines were scrolled away at the step shown: its sentence is new, and stands first.
  var scrollOfStep: Int { scrolledStep == figure?.step ?? 0 ? scroll : 0 }

  /// Shows both halves of the page from their starts.
  mutating func resetScroll() {
    scroll = 0
    quiz?.resetScroll()
  }

  /// Pasted text goes to the field that has the focus, and nowhere else.
  mutating func paste(_ text: String) {
    if stop == .quiz {
      quiz?.paste(text)
    } else if focus == .prediction {
      if !takesChoice { draft.field.paste(text) }
    } else if case .cell(var cursor) = focus, cursor.takesValues {
      cursor.field.paste(text)
      focus = .cell(cursor)
    }
  }
}

// MARK: - Keys of the reading half

extension PagePlayer {
  /// Obeys a key of the reading half; nil for what leads on from the page.
  mutating func perform(_ command: Command) -> Outcome? {
    switch command {
    case .count(let digit): if count.count < Self.countLimit { count.append(digit) }
    case .action(let key): return start(key)
    case .playOrPause: return playOrPause()
    case .nextMark: return move { $0.goToMark(1) }
    case .previousMark: return move { $0.goToMark(-1) }
    case .first: return move { $0.go(to: 1) }
    case .last:
      let step = Int(count)
      count = ""
      return move { $0.go(to: step ?? $0.figure.stepCount) }
    case .restartFigure:
      draft = PredictionDraft()
      return move { $0.restart() }
    case .scrollDown: scroll(by: 1)
    case .scrollUp: scroll(by: -1)
    case .edit: startEditing()
    case .undo: undo()
    case .nextFocus: moveFocus(by: 1)
    case .previousFocus: moveFocus(by: -1)
    case .raise: return changeSetting(by: 1)
    case .lower: return changeSetting(by: -1)
    case .leave: leave()
    case .answer: return answer()
    case .skip: return leavePrediction()
    case .startAnswer(let digit): startAnswer(with: digit)
    case .choose(let option): choose(option)
    case .choosePrevious: choose((draft.choice ?? optionCount) - 1)
    case .chooseNext: choose(draft.choice.map { $0 + 1 } ?? 0)
    case .move(let rows, let columns): moveCursor(rows: rows, columns: columns)
    case .mark: if case .cell(let cursor) = focus { draft.marking.press(at: cursor.place) }
    case .nextGrid: moveGrid(by: 1)
    case .previousGrid: moveGrid(by: -1)
    case .type(let character): edit { $0.type(character) }
    case .field(let key): edit { $0.apply(key) }
    case .hint, .showAnswer, .applySolution: performOnGoal(command)
    case .explain: message = explanation
    default: break
    }
    return .nothing
  }

  private mutating func move(_ change: (inout FigurePlayer) -> Void) -> Outcome {
    guard let before = figure else { return .nothing }
    var figure = before
    figure.pause()
    change(&figure)
    self.figure = figure
    focusOnPrediction()
    return outcome(ofLeaving: before)
  }

  private mutating func playOrPause() -> Outcome? {
    // Where nothing moves Space goes on, as in every presenter.
    guard var figure, figure.figure.stepCount > 1, !figure.isAsking else { return nil }
    if figure.isPlaying { figure.pause() } else { _ = figure.play() }
    self.figure = figure
    focusOnPrediction()
    return .nothing
  }

  private mutating func start(_ key: Character) -> Outcome {
    guard let action = figure?.actions.first(where: { $0.key == key }) else { return .nothing }
    guard let name = action.picksFrom else { return apply(.action(action.key)) }
    if let grid = figure?.figure.grids.first(where: { $0.name == name }) {
      figure?.pause()
      focus = .cell(CellCursor(.firstCell(of: grid.name), for: .action(action.key)))
    }
    return .nothing
  }

  /// Hands an input to the figure; a refusal becomes the page's message.
  mutating func apply(_ input: Input) -> Outcome {
    guard let before = figure else { return .nothing }
    let focus = focus
    change(by: input)
    focusOnPrediction()
    if self.focus == .figure { self.focus = focus }
    return outcome(ofLeaving: before)
  }

  mutating func change(by input: Input) {
    guard var figure else { return }
    message = figure.apply(input)
    self.figure = figure
    // The answer so far was given to other numbers.
    if message == nil { draft = PredictionDraft(step: figure.step) }
  }

  private mutating func undo() {
    if var figure, figure.undo() {
      self.figure = figure
      draft = PredictionDraft(step: figure.step)
    } else {
      message = "nothing to undo"
    }
    if case .cell = focus { return }
    focusOnPrediction()
  }

  private mutating func startEditing() {
    guard let grid = figure?.editableGrids.first else { return }
    figure?.pause()
    focus = .cell(CellCursor(.firstCell(of: grid.name), for: .editing))
  }

  private mutating func leave() {
    if case .cell(let cursor) = focus { leaveCells(cursor) } else { focus = .figure }
  }

  private mutating func answer() -> Outcome {
    switch focus {
    case .prediction: return submitPrediction()
    case .cell(let cursor): return enter(cursor)
    case .setting(let index) where !count.isEmpty:
      defer { count = "" }
      return apply(.set(index, to: count))
    case .figure, .setting:
      returnToPrediction()
      return .nothing
    }
  }

  /// Changes the text of the field that has the focus.
  private mutating func edit(_ change: (inout TextField) -> Void) {
    switch focus {
    case .prediction: change(&draft.field)
    case .cell(var cursor):
      change(&cursor.field)
      focus = .cell(cursor)
    case .setting:
      var field = TextField(count)
      change(&field)
      count = field.text
    case .figure: break
    }
  }

  /// A sentence on the keys that work where any other key was pressed.
  private var explanation: String {
    guard case .cell(let cursor) = focus else {
      return takesChoice
        ? "a digit chooses, Enter answers, Tab skips" : "type \(NumberField.explanation)"
    }
    if cursor.takesValues { return "type a number, or Esc to leave" }
    return cursor.purpose == .marking
      ? "Space at one corner, Space at the opposite corner; Enter answers"
      : "arrows move, Enter takes the cell"
  }
}
