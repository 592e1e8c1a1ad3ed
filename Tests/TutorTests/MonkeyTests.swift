import TestSupport
import KindExamples
import Testing
import TextScreen

@testable import Tutor

/// A seeded monkey with keys, clicks, pastes and resizes: the frame stays whole.
@Suite struct MonkeyTests {
  @Test(arguments: 1...12) func aLesson(seed: Int) throws {
    var play = Play(try Shipped.lessons())
    var monkey = Monkey(seed: seed)
    monkey.play(&play, times: 200) { $0.press("Enter") }
  }

  /// Every kind with everything that it can ask.
  @Test(arguments: KindExample.asking) func aPrediction(_ body: KindExample) throws {
    let lesson = try PlayableLesson(.init(parsing: body.lesson))
    for (seed, glyphs) in [GlyphSet.unicode, .ascii].enumerated() {
      var play = Play([lesson], glyphs: glyphs)
      var monkey = Monkey(seed: 100 * seed + body.description.utf8.count, hidesNumbers: true)
      monkey.play(&play, times: 80) { play in
        play.open(lesson.header.id, replayedWith: 3)
      }
    }
  }

  /// From the menu, where questions are due, into practice, review and the progress page.
  @Test(arguments: ["d", "s", "practice", "menu"], [GlyphSet.unicode, .ascii])
  func drillsAndProgress(from start: String, _ glyphs: GlyphSet) throws {
    let lessons = try DrillLessons.lessons()
    for (seed, size) in Monkey.sizes.enumerated() {
      var play = Play(
        lessons, columns: size.columns, rows: size.rows, glyphs: glyphs,
        progress: ReviewTests.history)
      var monkey = Monkey(seed: seed + 7)
      monkey.play(&play, times: 80) { play in
        switch start {
        case "practice":
          if let drill = Drill(practising: lessons, after: play.session.progress, seed: 5) {
            play.start(drill)
          }
        case "menu": break
        default: play.press(start)
        }
      }
    }
  }

  @Test(arguments: [3, 5]) func backIsTheSameFrame(seed: Int) throws {
    var generator = TestGenerator(seed: UInt64(seed))
    for lesson in try Shipped.lessons() {
      var play = Play([lesson], options: SessionOptions(asksPredictions: false))
      play.press("Enter")
      for _ in 0..<30 {
        // An open question does not let → through; its page is left with n.
        if play.session.lesson?.page?.stop == .quiz { play.press("Esc n") }
        if play.session.lesson?.isAtEnd == true { break }
        let before = play.frame
        play.press("→")
        play.press("←")
        #expect(play.frame == before, "before\n\(before)\nafter\n\(play.screen)")
        if Bool.random(using: &generator) { play.press("→") }
      }
    }
  }
}
