import Testing
@testable import Tutor
import LessonScript
import Storage

@Suite struct Scratch {
  @Test func look() throws {
    do {
      var play = Play(try Shipped.lessons())
      print(play.screen)
      play.press("Enter"); print(play.screen)
      play.press("n"); print(play.screen)
      play.press("2 Enter"); print(play.screen)
      play.press("→ 9 Enter"); print(play.screen)
      play.press("→ Tab → →"); print(play.screen)
      play.press("Tab"); print(play.screen)
      play.press("? "); print(play.screen)
      play.press("? Esc e → → 7"); print(play.screen)
      play.resize(40, 12); print(play.screen)
      play.resize(120, 40); print(play.screen)
      play.press("Esc Esc G →"); print(play.screen)
      play.resize(80, 24)
      play.press("5 Enter"); print(play.screen)
      play.press("n n n → → → → → → → → → → →"); print(play.screen)
    } catch let e as LessonRefusal { print(e) }
  }
}
