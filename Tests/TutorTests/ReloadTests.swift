import LessonScript
import TextScreen
import Testing

@testable import Tutor

/// A lesson whose file is changed while it is shown.
@Suite struct ReloadTests {
  private static func script(_ sentence: String, before page: String = "") -> String {
    """
    ---
    id: slide
    title: A window slides
    minutes: 1
    ---
    # A window slides

    ## First

    Some text.
    \(page)
    ## The window

    ```figure kernel-slide
    input:
      1 2 3 4
      5 6 7 8
      9 1 2 3
    kernel:
      1 0
      0 1
    say:
      3: \(sentence)
    ```
    """
  }

  private func lesson(_ script: String) throws -> PlayableLesson {
    try PlayableLesson(Lesson(parsing: script), number: 7)
  }

  @Test func pageAndStepStay() throws {
    var play = try Play(script: Self.script("Before."))
    play.press("→ → →")
    #expect(play.screen.contains("Before."))
    play.reply(.reloaded(try lesson(Self.script("After."))))
    #expect(play.screen.contains("After."))
    #expect(play.session.lesson?.page?.figure?.step == 3)
    // The page is known by its heading where another one comes before it.
    play.reply(.reloaded(try lesson(Self.script("Third.", before: "\n## New\n\nMore.\n"))))
    #expect(play.screen.contains("Third."))
    #expect(play.session.lesson?.index == 2)
  }

  @Test func faultsStandInPlaceOfThePageUntilTheyAreMended() throws {
    var play = try Play(script: Self.script("Before."))
    play.press("→ → →")
    let fault = LessonError("unknown key `strde`", at: SourceLocation(line: 12, column: 3))
    play.reply(.faulty([fault], file: "a/07-slide.md"))
    #expect(play.screen.contains("12:3: unknown key `strde`"))
    #expect(play.screen.contains("a/07-slide.md"))
    #expect(!play.screen.contains("The window"))
    play.press("→ Space j k ? Esc 3")
    #expect(play.screen.contains("12:3:"))
    play.reply(.faulty([], file: "a/07-slide.md"))
    play.reply(.reloaded(try lesson(Self.script("After."))))
    #expect(play.screen.contains("After."))
    #expect(play.session.lesson?.page?.figure?.step == 3)
  }

  @Test func aLessonThatWasFaultyFromTheStartOpens() throws {
    var play = Play([try lesson(Self.script("A."))])
    play.reply(
      .faulty([LessonError("no", at: SourceLocation(line: 1, column: 1))], file: "x.md"))
    #expect(play.screen.contains("1 fault"))
    play.reply(.reloaded(try lesson(Self.script("A."))))
    #expect(play.session.lesson?.index == 0)
    play.press("q")
    #expect(play.session.lesson == nil)
    // Whoever has left the lesson is not brought back into it.
    play.reply(.reloaded(try lesson(Self.script("B."))))
    #expect(play.session.lesson == nil)
  }

  @Test func manyFaultsScrollOnTheSmallestScreen() {
    let faults = (1...300).map {
      LessonError("fault \($0)", at: SourceLocation(line: $0, column: 1))
    }
    var play = Play([])
    play.reply(.faulty(faults, file: "x.md"))
    play.resize(40, 12)
    #expect(play.screen.contains("1:1: fault 1"))
    for _ in 0..<400 { play.press("j") }
    #expect(play.screen.contains("300:1: fault 300"))
    play.press("Q")
    #expect(play.hasQuit)
  }
}
