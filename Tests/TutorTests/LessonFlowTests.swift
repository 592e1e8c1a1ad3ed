import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// From the menu through a lesson and out of it again.
@Suite struct LessonFlowTests {
  @Test func aLessonEndsWithWhatCanFollow() throws {
    var play = try Play(script: QuickCheckTests.script)
    play.press("n n n")
    expectSnapshot(play.screen, "the-end")
    #expect(play.kept.last == .finished(lesson: "counts", seconds: play.now.seconds))
    play.press("3")
    #expect(play.screen.contains("A number") && play.screen.contains("page 1 of 3"))
    // A replay draws fresh numbers and moves no resume point.
    play.press("→")
    guard case .visited(let visit) = play.kept.last else {
      Issue.record("no visit was kept")
      return
    }
    #expect(visit.replay)
  }

  /// A figure with drawn numbers shows those of the script first, and others on a replay.
  @Test func aReplayDrawsTheNumbersOfFigures() throws {
    let script = """
      ---
      id: drawn
      title: Drawn
      minutes: 1
      ---
      # Drawn

      ## A window

      ```figure kernel-slide
      draw: a in 3, 4, 5, 6, 7, 8, 9
      input:
        a 1
        2 0
      kernel:
        1 1
        1 1
      ```
      """
    var play = try Play(script: script)
    /// The sum in the last line of the working.
    func sum() -> Int? {
      play.screen.split(separator: "\n").first { $0.contains("sum") }
        .flatMap { $0.split(separator: " ").last }.flatMap { Int($0) }
    }
    #expect(sum() == 6)
    let sums = (UInt64(1)...40).map { seed in
      play.open("drawn", replayedWith: seed)
      return sum()
    }
    #expect(Set(sums) == Set(6...12))
    play.press("r")
    #expect(sum() == sums.last, "starting the figure over keeps its numbers")
  }

  @Test func aLessonIsTakenUpWhereItWasLeft() throws {
    var first = Play([try Shipped.lesson("watch-the-kernel-slide")])
    first.press("Enter n Tab → Tab → Tab → q")
    #expect(first.screen.contains("continue with 5, page 2 of 11"))
    var second = Play([try Shipped.lesson("watch-the-kernel-slide")], progress: first.kept)
    #expect(second.screen.contains("continue with 5, page 2 of 11"))
    second.press("Enter")
    #expect(second.screen.contains("step 4 of 9"))
  }

  /// A step by hand waits for no disk: a page is kept when it is reached, a step when it is left.
  @Test func whatIsKeptIsThePageAndAtTheEndTheStep() throws {
    var play = Play(
      [try Shipped.lesson("watch-the-kernel-slide")],
      options: SessionOptions(asksPredictions: false))
    play.press("Enter n → → →")
    #expect(steps(play) == [1])
    play.press("Q")
    #expect(steps(play) == [1, 4])
    #expect(play.hasQuit)
  }

  private func steps(_ play: Play) -> [Int] {
    play.kept.compactMap { record in
      if case .visited(let visit) = record { visit.step } else { nil }
    }
  }

  @Test func startingOverAsksFirstIfAnswersWouldBeAskedAgain() throws {
    var play = try Play(script: QuickCheckTests.script)
    play.press("→ 1 Enter Esc R")
    #expect(play.screen.contains("Start the lesson over?"))
    play.press("n")
    #expect(!play.screen.contains("Start the lesson over?"))
    play.press("R y")
    #expect(play.screen.contains("page 1 of 3"))
  }

  @Test func theMenuFilters() throws {
    var play = Play([try Shipped.lesson("watch-the-kernel-slide")])
    play.press("/")
    play.type("slid")
    #expect(play.screen.contains("1 of 1"))
    play.type("x")
    #expect(play.screen.contains("nothing called \"slidx\""))
    play.press("Esc")
    #expect(play.screen.contains("Watch the kernel slide"))
  }

  @Test func leavingWorksFromEverywhere() throws {
    var play = try Play(script: QuickCheckTests.script)
    play.press("q")
    #expect(play.screen.contains("convtutor"))
    play.press("q")
    #expect(play.hasQuit)
    var typing = try Play(script: QuickCheckTests.script)
    typing.press("→ Q")
    #expect(!typing.hasQuit, "while a field has the focus no letter is a command")
    typing.press("^C")
    #expect(typing.hasQuit)
    var closed = try Play(script: QuickCheckTests.script)
    closed.handle(.closed)
    #expect(closed.hasQuit)
  }

  @Test func aLastingComplaintStaysOnScreen() throws {
    var play = try Play(script: QuickCheckTests.script)
    play.reply(.notKept("not saved: disk full"))
    play.press("→")
    #expect(play.screen.contains("not saved: disk full"))
  }

  /// The path and the reason are what helps: they are seen whole on the smallest screen.
  @Test func aLongComplaintIsSeenWhole() throws {
    var play = try Play(script: QuickCheckTests.script, columns: 40, rows: 12)
    let words = "progress will not be kept: /home/somebody/share/convtutor/progress.jsonl: no space"
    play.reply(.notKept(words))
    #expect(
      play.screen.filter { !$0.isWhitespace }.contains(words.filter { $0 != " " }),
      "\(play.screen)")
    #expect(play.screen.contains("→ next"))
    play.reply(.kept)
    #expect(!play.screen.contains("progress will"))
  }

  @Test func everyFooterKeyIsClickable() throws {
    var play = try Play(script: QuickCheckTests.script)
    let mark = try #require(play.frame.marks.first { $0.target == .key(.right) })
    play.handle(.click(mark.rect.origin))
    #expect(play.screen.contains("check 1 of 3"))
  }
}
