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
        return text.text(of: task, after: "✓ \(result). r sets it again: ")
      }
      return text.text(of: goal.goal.reached(by: goal.meeting ?? figure), after: "✓ \(result). ")
    }
    let meters = goal.goal.meters(of: figure).map { meter in
      isAsking ? meter.name : "\(spoken(meter.words)), \(meter.isMet ? "met" : "not yet")"
    }
    return text.text(of: task, after: "goal: ") + "\n"
      + text.wrapped("  " + meters.joined(separator: "; "), indent: 2)
  }

  /// The hints seen, and the solution once it is shown.
  var help: String {
    var lines = goal.goal.hints.prefix(goal.hintsShown).enumerated().map {
      text.text(of: $0.element, after: "hint \($0.offset + 1): ")
    }
    if goal.canApplySolution {
      lines.append(text.wrapped(goal.solutionWords + " Type apply to see it."))
    }
    return lines.joined(separator: "\n")
  }

  private var task: Prose { goal.goal.task(for: figure) }

  /// An arrow has no word of its own that would be understood here.
  private func spoken(_ words: String) -> String { words.replacing(" → ", with: ", wanted ") }
}
