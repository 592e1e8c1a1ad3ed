import Learning
import LessonScript
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Practice played from key presses.
@Suite struct PracticeTests {
  private func play(
    seed: UInt64 = 7, columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode,
    progress: [ProgressRecord] = []
  ) throws -> Play {
    let lessons = try DrillLessons.lessons()
    var play = Play(lessons, columns: columns, rows: rows, glyphs: glyphs, progress: progress)
    let drill = Drill(practising: lessons, after: LearnerProgress(progress), seed: seed)
    play.start(try #require(drill))
    return play
  }

  @Test func aRunOfSeveralQuestions() throws {
    var play = try play()
    expectSnapshot(play.frame.withRoles, "practice-asked")
    // Wrong, a hint, right at the second try.
    play.answerWrongly()
    play.press("F2")
    if play.asked?.quiz.isTyping == false { play.press("H") }
    play.answerRightly()
    expectSnapshot(play.frame.withRoles, "practice-right")
    // Right at once.
    play.press("→")
    play.answerRightly()
    // The third is left open.
    play.press("Enter")
    play.answerWrongly()
    let third = play.frame
    // Back to the earlier ones, which are as they were left, and on again.
    play.press("Esc p")
    #expect(play.screen.contains("practice  2nd question"))
    play.press("←")
    #expect(play.screen.contains("practice  1st question"))
    #expect(play.screen.contains("at the second try"))
    play.press("←")
    #expect(play.screen.contains("this is the first question"))
    play.press("→ →")
    #expect(play.screen.contains("practice  3rd question"))
    if play.asked?.quiz.takesNumber == true { play.press("Tab") }
    #expect(play.frame == third)
    // A fourth is looked at, and practice ends.
    play.press("PgDn")
    #expect(play.screen.contains("practice  4th question"))
    play.press("Esc q")
    expectSnapshot(play.frame.withRoles, "practice-end")
    #expect(
      play.attempts == [
        "sizes/filter 900760 wrong try 1 hints 0 practice page 2",
        "sizes/filter 900760 right try 2 hints 1 practice page 2",
        "counts/dense 582930 right try 1 hints 0 practice page 1",
        "sizes/places 452442 wrong try 1 hints 0 practice page 1",
      ])
    play.press("q")
    #expect(play.screen.contains("start with 7") && play.session.drill == nil)
    play.press("q")
    #expect(play.hasQuit)
  }

  @Test func leavingMidQuestionIsNoAttempt() throws {
    for leaving in ["Esc q", "^C", "Esc Q"] {
      var play = try play()
      play.type("12")
      play.press(leaving)
      #expect(play.kept.isEmpty)
      #expect(play.hasQuit || play.session.drill == nil, "with nothing done there is no end page")
    }
    var closed = try play()
    closed.handle(.closed)
    #expect(closed.kept.isEmpty && closed.hasQuit)
  }

  @Test func noVisitIsKeptAndNoResumePointMoves() throws {
    let visit = ProgressRecord.visited(
      PageVisit(
        lesson: "counts", page: 2, heading: "A choice", step: 1, pageCount: 3, questionCount: 3,
        seconds: 1_800_000_000))
    var play = try play(progress: [visit])
    for _ in 0..<6 {
      play.answerRightly()
      play.press("→")
    }
    play.press("Esc q q")
    #expect(play.attempts.count == 6 && play.attempts.allSatisfy { $0.contains(" practice ") })
    #expect(play.screen.contains("continue with 7, page 2 of 3"))
    #expect(play.session.progress[lesson: "sizes"].bookmark == nil)
  }

  @Test func theEndOffersWhatWasNotRightAtOnce() throws {
    var play = try play()
    play.answerWrongly()
    let missed = try #require(play.asked?.check.id)
    play.press("Esc n")
    play.answerRightly()
    play.press("q")
    #expect(play.screen.contains("2 questions: 1 right at first try, 1 open."))
    play.press("2")
    #expect(play.asked?.check.id == missed && play.screen.contains("practice  1st question"))
    play.answerRightly()
    play.press("→")
    #expect(play.asked?.check.id == missed, "there is no other")
    // Going on from the end takes up what was only looked at.
    let waiting = play.screen
    play.press("Esc q ↓ Enter")
    if play.asked?.quiz.takesNumber == true { play.press("Tab") }
    #expect(play.screen == waiting)
  }

