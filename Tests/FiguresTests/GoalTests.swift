import ConvolutionCore
import Expressions
import KindExamples
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// Goals: what an author writes, and how a figure judges.
@Suite struct GoalTests {
  /// A body of a goal that holds, whose first line is line 11 of its lesson.
  static let body = """
    input: 15
    layers:
      conv(3)
      conv(3)
      conv(3)
    task: Reach a field of *15*, now `= field`.
    goal: field == 15 and weights < 30 and convolutions == 3
    hint:
      A stride widens the view of the layers after it.
      Another way is dilation.
    solution:
      layers:
        conv(3, stride: 2)
        conv(3, stride: 2)
        conv(3)
    reached: A field of `= field`.
    """

  private func goal(_ body: String = body) throws -> (Goal, any Figure) {
    let script = try KindExample.scripted("receptive-field", body)
    return (try #require(script.goal), script.figure)
  }

  @Test func aGoalIsReadAndProved() throws {
    let (goal, start) = try goal()
    #expect(goal.id == "figure")
    #expect(
      goal.hints.map(\.plainText) == [
        "A stride widens the view of the layers after it.", "Another way is dilation.",
      ])
    #expect(!goal.isMet(by: start) && goal.isMet(by: goal.solution))
    #expect(goal.solutionChanges == 2)
    #expect(goal.solutionWords == ["layers: conv(3, stride: 2) / conv(3, stride: 2) / conv(3)"])
    #expect(goal.task(for: start).plainText == "Reach a field of 15, now 7.")
    #expect(goal.reached(by: goal.solution).plainText == "A field of 15.")
  }

  @Test func metersSayHowFarAFigureIs() throws {
    let (goal, start) = try goal()
    func words(_ figure: any Figure) -> [String] {
      goal.meters(of: figure).map { ($0.isMet ? "✓ " : "· ") + $0.words }
    }
    #expect(words(start) == ["· field 7 → 15", "✓ weights 27 < 30", "✓ convolutions 3"])
    #expect(words(goal.solution) == ["✓ field 15", "✓ weights 27 < 30", "✓ convolutions 3"])
    let other = try self.goal(
      Self.body.replacing(
        "goal: field == 15 and weights < 30 and convolutions == 3",
        with: "goal: 3 * 5 <= field and not (weights > 30 or jump == 9) and 1 < field <= 20"))
    #expect(
      other.0.meters(of: other.1).map(\.words) == [
        "field 7 ≥ 15", "not (weights 27 > 30 or jump 1 == 9)", "1 < field 7 <= 20",
      ])
  }

  @Test func whatHasToStayIsRefused() throws {
    let script = try KindExample.scripted("receptive-field", Self.body + "\nkeep: input")
    let goal = try #require(script.goal)
    let input = try #require(script.figure.settings.firstIndex { $0.name == "input" })
    guard case .figure(let changed, _) = script.figure.changed(by: .setting(input, by: 1), at: 1)
    else { return #expect(Bool(false)) }
    #expect(goal.refusal(of: changed, from: script.figure)?.hasPrefix("input has to stay") == true)
    #expect(!goal.allowsChange(of: "input 2") && goal.allowsChange(of: "kernel"))
    #expect(goal.refusal(of: goal.solution, from: script.figure) == nil)
  }

  @Test func aMeasureWithoutAValueMeetsNothing() throws {
    // Every window is flat at the start, none after one pixel is changed.
    let script = try KindExample.scripted(
      "kernel-slide",
      """
      input:
        1 1
        1 1
      kernel:
        1 1
        1 1
      task: Make it silent.
      goal: flat == 0
      solution:
        kernel:
          1 -1
          1 -1
      reached: Silent.
      """)
    let goal = try #require(script.goal)
    let cell = CellAddress(grid: "input", row: 0, column: 0)
    guard case .figure(let changed, _) = script.figure.changed(by: .edit(cell, 0), at: 1) else {
      return #expect(Bool(false))
    }
    #expect(!goal.isMet(by: changed))
    #expect(goal.meters(of: changed).map(\.words) == ["flat – → 0"])
  }

  // MARK: What is wrong

  /// The errors of a body that is changed in one place.
  static let faults: [(change: (String, String), expected: String)] = [
    (("task: Reach a field of *15*, now `= field`.\n", ""), "16:1: the goal has no `task:`"),
    (
      ("goal: field == 15 and weights < 30 and convolutions == 3\n", ""),
      "16:1: `task:` belongs to a goal; write one, such as `goal: field == 15`"
    ),
    (("\nreached: A field of `= field`.", ""), "17:1: the goal has no `reached:`"),
    (
      ("field == 15 and weights", "feild == 15 and heaviness"),
      """
      17:7: `feild` is no measure; did you mean `field`? receptive-field has field, jump, weights, convolutions, coverage
      17:23: `heaviness` is no measure; receptive-field has field, jump, weights, convolutions, coverage
      """
    ),
    (
      ("field == 15 and weights < 30 and convolutions == 3", "1 == 2"),
      "17:7: the goal names no measure; receptive-field has field, jump, weights, convolutions, coverage"
    ),
    (
      ("field == 15 and weights", "field + 15 and weights"),
      "17:7: expected a comparison such as k <= n, found 22"
    ),
    (
      ("field == 15 and weights", "field = 15 and weights"),
      "17:13: found =, expected == to compare"
    ),
    (
      ("field == 15", "field == 7"),
      """
      17:7: the goal is met at the start: convolutions is 3, field is 7, weights is 27
      21:1: the solution does not meet the goal: convolutions is 3, field is 15, weights is 27
      """
    ),
    (
      (
        "    conv(3, stride: 2)\n    conv(3, stride: 2)\n    conv(3)\n",
        "    conv(3, stride: 2)\n    conv(3)\n    conv(3)\n"
      ),
      "21:1: the solution does not meet the goal: convolutions is 3, field is 11, weights is 27"
    ),
    (
      (
        "    conv(3, stride: 2)\n    conv(3, stride: 2)\n    conv(3)\n",
        "    conv(3)\n    conv(3)\n    conv(3)\n"
      ),
      "22:3: `layers` is as at the start; the solution gives only what it changes"
    ),
    (
      ("  layers:\n    conv(3, stride", "  layer:\n    conv(3, stride"),
      "22:3: unknown key `layer` in figure receptive-field; did you mean `layers`?"
    ),
    (
      ("    conv(3, stride: 2)\n    conv(3, stride: 2)", "    conv(9, stride: 9)\n    conv(9)"),
      "21:1: the solution: layer 2: kernel 9×9 does not fit input 1×1: 1 + 0 + 0 - (1·(9-1) + 1) = -8 rows to move in, expected 0 or more"
    ),
    (
      ("  layers:\n    conv(3, stride: 2)\n    conv(3, stride: 2)\n    conv(3)\n", ""),
      "21:1: solution has nothing below it; expected indented lines"
    ),
    (
      ("  A stride widens the view of the layers after it.", "  A `= fiel` widens."),
      "19:8: nothing is called fiel here, did you mean field?"
    ),
    (
      ("input: 15\n", "input: 15\nkeep: layer\n"),
      "12:7: unknown option to keep `layer`, did you mean `layers`?"
    ),
    (
      ("input: 15\n", "input: 15\nkeep: layers\n"),
      "23:3: `keep:` wants `layers` to stay as it is"
    ),
  ]

  @Test(arguments: faults.indices) func errorsSayWhatToWriteInstead(_ index: Int) {
    let (change, expected) = Self.faults[index]
    let body = Self.body.replacing(change.0, with: change.1)
    #expect(body != Self.body)
    do {
      _ = try KindExample.scripted("receptive-field", body)
      Issue.record("expected \(expected)")
    } catch let errors as LessonErrors {
      #expect(errors.description == expected)
    } catch { Issue.record(error) }
  }

  @Test func aGoalNeedsTheFiguresID() throws {
    let lesson = try Lesson(
      parsing: KindExample.lesson("receptive-field", Self.body).replacing(" id=figure", with: ""))
    guard case .figure(let block) = lesson.pages[0].blocks[0] else { return #expect(Bool(false)) }
    let errors = #expect(throws: LessonErrors.self) { try makeFigure(block) }
    #expect(
      errors?.description
        == "10:11: a goal is kept under the figure's id; write `figure receptive-field id=NAME`")
  }

  @Test func aKindWithoutMeasuresSetsNoGoal() {
    let errors = #expect(throws: LessonErrors.self) {
      try KindExample.scripted(
        "table",
        "columns: a | b\nrows:\n  x | 1\ntask: T.\ngoal: a == 1\nreached: R.\nsolution:\n  rows:\n    x | 2"
      )
    }
    #expect(errors?.description == "15:7: table has no measures that a goal could name")
  }

  @Test func whatNoKeyChangesIsNoSolution() {
    let errors = #expect(throws: LessonErrors.self) {
      try KindExample.scripted(
        "kernel-slide",
        "input:\n  1 1\n  1 1\nkernel:\n  1 1\n  1 1\ntask: T.\ngoal: sum == 5\nreached: R.\n"
          + "solution:\n  bias: 1")
    }
    #expect(
      errors?.description == "21:3: `bias` cannot be changed by hand, so nobody could get there")
  }

  /// The numbers of a draw may stand in the condition, and every draw is proved.
  @Test func drawnNumbersStandInTheGoal() throws {
    let body = Self.body.replacing("input: 15", with: "draw: n in 15, 17\ninput: n")
      .replacing("field == 15", with: "field == 15 and n > 1")
    let script = try KindExample.scripted("receptive-field", body)
    try script.checkDraws()
    #expect(script.goal?.meters(of: script.figure).map(\.words).dropFirst().first == "15 > 1")
  }
}

