import Learning
import TextScreen

/// What has been done so far, in lines: the progress page and `convtutor progress` both show it.
public struct ProgressText {
  private let items: [MenuItem]
  private let progress: LearnerProgress
  private let summary: ProgressSummary

  /// Sums up the lessons of a menu.
  public init(_ items: [MenuItem], _ progress: LearnerProgress) {
    self.items = items
    self.progress = progress
    // The menu reads front matter alone and knows no quick checks: those tried stand for them. What
    // is due is not shown here yet, so the time does not matter.
    let lessons = items.map { item in
      LessonQuestions(
        lesson: item.id, questions: progress[lesson: item.id].checks.keys.sorted())
    }
    summary = ProgressSummary(of: progress, among: lessons, at: 0)
  }

  /// How many checks were answered, and how.
  var counts: [(label: String, count: Int)] {
    [
      ("questions answered", summary.answered), ("right at once", summary.atOnce),
      ("after a hint", summary.later), ("not yet", summary.notYet),
    ]
  }

  /// The misconceptions met more than once, the most frequent first: how often, what, and where.
  var misconceptions: [(count: String, words: String, lessons: String)] {
    summary.misconceptions.filter { $0.count > 1 }.map { found in
      let numbers = found.lessons.compactMap { id in items.first { $0.id == id } }
        .map { item in item.number.map { "\($0)" } ?? item.id }
      let label = numbers.count == 1 ? "lesson" : "lessons"
      return (
        "\(found.count)×", found.words.onlyFirstSentence,
        "\(label) \(numbers.joined(separator: ", "))"
      )
    }
  }

  /// One mark a check of a lesson: `●` right at once, `○` later or not yet, `·` open.
  func marks(of item: MenuItem) -> String {
    let known = progress[lesson: item.id]
    let checks = known.checks.sorted { $0.key < $1.key }.map(\.value)
    let tried = checks.map { $0.standing == .rightAtOnce ? "●" : $0.isRight ? "○" : "·" }
    let open = max(0, known.questionCount - tried.count)
    return (tried + Array(repeating: "·", count: open)).joined(separator: " ")
  }

  /// The whole as plain text.
  public var text: String {
    var lines = counts.map { "\($0.label): \($0.count)" }
    if !misconceptions.isEmpty {
      lines += ["", "what went wrong more than once:"]
      lines += misconceptions.map { "  \($0.count) \($0.words) (\($0.lessons))" }
    }
    let begun = items.filter { progress.lessons[$0.id] != nil }
    lines += ["", begun.isEmpty ? "no lesson begun yet" : "lessons:"]
    for item in begun {
      let known = progress[lesson: item.id]
      let state =
        known.isFinished
        ? "done"
        : known.furthestPage == 0
          ? "practised" : "page \(known.furthestPage) of \(max(known.pageCount, 1))"
      let marks = marks(of: item)
      lines.append(
        "  \(item.number.map { "\($0)  " } ?? "")\(item.id): \(state)"
          + (marks.isEmpty ? "" : "  \(marks)"))
    }
    if !begun.isEmpty { lines.append("  ● at once   ○ after a hint or a second try   · open") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// Feedback may go on to explain; its first sentence names the mistake.
  fileprivate var onlyFirstSentence: String {
    guard let stop = range(of: ". ") else { return self }
    return String(self[..<stop.lowerBound])
  }

  /// Where a text first stands in this one.
  private func range(of text: String) -> Range<String.Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}
