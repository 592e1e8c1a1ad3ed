import ConvolutionCore
import Figures
import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// A goal in a session: from the task to the record.
@Suite struct GoalSessionTests {
  static let script = """
    ---
    id: goals
    title: Goals
    minutes: 1
    ---
    # Goals

    ## Louder

    Make it louder.

    ```figure kernel-slide id=louder
    input:
      1 2 3
      4 5 6
    kernel:
      1 0
      0 1
    keep: input
    task: Make the first sum at least 20, with **stride 2**.
    goal: largest >= 20 and outputs == 1
    hint:
      Weights multiply.
      The stride leaves windows out.
    solution:
      kernel:
        1 0
        0 4
      stride: 2
    reached: The largest is `= largest` now.
    ```

    ## After

    The end.
    """

  private func play(
    _ keys: String = "", _ columns: Int = 80, _ rows: Int = 24, glyphs: GlyphSet = .unicode,
    progress: [ProgressRecord] = []
  ) throws -> Play {
    var play = try Play(
      script: Self.script, columns: columns, rows: rows, glyphs: glyphs, progress: progress)
    play.press(keys)
    return play
  }

  /// The keys that reach it in three changes: stride, then a cell that is put right once.
  private static let reaching = "Tab ↑ Esc e ↓ → 2 Enter u → 5 Enter"

  private func goals(_ play: Play) -> [GoalAttempt] {
    play.kept.compactMap { if case .goal(let attempt) = $0 { attempt } else { nil } }
  }

  @Test func theTaskStaysInViewWithItsMeasures() throws {
    expectSnapshot(try play().screen, "goal-open")
    expectSnapshot(try play("", 120, 40).screen, "goal-open-wide")
    expectSnapshot(try play("", 40, 12).screen, "goal-open-small")
    let ascii = try play("", glyphs: .ascii).screen
    #expect(ascii.contains("largest 8 >= 20") && ascii.contains("outputs 2 -> 1"))
    // A condition that is met says so by its mark.
    let halfway = try play("Tab ↑").screen
    #expect(halfway.contains("✓ outputs 1") && halfway.contains("· largest 6 ≥ 20"))
  }

