import Expressions
import Learning
import LessonScript

/// The keys of a body that set a goal, as they are written.
struct GoalText {
  private let block: FigureBlock
  private let condition: Located<String>
  private let task: Prose, reached: Prose, hints: [Prose]
  private let kept: [Located<String>]
  /// The key `solution:`, and the options below it.
  private let solution: (location: SourceLocation, entries: [FigureBlock.Entry])

  /// The words that set a goal; `hint` and `keep` may be left out.
  private static let needed = ["task", "goal", "solution", "reached"]

  /// Reads the keys of a goal; nil, and its errors reported, if there is none that can be read.
  init?(_ reader: inout OptionReader, _ block: FigureBlock) {
    let given = Goal.options.map(\.name).filter { reader.has($0) }
    guard let first = given.first else { return nil }
    for name in Self.needed where !reader.has(name) {
      let place = given.contains("goal") ? "goal" : first
      reader.report(
        name == "goal"
          ? "`\(first):` belongs to a goal; write one, such as `goal: field == 15`"
          : "the goal has no `\(name):`", for: place)
    }
    if block.id == nil {
      reader.report(
        "a goal is kept under the figure's id; write `figure \(block.kind.value) id=NAME`",
        at: reader.location)
    }
    func prose(_ name: String) -> [Prose] { reader.paragraphs(name).map { reader.prose($0) } }
    task = Array(prose("task").joined(separator: [.text(" ")]))
    reached = Array(prose("reached").joined(separator: [.text(" ")]))
    hints = prose("hint")
    kept = reader.has("keep") ? reader.line("keep")?.parts(dividedBy: ",") ?? [] : []
    let lines = reader.has("solution") ? reader.lines("solution") : []
    let entries = reader.catching { () throws(LessonErrors) in
      try FigureBlock.entries(nestedIn: lines)
    }
    guard let condition = reader.line("goal"), let entries, !lines.isEmpty,
      let key = block.entries.first(where: { $0.key.value == "solution" })?.key, block.id != nil
    else { return nil }
    (self.block, self.condition, solution) = (block, condition, (key.location, entries))
  }
}

extension Goal {
  /// The keys that set a goal.
  static let options = [
    OptionSpec("task", .text("a sentence"), "what to reach by changing the figure by hand"),
    OptionSpec(
      "goal", .text("a condition over measures"),
      "the condition, tested at the figure's last step: `field == 15 and weights < 30`"),
    OptionSpec(
      "keep", .text("options separated by commas"), "options that have to stay as they are"),
    OptionSpec("hint", .text("a sentence, or several on lines below"), "one hint per line"),
    OptionSpec(
      "solution", .text("options on lines below, as in a body"),
      "one way to reach it: the options that differ from the start"),
    OptionSpec(
      "reached", .text("a sentence"), "the sentence shown then; true of every way to reach it"),
  ]
}

extension OptionReader {
  /// The value on the key's own line, or the lines below it; empty, and an error, if there is none.
  fileprivate mutating func paragraphs(_ name: String) -> [Located<String>] {
    guard has(name) else { return [] }
    return inlineWord(name) == nil ? lines(name) : line(name).map { [$0] } ?? []
  }
}

// MARK: - A goal that is proved

extension GoalText {
  /// The goal of a figure; nil, and its errors reported, if it is none.
  func goal<F: Figure>(of start: F, _ reader: inout OptionReader) -> Goal? {
    var errors = LessonErrors()
    defer { reader.report(errors) }
    let names = F.measures.map(\.name)
    guard let expression = expression(names, reader.drawn, of: start, &errors) else { return nil }
    checkKept(F.self, &errors)
    guard let id = block.id?.value, let solved = solved(F.self, reader.drawn, &errors) else {
      return nil
    }
    let differences = solved.differences(from: start)
    let goal = Goal(
      id: id, hints: hints, solution: solved, solutionWords: solution.entries.map(\.words),
      solutionChanges: differences.reduce(0) { $0 + $1.count }, task: task, reached: reached,
      kept: kept.map(\.value), condition: expression, drawn: reader.drawn,
      locations: (condition.location, solution.location))
    check(differences.map(\.option), of: F.self, &errors)
    // What takes long is proved by `check --full` alone.
    guard errors.isEmpty, !goal.needsWork(start) else { return errors.isEmpty ? goal : nil }
    errors.report(goal.faults(from: start, to: solved))
    for (prose, figure) in ([task] + hints).map({ ($0, start) }) + [(reached, solved)] {
      do throws(LessonErrors) {
        _ = try figure.evaluated(prose, at: figure.stepCount)
      } catch { errors.report(error) }
    }
    return goal
  }

