/// What a learner's records amount to over all lessons: counts, nothing averaged.
public struct ProgressSummary: Equatable, Sendable {
  /// Quick checks that have been answered at least once.
  public var answered = 0
  /// Of these, right at the first try without a hint.
  public var atOnce = 0
  /// Of these, right after a hint or a further try.
  public var later = 0
  /// Of these, not right yet.
  public var notYet = 0
  /// Misconceptions met more than once, most often first.
  public var misconceptions: [Misconception] = []

  /// A mistake that was made more than once.
  public struct Misconception: Equatable, Sendable {
    /// What was said to it.
    public var words: String
    /// How often it was made.
    public var count: Int
    /// The ids of the lessons in which it was made.
    public var lessons: [String]
  }

  /// Sums up the lessons with these ids, in this order; records of others count nowhere.
  public init(of progress: LearnerProgress, lessons ids: [String]) {
    var counts: [String: (count: Int, lessons: [String])] = [:]
    for id in ids {
      let lesson = progress[lesson: id]
      for check in lesson.checks.values {
        answered += 1
        switch check.standing {
        case .rightAtOnce: atOnce += 1
        case .rightLater: later += 1
        case .notYet: notYet += 1
        }
      }
      for question in lesson.questions.values {
        for (words, count) in question.misconceptions {
          counts[words, default: (0, [])].count += count
          if counts[words]?.lessons.last != id { counts[words]?.lessons.append(id) }
        }
      }
    }
    misconceptions = counts.filter { $0.value.count > 1 }
      .map { Misconception(words: $0.key, count: $0.value.count, lessons: $0.value.lessons) }
      .sorted { ($1.count, $0.words) < ($0.count, $1.words) }
  }
}

extension LessonProgress {
  /// The quick checks that have been tried; the predictions of figures, whose names hold a slash,
  /// are left out.
  public var checks: [String: QuestionProgress] {
    questions.filter { !$0.key.contains("/") }
  }
}
