import Figures
import Learning
import LessonScript
import TextScreen
import Testing
import Tutor

@testable import convtutor

/// Figures from options on a command line, and a file that is watched.
@Suite struct TryTests {
  private func faults(_ kind: String, _ options: String...) -> [String] {
    do {
      _ = try PlayableLesson(TrialLesson(kind, options).lesson())
      return []
    } catch { return error.all.map(\.message) }
  }

  @Test(arguments: figureKinds.indices)
  func everyKindOpensWithItsExample(_ index: Int) throws {
    let lesson = try PlayableLesson(TrialLesson(figureKinds[index].kind, []).lesson())
    #expect(lesson.pages.first?.figure?.predictions == [])
  }

  @Test func valuesAreAsInABody() throws {
    let options = ["kind=average", "input=1 2 3 4 / 5 6 7 8", "predict=2", "say=1: A. / 2: B."]
    let page = try PlayableLesson(TrialLesson("pooling", options).lesson()).pages.first
    #expect(page?.figure?.figure.stepCount == 2)
    #expect(page?.figure?.predictions == [2])
    #expect(page?.figure?.sentences == [1: [.text("A.")], 2: [.text("B.")]])
  }

  @Test func optionsAloneMayDoWithoutTheExample() {
    #expect(faults("receptive-field", "network=alexnet") == [])
    #expect(faults("receptive-field", "layers=conv(3) / pool(2)") == [])
    #expect(faults("kernel-slide", "stride=2") == [])
    #expect(faults("kernel-slide", "kernel=1 0 / 0 1", "input=1 2 3 / 4 5 6") == [])
  }

  @Test func faultsSayWhatToWrite() {
    #expect(faults("kernel-slid").first?.hasSuffix("did you mean `kernel-slide`?") == true)
    #expect(faults("pooling", "kind=averag") == ["kind is `averag`; did you mean `average`?"])
    #expect(faults("pooling", "kind") == ["expected OPTION=VALUE, found `kind`"])
    #expect(faults("pooling", "a=b\n````") == ["expected OPTION=VALUE, found `a=b\n`````"])
    #expect(
      faults("pooling", "windw=2") == [
        "unknown option of pooling `windw`, did you mean `window`?"
      ])
  }

  /// Only a world that watches something is looked at, when it says and no more often.
  @Test func theLoopLooksWhenTheWorldSaysSo() throws {
    struct Watching: World {
      var nextLook: Instant?
      var looks = 0

      func time(at instant: Instant) -> Now { Now(instant: instant, seconds: 0) }
      mutating func perform(_ effect: Effect) throws -> Reply? { nil }
      mutating func look(at instant: Instant) -> Reply? {
        guard let next = nextLook, instant >= next else { return nil }
        nextLook = next.advanced(milliseconds: 250)
        looks += 1
        let fault = LessonError("look \(looks)", at: SourceLocation(line: 1, column: 1))
        return .faulty([fault], file: "a.md")
      }
    }
    let terminal = ScriptedTerminal([.wait(milliseconds: 1_100), .key(.control("c"))])
    let session = Session(
      items: [], progress: LearnerProgress([]), glyphs: .unicode,
      at: Now(instant: terminal.now, seconds: 0))
    var loop = Loop(
      session: session, terminal: terminal,
      world: Watching(nextLook: terminal.now.advanced(milliseconds: 250)))
    try loop.run()
    #expect(loop.world.looks == 4)
    #expect(terminal.screen.contains("1:1: look 4"))
  }
}
