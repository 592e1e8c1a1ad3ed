import Figures
import Learning
import TextScreen

extension LessonPlayer {
  /// A digit while the figure has the focus: it starts the answer to an open prediction.
  mutating func startPrediction(with digit: Character) -> Outcome {
    page?.returnToPrediction()
    return page?.focus == .prediction ? pressInPrediction(.character(digit)) : .nothing
  }

  /// A key while the field or the options of a prediction have the focus.
  mutating func pressInPrediction(_ key: Key) -> Outcome {
    guard let page else { return .nothing }
    if page.takesChoice { return pressInOptions(key, chosen: page.draft.choice) }
    switch key {
    case .enter: return submitPrediction()
    case .tab, .right: return skipPrediction()
    case .left where page.draft.field.text.isEmpty: return goBack()
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageDown: return goToPage(index + 1)
    case .pageUp: return goToPage(index - 1)
    case .backspace, .delete: _ = self.page?.draft.field.deleteLast()
    case .escape: self.page?.focus = .figure
    case .character(let character): self.page?.draft.field.type(character)
    default: break
    }
    return .nothing
  }

  /// Digits and sideways arrows choose, only Enter answers; letters stay commands.
  private mutating func pressInOptions(_ key: Key, chosen: Int?) -> Outcome {
    switch key {
    case .enter: return submitPrediction()
    case .tab: return skipPrediction()
    case .left where chosen == nil: return goBack()
    case .left: choosePrediction((chosen ?? 0) - 1)
    case .right: choosePrediction(chosen.map { $0 + 1 } ?? 0)
    case .character(let digit) where digit.isASCII && digit.isNumber:
      choosePrediction((digit.wholeNumberValue ?? 0) - 1)
    case .character(" "): page?.message = "a digit chooses, Enter answers, Tab skips"
    case .escape: page?.focus = .figure
    default: return pressOnPage(key)
    }
    return .nothing
  }

  /// Moves the choice of an open prediction to an option, from 0; does nothing if there is none.
  mutating func choosePrediction(_ option: Int) {
    guard page?.takesChoice == true, let count = page?.optionCount, (0..<count).contains(option)
    else { return }
    page?.draft.choice = option
    page?.focus = .prediction
  }

  private mutating func submitPrediction() -> Outcome {
    guard let page else { return .nothing }
    if page.takesChoice {
      guard let choice = page.draft.choice else {
        self.page?.message = "choose with 1 to \(page.optionCount) first, or Tab to see it"
        return .nothing
      }
      return predict(.options([choice]))
    }
    switch NumberField.answer(in: page.draft.field.text) {
    case .failure(let unfinished):
      self.page?.message = unfinished.reason
      return .nothing
    case .success(let answer): return predict(answer)
    }
  }

  /// Settles the open prediction with an answer.
  mutating func predict(_ answer: Answer) -> Outcome {
    guard page?.figure?.answerPrediction(answer) != nil else { return .nothing }
    return settled()
  }

  /// Settles the open prediction without an answer.
  mutating func skipPrediction() -> Outcome {
    page?.figure?.skipPrediction()
    return settled()
  }

  private mutating func settled() -> Outcome {
    let sitting = page?.figure?.prediction
    page?.focusOnPrediction()
    return sitting.map { .answered($0) } ?? .nothing
  }

  /// What leaving a step led to: an open prediction that was passed by counts as skipped.
  func outcome(ofLeaving before: FigurePlayer) -> Outcome {
    guard before.isAsking, let sitting = page?.figure?.prediction(at: before.step),
      sitting.state == .skipped
    else { return .moved }
    return .answered(sitting)
  }
}

extension PagePlayer {
  /// Whether the open prediction is answered by choosing an option.
  var takesChoice: Bool { optionCount > 0 }

  /// How many options the open prediction has; 0 if it is not answered by choosing.
  var optionCount: Int {
    guard stop == .reading, figure?.isAsking == true,
      case .choice(let options, _) = figure?.prediction?.question.kind
    else { return 0 }
    return options.count
  }
}
