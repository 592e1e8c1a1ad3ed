import Testing

@testable import Learning

/// Days pass by counting; the first is January 1, 2027.
@Suite struct ReviewScheduleTests {
  static let lessons = [
    LessonQuestions(lesson: "a", questions: ["q", "r", "s"]),
    LessonQuestions(lesson: "b", questions: ["q", "t"]),
  ]
  let schedule = ReviewSchedule()

  private func due(_ records: [ProgressRecord], on day: Int) -> [String] {
    schedule.due(in: LearnerProgress(records), among: Self.lessons, at: midnight(day))
      .map { "\($0.lesson)/\($0.question) +\($0.daysOverdue)" }
  }

  private func dueDay(_ records: [ProgressRecord], seen day: Int = 400) -> Int? {
    schedule.scheduled(in: LearnerProgress(records), among: Self.lessons, at: midnight(day))
      .first.map { $0.dueDay.days(since: schedule.day(at: midnight(0))) }
  }

  @Test("Nothing is due that was never reviewed")
  func nothing() {
    #expect(due([], on: 500).isEmpty)
    #expect(due([answered(.skipped, at: midnight(0))], on: 500).isEmpty)
    #expect(due([answered(.right, .practice, at: midnight(0))], on: 500).isEmpty)
  }

  @Test("Right at once comes again after 8 days, and stays due until it is answered")
  func waiting() {
    let records = [answered(.right, at: midnight(0))]
    #expect(due(records, on: 7).isEmpty)
    #expect(due(records, on: 8) == ["a/q +0"])
    #expect(due(records, on: 30) == ["a/q +22"])
    #expect(due(records + [answered(.right, .review, at: midnight(30))], on: 31).isEmpty)
  }

  @Test(
    "How it was answered says when it comes again",
    arguments: [
      ([answered(.right, at: midnight(0))], 8),
      ([answered(.right, hints: 1, at: midnight(0))], 1),
      ([answered(.wrong, at: midnight(0)), answered(.right, try: 2, at: midnight(0))], 1),
      ([answered(.wrong, at: midnight(0)), answered(.shown, at: midnight(0))], 1),
      // A week of practice, right or wrong, moves nothing.
      (
        [answered(.right, at: midnight(0))]
          + (1..<8).flatMap {
            [
              answered(.right, .practice, at: midnight($0)),
              answered(.wrong, .practice, at: midnight($0)),
            ]
          }, 8
      ),
      ([answered(.right, at: midnight(0)), answered(.skipped, at: midnight(7))], 8),
      ([answered(.right, at: midnight(0)), answered(.right, .review, at: midnight(8))], 74),
      ([answered(.right, at: midnight(0)), answered(.right, .replay, at: midnight(8))], 74),
      ([answered(.right, at: midnight(0)), answered(.wrong, .review, at: midnight(8))], 9),
    ] as [([ProgressRecord], Int)])
  func intervals(records: [ProgressRecord], day: Int) {
    #expect(dueDay(records) == day)
  }

  @Test("The least remembered comes first, then the order of lessons and questions")
  func order() {
    let records = [
      answered("b", "t", .right, at: midnight(0)), answered("a", "s", .right, at: midnight(0)),
      answered("b", "q", .right, hints: 1, at: midnight(0)),
      answered("a", "r", .right, at: midnight(3)), answered("a", "q", .right, at: midnight(0)),
    ]
    #expect(due(records, on: 11) == ["b/q +10", "a/q +3", "a/s +3", "b/t +3", "a/r +0"])
  }

  @Test("Only quick checks that exist are named, each once")
  func existing() {
    let records = [
      answered("a", "gone", .wrong, at: midnight(0)), answered("x", "q", .wrong, at: midnight(0)),
      answered("a", "nine/step-1", .wrong, at: midnight(0)),
      answered("a", "r", .wrong, at: midnight(0)),
    ]
    #expect(due(records, on: 9) == ["a/r +8"])
    let twice = [
      LessonQuestions(lesson: "a", questions: ["r", "nine/step-1", "r"]),
      LessonQuestions(lesson: "a", questions: ["r"]),
    ]
    let progress = LearnerProgress(records)
    #expect(schedule.due(in: progress, among: twice, at: midnight(9)).map(\.question) == ["r"])
    #expect(schedule.due(in: progress, among: [], at: midnight(9)).isEmpty)
  }

  @Test("A forgotten lesson is asked no more")
  func forgotten() {
    let records = [
      answered(.wrong, at: midnight(0)), .forgotten(lesson: "a", seconds: midnight(1)),
    ]
    #expect(due(records, on: 9).isEmpty)
  }

  @Test("What will be due is counted by days, each question once")
  func forecast() {
    let questions = (0...12).map { "q\($0)" }
    let lessons = [LessonQuestions(lesson: "a", questions: questions)]
    // Each due 8 days after its own day: days 8 to 20.
    let progress = LearnerProgress(
      questions.indices.map { answered("a", questions[$0], .right, at: midnight($0)) })
    let forecast = schedule.forecast(in: progress, among: lessons, at: midnight(12))
    #expect(forecast.today == 5 && forecast.tomorrow == 1 && forecast.threeDays == 2)
    #expect(forecast.week == 4 && forecast.later == 1)
  }

  @Test(
    "A day begins at the learner's midnight, wherever that is",
    arguments: [0, 3_600, -18_000, 20_700, 50_400, -43_200])
  func offsets(offset: Int) {
    let schedule = ReviewSchedule(secondsFromUTC: offset)
    // A minute before midnight and a minute after: two days in a row.
    let late = midnight(1) - offset - 60
    for (answeredAt, first) in [(late, midnight(8)), (late + 120, midnight(9))] {
      let progress = LearnerProgress([answered(.right, at: answeredAt)])
      let boundary = first - offset
      #expect(schedule.due(in: progress, among: Self.lessons, at: boundary - 1).isEmpty)
      #expect(schedule.due(in: progress, among: Self.lessons, at: boundary).count == 1)
      #expect(
        schedule.forecast(in: progress, among: Self.lessons, at: boundary - 1).tomorrow == 1)
    }
  }

  @Test("A try before midnight and one after are a day apart")
  func overMidnight() {
    let same = LearnerProgress([
      answered(.wrong, at: midnight(1) - 120), answered(.right, at: midnight(1) - 60),
    ])
    let over = LearnerProgress([
      answered(.wrong, at: midnight(1) - 60), answered(.right, at: midnight(1) + 60),
    ])
    let memories = [same, over].map {
      schedule.scheduled(in: $0, among: Self.lessons, at: midnight(2)).first?.memory
    }
    #expect(memories == [MemoryState(history: "a0 e0"), MemoryState(history: "a0 e1")])
  }
}
