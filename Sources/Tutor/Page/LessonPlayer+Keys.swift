import Figures
import Learning
import TextScreen

/// What a key led to, beyond a changed player.
enum Outcome {
  case nothing
  /// The place in the lesson changed: worth keeping.
  case moved
  /// An answer was given to the question with this id on this page.
  case answered(Sitting)
  /// Back to the menu.
  case toMenu
  /// Start the lesson over with fresh numbers.
  case restart
  /// Open the lesson that follows.
  case nextLesson
}

extension LessonPlayer {
  /// Handles a key on whatever half of the page is shown.
  mutating func press(_ key: Key) -> Outcome {
    if asksToRestart { return answerRestart(key) }
    page?.message = nil
    if isAtEnd { return pressAtEnd(key) }
    guard let page else { return .nothing }
    if page.stop == .quiz { return pressInQuiz(key) }
    switch page.focus {
    case .figure: return pressOnPage(key)
    case .prediction: return pressInPrediction(key)
    case .setting(let index): return pressInSettings(key, index)
    case .cell(let cursor): return pressInCells(key, cursor)
    }
  }

  /// Pasted text goes to the field that has the focus, and nowhere else.
  mutating func paste(_ text: String) {
    guard let page, !asksToRestart else { return }
    if page.stop == .quiz {
      self.page?.quiz?.paste(text)
    } else if page.focus == .prediction {
      if !page.takesChoice { self.page?.draft.field.paste(text) }
    } else if case .cell(var cursor) = page.focus, cursor.takesValues {
      cursor.field.paste(text)
      self.page?.focus = .cell(cursor)
    }
  }

  // MARK: Moving through the lesson

  /// One step on: figure, then quick check, then next page, then the end.
  mutating func goForward() -> Outcome {
    guard var page else { return .nothing }
    if page.stop == .reading {
      if var figure = page.figure {
        let wasAsking = figure.isAsking
        let moved = figure.goForward()
        page.figure = figure
        if moved {
          page.focusOnPrediction()
          self.page = page
          if wasAsking, let skipped = figure.prediction { return .answered(skipped) }
          return .moved
        }
      }
      if page.quiz != nil {
        page.stop = .quiz
        self.page = page
        return .moved
      }
    }
    open(index + 1)
    return .moved
  }

  /// One step back: the same way.
  mutating func goBack() -> Outcome {
    if isAtEnd {
      open(index - 1)
      return .moved
    }
    guard var page else { return .nothing }
    if page.stop == .quiz, page.hasReading {
      page.stop = .reading
      page.scroll = 0
      page.focusOnPrediction()
      self.page = page
      return .moved
    }
    if var figure = page.figure, page.stop == .reading, figure.goBack() {
      page.figure = figure
      page.focusOnPrediction()
      self.page = page
      return .moved
    }
    guard index > 0 else {
      self.page?.message = "this is where the lesson starts"
      return .nothing
    }
    open(index - 1)
    return .moved
  }

  mutating func goToPage(_ wanted: Int) -> Outcome {
    guard wanted >= 0 else {
      page?.message = "this is the first page"
      return .nothing
    }
    open(wanted)
    return .moved
  }

  // MARK: Starting over

  private mutating func answerRestart(_ key: Key) -> Outcome {
    asksToRestart = false
    return key == .character("y") || key == .enter ? .restart : .nothing
  }

  mutating func askToRestart() -> Outcome {
    if hasAnswers {
      asksToRestart = true
      return .nothing
    }
    return .restart
  }

  private mutating func pressAtEnd(_ key: Key) -> Outcome {
    let choices = EndChoice.allCases
    switch key {
    case .character(let digit) where digit.isASCII && digit.isNumber:
      guard let number = digit.wholeNumberValue, choices.indices.contains(number - 1) else {
        return .nothing
      }
      endCursor = number - 1
      return choices[endCursor].outcome
    default: break
    }
    switch Keymap.command(for: key) {
    case .scrollUp: endCursor = max(0, endCursor - 1)
    case .scrollDown: endCursor = min(choices.count - 1, endCursor + 1)
    case .next: return choices[endCursor].outcome
    case .previous, .previousPage: return goBack()
    case .menu, .back: return .toMenu
    case .restartLesson: return .restart
    default: break
    }
    return .nothing
  }
}

/// What can follow a lesson.
enum EndChoice: CaseIterable {
  case nextLesson, replay, menu

  var outcome: Outcome {
    switch self {
    case .nextLesson: .nextLesson
    case .replay: .restart
    case .menu: .toMenu
    }
  }
}
