import Learning
import TextScreen

/// The progress so far, summed up: the progress page and `convtutor progress` both show it.
public struct ProgressOverview {
  /// Every lesson, in order.
  public let items: [MenuItem]
  /// The progress that the records amount to.
  public let progress: LearnerProgress
  /// The counts over all quick checks that exist.
  public let summary: ProgressSummary
  private let schedule: ReviewSchedule
  private let seconds: Int

  /// Sums up the lessons of a menu as they are at a moment, in seconds since 1970.
  public init(
    _ items: [MenuItem], _ progress: LearnerProgress,
    schedule: ReviewSchedule = ReviewSchedule(), at seconds: Int
  ) {
    self.items = items
    self.progress = progress
    self.schedule = schedule
    self.seconds = seconds
    summary = ProgressSummary(
      of: progress, among: Self.questions(of: items, progress), schedule: schedule, at: seconds)
  }

  /// The same as one JSON object on a line, for teachers' scripts: see `ProgressReport`.
  public var report: String {
    let titles = items.map { ($0.id, $0.title) }
    return ProgressReport(
      of: progress, among: Self.questions(of: items, progress),
      titles: Dictionary(titles) { first, _ in first }, schedule: schedule, at: seconds
    ).text
  }

  private static func questions(
    of items: [MenuItem], _ progress: LearnerProgress
  ) -> [LessonQuestions] {
    items.map { $0.lessonQuestions(asKnownTo: progress) }
  }

  /// The lessons that have been begun.
  var begun: [MenuItem] { items.filter { progress.lessons[$0.id] != nil } }

  /// The counts with their names: how many checks were answered, and how well.
  var counts: [(label: String, count: String)] {
    [
      ("questions answered", "\(summary.answered) of \(summary.questionCount)"),
      ("right at first try", "\(summary.firstTry.right) of \(summary.firstTry.of)"),
      ("after a hint", "\(summary.later)"), ("not yet", "\(summary.notYet)"),
    ]
      + (summary.goalCount == 0
        ? [] : [("goals", "\(summary.goalsReached) of \(summary.goalCount)")])
  }

  /// How many questions are due when.
  var due: [(label: String, count: Int)] {
    let due = summary.due
    return [
      ("today", due.today), ("tomorrow", due.tomorrow), ("3 days", due.threeDays),
      ("week", due.week), ("later", due.later),
    ]
  }

  /// The lessons in which a mistake was met, by their numbers: `lessons 4, 5`.
  func places(of mistake: MisconceptionProgress) -> String {
    let names = mistake.lessons.compactMap { id in items.first { $0.id == id } }
      .map { item in item.number.map { "\($0)" } ?? item.id }
    return "\(names.count == 1 ? "lesson" : "lessons") \(names.joined(separator: ", "))"
  }

  /// One mark a quick check, in the lesson's order: `●` right at first try, `○` later, `·` open; then
  /// one a goal: `■` reached, `□` not yet.
  func marks(of item: MenuItem) -> String {
    let (known, goals) = (
      progress[lesson: item.id], item.lessonQuestions(asKnownTo: progress).goals
    )
    let reached = goals.map { known.goals[$0]?.isReached == true ? "■" : "□" }
    return (checkMarks(of: item) + reached).joined(separator: " ")
  }

  private func checkMarks(of item: MenuItem) -> [String] {
    item.lessonQuestions(asKnownTo: progress).questions.map { id in
      switch progress[QuestionID(lesson: item.id, question: id)]?.standing {
      case .rightAtOnce: "●"
      case .rightLater: "○"
      case .notYet, nil: "·"
      }
    }
  }

  /// The meaning of the marks.
  static let legend =
    "● at first try   ○ later   · open   ■ goal reached   □ not yet"
}

extension MisconceptionProgress {
  /// The mistake in one sentence: feedback may go on to explain.
  var sentence: String {
    var words = words
    if let stop = words.indices.first(where: { words[$0...].hasPrefix(". ") }) {
      words = String(words[..<stop])
    }
    return words
  }
}

// MARK: - As text

/// The same as plain text: the output of `convtutor progress`.
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
    return ["common mistakes:"]
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
