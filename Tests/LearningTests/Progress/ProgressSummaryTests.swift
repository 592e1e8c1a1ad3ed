import Testing

@testable import Learning

@Suite struct ProgressSummaryTests {
  private let lessons = [
    LessonQuestions(lesson: "a", questions: ["q", "r", "s", "u"]),
    LessonQuestions(lesson: "b", questions: ["t", "v"]),
  ]

  @Test("Quick checks that exist are counted, by how they were answered")
  func counts() {
    let summary = ProgressSummary(
      of: LearnerProgress([
        answered("a", "q", .right, at: midnight(0)),
        answered("a", "r", .wrong, at: midnight(0)),
        answered("a", "r", .right, try: 2, at: midnight(0)),
        answered("a", "s", .right, hints: 1, at: midnight(0)),
        answered("a", "u", .skipped, at: midnight(0)),
        answered("b", "t", .wrong, mistakes: ["own-stride"], at: midnight(0)),
        answered("a", "gone", .right, at: midnight(0)),
        answered("x", "q", .right, at: midnight(0)),
        answered("a", "nine/step-1", .right, at: midnight(0)),
      ]), among: lessons, at: midnight(1))
    #expect(summary.questionCount == 6)
    #expect(summary.answered == 4)
    #expect(summary.atOnce == 1 && summary.later == 2 && summary.notYet == 1)
    #expect(summary.firstTry == (1, 4))
    #expect(summary.due.today == 3 && summary.due.later == 0 && summary.due.week == 1)
    #expect(summary.misconceptions.map(\.name) == ["own-stride"])
  }

  @Test("A replay takes nothing away, and a question counts once however often it is named")
  func replays() {
    let progress = LearnerProgress([
      answered("a", "q", .right), answered("a", "q", .wrong, .replay),
    ])
    let summary = ProgressSummary(
      of: progress, among: [LessonQuestions(lesson: "a", questions: ["q", "q"])], at: midnight(0))
    #expect(summary.firstTry == (1, 1) && summary.questionCount == 1)
  }

  @Test("Nothing done is nothing, and no rate")
  func nothing() {
    let summary = ProgressSummary(of: LearnerProgress(), among: lessons, at: 0)
    #expect(summary.firstTry == (0, 0) && summary.questionCount == 6)
    #expect(summary.due == DueForecast(of: [], today: ReviewSchedule().day(at: 0)))
    #expect(summary.misconceptions.isEmpty)
  }

  @Test("Midnight is the learner's")
  func midnights() {
    let progress = LearnerProgress([answered("a", "q", .right, at: midnight(0))])
    for (offset, today) in [(0, 0), (3_600, 1)] {
      let summary = ProgressSummary(
        of: progress, among: lessons, schedule: ReviewSchedule(secondsFromUTC: offset),
        at: midnight(8) - 1)
      #expect(summary.due.today == today)
    }
  }
}
