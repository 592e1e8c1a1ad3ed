import Learning
import LessonScript
import Storage
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// A lesson whose pages are made after the first one shown.
@Suite struct PlayableLessonTests {
  private func unmade(_ script: String) throws -> PlayableLesson {
    PlayableLesson(unmade: try Lesson(parsing: script), number: 7)
  }

  /// All that is wrong, as `check` finds it.
  private func faults(_ script: String) -> LessonErrors? {
    do {
      _ = try PlayableLesson(Lesson(parsing: script))
      return nil
    } catch { return error }
  }

  @Test func theFirstFrameWaitsForOnePage() throws {
    var play = Play(unmade: [try unmade(QuickCheckTests.script)])
    play.press("Enter")
    #expect(play.session.lesson?.lesson.pages.count == 1)
    #expect(play.screen.contains("A number") && play.screen.contains("page 1 of 3"))
    let first = play.frame
    // The others follow at once, nothing of which is seen; then nothing wakes up any more.
    #expect(play.session.deadline == play.now.instant)
    play.wait(ticks: 1)
    #expect(play.session.lesson?.lesson.pages.count == 3)
    #expect(play.frame == first)
    #expect(play.session.deadline == nil)
  }

  @Test func theFirstFrameOfAFaultyLessonIsThereAndThenItIsRefused() throws {
    let errors = try #require(faults(faultyLessonText))
    #expect(errors.all.map(\.location.line) == [18, 27])
    var play = Play(unmade: [try unmade(faultyLessonText)])
    let menu = play.screen
    play.press("Enter")
    #expect(play.screen.contains("All is well here.") && play.refusal == nil)
    play.wait(ticks: 1)
    #expect(play.refusal == errors)
    // Back in the menu, with nothing kept, and with the words of a lesson that never opened.
    #expect(play.session.lesson == nil && play.session.deadline == nil)
    #expect(play.kept == [] && play.screen.contains(errors.all[0].description.prefix(50)))
    play.press("g")
    #expect(play.screen == menu)
  }

  /// Whoever is faster than the tick is refused all the same, and sees no page that is not made.
  @Test(arguments: ["n", "→", "PgUp", "?", "q", "Q", "^C", "R"])
  func noKeyIsFasterThanTheRefusal(key: String) throws {
    var play = Play(unmade: [try unmade(faultyLessonText)])
    play.press("Enter")
    play.press(key)
    #expect(play.refusal == faults(faultyLessonText))
    #expect(play.kept == [])
    // The menu gets the key, as it would have with the lesson refused at once.
    #expect((play.session.lesson == nil) == (key != "→"))
    #expect(play.hasQuit == ["q", "Q", "^C"].contains(key))
  }

  @Test func theEndOfInputEndsAFaultyLessonToo() throws {
    var play = Play(unmade: [try unmade(faultyLessonText)])
    play.press("Enter")
    play.handle(.closed)
    #expect(play.refusal != nil && play.hasQuit && play.kept == [])
  }

  @Test func aFaultOfThePageThatIsShownOpensNothing() throws {
    var play = Play(unmade: [try unmade(faultyLessonText)])
    play.open("faulty", atPage: 4)
    #expect(play.refusal == faults(faultyLessonText))
    #expect(play.session.lesson == nil && play.session.deadline == nil)
    // A lesson that is played stays as it is.
    play.open("faulty")
    play.open("faulty", atPage: 2)
    #expect(play.screen.contains("All is well here.") && play.session.lesson?.index == 0)
  }

  /// An author has changed the file while the lesson is played: where it was left is kept.
  @Test func startingOverALessonThatHasBecomeFaultyKeepsThePlace() throws {
    let shipped = try Shipped.lesson("watch-the-kernel-slide")
    var play = Play([shipped], options: SessionOptions(asksPredictions: false))
    play.press("Enter n → → → R")
    play.reply(.opened(try unmade(faultyLessonText), replayedWith: 99))
    play.press("q")
    #expect(play.refusal == faults(faultyLessonText))
    guard case .visited(let visit) = play.kept.last else {
      Issue.record("no visit was kept")
      return
    }
    #expect(visit.lesson == shipped.header.id && visit.page == 2 && visit.step == 4)
  }

  @Test func aLessonIsTakenUpAtAPageThatAloneIsMade() throws {
    let lesson = try Shipped.lesson("watch-the-kernel-slide")
    var left = Play([lesson])
    left.press("Enter n Tab → Tab → Tab → q")
    let entry = try LessonLibrary(folder: Shipped.folder).entry(named: "5")
    var play = Play(
      unmade: [PlayableLesson(unmade: try entry.lesson(), number: 5)], progress: left.kept)
    play.press("Enter")
    #expect(play.screen.contains("step 4 of 9"))
    #expect(play.session.lesson?.lesson.page(1) != nil)
    #expect(play.session.lesson?.lesson.pages.count == 1)
  }

  /// What a key shows and what is kept do not depend on how many pages are made by then.
  @Test(arguments: ["n", "n n n", "Tab", "→ → →", "p", "PgDn → n", "e", "?", "q", "R y"])
  func playingDoesNotDependOnWhatIsMade(keys: String) throws {
    for name in ["5", "8"] {
      let entry = try LessonLibrary(folder: Shipped.folder).entry(named: name)
      let unmade = PlayableLesson(unmade: try entry.lesson(), number: entry.number)
      var whole = unmade
      try whole.makeAllPages()
      for seed in [nil, 99] as [UInt64?] {
        var expected = Play(unmade: [whole])
        expected.open(entry.id, replayedWith: seed)
        for ticks in 0...1 {
          var play = Play(unmade: [unmade])
          play.open(entry.id, replayedWith: seed)
          #expect(play.frame == expected.frame)
          play.wait(ticks: ticks)
          play.press(keys)
          var other = expected
          other.press(keys)
          #expect(play.frame == other.frame, "\(play.screen)\n\(other.screen)")
          #expect(play.kept == other.kept)
        }
      }
    }
  }

  /// What is told before a page is made is what it tells once it is made.
  @Test func whatIsKnownOfAllPagesStaysSo() throws {
    for entry in try LessonLibrary(folder: Shipped.folder).entries {
      let unmade = PlayableLesson(unmade: try entry.lesson(), number: entry.number)
      var whole = unmade
      try whole.makeAllPages()
      #expect(whole.isWhole && !unmade.isWhole)
      #expect(unmade.headings == whole.headings)
      #expect(unmade.checkCount == whole.checkCount)
      #expect(unmade.checkCount == whole.pages.count { $0.quiz != nil })
      for page in -1...unmade.pageCount {
        #expect(unmade.checkNumber(ofPage: page) == whole.checkNumber(ofPage: page))
      }
    }
  }
}
