import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Due questions, in the menu and asked, on a clock of their own.
@Suite struct ReviewTests {
  /// Four checks of two lessons: three got wrong 9 and 5 days ago, one right at first try today.
  static let history = [
    DrillLessons.attempt("counts", "dense", .wrong, answer: "8192000", daysAgo: 9),
    DrillLessons.attempt("counts", "sharing", .wrong, answer: "2", daysAgo: 5),
    DrillLessons.attempt("sizes", "places", .wrong, answer: "5", daysAgo: 5),
    DrillLessons.attempt("sizes", "filter", .right, answer: "1"),
    // Of a lesson, a check and a prediction that are no more.
    DrillLessons.attempt("gone", "dense", .wrong, daysAgo: 9),
    DrillLessons.attempt("sizes", "gone", .wrong, daysAgo: 9),
    DrillLessons.attempt("sizes", "page-1/step-2", .wrong, daysAgo: 9),
  ]

  private func play(
    columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode,
    progress: [ProgressRecord] = history
  ) throws -> Play {
    Play(
      try DrillLessons.lessons(), columns: columns, rows: rows, glyphs: glyphs, progress: progress)
  }

  @Test func theMenuMarksWhatIsDue() throws {
    var play = try play()
    expectSnapshot(play.frame.withRoles, "menu-due")
    play.resize(40, 12)
    expectSnapshot(play.screen, "menu-due-40x12")
    var ascii = try self.play(glyphs: .ascii)
    #expect(ascii.screen.contains("3 questions due ?"))
    ascii.press("/")
    #expect(!ascii.screen.contains("questions due"), "the filter has the row")
  }

  @Test func withNothingDueTheMenuSaysNothing() throws {
    var play = try play(progress: [Self.history[3]])
    #expect(!play.screen.contains("◆") && !play.screen.contains("due"))
    play.press("d")
    #expect(play.screen.contains("nothing is due; the next question is due in 8 days"))
    #expect(play.session.drill == nil)
    play.press("↓")
    #expect(!play.screen.contains("nothing is due"))
    var new = try self.play(progress: [])
    new.press("d")
    #expect(new.screen.contains("nothing is due: what you answer in lessons comes up for review"))
  }

  @Test func aReviewOverTwoLessons() throws {
    var play = try play()
    play.press("d")
    let due = try #require(play.session.drill)
    #expect(due.count == 3)
    expectSnapshot(play.screen, "review-asked")
    // The one that has waited longest is remembered least.
    #expect(play.asked?.check.id == "dense")
    play.answerRightly()
    play.press("→")
    play.answerWrongly()
    play.answerRightly()
    play.press("→")
    #expect(play.screen.contains("review  3 of 3"))
    play.answerRightly()
    play.press("→")
    expectSnapshot(play.frame.withRoles, "review-end")
    #expect(play.attempts.count == 4 && play.attempts.allSatisfy { $0.contains(" review ") })
    play.press("Enter")
    #expect(!play.screen.contains("◆") && !play.screen.contains("d due"))
  }

