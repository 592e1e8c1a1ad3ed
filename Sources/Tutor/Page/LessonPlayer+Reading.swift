import Figures
import Learning
import TextScreen

extension LessonPlayer {
  /// A key while the figure, or the page itself, has the focus.
  mutating func pressOnPage(_ key: Key) -> Outcome {
    if case .character(let digit) = key, digit.isASCII, digit.isNumber,
      !(digit == "0" && page?.count.isEmpty == true)
    {
      if page?.figure?.isAsking == true { return startPrediction(with: digit) }
      if let count = page?.count, count.count < 6 { page?.count = count + String(digit) }
      return .nothing
    }
    let count = page?.count ?? ""
    page?.count = ""
    if case .character(let letter) = key, let figure = page?.figure,
      let action = figure.actions.first(where: { $0.key == letter })
    {
      return perform(action)
    }
    switch Keymap.command(for: key) {
    case .next:
      if key == .enter, page?.figure?.isAsking == true {
        page?.returnToPrediction()
        return .nothing
      }
      return goForward()
    case .previous: return goBack()
    case .playOrPause: return playOrPause()
    case .nextPage: return goToPage(index + 1)
    case .previousPage: return goToPage(index - 1)
    case .nextMark: return move { $0.goToMark(1) }
    case .previousMark: return move { $0.goToMark(-1) }
    case .first: return move { $0.go(to: 1) }
    case .last:
      let step = Int(count)
      return move { $0.go(to: step ?? $0.figure.stepCount) }
    case .restartFigure: return move { $0.restart() }
    case .restartLesson: return askToRestart()
    case .slower: speed = speed.moved(by: -1)
    case .faster: speed = speed.moved(by: 1)
    case .normalSpeed: speed = .normal
    case .scrollDown: scroll(by: 1)
    case .scrollUp: scroll(by: -1)
    case .edit: startEditing()
    case .undo:
      undo()
      page?.focusOnPrediction()
    case .nextFocus: moveFocus(by: 1)
    case .previousFocus: moveFocus(by: -1)
    case .menu, .back: return .toMenu
    default: break
    }
    return .nothing
  }

  private mutating func move(_ change: (inout FigurePlayer) -> Void) -> Outcome {
    guard let before = page?.figure else { return .nothing }
    var figure = before
    figure.pause()
    change(&figure)
    page?.figure = figure
    page?.focusOnPrediction()
    return outcome(ofLeaving: before)
  }

  private mutating func playOrPause() -> Outcome {
    guard var figure = page?.figure, figure.figure.stepCount > 1, !figure.isAsking else {
      // Where nothing moves Space is next, as in every presenter.
      return goForward()
    }
    if figure.isPlaying { figure.pause() } else { _ = figure.play() }
    page?.figure = figure
    page?.focusOnPrediction()
    return .nothing
  }

  /// Scrolls the half of the page that is shown; the drawing side brings the offset into range.
  mutating func scroll(by lines: Int) {
    if page?.stop == .quiz {
      page?.quiz?.scroll(by: lines)
      return
    }
    let offset = (page?.scroll ?? 0) + lines
    page?.scroll = max(0, offset)
  }

  private mutating func perform(_ action: Action) -> Outcome {
    if let name = action.picksFrom {
      guard let grid = page?.figure?.figure.grids.first(where: { $0.name == name }) else {
        return .nothing
      }
      page?.figure?.pause()
      page?.focus = .cell(CellCursor(.firstCell(of: grid.name), for: .action(action.key)))
      return .nothing
    }
    return apply(.action(action.key))
  }

  /// Hands an input to the figure; a refusal becomes the page's message.
  mutating func apply(_ input: Input) -> Outcome {
    guard let before = page?.figure, let focus = page?.focus else { return .nothing }
    change(by: input)
    page?.focusOnPrediction()
    if page?.focus == .figure { page?.focus = focus }
    return outcome(ofLeaving: before)
  }

  mutating func change(by input: Input) {
    guard var figure = page?.figure else { return }
    page?.message = figure.apply(input)
    page?.figure = figure
    // What was given so far was given to other numbers.
    if page?.message == nil { page?.draft = PredictionDraft() }
  }

  mutating func undo() {
    guard var figure = page?.figure, figure.undo() else {
      page?.message = "nothing to undo"
      return
    }
    page?.figure = figure
    page?.draft = PredictionDraft()
  }

  private mutating func startEditing() {
    guard let grid = page?.figure?.figure.grids.first(where: \.isEditable) else { return }
    page?.figure?.pause()
    page?.focus = .cell(CellCursor(.firstCell(of: grid.name), for: .editing))
  }

  // MARK: Settings

  /// Tab: the figure, its settings one by one, then the question.
  mutating func moveFocus(by delta: Int) {
    guard var page else { return }
    let settings = page.figure?.figure.settings.count ?? 0
    var place = 0
    if case .setting(let index) = page.focus { place = index + 1 }
    place += delta
    if place < 0 { place = settings }
    page.focus = .figure
    page.figure?.pause()
    if (1...max(1, settings)).contains(place), settings > 0 {
      page.focus = .setting(place - 1)
    } else if page.figure?.isAsking == true {
      page.focusOnPrediction()
    } else if place > settings, page.quiz != nil {
      page.stop = .quiz
    }
    self.page = page
  }

  mutating func pressInSettings(_ key: Key, _ index: Int) -> Outcome {
    switch Keymap.command(for: key) {
    case .scrollUp: return apply(.setting(index, by: 1))
    case .scrollDown: return apply(.setting(index, by: -1))
    case .nextFocus: moveFocus(by: 1)
    case .previousFocus: moveFocus(by: -1)
    case .leave: page?.focus = .figure
    default:
      // Everything else acts as it does on the figure, whose settings these are.
      let outcome = pressOnPage(key)
      if page?.focus == .figure, page?.stop == .reading { page?.focus = .setting(index) }
      return outcome
    }
    return .nothing
  }
}
