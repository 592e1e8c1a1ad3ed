import Figures

// What takes input on the reading half of a page, one after another.

extension PagePlayer {
  /// Moves the setting that has the focus.
  mutating func changeSetting(by delta: Int) -> Outcome {
    guard case .setting(let index) = focus else { return .nothing }
    return apply(.setting(index, by: delta))
  }

  /// Tab: the figure, its settings one by one, then the question.
  mutating func moveFocus(by delta: Int) {
    let settings = figure?.figure.settings.count ?? 0
    var place = 0
    if case .setting(let index) = focus { place = index + 1 }
    place += delta
    if place < 0 { place = settings }
    focus = .figure
    figure?.pause()
    if (1...max(1, settings)).contains(place), settings > 0 {
      focus = .setting(place - 1)
    } else if figure?.isAsking == true {
      returnToPrediction()
    } else if place > settings, quiz != nil {
      stop = .quiz
    }
  }
}