  @Test func theNumbersAreOthersThanLastTime() throws {
    let lessons = try DrillLessons.lessons()
    let progress = LearnerProgress(Self.history)
    for seed in 1...20 as ClosedRange<UInt64> {
      let due = [DueQuestion(lesson: "sizes", question: "places", daysOverdue: 1)]
      let drill = try #require(
        Drill(reviewing: due, in: lessons, after: progress, seed: seed))
      let question = drill.question.quiz.sitting.question
      #expect(question.drawn != drill.question.check.template.question(seed: 0).drawn)
    }
  }

  @Test func theLimitTakesWhatIsRememberedLeast() throws {
    let lessons = try DrillLessons.lessons()
    let progress = LearnerProgress(Self.history)
    let items = lessons.map { MenuItem($0.header, number: $0.number, questions: $0.questions) }
    let outlook = ReviewOutlook(items, progress, seconds: 1_800_000_000, secondsFromUTC: 0)
    #expect(outlook.due.map(\.question) == ["dense", "sharing", "places"])
    var play = try play()
    play.start(
      try #require(
        Drill(reviewing: outlook.due, in: lessons, limit: 2, after: progress, seed: 5)))
    #expect(play.screen.contains("review  1 of 2") && play.asked?.check.id == "dense")
    play.answerWrongly()
    play.press("PgDn")
    #expect(play.asked?.check.id == "sharing")
    play.answerRightly()
    play.press("→")
    #expect(play.screen.contains("1 question is still due, 1 more tomorrow."))
    #expect(Drill(reviewing: outlook.due, in: [], after: progress, seed: 5) == nil)
    #expect(Drill(reviewing: outlook.due, in: lessons, limit: 0, after: progress, seed: 5) == nil)
  }

  @Test func daysPass() throws {
    var play = try play()
    play.press("d")
    for _ in 0..<3 {
      play.answerWrongly()
      play.press("PgDn")
    }
    #expect(play.screen.contains("3 questions are due tomorrow."))
    play.press("q")
    #expect(!play.screen.contains("due"))
    // The count follows at the next event, whatever it is; until then nothing wakes up.
    play.pass(days: 1)
    #expect(!play.screen.contains("due") && play.session.deadline == nil)
    play.press("↓")
    #expect(play.screen.contains("3 questions due ◆"))
    play.press("d")
    #expect(play.screen.contains("review  1 of 3"))
    play.answerRightly()
    play.press("Esc q q")
    #expect(play.screen.contains("2 questions due ◆"))
    play.pass(days: 400)
    play.press("↑")
    #expect(play.screen.contains("4 questions due ◆"))
  }

  /// The same second is on two days east and west of Greenwich.
  @Test func theDayIsTheLearners() throws {
    var play = try play(progress: [DrillLessons.attempt("sizes", "places", .wrong)])
    play.now.seconds += 16 * 3_600 - 60
    play.press("↓")
    #expect(!play.screen.contains("due"))
    play.now.secondsFromUTC = 3_600
    play.press("↓")
    #expect(play.screen.contains("1 question due ◆"))
  }

  @Test func leavingAndComingBack() throws {
    var play = try play()
    play.press("d")
    play.type("12")
    play.press("Esc q")
    #expect(play.session.drill == nil && play.kept.isEmpty)
    #expect(play.screen.contains("3 questions due ◆"))
    play.press("d n p")
    #expect(play.screen.contains("review  1 of 3"))
    play.press("PgDn PgDn PgDn")
    #expect(play.screen.contains("2 questions: 2 open."))
    #expect(play.screen.contains("3 questions are still due, none more tomorrow."))
    play.press("←")
    #expect(play.screen.contains("review  3 of 3"))
    play.press("^C")
    #expect(play.hasQuit && play.kept.isEmpty)
  }

  @Test func whatCannotBeOpenedIsToldInTheMenu() throws {
    var play = try play()
    play.reply(.readForReview([], seed: 1))
    #expect(play.session.drill == nil && play.screen.contains("what is due cannot be opened"))
  }

  @Test func aLongReviewHasOneBar() throws {
    let lessons = try (1...9).map { number in
      let script = DrillLessons.sizes.replacing("id: sizes", with: "id: sizes-\(number)")
      return try PlayableLesson(Lesson(parsing: script), number: number)
    }
    let due = lessons.flatMap { lesson in
      [String](["places", "filter"]).map {
        DueQuestion(lesson: lesson.header.id, question: $0, daysOverdue: 0)
      }
    }
    var play = Play(lessons)
    let many = due + due
    play.start(try #require(Drill(reviewing: many, in: lessons, after: LearnerProgress(), seed: 1)))
    for _ in 0..<18 { play.press("PgDn") }
    #expect(play.screen.contains("review  19 of 36  ━━━━━━━━━━──────────"))
  }
}
