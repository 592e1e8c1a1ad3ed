import Figures
import LessonScript

/// A goal in words: for plain mode, and as `show` prints it.
struct PlainGoal {
  let goal: GoalPlayer
  /// The figure as it is.
  let figure: any Figure
  /// True while a prediction is open: then no measure is told.
  var isAsking = false
  let text: LessonText

  /// The task with how far each condition is met, or how it was reached.
  var words: String {
    if let result = goal.result {
      if case .reachedBefore = goal.state {
        return text.text(of: [.text("✓ \(result). r sets it again: ")] + task)
      }
      return text.text(of: [.text("✓ \(result). ")] + goal.goal.reached(by: goal.meeting ?? figure))
    }
    let meters = goal.goal.meters(of: figure).map { meter in
      isAsking ? meter.name : "\(spoken(meter.words)), \(meter.isMet ? "met" : "not yet")"
    }
    return text.text(of: [.text("goal: ")] + task) + "\n  "
      + text.spelled(meters.joined(separator: "; "))
  }

  /// The hints seen, and the solution once it is shown.
  var help: String {
    var lines = goal.goal.hints.prefix(goal.hintsShown).enumerated().map {
      text.text(of: [.text("hint \($0.offset + 1): ")] + $0.element)
    }
    if goal.canApplySolution {
      lines.append(text.spelled(goal.solutionWords) + " Type apply to see it.")
    }
    return lines.joined(separator: "\n")
  }

  private var task: Prose { goal.goal.task(for: figure) }

  /// An arrow has no word of its own that would be understood here.
  private func spoken(_ words: String) -> String { words.replacing(" → ", with: ", wanted ") }
}

extension PlainSession {
  /// The command of a line about the goal; nil if it is about something else.
  func goalCommand(_ line: String) -> Command? {
    guard let goal = player.page?.figure?.goal, player.page?.stop == .reading else { return nil }
    switch line {
    case "h", "hint": return goal.isOpen ? .hint : nil
    case "a", "answer": return goal.isOpen ? .showAnswer : nil
    case "apply": return goal.canApplySolution ? .applySolution : nil
    default: return nil
    }
  }

  /// The goal of the page in words; nil if it sets none.
  var goalWords: PlainGoal? {
    guard let figure = player.page?.figure, let goal = figure.goal else { return nil }
    return PlainGoal(goal: goal, figure: figure.figure, isAsking: figure.isAsking, text: text)
  }
}
