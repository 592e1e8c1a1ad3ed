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
      let action = figure.figure.actions(at: figure.step).first(where: { $0.key == letter })
    {
      return perform(action)
    }
    switch Keymap.command(for: key) {
    case .next:
      if key == .enter, page?.figure?.isAsking == true {
        page?.focusOnPrediction()
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
    guard page?.figure != nil else { return .nothing }
    if var figure = page?.figure {
      figure.pause()
      change(&figure)
      page?.figure = figure
    }
    page?.focusOnPrediction()
    return .moved
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

  /// Scrolls; the drawing side brings the offset into range.
  mutating func scroll(by lines: Int) {
    let offset = (page?.scroll ?? 0) + lines
    page?.scroll = max(0, offset)
  }

  private mutating func perform(_ action: Action) -> Outcome {
    if let name = action.picksFrom {
      guard let grid = page?.figure?.figure.grids.first(where: { $0.name == name }) else {
        return .nothing
      }
      page?.figure?.pause()
      page?.focus = .cell(
        CellCursor(cell: CellAddress(grid: grid.name, row: 0, column: 0), picksFor: action.key))
      return .nothing
    }
    return apply(.action(action.key))
  }

  /// Hands an input to the figure; a refusal becomes the page's message.
  mutating func apply(_ input: Input) -> Outcome {
    let focus = page?.focus
    change(by: input)
    page?.focusOnPrediction()
    if let focus, page?.focus == .figure { page?.focus = focus }
    return .moved
  }

  private mutating func change(by input: Input) {
    guard var figure = page?.figure else { return }
    page?.message = figure.apply(input)
    page?.figure = figure
  }

  private mutating func undo() {
    guard var figure = page?.figure, figure.undo() else {
      page?.message = "nothing to undo"
      return
    }
    page?.figure = figure
  }

  private mutating func startEditing() {
    guard let grid = page?.figure?.figure.grids.first(where: \.isEditable) else { return }
    page?.figure?.pause()
    page?.focus = .cell(CellCursor(cell: CellAddress(grid: grid.name, row: 0, column: 0)))
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
      page.scroll = 0
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

  // MARK: Cells

  mutating func pressInCells(_ key: Key, _ cursor: CellCursor) -> Outcome {
    var cursor = cursor
    let grids = page?.figure?.figure.grids ?? []
    switch key {
    case .up, .down, .left, .right:
      if let refused = commit(&cursor) { return refused }
      let rows = key == .up ? -1 : key == .down ? 1 : 0
      let columns = key == .left ? -1 : key == .right ? 1 : 0
      page?.focus = .cell(cursor.moved(rows: rows, columns: columns, in: grids))
    case .enter: return enter(&cursor, in: grids)
    case .escape:
      if cursor.field.text.isEmpty {
        page?.focus = .figure
        page?.focusOnPrediction()
      } else {
        cursor.field.clear()
        page?.focus = .cell(cursor)
      }
    case .tab, .backTab:
      if let refused = commit(&cursor) { return refused }
      let next = nextGrid(after: cursor, in: grids, by: key == .tab ? 1 : -1)
      page?.focus = .cell(next)
    case .backspace, .delete:
      _ = cursor.field.deleteLast()
      page?.focus = .cell(cursor)
    case .character("u") where cursor.picksFor == nil && cursor.field.text.isEmpty:
      undo()
    case .character(let character) where cursor.picksFor == nil && Self.isNumeral(character):
      cursor.field.type(character)
      page?.focus = .cell(cursor)
    default: if cursor.picksFor == nil { page?.message = "type a number, or Esc to leave" }
    }
    return .nothing
  }

  private static func isNumeral(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "-.+eE".contains(character))
  }

  /// Puts what is typed into the cell; returns an outcome only if that was refused.
  private mutating func commit(_ cursor: inout CellCursor) -> Outcome? {
    guard !cursor.field.text.isEmpty else { return nil }
    guard case .success(.number(let number, _)) = NumberField.answer(in: cursor.field.text) else {
      page?.message = "`\(cursor.field.text)` is no number"
      return .nothing
    }
    change(by: .edit(cursor.cell, number.double))
    guard page?.message == nil else { return .nothing }
    cursor.field.clear()
    page?.focus = .cell(cursor)
    return nil
  }

  private mutating func enter(_ cursor: inout CellCursor, in grids: [CellGrid]) -> Outcome {
    if cursor.picksFor != nil {
      page?.focus = .figure
      return apply(.pick(cursor.cell))
    }
    let hadText = !cursor.field.text.isEmpty
    if let refused = commit(&cursor) { return refused }
    let moved = cursor.moved(rows: 0, columns: 1, in: grids)
    page?.focus = .cell(hadText && moved == cursor ? cursor : moved)
    return .moved
  }

  private func nextGrid(
    after cursor: CellCursor, in grids: [CellGrid], by delta: Int
  ) -> CellCursor {
    let editable = grids.filter { cursor.picksFor == nil ? $0.isEditable : !$0.isEditable }
    guard let here = editable.firstIndex(where: { $0.name == cursor.cell.grid }) else {
      return cursor
    }
    let next = editable[(here + delta + editable.count) % editable.count]
    return CellCursor(
      cell: CellAddress(grid: next.name, row: 0, column: 0), picksFor: cursor.picksFor)
  }

  // MARK: Predictions

  private mutating func startPrediction(with digit: Character) -> Outcome {
    page?.focusOnPrediction()
    page?.prediction.type(digit)
    return .nothing
  }

  mutating func pressInPrediction(_ key: Key) -> Outcome {
    switch key {
    case .enter: return submitPrediction()
    case .tab, .right:
      page?.figure?.skipPrediction()
      let sitting = page?.figure?.prediction
      page?.focusOnPrediction()
      return sitting.map { .answered($0) } ?? .nothing
    case .left where page?.prediction.text.isEmpty == true: return goBack()
    case .pageDown: return goToPage(index + 1)
    case .pageUp: return goToPage(index - 1)
    case .backspace, .delete: _ = page?.prediction.deleteLast()
    case .escape: page?.focus = .figure
    case .character(let character): page?.prediction.type(character)
    default: break
    }
    return .nothing
  }

  private mutating func submitPrediction() -> Outcome {
    guard let text = page?.prediction.text else { return .nothing }
    switch NumberField.answer(in: text) {
    case .failure(let unfinished): page?.message = unfinished.reason
    case .success(let answer):
      guard page?.figure?.answerPrediction(answer) != nil else { return .nothing }
      let sitting = page?.figure?.prediction
      page?.focusOnPrediction()
      return sitting.map { .answered($0) } ?? .nothing
    }
    return .nothing
  }
}
