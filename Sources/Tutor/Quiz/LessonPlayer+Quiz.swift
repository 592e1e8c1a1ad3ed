import Learning
import TextScreen

extension LessonPlayer {
  /// A key while the page's quick check is shown.
  mutating func pressInQuiz(_ key: Key) -> Outcome {
    guard let quiz = page?.quiz else { return goForward() }
    if quiz.isTyping { return pressInField(key) }
    if case .character(let digit) = key, digit.isASCII, let number = digit.wholeNumberValue,
      quiz.sitting.isOpen, !quiz.takesNumber
    {
      page?.quiz?.choose(number - 1)
      if quiz.takesSeveral, number - 1 < quiz.optionCount { page?.quiz?.toggle() }
      return .nothing
    }
    switch Keymap.command(for: key) {
    case .next:
      if !quiz.sitting.isOpen { return goForward() }
      if key == .enter { return submitQuiz() }
      page?.message = "answer first, or n for the next page"
    case .previous: return goBack()
    case .playOrPause:
      if !quiz.sitting.isOpen { return goForward() }
      page?.quiz?.toggle()
    case .scrollDown: moveCursor(by: 1)
    case .scrollUp: moveCursor(by: -1)
    case .hint: page?.quiz?.showHint()
    case .showAnswer: return showAnswer()
    case .nextPage: return goToPage(index + 1)
    case .previousPage: return goToPage(index - 1)
    case .restartFigure: if !quiz.sitting.isOpen { askAgain(seed: freshSeed) }
    case .restartLesson: return askToRestart()
    case .nextFocus, .previousFocus:
      if quiz.takesNumber, quiz.sitting.isOpen {
        page?.quiz?.isTyping = true
      } else {
        return goBack()
      }
    case .menu, .back: return .toMenu
    default: break
    }
    return .nothing
  }

  private mutating func pressInField(_ key: Key) -> Outcome {
    switch key {
    case .enter: return submitQuiz()
    case .escape: page?.quiz?.isTyping = false
    case .tab: return goForward()
    case .backTab: return goBack()
    case .left where page?.quiz?.field.text.isEmpty == true: return goBack()
    case .backspace, .delete: _ = page?.quiz?.field.deleteLast()
    case .function(2): page?.quiz?.showHint()
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageDown: return goToPage(index + 1)
    case .pageUp: return goToPage(index - 1)
    case .character(let character): page?.quiz?.field.type(character)
    default: break
    }
    return .nothing
  }

  private mutating func moveCursor(by delta: Int) {
    guard let quiz = page?.quiz, quiz.sitting.isOpen, !quiz.takesNumber else {
      scroll(by: delta)
      return
    }
    page?.quiz?.choose(quiz.cursor + delta)
  }

  private mutating func submitQuiz() -> Outcome {
    guard var quiz = page?.quiz else { return .nothing }
    let result = quiz.submit()
    page?.quiz = quiz
    switch result {
    case .failure(let unfinished): page?.message = unfinished.reason
    case .success(.some): return .answered(quiz.sitting)
    case .success(.none): break
    }
    return .nothing
  }

  private mutating func showAnswer() -> Outcome {
    guard var quiz = page?.quiz, quiz.sitting.isOpen else { return .nothing }
    quiz.showAnswer()
    page?.quiz = quiz
    if quiz.sitting.isOpen {
      page?.message = "the answer can be shown after two tries, or when all hints are seen"
      return .nothing
    }
    return .answered(quiz.sitting)
  }

  /// A seed for asking once more, other than the one before.
  private var freshSeed: UInt64 {
    var generator = SeededGenerator(
      seed: page?.quiz?.sitting.question.seed ?? 0, purpose: "again")
    return generator.next()
  }
}
