import Learning
import TextScreen

/// What a key or a line led to in a drill, beyond a changed drill.
enum DrillOutcome {
  case nothing
  /// An answer was given, or the right one shown: worth keeping.
  case answered(Attempt)
  /// Back to the menu.
  case toMenu
}

/// What can follow a drill.
enum DrillChoice: Hashable {
  case menu, practiseAgain, goOn
}

extension Drill {
  /// Handles a key at a time in seconds since 1970.
  mutating func press(_ key: Key, at seconds: Int) -> DrillOutcome {
    message = nil
    if isEnding { return pressAtEnd(key) }
    return follow(update { $0.press(key) }, at: seconds)
  }

  /// Pasted text goes to the field, if it has the focus.
  mutating func paste(_ text: String) {
    if !isEnding { update { $0.paste(text) } }
  }

  /// A click on an option.
  mutating func click(_ option: Int) {
    if !isEnding { update { $0.click(option) } }
  }

  /// The wheel.
  mutating func scroll(by lines: Int) {
    if !isEnding { update { $0.scroll(by: lines) } }
  }

  /// Goes where a question leads.
  mutating func follow(_ outcome: QuizOutcome, at seconds: Int) -> DrillOutcome {
    switch outcome {
    case .answered: return .answered(keepAttempt(at: seconds))
    case .refused(let reason): message = reason
    case .unanswered: message = "answer first, or n for the next question"
    case .forward, .nextPage: return goForward()
    case .back, .previousPage: goBack()
    case .leave: return end()
    // Going on asks with other numbers; a drill has no start and no other place to go to.
    case .nothing, .otherFocus, .again, .restart: break
    }
    return .nothing
  }

  // MARK: The page after the last

  /// What can follow now.
  var choices: [DrillChoice] {
    var choices: [DrillChoice] = [.menu]
    if !tally.again.isEmpty { choices.append(.practiseAgain) }
    if kind == .practice, count == nil { choices.append(.goOn) }
    return choices
  }

  private mutating func pressAtEnd(_ key: Key) -> DrillOutcome {
    if case .character(let digit) = key, digit.isASCII, let number = digit.wholeNumberValue {
      return choose(number - 1)
    }
    switch Keymap.command(for: key) {
    case .scrollUp: endCursor = max(0, endCursor - 1)
    case .scrollDown: endCursor = min(choices.count - 1, endCursor + 1)
    case .next: return choose(endCursor)
    case .previous, .previousPage: goBack()
    case .menu, .back: return .toMenu
    default: break
    }
    return .nothing
  }

  /// Takes one of what can follow, from 0; does nothing if there is none.
  mutating func choose(_ place: Int) -> DrillOutcome {
    let choices = self.choices
    guard isEnding, choices.indices.contains(place) else { return .nothing }
    endCursor = place
    switch choices[place] {
    case .menu: return .toMenu
    case .practiseAgain: practiseAgain()
    case .goOn: goOn()
    }
    return .nothing
  }
}
