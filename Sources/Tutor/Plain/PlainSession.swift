import Figures
import Learning
import LessonScript
import TextScreen

/// A lesson played by lines instead of keys: for dumb terminals, pipes and screen readers.
///
/// It drives the same player as the screen does; what it says comes from captions and prose.
public struct PlainSession: LineSession {
  private(set) var player: LessonPlayer
  let text: LessonText

  /// Opens a lesson at a page and step, both from 1.
  public init(
    _ lesson: PlayableLesson, page: Int = 1, step: Int = 1, replayedWith seed: UInt64? = nil,
    glyphs: GlyphSet = .unicode, options: SessionOptions = SessionOptions(),
    goals: [String: GoalProgress] = [:]
  ) {
    player = LessonPlayer(
      lesson, atPage: page - 1, isReplay: seed != nil, seed: seed ?? 0,
      options: options, goals: goals)
    text = LessonText(glyphs: glyphs)
    player.go(toStep: step)
  }

  /// The words before the first line.
  public var opening: PlainText {
    let title = SafeText(player.lesson.header.title)
    return PlainText(
      "\(title)\nEnter goes on, b goes back, ? lists what can be typed, q ends.\n\n\(pageText)")
  }

  /// The prompt for the next line.
  public var prompt: PlainText {
    if player.isAtEnd { return "the end> " }
    guard let page = player.page else { return "> " }
    if let quiz = plainQuiz { return PlainText(quiz.prompt) }
    return page.figure?.isAsking == true ? "your guess> " : "> "
  }

  /// Answers one line; `isDone` when the learner has left.
  public mutating func respond(to line: String, at seconds: Int) -> LineReply {
    let words = line.split(separator: " ").map(String.init)
    if words == ["q"] { return LineReply(text: "", isDone: true) }
    if words == ["?"] { return LineReply(text: help) }
    let before = place
    let asked = perform(words)
    let outcome = player.takeGoalOutcome().map { .goal($0) } ?? asked
    let effects = player.allRecords(of: outcome, at: seconds).map { Effect.keep($0) }
    switch outcome {
    case .toMenu, .nextLesson, .quit: return LineReply(text: "", effects: effects, isDone: true)
    case .restart:
      player = LessonPlayer(
        player.lesson, isReplay: true, seed: player.seed &+ 1, options: player.options)
    case .nothing, .moved, .answered, .goal, .open, .review, .progress, .forget: break
    }
    return LineReply(text: reply(from: before, outcome), effects: effects)
  }

  // MARK: Lines

  private var place: [Int] {
    [player.index, player.page?.stop == .quiz ? 1 : 0, player.page?.figure?.step ?? 0]
  }

  private mutating func perform(_ words: [String]) -> Outcome {
    player.page?.message = nil
    guard let first = words.first else { return goOn() }
    switch (first, words.count) {
    case ("b", 1): return player.goBack()
    case ("n", 1): return player.goToPage(player.index + 1)
    case ("p", 1): return player.goToPage(player.index - 1)
    case ("R", 1): return .restart
    case ("g", 2): return goTo(words[1])
    case ("set", 3...): return set(words)
    case ("edit", 5...): return edit(words)
    case (_, 3) where picks(with: first): return pick(words)
    default: return answerOrPress(words)
    }
  }

  private mutating func goOn() -> Outcome {
    if player.isAtEnd { return .toMenu }
    if player.page?.stop == .quiz, player.page?.quiz?.sitting.isOpen == true {
      player.page?.message = "type the answer, or n for the next page"
      return .nothing
    }
    return player.goForward()
  }

  private mutating func goTo(_ step: String) -> Outcome {
    guard let step = Int(step), let before = player.page?.figure else { return unknown() }
    player.go(toStep: step)
    return player.page?.outcome(ofLeaving: before) ?? .moved
  }

  /// `set stride up`, `set padding kind down`.
  private mutating func set(_ words: [String]) -> Outcome {
    let name = words.dropFirst().dropLast().joined(separator: " ")
    let settings = player.page?.figure?.figure.settings ?? []
    guard let index = settings.firstIndex(where: { $0.name == name }),
      let delta = ["up": 1, "down": -1][words[words.count - 1]]
    else {
      player.page?.message =
        "set NAME up, or set NAME down; NAME is \(settings.map(\.name).joined(separator: ", "))"
      return .nothing
    }
    return apply(.setting(index, by: delta))
  }

  /// `edit input 0 1 5`: grid, row, column, value.
  private mutating func edit(_ words: [String]) -> Outcome {
    let grid = words[1..<(words.count - 3)].joined(separator: " ")
    guard let row = Int(words[words.count - 3]), let column = Int(words[words.count - 2]),
      case .success(.number(let value, _)) = NumberField.answer(in: words[words.count - 1]),
      let grids = player.page?.figure?.figure.grids,
      grids.contains(where: {
        $0.isEditable && $0.contains(CellAddress(grid: grid, row: row, column: column))
      })
    else {
      player.page?.message = "edit GRID ROW COLUMN VALUE, as in: edit input 0 1 5"
      return .nothing
    }
    return apply(
      .edit(CellAddress(grid: grid, row: row, column: column), value.double))
  }