  @Test func reachingItIsSaidAndKept() throws {
    let play = try play(Self.reaching)
    expectSnapshot(play.screen, "goal-reached")
    #expect(
      goals(play) == [
        GoalAttempt(
          lesson: "goals", goal: "louder", outcome: .reached, changes: 2, solutionChanges: 2,
          hints: 0, page: 1, seconds: play.now.seconds)
      ])
    #expect(play.screen.contains("The largest is 26 now."))
  }

  @Test func movesOfOneSettingInARowAreOneChange() throws {
    var play = try play("Tab ↑ ↑ ↑ ↓ ↓")
    let count = { (play: Play) in play.session.lesson?.page?.figure?.changes.count }
    #expect(count(play) == 1)
    play.press("Esc e 2 Enter Esc Tab ↑ Esc")
    #expect(count(play) == 3)
    play.press("u")
    #expect(count(play) == 2)
    // A cell that is only looked at is no change, nor is a setting at its limit.
    play.press("o Enter Tab Tab ↓")
    #expect(count(play) == 2)
  }

  @Test func whatHasToStayStays() throws {
    var play = try play("e")
    guard case .cell(let cursor) = play.session.lesson?.page?.focus else {
      return #expect(Bool(false))
    }
    #expect(cursor.cell.grid == "kernel")
    play.handle(
      .click(
        try #require(
          play.frame.marks.first {
            $0.target == .cell(CellAddress(grid: "input", row: 0, column: 0))
          }
        ).rect.origin))
    play.press("9 Enter")
    #expect(play.session.lesson?.page?.figure?.changes.count == 0)
    #expect(play.screen.contains("input has to stay as it is: that is part of the task"))
  }

  @Test func hintsComeOneByOneThenTheSolution() throws {
    var play = try play("A")
    #expect(play.screen.contains("the solution can be shown when all hints are seen"))
    play.press("H")
    #expect(play.screen.contains("hint 1 of 2  Weights multiply."))
    #expect(play.screen.contains("H hint") && !play.screen.contains("A solution"))
    play.press("H")
    #expect(play.screen.contains("hint 2 of 2  The stride leaves windows out."))
    #expect(!play.screen.contains("H hint") && play.screen.contains("A solution"))
    #expect(goals(play).isEmpty)
    play.press("A")
    #expect(play.screen.contains("One way: kernel: 1 0 / 0 4; stride: 2. Enter applies it."))
    #expect(goals(play).map(\.outcome) == [.shown])
    #expect(goals(play).map(\.hints) == [2])
    play.press("Enter")
    #expect(play.screen.contains("✓ Reached with the solution shown. The largest is 21 now."))
    play.press("u")
    play.press(Self.reaching)
    #expect(goals(play).map(\.outcome) == [.shown], "it is kept once")
  }

  /// Footer, help and pressing read one table.
  @Test func footerAndHelpListItsKeys() throws {
    var play = try play()
    #expect(play.screen.contains("H hint"))
    play.press("?")
    #expect(play.screen.contains("the solution, then"))
    play.press("Esc Tab H")
    #expect(play.session.lesson?.page?.figure?.goal?.hintsShown == 1, "from a setting too")
    play.press("Esc e H")
    #expect(play.session.lesson?.page?.figure?.goal?.hintsShown == 2, "and from a cell")
  }

  @Test func itIsRememberedAndAReplayAsksAgain() throws {
    let records = try play(Self.reaching).kept
    var again = try play(progress: records)
    #expect(again.screen.contains("✓ Reached before, in 2 changes; the solution takes 2."))
    #expect(goals(again).isEmpty)
    // Once more from the start, for fewer changes.
    again.press("r")
    #expect(again.screen.contains("◆ Make the first sum"))
    again.press(Self.reaching)
    #expect(goals(again).map(\.outcome) == [.reached])
    again.open("goals", replayedWith: 99)
    #expect(again.screen.contains("◆ Make the first sum"))
    again.press(Self.reaching)
    #expect(goals(again).map(\.occasion) == [.lesson, .replay])
  }

  /// It is counted beside questions, and never scheduled.
  @Test func progressCountsIt() throws {
    let records = try play(Self.reaching).kept
    let lesson = try PlayableLesson(Lesson(parsing: Self.script), number: 7)
    let item = MenuItem(
      lesson.header, number: 7, questions: lesson.questions, goals: lesson.goals)
    let overview = ProgressOverview([item], LearnerProgress(records), at: 1_800_000_000)
    #expect(overview.summary.goalCount == 1 && overview.summary.goalsReached == 1)
    #expect(overview.summary.questionCount == 0 && overview.due.allSatisfy { $0.count == 0 })
    #expect(overview.marks(of: item) == "■")
    #expect(overview.report.contains(#""goals":1,"goalsReached":1"#))
    #expect(
      overview.report.contains(
        #""goals":[{"id":"louder","reached":true,"fewestChanges":2,"attempts":[{"time":1800000000,"#
      ))
    var play = Play([lesson], progress: records)
    play.reply(
      .outlined(["goals": LessonOutline(bytes: Array(Self.script.utf8))]))
    #expect(play.screen.contains("1/1"))
  }

  @Test func itIsReachedByLines() throws {
    let session = PlainSession(try PlayableLesson(Lesson(parsing: Self.script)))
    expectSnapshot(
      Transcript(
        of: session,
        [
          "?", "a", "hint", "hint", "set stride up", "edit input 0 0 9", "edit kernel 1 1 5", "",
        ]
      ).text, "goal-plain")
    expectSnapshot(
      Transcript(of: session, ["h", "h", "answer", "apply", "u"]).text, "goal-plain-shown")
  }

  @Test func showPrintsIt() throws {
    let text = LessonText().text(of: try PlayableLesson(Lesson(parsing: Self.script)))
    #expect(
      text.contains(
        """
        goal: Make the first sum at least 20, with stride 2.
          largest 8 ≥ 20, not yet; outputs 2, wanted 1, not yet
        """))
  }
}

extension GoalSessionTests {
  /// Practice sets a goal alone, keeps it as practice, and moves no resume point.
  @Test func aGoalIsPractisedAlone() throws {
    let lesson = try PlayableLesson(Lesson(parsing: Self.script), number: 7)
    #expect(lesson.practising(goal: "after") == nil)
    let alone = try #require(lesson.practising(goal: "louder"))
    let records = try play(Self.reaching).kept
    var play = Play([lesson], progress: records)
    play.reply(.opened(alone))
    #expect(
      play.screen.contains("◆ Make the first sum") && !play.screen.contains("Make it louder."))
    play.press(Self.reaching)
    guard case .goal(let attempt) = play.kept.last else { return #expect(Bool(false)) }
    #expect(attempt.occasion == .practice && attempt.page == 1 && attempt.lesson == "goals")
    play.press("Esc →")
    #expect(play.kept.count == 1 && play.screen.contains("convtutor"))
  }
}
