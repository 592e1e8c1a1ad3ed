import Learning
import TextScreen

extension LessonPlayer {
  /// Whether letters are typed rather than commands.
  var takesLetters: Bool {
    guard let page, !asksToRestart else { return false }
    if page.stop == .quiz { return page.quiz?.isTyping ?? false }
    return page.focus == .prediction && !page.takesChoice
  }

  /// A click on a cell: picks an output, or starts editing there.
  mutating func click(_ cell: CellAddress) -> Outcome {
    guard let figure = page?.figure, page?.stop == .reading,
      let grid = figure.figure.grids.first(where: { $0.contains(cell) })
    else { return .nothing }
    page?.message = nil
    if case .cell(let cursor) = page?.focus, cursor.cell.grid == cell.grid, cursor.predicts {
      let clicked = CellCursor(cell, for: cursor.purpose)
      page?.focus = .cell(clicked)
      if cursor.purpose == .marking { page?.draft.marking.toggle(clicked.place) }
      return cursor.purpose == .pointing ? press(.enter) : .nothing
    }
    if grid.isEditable {
      page?.figure?.pause()
      page?.focus = .cell(CellCursor(cell, for: .editing))
      return .nothing
    }
    page?.focus = .figure
    return apply(.pick(cell))
  }

  /// What is worth keeping of an outcome.
  func records(of outcome: Outcome, at seconds: Int) -> [ProgressRecord] {
    switch outcome {
    case .moved:
      return isAtEnd
        ? [.finished(lesson: lesson.header.id, seconds: seconds)] : [visit(at: seconds)]
    case .answered(let sitting): return [.answered(attempt(sitting, at: seconds))]
    case .nothing, .toMenu, .restart, .nextLesson: return []
    }
  }

  private func visit(at seconds: Int) -> ProgressRecord {
    .visited(
      PageVisit(
        lesson: lesson.header.id, page: index + 1,
        heading: page?.page.title.plainText ?? "", step: page?.figure?.step ?? 1,
        pageCount: lesson.pageCount, questionCount: lesson.checkCount, replay: isReplay,
        seconds: seconds))
  }

  private func attempt(_ sitting: Sitting, at seconds: Int) -> Attempt {
    Attempt(
      sitting, lesson: lesson.header.id, question: questionName(sitting), page: index + 1,
      occasion: isReplay ? .replay : .lesson, seconds: seconds)
  }

  /// A quick check is known by its own id, a prediction by its figure's (or page's) and step's.
  private func questionName(_ sitting: Sitting) -> String {
    guard page?.stop == .reading else { return sitting.question.id }
    return "\(page?.figure?.script.id ?? "page-\(index + 1)")/\(sitting.question.id)"
  }
}
