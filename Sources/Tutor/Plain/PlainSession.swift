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

  /// Opens a lesson at a page and step, both from 1; without a step, where its figure opens.
  public init(
    _ lesson: PlayableLesson, page: Int = 1, step: Int? = nil, replayedWith seed: UInt64? = nil,
    glyphs: GlyphSet = .unicode, options: SessionOptions = SessionOptions(),
    after known: LessonProgress = LessonProgress()
  ) {
    player = LessonPlayer(
      lesson, atPage: page - 1, isReplay: seed != nil, seed: seed ?? 0,
      options: options, after: known)
    text = LessonText(glyphs: glyphs)
    if let step { player.go(toStep: step) }
    player.finishRun()
  }

  /// The words before the first line.
  public var opening: PlainText {
    let title = SafeText(player.lesson.header.title)
    return text.reply(
      "\(title)\nEnter goes on, b goes back, ? lists what can be typed, q ends.\n\n\(page.whole)"
    ).text
  }

  /// The prompt for the next line.
  public var prompt: PlainText {
    if player.isAtEnd { return "the end> " }
    if let quiz = page.quiz { return PlainText(quiz.prompt) }
    return page.prediction == nil ? "> " : "your guess> "
  }

  /// Answers one line; `isDone` when the learner has left.
  public mutating func respond(to line: String, at seconds: Int) -> LineReply {
    let words = line.split(separator: " ").map(String.init)
    if words == ["q"] { return LineReply(text: "", isDone: true) }
    if words == ["?"] { return text.reply(page.help) }
    if words == ["look"] { return text.reply(page.look) }
    let before = state
    let asked = perform(words)
    player.finishRun()
    let outcome = player.takeGoalOutcome().map { .goal($0) } ?? asked
    let effects = player.allRecords(of: outcome, at: seconds).map { Effect.keep($0) }
    switch outcome {
    case .toMenu, .nextLesson, .quit: return LineReply(text: "", effects: effects, isDone: true)
    case .restart:
      player = LessonPlayer(
        player.lesson, isReplay: true, seed: player.seed &+ 1, options: player.options)
    case .nothing, .moved, .answered, .goal, .open, .review, .progress, .forget: break
    }
    return text.reply(reply(from: before, outcome), effects: effects)
  }

  // MARK: Lines

  /// As much of the player as tells what a line has changed.
  private struct State {
    var page: Int
    var isAtQuiz: Bool
    /// How often the figure has been changed by hand.
    var changes: Int
    /// True if an answer that lies in the cells of the figure is asked for.
    var asksForCells: Bool
  }

  private var state: State {
    State(
      page: player.index, isAtQuiz: page.isAtQuiz,
      changes: player.page?.figure?.undone.count ?? 0, asksForCells: prediction?.isSeen ?? false)
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
    case ("set", _): return set(words)
    case ("edit", _): return edit(words)
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
    // The steps of a run are too many to be read one by one.
    if let figure = player.page?.figure, player.page?.stop == .reading, figure.figure.isRun,
      !figure.isAsking, figure.step < figure.figure.stepCount
    {
      return player.perform(.nextMark)
    }
    return player.goForward()
  }

  private mutating func goTo(_ step: String) -> Outcome {
    guard let step = Int(step), let before = player.page?.figure else { return unknown() }
    player.go(toStep: step)
    return player.page?.outcome(ofLeaving: before) ?? .moved
  }

  /// `set stride 2`, `set padding mode reflect`; also `up` and `down`, to the next value.
  private mutating func set(_ words: [String]) -> Outcome {
    guard let figure = player.page?.figure else { return unknown() }
    let settings = figure.figure.settings
    let typed = words.dropFirst().joined(separator: " ")
    // The longest name that fits: one may begin with another.
    let fitting = settings.indices.filter { typed.hasPrefix(settings[$0].name + " ") }
    guard let index = fitting.max(by: { settings[$0].name.count < settings[$1].name.count }) else {
      player.page?.message =
        settings.isEmpty ? "this figure has no settings" : PlainPage.form(of: settings)
      return .nothing
    }
    let name = settings[index].name
    let value = String(typed.dropFirst(name.count + 1))
    if let delta = ["up": 1, "down": -1][value] { return apply(.setting(index, by: delta)) }
    return value == settings[index].value ? .nothing : apply(.set(index, to: value))
  }

  /// `edit input 0 1 5`: grid, row, column, value.
  private mutating func edit(_ words: [String]) -> Outcome {
    let grid = words.dropFirst().dropLast(3).joined(separator: " ")
    guard words.count > 4, let row = Int(words[words.count - 3]),
      let column = Int(words[words.count - 2]),
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

  private var page: PlainPage { PlainPage(player: player, text: text) }

  /// The prediction that is open, while it is what is shown.
  var prediction: PlainPrediction? { page.prediction }

  private func picks(with word: String) -> Bool {
    page.actions.contains { String($0.key) == word && $0.picksFrom != nil }
  }

  /// `o 1 2`: the action's key, row, column.
  private mutating func pick(_ words: [String]) -> Outcome {
    guard let action = page.actions.first(where: { String($0.key) == words[0] }),
      let name = action.picksFrom, let row = Int(words[1]), let column = Int(words[2]),
      let grid = player.page?.figure?.figure.grids.first(where: { $0.name == name }),
      grid.contains(CellAddress(grid: name, row: row, column: column))
    else { return unknown() }
    return apply(.pick(CellAddress(grid: name, row: row, column: column)))
  }

  private mutating func answerOrPress(_ words: [String]) -> Outcome {
    let line = words.joined(separator: " ")
    if let command = page.goalCommand(line) {
      player.page?.performOnGoal(command)
      if command != .applySolution, player.page?.message == nil {
        let help = page.goal?.help
        player.page?.message = help
      }
      return .nothing
    }
    if page.isAtQuiz {
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
      page.actions.contains(where: { $0.key == key && $0.picksFrom == nil }) || "ur".contains(key)
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

  private func reply(from before: State, _ outcome: Outcome) -> String {
    if let message = player.page?.message { return message + "\n" }
    let after = state
    if after.page != before.page || after.isAtQuiz != before.isAtQuiz || player.isAtEnd {
      return page.whole
    }
    if let quiz = page.quiz { return quiz.reply }
    guard player.page?.figure != nil else { return page.whole }
    var lines: [String] = []
    if case .answered(let sitting) = outcome, let last = sitting.tries.last {
      let line = PredictionLine(sitting: sitting, draft: PredictionDraft(), focus: .figure)
      let words = line.verdictWords.text
      let mark =
        last.verdict.isRight ? "✓ right. " : words.hasPrefix("Not ") ? "✗ " : "✗ not quite. "
      lines.append(text.wrapped(mark + words))
      if !last.verdict.isRight, case .grid(let key) = sitting.question.kind {
        lines.append(text.wrapped("the answer: \(PlainPrediction.line(for: key))", indent: 2))
      }
    }
    // What was changed by hand, and what was asked of its cells, is seen and not just said.
    let isSeen = before.asksForCells && !after.asksForCells || after.changes != before.changes
    lines.append(page.step(withPicture: isSeen))
    return lines.joined(separator: "\n") + "\n"
  }
}
