import Learning
import TestSupport
import Testing
import TextScreen

@testable import Tutor

/// Progress so far, on its page and as text.
@Suite struct ProgressPageTests {
  static let lesson = "watch-the-kernel-slide"

  static func attempt(
    _ question: String, _ outcome: Attempt.Outcome, try number: Int = 1, hints: Int = 0,
    said: String? = nil
  ) -> ProgressRecord {
    .answered(
      Attempt(
        lesson: lesson, question: question, seed: 0, answer: "1", outcome: outcome,
        tryNumber: number, hints: hints, said: said, page: 2,
        seconds: 1_800_000_000))
  }

  static let history: [ProgressRecord] = [
    .visited(
      PageVisit(
        lesson: lesson, page: 2, heading: "Nine products, one sum", step: 3, pageCount: 8,
        questionCount: 3, seconds: 1_800_000_000)),
    attempt("nine/step-1", .wrong, said: "That is the flipped kernel."),
    attempt("patch", .wrong, said: "That is the flipped kernel."),
    attempt("patch", .right, try: 2),
    attempt("impulse-picture", .right),
  ]

  private func play() throws -> Play {
    Play([try Shipped.lesson(Self.lesson)], progress: Self.history)
  }

  @Test func theCountsAreTheRecords() throws {
    let lesson = LessonQuestions(lesson: Self.lesson, questions: ["patch", "impulse-picture"])
    let summary = ProgressSummary(
      of: LearnerProgress(Self.history), among: [lesson], at: 1_800_000_000)
    #expect(summary.answered == 2 && summary.atOnce == 1 && summary.later == 1)
    #expect(summary.notYet == 0)
    #expect(summary.misconceptions.map(\.words) == ["That is the flipped kernel."])
    #expect(summary.misconceptions.map(\.count) == [2])
    #expect(summary.misconceptions.map(\.lessons) == [[Self.lesson]])
  }

  @Test func thePageShowsThem() throws {
    var play = try play()
    play.press("s")
    expectSnapshot(play.screen, "progress-page")
    play.resize(40, 12)
    expectSnapshot(play.screen, "progress-page-40x12")
    play.press("q")
    #expect(play.screen.contains("continue with 5"))
  }

  @Test func forgettingAsksFirstAndKeepsACopy() throws {
    var play = try play()
    play.press("s x n")
    #expect(play.screen.contains("flipped kernel"))
    play.press("x y")
    #expect(play.copies == 1)
    #expect(play.kept == [.forgotten(lesson: Self.lesson, seconds: play.now.seconds)])
    #expect(play.screen.contains("no lesson begun yet"))
  }

  // MARK: Several lessons

  private static func attempt(
    _ lesson: String, _ question: String, _ outcome: Attempt.Outcome, day: Int = 0,
    try number: Int = 1, mistakes: [String] = [], said: String? = nil, page: Int = 2
  ) -> ProgressRecord {
    .answered(
      Attempt(
        lesson: lesson, question: question, seed: 0, answer: "1", outcome: outcome,
        tryNumber: number, hints: 0, said: said, mistakes: mistakes.map { Mistake(named: $0) },
        page: page,
        seconds: 1_800_000_000 + day * 86_400))
  }

  /// Two mistakes, one of them overcome days later; one question gone; some due.
  private static let long: [ProgressRecord] = [
    attempt(lesson, "nine/step-1", .wrong, mistakes: ["kernel-flipped"]),
    attempt(lesson, "nine/step-1", .right, day: 1),
    attempt(lesson, "patch", .wrong, mistakes: ["kernel-flipped"]),
    attempt(lesson, "patch", .right, try: 2),
    attempt(lesson, "gone", .wrong, mistakes: ["wrong-1"], said: "That was another question."),
    attempt("one-kernel-everywhere", "layer-size", .wrong, mistakes: ["bias-forgotten"], page: 5),
    attempt("one-kernel-everywhere", "second-layer", .wrong, mistakes: ["bias-forgotten"], page: 8),
    attempt("one-kernel-everywhere", "second-layer", .right, try: 2, page: 8),
    attempt("receptive-fields", "plain-stack", .right),
    attempt(lesson, "patch", .right, day: 9),
    attempt(lesson, "nine/step-1", .right, day: 9),
  ]

  private func longPlay() throws -> Play {
    var play = try Play(Shipped.lessons(), progress: Self.long)
    play.pass(days: 10)
    play.press("s")
    return play
  }

