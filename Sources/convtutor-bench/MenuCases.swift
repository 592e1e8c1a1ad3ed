import Learning
import LessonScript
import TextScreen
import Tutor

/// The menu's frame with few lessons, with many, and after years of use.
func menuCases() -> [BenchmarkCase] {
  [
    menuCase("20-lessons", lessons: 20),
    menuCase("2000-lessons", lessons: 2_000),
    menuCase("6000-attempts", lessons: 20, attempts: 6_000),
  ]
}

private func menuCase(_ name: String, lessons: Int, attempts: Int = 0) -> BenchmarkCase {
  BenchmarkCase("menu/\(name)/80x24") {
    let records = (0..<attempts).map { attempt($0, among: lessons) }
    let session = SizedSession(
      try (0..<lessons).map(menuItem), records: records, on: Size(columns: 80, rows: 24))
    return { session.frame }
  }
}

private let checks = ["count", "stride", "bias"]

private func menuItem(_ number: Int) throws -> MenuItem {
  let front = """
    ---
    id: lesson-\(number)
    title: Lesson \(number) on convolution
    minutes: 12
    summary: Why the same weights serve everywhere.
    ---

    """
  return MenuItem(try LessonHeader(bytes: Array(front.utf8)), number: number, questions: checks)
}

/// The attempts go round all checks of all lessons, two hours apart; every seventh is wrong.
private func attempt(_ index: Int, among lessons: Int) -> ProgressRecord {
  .answered(
    Attempt(
      lesson: "lesson-\(index % lessons)", question: checks[index / lessons % checks.count],
      seed: UInt64(index), answer: "27", outcome: index.isMultiple(of: 7) ? .wrong : .right,
      tryNumber: 1, hints: 0, page: 2, occasion: .review,
      seconds: now.seconds - 50_000_000 + index * 7_200))
}
