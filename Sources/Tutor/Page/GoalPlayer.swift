import Figures
import Learning
import TextScreen

/// A goal being reached: what was seen of its hints, and how it ended.
struct GoalPlayer {
  /// The goal.
  let goal: Goal
  /// The number of hints shown.
  private(set) var hintsShown = 0
  /// How far it has come.
  private(set) var state = State.open
  /// The figure that met it: what is said of it holds, whatever is changed after that.
  private(set) var meeting: (any Figure)?
  /// An outcome that is to be kept, and has not been taken yet.
  private var unkept: GoalOutcome?

  /// The states of a goal.
  enum State: Hashable {
    case open
    /// Reached with so many changes.
    case reached(changes: Int)
    /// Reached with so many changes at best when the lesson was open before.
    case reachedBefore(changes: Int)
    /// The solution was said; applied, once the figure shows it.
    case shown(isApplied: Bool)
  }

  /// Sets a goal; one that was reached before is not asked again.
  init(_ goal: Goal, best: GoalAttempt? = nil) {
    self.goal = goal
    if let best { state = .reachedBefore(changes: best.changes) }
  }

  /// True until it is reached or shown.
  var isOpen: Bool { state == .open }
  /// True while there is a hint not seen yet.
  var hasMoreHints: Bool { isOpen && hintsShown < goal.hints.count }
  /// True if the solution may be said: when all hints have been seen.
  var mayShowSolution: Bool { isOpen && hintsShown == goal.hints.count }
  /// True while the solution waits to be applied.
  var canApplySolution: Bool { state == .shown(isApplied: false) }

  /// Shows one more hint; the last one again when all have been seen.
  mutating func showHint() { if hasMoreHints { hintsShown += 1 } }

  /// Judges a figure that has been changed so often.
  mutating func judge(_ figure: any Figure, changes: Int) {
    guard !figure.hasWork(for: figure.stepCount), goal.isMet(by: figure) else { return }
    if meeting == nil { meeting = figure }
    switch state {
    case .open:
      state = .reached(changes: changes)
      unkept = outcome(.reached, changes: changes)
    case .shown: state = .shown(isApplied: true)
    case .reached, .reachedBefore: break
    }
  }

  /// Says the solution; it counts as shown, also if the goal is reached by hand after that.
  mutating func showSolution(changes: Int) {
    guard mayShowSolution else { return }
    state = .shown(isApplied: false)
    unkept = outcome(.shown, changes: changes)
  }

  private func outcome(_ outcome: GoalAttempt.Outcome, changes: Int) -> GoalOutcome {
    GoalOutcome(
      goal: goal.id, outcome: outcome, changes: changes, solutionChanges: goal.solutionChanges,
      hints: hintsShown)
  }

  /// The outcome that is to be kept, once.
  mutating func takeOutcome() -> GoalOutcome? {
    defer { unkept = nil }
    return unkept
  }
}

/// What came of a goal, before it is known where and when.
struct GoalOutcome: Hashable {
  let goal: String
  let outcome: GoalAttempt.Outcome
  let changes: Int
  let solutionChanges: Int
  let hints: Int

  /// The record of it.
  func attempt(
    lesson: String, page: Int, occasion: Attempt.Occasion, seconds: Int
  ) -> GoalAttempt {
    GoalAttempt(
      lesson: lesson, goal: goal, outcome: outcome, changes: changes,
      solutionChanges: solutionChanges, hints: hints, page: page, occasion: occasion,
      seconds: seconds)
  }
}

/// The changes made by hand that stand: undone ones are taken back, and moves of one setting in a
/// row are one.
struct ChangeCount: Hashable {
  private var changes: [Input?] = []

  /// How many there are.
  var count: Int {
    var count = 0
    var last: Int?
    for case .some(let change) in changes {
      let index = change.setting
      if index == nil || last != index { count += 1 }
      last = index
    }
    return count
  }

  /// Notes a change; one of what is only shown counts nothing, but can be undone as well.
  mutating func add(_ input: Input, counts: Bool) { changes.append(counts ? input : nil) }

  /// Takes the last change back.
  mutating func undo() { _ = changes.popLast() }
}

extension Input {
  /// The setting that it moves or sets, if it does.
  fileprivate var setting: Int? {
    switch self {
    case .setting(let index, _), .set(let index, _): index
    case .action, .edit, .pick: nil
    }
  }
}

// MARK: - In words

extension GoalPlayer {
  /// How it was reached; nil while it is open, or the solution not applied yet.
  var result: String? { Self.result(of: state, for: goal) }

  /// How a goal was reached in words: `Reached in 3 changes; the solution takes 2`.
  static func result(of state: State, for goal: Goal) -> String? {
    let solution = "the solution takes \(goal.solutionChanges)"
    switch state {
    case .open, .shown(isApplied: false): return nil
    case .reached(let changes): return "Reached in \(counted(changes)); \(solution)"
    case .reachedBefore(let changes): return "Reached before, in \(counted(changes)); \(solution)"
    case .shown(isApplied: true): return "Reached with the solution shown"
    }
  }

  /// The solution in words: `stride: 2; dilation: 2`.
  var solutionWords: String { "One way: \(goal.solutionWords.joined(separator: "; "))." }

  private static func counted(_ changes: Int) -> String {
    changes == 1 ? "1 change" : "\(changes) changes"
  }
}

// MARK: - On a page

extension FigurePlayer {
  /// The grids whose cells can be edited, without those that a goal wants to stay.
  var editableGrids: [CellGrid] {
    figure.grids.filter { $0.isEditable && goal?.goal.allowsChange(of: $0.name) != false }
  }
}

extension PagePlayer {
  /// Obeys the keys of a goal.
  mutating func performOnGoal(_ command: Command) {
    switch command {
    case .hint:
      guard figure?.goal?.isOpen == true else { return }
      figure?.goal?.showHint()
      if figure?.goal?.goal.hints.isEmpty == true { message = "this goal has no hints" }
    case .showAnswer:
      guard let figure, let goal = figure.goal, goal.isOpen else { return }
      if goal.mayShowSolution {
        self.figure?.goal?.showSolution(changes: figure.changes.count)
      } else {
        message = "the solution can be shown when all hints are seen"
      }
    case .applySolution: figure?.applySolution()
    default: break
    }
  }
}

extension LessonPlayer {
  /// What came of the goal of the page shown, once.
  mutating func takeGoalOutcome() -> GoalOutcome? { page?.figure?.goal?.takeOutcome() }
}

extension GoalPlayer {
  /// The latest hint, or the solution until it is applied; nil if neither was asked for.
  var said: StyledText? {
    if canApplySolution {
      var line = StyledText("◆ ", .mark)
      line.append(SafeText("\(solutionWords) Enter applies it."))
      return line
    }
    guard isOpen, hintsShown > 0, goal.hints.indices.contains(hintsShown - 1) else { return nil }
    var line = StyledText(SafeText("hint \(hintsShown) of \(goal.hints.count)  "), .quiet)
    line.append(SafeText(goal.hints[hintsShown - 1].plainText))
    return line
  }
}