  /// The condition, if it names measures that the figure has.
  private func expression<F: Figure>(
    _ names: [String], _ drawn: [String: Number], of start: F, _ errors: inout LessonErrors
  ) -> Expression? {
    func report(_ message: String, _ column: Int = 0) {
      errors.report(message, at: condition.location.moved(by: column))
    }
    guard !names.isEmpty else {
      report("\(F.kind) has no measures that a goal could name")
      return nil
    }
    let list = "\(F.kind) has \(names.joined(separator: ", "))"
    do throws(ExpressionError) {
      let expression = try Expression(parsing: condition.value, names: Set(names))
      let values = start.values(of: Set(names), at: start.stepCount).merging(drawn) { $1 }
      var isSound = true
      for (part, column) in expression.conjuncts {
        do throws(ExpressionError) { _ = try part.truth(with: values) } catch {
          // A measure may be called as a function is.
          let missing = part.variables.subtracting(values.keys).sorted().first
          let name = error.unknown?.name ?? missing ?? ""
          // A figure with long work has its numbers once that is done.
          if names.contains(name), start.hasWork(for: start.stepCount) { continue }
          isSound = false
          if names.contains(name) {
            report("`\(name)` has no value here", column + error.column)
          } else if error.unknown != nil {
            let near = nearest(to: name, among: names).map { "did you mean `\($0)`? " } ?? ""
            report("`\(name)` is no measure; \(near)\(list)", column + error.column)
          } else {
            report(error.message, column + error.column)
          }
        }
      }
      if expression.variables.isDisjoint(with: names) {
        report("the goal names no measure; \(list)")
        isSound = false
      }
      return isSound ? expression : nil
    } catch {
      report(error.suggestingNearest.message, error.column)
      return nil
    }
  }

  /// The body with the options of the solution in place of its own.
  private func solved<F: Figure>(
    _ kind: F.Type, _ drawn: [String: Number], _ errors: inout LessonErrors
  ) -> F? {
    let own = Set(F.options.map(\.name)), changed = Set(solution.entries.map(\.key.value))
    var solved = block
    solved.entries =
      block.entries.filter { own.contains($0.key.value) && !changed.contains($0.key.value) }
      + solution.entries
    var reader = OptionReader(solved, F.options, drawn: drawn)
    do throws(LessonErrors) { return try F(&reader) } catch {
      let places = Set(
        solution.entries.flatMap {
          [$0.key.location, $0.value.location] + $0.lines.map(\.location)
        }
        .map(\.line))
      for fault in error.all {
        // What is wrong with the whole is said of the solution: the start was made.
        let isInside = places.contains(fault.location.line)
        errors.report(
          isInside ? fault.message : "the solution: \(fault.message)",
          at: isInside ? fault.location : solution.location)
      }
      return nil
    }
  }

  private func checkKept<F: Figure>(_ kind: F.Type, _ errors: inout LessonErrors) {
    let names = F.fields.filter { !$0.isOnlyShown }.compactMap(\.spec?.name)
    for name in kept where !names.contains(name.value) {
      errors.report(unknown("option to keep", name.value, among: names), at: name.location)
    }
  }

  /// Every option of the solution changes something, and can be changed by hand.
  private func check<F: Figure>(
    _ changed: [String], of kind: F.Type, _ errors: inout LessonErrors
  ) {
    let byHand = F.fields.filter(\.isChangedByHand).compactMap(\.spec?.name)
    for key in solution.entries.map(\.key) {
      if !changed.contains(key.value) {
        errors.report(
          "`\(key.value)` is as at the start; the solution gives only what it changes",
          at: key.location)
      } else if !byHand.contains(key.value) {
        errors.report(
          "`\(key.value)` cannot be changed by hand, so nobody could get there", at: key.location)
      } else if kept.map(\.value).contains(key.value) {
        errors.report("`keep:` wants `\(key.value)` to stay as it is", at: key.location)
      }
    }
  }
}

extension FigureBlock.Entry {
  /// The entry on one line: `kernel: 1 0 / 0 -1`.
  fileprivate var words: String {
    let value =
      self.value.value.isEmpty ? lines.map(\.value).joined(separator: " / ") : self.value.value
    return "\(key.value): \(value)"
  }
}

// MARK: - Proof

extension Goal {
  /// True if the start or the solution has to be computed before it can be judged.
  func needsWork(_ start: any Figure) -> Bool {
    [start, solution].contains { $0.hasWork(for: $0.stepCount) }
  }

  /// The faults of a goal that is met at the start, or not by its solution.
  func faults(from start: any Figure, to solution: any Figure) -> LessonErrors {
    var errors = LessonErrors()
    if isMet(by: start) {
      errors.report(
        "the goal is met at the start\(values(of: start).words)", at: locations.condition)
    }
    if !isMet(by: solution) {
      errors.report(
        "the solution does not meet the goal\(values(of: solution).words)", at: locations.solution)
    }
    return errors
  }
}

extension [String: Number] {
  /// The values in words after a colon: `: field is 11, weights is 27`.
  fileprivate var words: String {
    let values = sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }
    return values.isEmpty ? "" : ": " + values.joined(separator: ", ")
  }
}

extension ScriptedFigure {
  /// Proves a goal whose figures have long work: the start does not meet it, the solution does.
  ///
  /// Does nothing for others, which were proved when they were made.
  ///
  /// - Throws: what does not hold, located.
  public func proveGoal() throws(LessonErrors) {
    guard let goal, goal.needsWork(figure) else { return }
    func worked(_ figure: any Figure) -> any Figure {
      var figure = figure
      while figure.hasWork(for: figure.stepCount) { figure.work(for: figure.stepCount) }
      return figure
    }
    let faults = goal.faults(from: worked(figure), to: worked(goal.solution))
    guard faults.isEmpty else { throw faults }
  }
}
