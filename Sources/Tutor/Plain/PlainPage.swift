import Figures
import Learning
import LessonScript
import TextScreen

/// The words for the page of a lesson that is played by lines.
struct PlainPage {
  let player: LessonPlayer
  let text: LessonText

  /// True if the quick check is what is shown.
  var isAtQuiz: Bool { player.page?.stop == .quiz }

  /// The actions that the figure has now, while it is what is shown.
  var actions: [Action] {
    guard !isAtQuiz, let figure = player.page?.figure else { return [] }
    return figure.actions
  }

  /// The prediction that is open, while it is what is shown.
  var prediction: PlainPrediction? {
    guard !isAtQuiz, let figure = player.page?.figure, figure.isAsking,
      let sitting = figure.prediction
    else { return nil }
    return PlainPrediction(question: sitting.question, grids: figure.figure.grids)
  }

  /// The whole page: its prose, its figure, or its quick check; or the end of the lesson.
  var whole: String {
    guard let page = player.page else {
      let takeaways = text.takeaways(of: player.lesson)
      return "\(player.lesson.header.title): done.\n"
        + (takeaways.isEmpty ? "" : "\n\(takeaways)\n\n")
        + "Enter or q ends, R starts over, b goes back.\n"
    }
    if let quiz { return quiz.question }
    var parts = ["\(player.index + 1). " + text.text(of: page.page.title)]
    if !page.page.blocks.isEmpty { parts.append(text.text(of: page.page.blocks)) }
    if page.figure != nil { parts.append(step(withPicture: true)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The step shown in words, and a question about it with the picture that it is about.
  func step(withPicture: Bool) -> String {
    guard let figure = player.page?.figure else { return "" }
    var lines = [
      text.text(
        of: figure.figure, at: figure.moment, saying: figure.sentence,
        withPicture: withPicture || figure.isAsking)
    ]
    if let goal { lines += ["", goal.words] }
    if let prediction {
      lines.append("")
      lines.append(text.text(of: prediction.question.prompt))
      lines += prediction.options.map { text.wrapped($0, indent: 5) }
      lines.append(text.wrapped("(\(prediction.form), or Enter to see it)", indent: 1))
    }
    return lines.joined(separator: "\n")
  }

  /// The figure as it is now, or the page without one.
  var look: String {
    isAtQuiz || player.page?.figure == nil ? whole : step(withPicture: true) + "\n"
  }

  /// The goal of the page; nil if it sets none.
  var goal: PlainGoal? {
    guard let figure = player.page?.figure, let goal = figure.goal else { return nil }
    return PlainGoal(goal: goal, figure: figure.figure, isAsking: figure.isAsking, text: text)
  }

  /// The command of a line about the goal; nil if it is about something else.
  func goalCommand(_ line: String) -> Command? {
    guard let goal = player.page?.figure?.goal, !isAtQuiz else { return nil }
    switch line {
    case "h", "hint": return goal.isOpen ? .hint : nil
    case "a", "answer": return goal.isOpen ? .showAnswer : nil
    case "apply": return goal.canApplySolution ? .applySolution : nil
    default: return nil
    }
  }

  /// The quick check, while it is what is shown.
  var quiz: PlainQuiz? {
    guard isAtQuiz, let quiz = player.page?.quiz else { return nil }
    return PlainQuiz(quiz: quiz, text: text)
  }
}

// MARK: - Help

extension PlainPage {
  /// The line that sets a setting.
  static func form(of settings: [Setting]) -> String {
    let names = settings.map { "\($0.name) (\($0.value))" }
    return "set NAME VALUE (or up, down); NAME is \(names.joined(separator: ", "))"
  }

  /// The lines that can be typed now.
  var help: String {
    var lines = [
      "Enter      on; past a question, see its result",
      "b          back",
      "n, p       next, previous page",
      "g STEP     go to a step",
      "look       the figure and its question again",
      "a number   answers a question; options by their numbers: 2, or 1 3",
      "h, a       hint, show the answer",
      "R          start the lesson over",
      "q          end",
    ]
    if let figure = player.page?.figure, !isAtQuiz {
      if let prediction { lines.append("the question takes \(prediction.form)") }
      let grids = figure.figure.grids.filter(\.isEditable).map(\.name)
      if !grids.isEmpty {
        lines.append("edit GRID ROW COLUMN VALUE; GRID is \(grids.joined(separator: ", "))")
      }
      let settings = figure.figure.settings
      if !settings.isEmpty { lines.append(Self.form(of: settings)) }
      if !grids.isEmpty || !settings.isEmpty { lines.append("u          undo") }
      lines += figure.actions.map { action in
        action.picksFrom == nil
          ? "\(action.key)          \(action.help)"
          : "\(action.key) ROW COLUMN   \(action.help)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