  @Test func anAttemptIsShownAgainFromItsSeed() throws {
    let lessons = try DrillLessons.lessons()
    var first = try play()
    first.answerWrongly()
    first.answerRightly()
    let asked = try #require(first.asked)
    let seed = asked.quiz.sitting.question.seed
    let progress = LearnerProgress(first.kept)
    let lesson = try #require(lessons.first { $0.header.id == asked.check.lesson })
    var again = Play(lessons, progress: first.kept)
    again.start(
      try #require(
        Drill(asking: asked.check.id, of: lesson, seed: seed, after: progress)))
    #expect(again.asked?.quiz.sitting.question == asked.quiz.sitting.question)
    #expect(again.screen.contains("then    2027-01-15  ✗"))
    // What was right is told only when it gives nothing away.
    #expect(again.screen.contains("✓ right at the second try"))
    again.answerRightly()
    expectSnapshot(again.screen, "practice-again")
    again.press("→")
    #expect(again.screen.contains("1 question: 1 right at first try."))
    // Seed 0 asks with the script's own numbers, as the lesson does.
    let script = Drill(asking: "places", of: lessons[1], seed: 0, after: progress)
    #expect(
      script?.question.quiz.sitting.question == lessons[1].pages[0].quiz?.question(seed: 0))
    #expect(Drill(asking: "gone", of: lesson, seed: 1, after: progress) == nil)
  }

  @Test func onlyChecksThatDrawAreAsked() throws {
    let fixed = try PlayableLesson(Lesson(parsing: DrillLessons.fixed))
    let none = LearnerProgress()
    #expect(Drill(practising: [fixed], after: none, seed: 1) == nil)
    #expect(Drill(practising: [], after: none, seed: 1) == nil)
    #expect(Drill(practising: [fixed], only: "words", after: none, seed: 1) != nil)
    var play = try play()
    var seen: Set<String> = []
    for _ in 0..<12 {
      if let id = play.asked?.check.id { seen.insert(id) }
      play.press("PgDn")
    }
    #expect(seen == ["dense", "places", "filter"])
  }

  @Test func everySizeWorks() throws {
    var play = try play(columns: 40, rows: 12)
    expectSnapshot(play.screen, "practice-40x12")
    play.answerWrongly()
    play.press("PgDn")
    play.answerWrongly()
    if play.asked?.quiz.takesNumber == true { #expect(play.screen.contains("✗ ")) }
    play.press("Esc q")
    expectSnapshot(play.screen, "practice-end-40x12")
    play.resize(120, 40)
    #expect(play.screen.contains("2 questions: 2 open."))
    play.resize(30, 8)
    #expect(play.screen.contains("40x12 needed"))
  }

  @Test func asciiIsEnough() throws {
    var play = try play(glyphs: .ascii)
    for _ in 0..<3 {
      play.answerWrongly()
      #expect(play.screen.utf8.allSatisfy { $0 < 0x80 })
      play.press("PgDn")
    }
    play.press("?")
    #expect(play.screen.utf8.allSatisfy { $0 < 0x80 })
    play.press("? Esc q")
    #expect(play.screen.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func helpTellsTheKeysAndHowToNameTheQuestion() throws {
    var play = try play()
    play.press("?")
    expectSnapshot(play.screen, "practice-help")
    let before = play.session.drill?.index
    play.press("?")
    #expect(play.session.drill?.index == before && play.screen.contains("1st question"))
  }

  /// Whatever is pressed, clicked or pasted, at whatever size, the frame stays whole.
  @Test(arguments: 1...6) func theMonkeyPractises(seed: Int) throws {
    var generator = TestGenerator(seed: seed)
    var play = try play(seed: UInt64(seed))
    let lessons = try DrillLessons.lessons()
    let keys = Monkey.keys.split(separator: " ").map { Play.key(String($0)) }
    for _ in 0..<300 {
      if play.session.drill == nil,
        let next = Drill(practising: lessons, after: LearnerProgress(), seed: 3)
      {
        play.start(next)
      }
      switch Int.random(in: 0..<16, using: &generator) {
      case 0:
        play.resize(
          Int.random(in: 1...200, using: &generator), Int.random(in: 1...60, using: &generator))
      case 1:
        let mark = play.frame.marks.randomElement(using: &generator)
        if let mark { play.handle(.click(mark.rect.origin)) }
      case 2: play.handle(.paste("12 q\u{1B}[2J"))
      case 3: play.handle(.wheel(rows: -3, Point(row: 2, column: 2)))
      default:
        if let key = keys.randomElement(using: &generator) { play.handle(.key(key)) }
      }
      #expect(play.frame.size == play.size)
      #expect(play.session.deadline == nil, "nothing moves here")
      play.hasQuit = false
    }
    #expect(play.attempts.allSatisfy { $0.contains(" practice ") || $0.contains("visited") })
  }

  @Test func mouseAndPasteWorkAsInLessons() throws {
    var play = try play()
    while play.asked?.quiz.takesNumber == true { play.press("PgDn") }
    let option = try #require(play.frame.marks.last { $0.target == .option(2) })
    play.handle(.click(option.rect.origin))
    #expect(play.asked?.quiz.cursor == 2)
    let enter = try #require(play.frame.marks.first { $0.target == .key(.enter) })
    play.handle(.click(enter.rect.origin))
    #expect(play.attempts.count == 1)
    while play.asked?.quiz.takesNumber == false { play.press("n") }
    play.handle(.paste("42\nq"))
    #expect(play.screen.contains("42▏") && play.session.drill != nil)
    play.press("Esc q")
    let choice = try #require(play.frame.marks.first { $0.target == .item(1) })
    play.handle(.click(choice.rect.origin))
    #expect(play.session.drill?.isEnding == false, "a click takes a choice at once")
  }
}