  @Test func mistakesStandAboveTheLessonsWithWhetherTheyAreOvercome() throws {
    var play = try longPlay()
    expectSnapshot(play.screen, "progress-mistakes")
    #expect(play.screen.contains("2×  omits the bias"))
    #expect(!play.screen.contains("another question"), "what is gone is shown nowhere")
    play.resize(120, 40)
    #expect(play.screen.contains("✓ overcome   lesson 5"))
    play.resize(40, 12)
    expectSnapshot(play.screen, "progress-mistakes-40x12")
  }

  @Test func aMistakeOpensThePageThatTreatsIt() throws {
    var play = try longPlay()
    play.press("g Enter")
    #expect(play.session.lesson?.lesson.header.id == "one-kernel-everywhere")
    let page = try #require(play.session.lesson).index
    #expect(page == 7, "the page on which it was made last")
  }

  @Test func theCursorGoesThroughMistakesAndTwoColumnsOfLessons() throws {
    var play = try longPlay()
    #expect(play.session.progressPage?.cursor == 2, "the first lesson")
    play.press("→")
    #expect(play.session.progressPage?.cursor == 3)
    play.press("↓")
    #expect(play.session.progressPage?.cursor == 4)
    play.press("↑ ↑")
    #expect(play.session.progressPage?.cursor == 1)
    play.press("↓ ↓ Enter")
    #expect(play.session.lesson?.lesson.header.id == "receptive-fields")
  }

  @Test func whatIsDueIsReviewedFromHere() throws {
    var play = try longPlay()
    #expect(play.screen.contains("d due now"))
    play.press("d")
    #expect(play.screen.contains("review"))
    #expect(play.session.drill != nil && play.session.progressPage == nil)
  }

  // MARK: Text

  @Test func asTextItSaysTheSame() throws {
    let lesson = try Shipped.lesson(Self.lesson)
    let item = MenuItem(lesson.header, number: 5, questions: lesson.questions)
    let overview = ProgressOverview([item], LearnerProgress(Self.history), at: 1_800_000_000)
    expectSnapshot(ProgressText(overview).text, "progress-text")
    #expect(ProgressText(overview, glyphs: .ascii).text.utf8.allSatisfy { $0 < 0x80 })
  }

  /// What has gone since the menu was drawn is refused where it can be read.
  @Test func aRefusalIsSaid() throws {
    var play = try play()
    play.press("s")
    play.reply(.refused("line 3: no such figure"))
    #expect(play.screen.contains("line 3: no such figure"))
  }

  /// Practice alone opens no page, and an old log does not say how many there are.
  @Test func asTextItCountsNoPageThatWasNotSeen() throws {
    let items = [MenuItem(try Shipped.lesson(Self.lesson).header, number: 5, questions: ["patch"])]
    func text(_ records: [ProgressRecord]) -> String {
      let overview = ProgressOverview(items, LearnerProgress(records), at: 1_800_000_000)
      return ProgressText(overview).text
    }
    #expect(text([Self.attempt("patch", .right)]).contains("\(Self.lesson): not opened  ●"))
    let visit = PageVisit(lesson: Self.lesson, page: 4, heading: "", step: 1, seconds: 0)
    #expect(text([.visited(visit)]).contains("\(Self.lesson): page 4 of 4"))
  }

  /// The largest counts that a log can hold fit on every screen.
  @Test func hugeCountsAreDrawn() throws {
    let most = "1000000000"
    let lines = [
      #"{"v":1,"t":0,"do":"visited","lesson":"\#(Self.lesson)","page":\#(most),"heading":"","#
        + #""step":\#(most),"pages":1,"questions":\#(most)}"#,
      #"{"v":1,"t":0,"do":"answered","lesson":"\#(Self.lesson)","question":"patch","seed":"0","#
        + #""answer":"","outcome":"wrong","try":\#(most),"hints":\#(most),"page":\#(most),"#
        + #""mistakes":"option-3"}"#,
    ]
    let records = lines.compactMap { ProgressRecord(line: Array($0.utf8)[...]) }
    #expect(records.count == lines.count)
    var play = Play([try Shipped.lesson(Self.lesson)], progress: records)
    for keys in ["↓", "s", "g Enter", "q Enter"] {
      play.press(keys)
      #expect(play.frame.size == play.size)
    }
    #expect(play.session.lesson != nil)
  }
}
