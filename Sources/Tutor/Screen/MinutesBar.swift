import Learning
import TextScreen

/// How much of the course is done, in minutes, at the right edge of the header.
struct MinutesBar {
  private let done: Int
  private let total: Int
  private let doneLessons: Int
  private let lessons: Int

  init(_ items: [MenuItem], _ progress: LearnerProgress) {
    let readable = items.filter { $0.refusal == nil }
    let finished = readable.filter { progress[lesson: $0.id].isFinished }
    lessons = readable.count
    doneLessons = finished.count
    total = readable.reduce(0) { $0 &+ $1.minutes }
    done = finished.reduce(0) { $0 &+ $1.minutes }
  }

  /// Draws words and bar so that they end before a column; words only where there is little room.
  func draw(right: Int, into frame: inout Frame) {
    let count = "\(doneLessons) of \(lessons) lessons"
    guard right >= 70 else {
      frame.put(SafeText(count), row: 0, endingAt: right, .quiet)
      return
    }
    let bar = right - ProgressBar.width
    frame.put(SafeText("\(count), \(done) of \(total) min"), row: 0, endingAt: bar - 2, .quiet)
    let filled = total == 0 ? 0 : min(ProgressBar.width, ProgressBar.width * done / total)
    frame.putBar(filled: filled, of: ProgressBar.width, row: 0, column: bar)
  }
}

extension Frame {
  /// Draws a bar whose first columns are done and whose rest is faint.
  mutating func putBar(filled: Int, of width: Int, row: Int, column: Int) {
    let end = put(
      SafeText(String(repeating: "━", count: max(0, min(filled, width)))), row: row,
      column: column, .mark)
    put(
      SafeText(String(repeating: "─", count: max(0, width - filled))), row: row, column: end,
      .faint)
  }
}
