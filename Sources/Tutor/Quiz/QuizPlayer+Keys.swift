import Learning
import TextScreen

/// What a key or a line led to in a quick check; where that leads is for whoever asks it to say.
enum QuizOutcome: Equatable {
  case nothing
  /// An answer was given, or the right one shown: worth keeping.
  case answered
  /// Not possible now, for a reason in words.
  case refused(String)
  /// Going on was asked for before there was an answer.
  case unanswered
  /// One step on, one step back.
  case forward, back
  /// On and back, whatever is open here.
  case nextPage, previousPage
  /// To whatever else takes input.
  case otherFocus
  /// The same once more, with other numbers.
  case again
  /// All over from the start.
  case restart
  /// Out of it.
  case leave
}

extension QuizPlayer {
  /// Handles a key: the one place that says what keys do while a question is answered.
  mutating func press(_ key: Key) -> QuizOutcome {
    if isTyping { return pressInField(key) }
    if case .character(let digit) = key, digit.isASCII, let number = digit.wholeNumberValue,
      sitting.isOpen, !takesNumber
    {
      click(number - 1)
      return .nothing
    }
    switch Keymap.command(for: key) {
    case .next:
      if !sitting.isOpen { return .forward }
      return key == .enter ? give() : .unanswered
    case .previous: return .back
    case .playOrPause:
      if !sitting.isOpen { return .forward }
      toggle()
    case .scrollDown: moveCursor(by: 1)
    case .scrollUp: moveCursor(by: -1)
    case .hint: showHint()
    case .showAnswer: return give(showing: true)
    case .nextPage: return .nextPage
    case .previousPage: return .previousPage
    case .restartFigure: return sitting.isOpen ? .nothing : .again
    case .restartLesson: return .restart
    case .nextFocus, .previousFocus:
      guard takesNumber, sitting.isOpen else { return .otherFocus }
      isTyping = true
    case .menu, .back: return .leave
    default: break
    }
    return .nothing
  }

  private mutating func pressInField(_ key: Key) -> QuizOutcome {
    switch key {
    case .enter: return give()
    case .escape: isTyping = false
    case .tab: return .forward
    case .backTab: return .back
    case .left where field.text.isEmpty: return .back
    case .backspace, .delete: _ = field.deleteLast()
    case .function(2): showHint()
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageDown: return .nextPage
    case .pageUp: return .previousPage
    case .character(let character): field.type(character)
    default: break
    }
    return .nothing
  }

  /// Pasted text goes to the field, if keys go there.
  mutating func paste(_ text: String) {
    if isTyping { field.paste(text) }
  }

  private mutating func moveCursor(by delta: Int) {
    guard sitting.isOpen, !takesNumber else {
      scroll(by: delta)
      return
    }
    choose(cursor + delta)
  }

  private mutating func give() -> QuizOutcome {
    switch submit() {
    case .failure(let unfinished): .refused(unfinished.reason)
    case .success(.some): .answered
    case .success(.none): .nothing
    }
  }

  private mutating func give(showing: Bool) -> QuizOutcome {
    guard sitting.isOpen else { return .nothing }
    showAnswer()
    return sitting.isOpen
      ? .refused("the answer can be shown after two tries, or when all hints are seen") : .answered
  }
}

// MARK: - By lines

extension QuizPlayer {
  /// Handles a typed line: `2`, `1 3`, a number or a sum, `h`, `a`, `r`; nil if it means nothing.
  mutating func respond(to line: String) -> QuizOutcome? {
    guard sitting.isOpen else { return line == "r" ? press(.character("r")) : nil }
    if line == "h" || line == "a" {
      isTyping = false
      return press(.character(line == "h" ? "H" : "A"))
    }
    if takesNumber {
      isTyping = true
      field.clear()
      for character in line { field.type(character) }
      return press(.enter)
    }
    let choices = line.split { $0 == " " || $0 == "," || $0 == "+" }.map { Int($0) ?? 0 }
    guard let last = choices.last, choices.allSatisfy({ (1...max(1, optionCount)).contains($0) })
    else { return nil }
    choose(last - 1)
    mark(Set(choices.map { $0 - 1 }))
    return press(.enter)
  }
}
