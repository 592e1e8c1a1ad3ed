import Learning
import TextScreen

/// What has been done so far as plain text: what `convtutor progress` prints.
public struct ProgressText {
  private let overview: ProgressOverview
  private let glyphs: GlyphSet

  /// Writes an overview down with a set of characters.
  public init(_ overview: ProgressOverview, glyphs: GlyphSet = .unicode) {
    self.overview = overview
    self.glyphs = glyphs
  }

  /// The whole text.
  public var text: String {
    let parts = [counts + [due], mistakes, lessons].filter { !$0.isEmpty }
    return parts.map { lines in
      lines.map { glyphs.spell(SafeText($0)).description + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private var counts: [String] { overview.counts.map { "\($0.label): \($0.count)" } }

  private var due: String {
    let due = overview.summary.due
    return "due: \(due.today) today, \(due.tomorrow) tomorrow, \(due.threeDays) in 2 or 3 days, "
      + "\(due.week) in 4 to 7 days, \(due.later) later"
  }

  private var mistakes: [String] {
    let found = overview.summary.misconceptions
    if found.isEmpty { return [] }
    return ["what went wrong:"]
      + found.map { mistake in
        "  \(mistake.count)× \(mistake.sentence) (\(overview.places(of: mistake)))"
          + (mistake.isOvercome ? ", overcome since" : "")
      }
  }

  private var lessons: [String] {
    let begun = overview.begun
    guard !begun.isEmpty else { return ["no lesson begun yet"] }
    return ["lessons:"]
      + begun.map { item in
        let known = overview.progress[lesson: item.id]
        let marks = overview.marks(of: item)
        return "  \(item.number.map { "\($0)  " } ?? "")\(item.id): \(state(of: known))"
          + (marks.isEmpty ? "" : "  \(marks)")
      } + ["  " + ProgressOverview.legend]
  }

  private func state(of known: LessonProgress) -> String {
    if known.isFinished { return "done" }
    // Who only practised has not opened the lesson.
    if known.furthestPage == 0 { return "not opened" }
    return "page \(known.furthestPage) of \(max(known.pageCount, known.furthestPage))"
  }
}
