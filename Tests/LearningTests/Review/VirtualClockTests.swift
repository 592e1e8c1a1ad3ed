import Testing

@testable import Learning

/// Whole stretches of days, and clocks that are wrong.
@Suite struct VirtualClockTests {
  private let lessons = [
    LessonQuestions(lesson: "a", questions: ["q0", "q1", "q2"]),
    LessonQuestions(lesson: "b", questions: ["q3", "q4", "q5"]),
  ]

  /// Six questions, those of lesson `a` begun on day 0 and of `b` on day 3, are answered whenever they
  /// are due: question q on day d wrong and shown where (5q + d) mod 7 is 0, wrong and then right where
  /// it is 1, right after a hint where it is 2, and else right at first try.
  ///
  /// The counts were computed apart from this program: the same story told to `Card`s of fsrs 6.3.2
  /// (see `MemoryStateTests`), with days as whole numbers.
  @Test("Sixty days of answers", arguments: [0, 7_200, -36_000])
  func sixtyDays(offset: Int) {
    let schedule = ReviewSchedule(secondsFromUTC: offset)
    var progress = LearnerProgress()
    var counts: [Int] = []
    for day in 0..<60 {
      // Some hour of the learner's day, another one each day.
      let now = midnight(day) - offset + day * 7 % 24 * 3_600
      let due = schedule.due(in: progress, among: lessons, at: now)
      #expect(schedule.forecast(in: progress, among: lessons, at: now).today == due.count)
      #expect(due.allSatisfy { $0.daysOverdue == 0 })
      counts.append(due.count)
      let new = day == 0 ? lessons[0].questions : day == 3 ? lessons[1].questions : []
      for question in due.map(\.question) + new {
        guard let number = Int(question.dropFirst()) else { continue }
        for record in answers(to: number, on: day, at: now) { progress.apply(record) }
      }
      #expect(schedule.due(in: progress, among: lessons, at: now).isEmpty)
    }
    #expect(
      counts == [
        0, 1, 1, 1, 3, 1, 1, 2, 3, 1, 2, 4, 1, 2, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
      ])
    let last = schedule.scheduled(in: progress, among: lessons, at: midnight(60))
    let firstDay = schedule.day(at: midnight(0) - offset)
    #expect(last.map { $0.dueDay.days(since: firstDay) } == [68, 74, 74, 77, 60, 71])
    #expect(abs((last.first?.memory.stability ?? 0) - 28.487685337701667) < 1e-9)
  }

  private func answers(to number: Int, on day: Int, at now: Int) -> [ProgressRecord] {
    let lesson = number < 3 ? "a" : "b"
    func record(_ outcome: Attempt.Outcome, try count: Int = 1, hints: Int = 0) -> ProgressRecord {
      answered(lesson, "q\(number)", outcome, try: count, hints: hints, .review, at: now)
    }
    switch (number * 5 + day) % 7 {
    case 0: return [record(.wrong), record(.shown)]
    case 1: return [record(.wrong), record(.right, try: 2)]
    case 2: return [record(.right, hints: 1)]
    default: return [record(.right)]
    }
  }

  private func dueDay(_ records: [ProgressRecord], at now: Int) -> Int? {
    let schedule = ReviewSchedule()
    return schedule.scheduled(in: LearnerProgress(records), among: lessons, at: now).first
      .map { $0.dueDay.days(since: schedule.day(at: midnight(0))) }
  }

  private func right(at seconds: Int) -> ProgressRecord { answered("a", "q0", .right, at: seconds) }

  @Test(
    "A clock set back to nothing makes nothing due, and when it is right again all is as it was")
  func setBack() {
    let records = [right(at: midnight(0)), right(at: midnight(8))]
    for now in [midnight(7), QuestionProgress.earliestTime - 1, 0, -1] {
      let schedule = ReviewSchedule()
      let progress = LearnerProgress(records)
      #expect(schedule.due(in: progress, among: lessons, at: now).isEmpty)
    }
    #expect(dueDay(records, at: midnight(9)) == 74)
  }

  @Test("An answer given under a clock set back counts as no earlier than the one before")
  func answeredUnderAClockSetBack() {
    let records = [right(at: midnight(0)), right(at: midnight(8)), right(at: midnight(5))]
    let memory = ReviewSchedule().scheduled(
      in: LearnerProgress(records), among: lessons, at: midnight(9)
    ).first?.memory
    #expect(memory == MemoryState(history: "e0 e5 e0"))
  }

  @Test("A clock that had not been set counts as that of the answer before")
  func notSet() {
    // Twice right at first try on day 0: 13 days.
    #expect(MemoryState(history: "e0 e0").interval == 13)
    #expect(dueDay([right(at: midnight(0)), right(at: 3_600)], at: midnight(3)) == 13)
    #expect(dueDay([right(at: 3_600), right(at: midnight(0))], at: midnight(3)) == 13)
  }

  @Test(
    "A clock ahead for an evening does not put a question off", arguments: [100, 3_650, 64_000])
  func ahead(days: Int) {
    let evening = right(at: midnight(days))
    // Nobody knows the day, so it is asked today, whichever day that is.
    #expect(dueDay([evening], at: midnight(20)) == 20)
    #expect(dueDay([evening], at: midnight(21)) == 21)
    let visit = ProgressRecord.visited(
      PageVisit(lesson: "b", page: 1, heading: "", step: 0, seconds: midnight(20)))
    #expect(dueDay([evening, visit], at: midnight(20)) == 20)
    #expect(dueDay([evening, visit], at: midnight(21)) == 21)
    // One answer more, and it has its place again.
    #expect(dueDay([evening, visit, right(at: midnight(21))], at: midnight(22)) == 21 + 13)
    // A clock ahead by minutes, or in another zone, is not meant.
    #expect(
      dueDay([right(at: midnight(20) + 300), visit], at: midnight(20) + 10) == 28)
  }

  @Test("No clock at all is out of range")
  func extremes() {
    let times = [Int.min, -1, 0, midnight(0), Int.max]
    for offset in [Int.min, -43_200, 0, 50_400, Int.max] {
      let schedule = ReviewSchedule(secondsFromUTC: offset)
      for (first, second) in times.flatMap({ first in times.map { (first, $0) } }) {
        for now in times {
          let progress = LearnerProgress([right(at: first), right(at: second)])
          let found = schedule.scheduled(in: progress, among: lessons, at: now)
          #expect(found.count == 1 && found.allSatisfy { $0.memory.stability.isFinite })
          _ = schedule.due(in: progress, among: lessons, at: now)
        }
      }
    }
  }
}