/// A kind whose measure takes long to compute.
private struct SlowFigure: Figure {
  struct Setup: FigureSetup { var wanted = 3 }
  static let (kind, summary, example) = ("slow", "", "")
  static let fields: [Field<Setup>] = [
    .integer("wanted", \.wanted, 1...9, "slices of work", setting: true)
  ]
  static let measures: [Measure<Self>] = [
    Measure("done", "slices done") { figure, _ in Number(figure.done) }
  ]
  let setup: Setup
  var done = 0
  init(_ setup: Setup) { self.setup = setup }
  var stepCount: Int { 1 }
  func view(at moment: Moment) -> any View { Label("slow") }
  func caption(at moment: Moment) -> String { "slow" }
  func hasWork(for step: Int) -> Bool { done < setup.wanted }
  mutating func work(for step: Int) { done += 1 }
}

@Suite struct SlowGoalTests {
  private func script(_ goal: String) throws -> ScriptedFigure {
    var block = try FigureBlock(
      kind: "slow", body: "task: T.\ngoal: \(goal)\nreached: R.\nsolution:\n  wanted: 5")
    block.id = Located("slow", at: SourceLocation(line: 1, column: 1))
    return try ScriptedFigure(SlowFigure.self, block)
  }

  /// Long work is left to `check --full`, which then finds what is wrong.
  @Test func longWorkIsProvedOnRequest() throws {
    try script("done == 5").proveGoal()
    let wrong = try script("done == 3")
    let errors = #expect(throws: LessonErrors.self) { try wrong.proveGoal() }
    #expect(
      errors?.description == """
        2:7: the goal is met at the start: done is 3
        4:1: the solution does not meet the goal: done is 5
        """)
  }
}
