import TestSupport
import Testing

@testable import Learning

/// The plan that is kept beside the progress is what the schedule computes from all attempts.
@Suite struct ReviewPlanTests {
  private let lessons = [
    LessonQuestions(lesson: "a", questions: ["q0", "q1", "q2", "gone/1"]),
    LessonQuestions(lesson: "b", questions: ["q0", "q3"]),
  ]

  @Test(arguments: 1...60) func afterAnyRecordsItIsTheWholeSchedule(seed: Int) {
    var random = TestGenerator(seed: seed)
    var seconds = QuestionProgress.earliestTime + 1_000_000
    var schedule = ReviewSchedule()
    var progress = LearnerProgress()
    var plan = ReviewPlan(of: progress, schedule, at: seconds)
    for _ in 0..<120 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0...2: seconds += Int.random(in: 0..<400_000, using: &random)
      // Clocks go back, and are years ahead.
      case 3: seconds -= Int.random(in: 0..<300_000, using: &random)
      case 4: schedule.secondsFromUTC = Int.random(in: -50_000...50_000, using: &random)
      default: break
      }
      _ = plan.pass(to: seconds, schedule, in: progress)
      let said =
        Int.random(in: 0..<15, using: &random) == 0
        ? seconds + Int.random(in: -900_000_000...90_000_000, using: &random) : seconds
      let record = record(at: said, &random)
      progress.apply(record)
      plan.update(after: record, in: progress, at: seconds)
      expectWhole(plan, progress, schedule, seconds, seed)
    }
  }

  private func expectWhole(
    _ plan: ReviewPlan, _ progress: LearnerProgress, _ schedule: ReviewSchedule, _ seconds: Int,
    _ seed: Int
  ) {
    let whole = schedule.scheduled(in: progress, among: lessons, at: seconds)
    #expect(plan.scheduled(among: lessons) == whole, "seed \(seed)")
    #expect(
      plan.due(among: lessons) == schedule.due(in: progress, among: lessons, at: seconds),
      "seed \(seed)")
    #expect(plan == ReviewPlan(of: progress, schedule, at: seconds), "seed \(seed)")
  }

  private func record(at seconds: Int, _ random: inout TestGenerator) -> ProgressRecord {
    let lesson = ["a", "b", "c"].randomElement(using: &random) ?? "a"
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      return .visited(
        PageVisit(lesson: lesson, page: 1, heading: "", step: 1, seconds: seconds))
    case 1: return .finished(lesson: lesson, seconds: seconds)
    case 2: return .forgotten(lesson: lesson, seconds: seconds)
    default:
      let outcome = [Attempt.Outcome.right, .wrong, .skipped, .shown].randomElement(using: &random)
      let occasion =
        [Attempt.Occasion.lesson, .replay, .practice, .review].randomElement(using: &random)
      let question = ["q0", "q1", "q2", "q3", "gone/1"].randomElement(using: &random) ?? "q0"
      return answered(
        lesson, question, outcome ?? .right, try: Int.random(in: 1...3, using: &random),
        hints: Int.random(in: 0...1, using: &random), occasion ?? .lesson, at: seconds)
    }
  }

  /// A second is no new day: then nothing is computed anew.
  @Test func onlyANewDayMovesIt() {
    let start = QuestionProgress.earliestTime
    let progress = LearnerProgress([answered("a", "q0", .wrong, at: start)])
    let schedule = ReviewSchedule()
    var plan = ReviewPlan(of: progress, schedule, at: start)
    let moved = [1, 80_000].map { plan.pass(to: start + $0, schedule, in: progress) }
    #expect(moved == [false, false])
    #expect(plan.due(among: lessons).isEmpty)
    let isMovedByADay = plan.pass(to: start + 86_400, schedule, in: progress)
    #expect(isMovedByADay)
    #expect(plan.due(among: lessons).map(\.question) == ["q0"])
    let west = ReviewSchedule(secondsFromUTC: -3_600)
    let isMovedByTheZone = plan.pass(to: start + 86_401, west, in: progress)
    #expect(isMovedByTheZone)
    #expect(plan == ReviewPlan(of: progress, west, at: start + 86_401))
  }
}
