import TestSupport
import Testing

@testable import Learning

/// Short histories and what they mean.
@Suite struct LearnerProgressTests {
  @Test("Nothing happened")
  func empty() {
    let progress = LearnerProgress()
    #expect(progress.lessons.isEmpty && progress.lessonToContinue == nil)
    #expect(progress[lesson: "a"] == LessonProgress())
    #expect(progress[lesson: "a"].bookmark == nil && !progress[lesson: "a"].isFinished)
  }

  @Test(
    "Where a lesson goes on",
    arguments: [
      ([], nil, 0),
      ([visit("a", 1)], 1, 1),
      ([visit("a", 1), visit("a", 3)], 3, 3),
      ([visit("a", 3), visit("a", 2)], 2, 3),
      ([visit("a", 3), visit("a", 1, replay: true)], 3, 3),
      ([visit("a", 2), visit("a", 4, replay: true)], 2, 4),
      ([visit("a", 4, replay: true)], nil, 4),
      ([visit("b", 5)], nil, 0),
      ([visit("a", 3), forget("a")], nil, 0),
      ([visit("a", 3), forget("b")], 3, 3),
      ([visit("a", 3), forget("a"), visit("a", 1)], 1, 1),
      ([visit("a", 3), finish("a")], 3, 3),
      ([visit("a", 3), .unknown(#"{"v":2}"#)], 3, 3),
    ] as [([ProgressRecord], Int?, Int)])
  func resuming(history: [ProgressRecord], page: Int?, furthest: Int) {
    let lesson = LearnerProgress(history)[lesson: "a"]
    #expect(lesson.bookmark?.page == page)
    #expect(lesson.furthestPage == furthest)
  }

  @Test(
    "Which lesson goes on",
    arguments: [
      ([], nil),
      ([visit("a", 1)], "a"),
      ([visit("a", 1), visit("b", 1)], "b"),
      ([visit("a", 1), visit("b", 1), visit("a", 2)], "a"),
      ([visit("a", 1), visit("b", 1), finish("b")], "a"),
      ([visit("a", 1), finish("a")], nil),
      ([visit("a", 1), finish("a"), visit("a", 1)], nil),
      ([visit("a", 1), visit("b", 1, replay: true)], "a"),
      ([visit("b", 1, replay: true)], nil),
      ([visit("a", 1), visit("b", 1), forget("b")], "a"),
      ([visit("a", 1), finish("a"), forget("a"), visit("a", 1)], "a"),
      ([visit("a", 1), answer("b", .right)], "a"),
    ] as [([ProgressRecord], String?)])
  func continuing(history: [ProgressRecord], lesson: String?) {
    #expect(LearnerProgress(history).lessonToContinue == lesson)
  }

  @Test("The clock does not say which lesson was visited last")
  func clock() {
    let progress = LearnerProgress([
      visit("a", 1, seconds: 2_000_000_000), visit("b", 1, seconds: 0),
    ])
    #expect(progress.lessonToContinue == "b")
  }

  @Test("A replay finishes a lesson, and nothing but forgetting unfinishes it")
  func finishing() {
    var progress = LearnerProgress([visit("a", 1), finish("a"), visit("a", 1, replay: true)])
    #expect(progress[lesson: "a"].isFinished)
    progress.apply(forget("a"))
    #expect(!progress[lesson: "a"].isFinished)
    #expect(progress.lessons.isEmpty)
  }

  @Test("A visit tells how many pages and questions the lesson had")
  func counts() {
    let lesson = LearnerProgress([
      .visited(
        PageVisit(
          lesson: "a", page: 1, heading: "", step: 0, pageCount: 6, questionCount: 3, seconds: 0))
    ])[lesson: "a"]
    #expect(lesson.pageCount == 6 && lesson.questionCount == 3)
  }

  @Test(
    "A place is found again in a lesson that was edited",
    arguments: [
      (["One", "Two", "Three"], 2, "Two", 7),
      (["New", "One", "Two", "Three"], 3, "Two", 7),
      (["Two"], 1, "Two", 7),
      (["Two", "x", "y", "Two"], 1, "Two", 7),
      (["x", "y", "z", "Two", "v", "w", "Two"], 4, "Two", 7),
      (["One", "Renamed", "Three"], 2, "Renamed", 0),
      (["Only"], 1, "Only", 0),
    ])
  func edited(headings: [String], page: Int, heading: String, step: Int) {
    let lesson = LearnerProgress([
      .visited(PageVisit(lesson: "a", page: 2, heading: "Two", step: 7, seconds: 0))
    ])[lesson: "a"]
    #expect(
      lesson.bookmark(among: headings)
        == LessonProgress.Bookmark(page: page, heading: heading, step: step))
    #expect(lesson.bookmark(among: []) == nil)
    #expect(LessonProgress().bookmark(among: headings) == nil)
  }

  @Test("A page number from a strange log is no page that there is not")
  func strangePage() {
    for page in [Int.min, -1, 0, 1000, Int.max] {
      let lesson = LearnerProgress([visit("a", page)])[lesson: "a"]
      let found = lesson.bookmark(among: ["One", "Two"])?.page
      #expect(found == (page < 1 ? 1 : 2))
      #expect(lesson.bookmark(among: ["p", "q", "p"])?.page == (page < 3 ? 1 : 3))
    }
  }

  @Test(
    "What answers amount to",
    arguments: [
      ([], nil, .notYet, 0),
      ([answer("a", .right)], .right, .rightAtOnce, 1),
      ([answer("a", .right, hints: 1)], .right, .rightLater, 1),
      ([answer("a", .wrong)], .wrong, .notYet, 1),
      ([answered(.right, try: 2)], .right, .rightLater, 1),
      ([answer("a", .wrong), answer("a", .right)], .wrong, .rightLater, 2),
      ([answer("a", .skipped)], .skipped, .notYet, 0),
      ([answer("a", .skipped), answer("a", .right)], .skipped, .rightLater, 1),
      ([answer("a", .wrong), answer("a", .wrong), answer("a", .shown)], .wrong, .notYet, 2),
      ([answer("a", .right), answer("a", .wrong, replay: true)], .right, .rightAtOnce, 2),
      ([answer("a", .wrong), answer("a", .right, replay: true)], .wrong, .rightLater, 2),
      ([answer("a", .wrong), forget("a"), answer("a", .right)], .right, .rightAtOnce, 1),
    ] as [([ProgressRecord], Attempt.Outcome?, QuestionProgress.Mastery, Int)])
  func answers(
    history: [ProgressRecord], first: Attempt.Outcome?, standing: QuestionProgress.Mastery,
    tries: Int
  ) {
    let question = LearnerProgress(history)[lesson: "a"].questions["q"] ?? QuestionProgress()
    #expect(question.attempts.first?.outcome == first)
    #expect(question.standing == standing)
    #expect(question.isRight == (standing != .notYet))
    #expect(question.tries == tries)
  }

  @Test("Attempts stay in order, with hints counted")
  func attempts() throws {
    let progress = LearnerProgress([
      answer("a", .wrong, hints: 1, seconds: 1), answer("a", .wrong, hints: 2, seconds: 2),
      answer("b", .right, seconds: 3), answer("a", .wrong, hints: 0, replay: true, seconds: 4),
    ])
    let question = try #require(progress[lesson: "a"].questions["q"])
    #expect(question.attempts.map(\.seconds) == [1, 2, 4])
    #expect(question.orders == [1, 2, 4])
    #expect(question.hints == 2)
    #expect(progress[lesson: "b"].questions["q"]?.attempts.count == 1)
    #expect(progress[QuestionID(lesson: "a", question: "q")] == question)
    #expect(progress[QuestionID(lesson: "a", question: "r")] == nil)
  }

  @Test(
    "How often a question was asked, and was right at first try",
    arguments: [
      ([], 0, 0),
      ([answered(.right)], 1, 1),
      ([answered(.wrong), answered(.right, try: 2)], 1, 0),
      ([answered(.wrong), answered(.wrong, try: 2), answered(.shown, try: 2)], 1, 0),
      ([answered(.wrong), answered(.skipped)], 1, 0),
      ([answered(.skipped), answered(.right)], 2, 1),
      ([answered(.wrong), answered(.right)], 2, 1),  // left, and begun again
      ([answered(.right), answered(.right, hints: 1), answered(.right, .practice)], 3, 2),
      ([answered(.shown), answered(.right)], 2, 1),
    ] as [([ProgressRecord], Int, Int)])
  func asked(history: [ProgressRecord], times: Int, right: Int) {
    let question = LearnerProgress(history)[lesson: "a"].questions["q"] ?? QuestionProgress()
    #expect(question.timesAsked == times)
    #expect(question.timesRightAtOnce == right)
  }

  /// Days are counted from January 1, 2025.
  @Test(
    "A wrong clock turns no time back and loses no review",
    arguments: [
      ([], 5, []),
      ([0], 0, [0]),
      ([0, 31], 59, [31, 28]),
      ([3, 3, 3], 3, [0, 0, 0]),
      ([0, 5478, 31], 59, [31, 0, 28]),  // 2040 for an evening
      ([0, 5478], 59, [59, 0]),  // 2040, and now it is not
      ([0, -20_089, 31], 59, [0, 31, 28]),  // 1970 for an evening
      ([-20_089, 31], 59, [0, 28]),  // 1970 at first
      ([-20_089], 59, [59]),  // never anything but 1970
      ([31, 21, 40], 59, [0, 19, 19]),  // ten days back
      ([0, 31], -20_089, [0, 0]),  // 1970 now
    ] as [([Int], Int, [Int])])
  func intervals(days: [Int], now: Int, between: [Int]) {
    let first = 1_735_689_600
    let history = days.map { answer("a", .right, seconds: first + $0 * 86_400) }
    let question = LearnerProgress(history)[lesson: "a"].questions["q"] ?? QuestionProgress()
    let times = question.times(until: first + now * 86_400) + [first + now * 86_400]
    #expect(zip(times.dropFirst(), times).map { $0 - $1 } == between.map { $0 * 86_400 })
  }

  @Test("No time at all is out of range")
  func extremes() {
    let times = [Int.min, -1, 0, 1_763_697_600, Int.max]
    for first in times {
      for second in times {
        for now in times {
          let history = [first, second].map { answer("a", .right, seconds: $0) }
          let question = LearnerProgress(history)[lesson: "a"].questions["q"]
          let times = question?.times(until: now) ?? []
          #expect(times.count == 2 && times == times.sorted() && times.allSatisfy { $0 <= now })
        }
      }
    }
  }

  @Test("Records one by one come to the same as all at once", arguments: 0..<20)
  func folding(seed: Int) {
    var random = TestGenerator(seed: seed)
    var records: [ProgressRecord] = []
    for _ in 0..<50 { records.append(random.record()) }
    var progress = LearnerProgress(records.prefix(20))
    for record in records.dropFirst(20) { progress.apply(record) }
    #expect(progress == LearnerProgress(records))
  }
}

private func visit(
  _ lesson: String, _ page: Int, replay: Bool = false, seconds: Int = 0
) -> ProgressRecord {
  .visited(
    PageVisit(
      lesson: lesson, page: page, heading: "p", step: 0, replay: replay, seconds: seconds))
}

private func answer(
  _ lesson: String, _ outcome: Attempt.Outcome, hints: Int = 0, replay: Bool = false,
  seconds: Int = 0
) -> ProgressRecord {
  .answered(
    Attempt(
      lesson: lesson, question: "q", seed: 0, answer: "", outcome: outcome, tryNumber: 1,
      hints: hints, page: 1, occasion: replay ? .replay : .lesson,
      seconds: seconds))
}

private func finish(_ lesson: String) -> ProgressRecord { .finished(lesson: lesson, seconds: 0) }

private func forget(_ lesson: String) -> ProgressRecord { .forgotten(lesson: lesson, seconds: 0) }