  private mutating func apply(_ input: Input) -> Outcome { player.page?.apply(input) ?? .nothing }

  private var isAtQuiz: Bool { player.page?.stop == .quiz }

  /// The actions that the figure has now, while it is what is shown.
  private var actions: [Action] {
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

  private func picks(with word: String) -> Bool {
    actions.contains { String($0.key) == word && $0.picksFrom != nil }
  }

  /// `o 1 2`: the action's key, row, column.
  private mutating func pick(_ words: [String]) -> Outcome {
    guard let action = actions.first(where: { String($0.key) == words[0] }),
      let name = action.picksFrom, let row = Int(words[1]), let column = Int(words[2]),
      let grid = player.page?.figure?.figure.grids.first(where: { $0.name == name }),
      grid.contains(CellAddress(grid: name, row: row, column: column))
    else { return unknown() }
    return apply(.pick(CellAddress(grid: name, row: row, column: column)))
  }

  private mutating func answerOrPress(_ words: [String]) -> Outcome {
    let line = words.joined(separator: " ")
    if let command = goalCommand(line) {
      player.page?.performOnGoal(command)
      if command != .applySolution, player.page?.message == nil {
        let help = goalWords?.help
        player.page?.message = help
      }
      return .nothing
    }
    if isAtQuiz {
      guard let outcome = player.page?.quiz?.respond(to: line) else { return unknown() }
      return player.follow(outcome)
    }
    if let answer = prediction?.answer(in: line) {
      switch answer {
      case .success(let answer): return player.page?.predict(answer) ?? .nothing
      case .failure(let unfinished):
        player.page?.message = unfinished.reason
        return .nothing
      }
    }
    if line.count == 1, let key = line.first,
      actions.contains(where: { $0.key == key && $0.picksFrom == nil }) || "ur".contains(key)
    {
      player.page?.focus = .figure
      return player.perform(player.keys.command(for: .character(key)))
    }
    return unknown()
  }

  private mutating func unknown() -> Outcome {
    player.page?.message = "not understood; ? lists what can be typed"
    return .nothing
  }

  // MARK: Words

  private var pageText: String {
    guard let page = player.page else {
      return "\(player.lesson.header.title): done.\nEnter or q ends, R starts over, b goes back.\n"
    }
    if let quiz = plainQuiz { return quiz.question }
    var parts = ["\(player.index + 1). " + text.text(of: page.page.title)]
    if !page.page.blocks.isEmpty { parts.append(text.text(of: page.page.blocks)) }
    if page.figure != nil { parts.append(stepText) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var stepText: String {
    guard let figure = player.page?.figure else { return "" }
    var lines = [text.text(of: figure.figure, at: figure.moment, saying: figure.sentence)]
    if let goal = goalWords { lines.append(goal.words) }
    if let prediction {
      let asked = text.text(of: prediction.question.prompt) + prediction.options
      lines.append("\(asked)  (\(prediction.form), or Enter to see it)")
    }
    return lines.joined(separator: "\n")
  }

  private var plainQuiz: PlainQuiz? {
    guard isAtQuiz, let quiz = player.page?.quiz else { return nil }
    return PlainQuiz(quiz: quiz, text: text)
  }

  private func reply(from before: [Int], _ outcome: Outcome) -> String {
    if let message = player.page?.message { return message + "\n" }
    if place[0] != before[0] || place[1] != before[1] {
      return pageText
    }
    if player.isAtEnd { return pageText }
    if let quiz = plainQuiz { return quiz.reply }
    var lines: [String] = []
    if case .answered(let sitting) = outcome, let last = sitting.tries.last {
      let line = PredictionLine(sitting: sitting, draft: PredictionDraft(), focus: .figure)
      let mark = last.verdict.isRight ? "✓ right. " : "✗ not so. "
      lines.append(text.text(of: [.text(mark + line.verdictWords.text)]))
    }
    lines.append(player.page?.figure == nil ? pageText : stepText)
    return lines.joined(separator: "\n") + "\n"
  }
}

// MARK: - Help

extension PlainSession {
  /// The lines that can be typed now.
  var help: String {
    var lines = [
      "Enter      on; past a question, see its result",
      "b          back",
      "n, p       next, previous page",
      "g STEP     go to a step",
      "a number   answers a question; options by their numbers: 2, or 1 3",
      "h, a       hint, show the answer",
      "R          start the lesson over",
      "q          end",
    ]
    if let figure = player.page?.figure {
      if figure.goal?.isOpen == true {
        lines.append("hint, answer   the next hint; the solution, after all hints")
      }
      if let prediction { lines.append("the question takes \(prediction.form)") }
      let grids = figure.figure.grids.filter(\.isEditable).map(\.name)
      if !grids.isEmpty {
        lines.append("edit GRID ROW COLUMN VALUE; GRID is \(grids.joined(separator: ", "))")
        lines.append("u          undo")
      }
      lines += figure.actions.map { action in
        action.picksFrom == nil
          ? "\(action.key)          \(action.help)"
          : "\(action.key) ROW COLUMN   \(action.help)"
      }
      let settings = figure.figure.settings.map { "\($0.name) (\($0.value))" }
      if !settings.isEmpty {
        lines.append("set NAME up, set NAME down; NAME is \(settings.joined(separator: ", "))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
