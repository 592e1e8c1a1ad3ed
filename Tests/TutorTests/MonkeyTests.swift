import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// A seeded monkey with keys, clicks, pastes and resizes: the frame stays whole.
@Suite struct MonkeyTests {
  static let keys =
    "→ → → ← ← ↑ ↓ Enter Esc Tab BackTab Space Backspace PgDn PgUp Home End F1 F2 n p r R g G e u f K o "
    + "h j k l [ ] - + = 0 1 2 3 9 . , / ? m y x H A c ^L q"

  @Test(arguments: 1...12) func theFrameStaysWhole(seed: Int) throws {
    var generator = TestGenerator(seed: UInt64(seed))
    var play = Play(try Shipped.lessons())
    play.press("Enter")
    let keys = Self.keys.split(separator: " ").map { Play.key(String($0)) }
    for _ in 0..<400 {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0:
        play.resize(
          Int.random(in: 1...300, using: &generator), Int.random(in: 1...100, using: &generator))
      case 1:
        play.handle(
          .click(
            Position(
              row: Int.random(in: -1...100, using: &generator),
              column: Int.random(in: -1...300, using: &generator))))
      case 2: play.wait(ticks: 5)
      case 3: play.handle(.paste("12 q\u{1B}[2J"))
      case 4: play.handle(.wheel(rows: 3, Position(row: 2, column: 2)))
      default:
        guard let key = keys.randomElement(using: &generator) else { return }
        play.handle(.key(key))
      }
      let frame = play.session.frame
      #expect(frame.size == play.session.size)
      #expect(frame == play.session.frame, "drawing twice gives the same frame")
      for row in 0..<frame.size.rows {
        #expect(frame.row(row).count == frame.size.columns)
        #expect(!frame.row(row).contains { $0.glyph?.isNewline == true || $0.glyph == "\u{1B}" })
      }
      play.hasQuit = false
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
        let before = play.session.frame
        play.press("→")
        play.press("←")
        #expect(play.session.frame == before, "before\n\(before)\nafter\n\(play.screen)")
        if Bool.random(using: &generator) { play.press("→") }
      }
    }
  }
}
