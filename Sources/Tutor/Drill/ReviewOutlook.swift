import Learning

/// The questions due now and later, over the lessons of a menu.
public struct ReviewOutlook: Sendable {
  /// The questions due now, what is remembered least first.
  public let due: [DueQuestion]
  /// How many more are due tomorrow, if nothing is answered before.
  let dueTomorrow: Int
  /// In how many days something is due that is not due now; nil if nothing will ever be.
  let daysToNext: Int?

  /// Counts what is due of the quick checks that the lessons have now, for a learner at a time.
  ///
  /// `seconds` is the time since 1970, `secondsFromUTC` how far the learner's clock is ahead of UTC.
  public init(
    _ items: [MenuItem], _ progress: LearnerProgress, seconds: Int, secondsFromUTC: Int
  ) {
    let schedule = ReviewSchedule(secondsFromUTC: secondsFromUTC)
    self.init(items, progress, ReviewPlan(of: progress, schedule, at: seconds))
  }

  /// Counts what is due by a plan that was kept beside the progress.
  init(_ items: [MenuItem], _ progress: LearnerProgress, _ plan: ReviewPlan) {
    let lessons = items.map { $0.lessonQuestions(asKnownTo: progress) }
    due = plan.due(among: lessons)
    let days = plan.scheduled(among: lessons).map { $0.dueDay.days(since: plan.today) }
    dueTomorrow = days.count { $0 == 1 }
    daysToNext = days.filter { $0 > 0 }.min()
  }

  /// Nothing is due, now or later.
  init() {
    due = []
    dueTomorrow = 0
    daysToNext = nil
  }

  /// The ids of the lessons in which something is due, each once.
  public var lessonsDue: Set<String> { Set(due.map(\.lesson)) }

  /// How many questions are due, or when the next one will be, in a sentence.
  public var words: String {
    if due.count == 1 { return "1 question is due" }
    if !due.isEmpty { return "\(due.count) questions are due" }
    switch daysToNext {
    case nil: return "nothing is due: what you answer in lessons comes up for review later"
    case 1: return "nothing is due; the next question is due tomorrow"
    case .some(let days): return "nothing is due; the next question is due in \(days) days"
    }
  }

  /// How many questions are due now, and how many more tomorrow, in a sentence.
  var wordsForTheEnd: String {
    let more = dueTomorrow
    func are(_ count: Int) -> String { count == 1 ? "1 question is" : "\(count) questions are" }
    if due.isEmpty { return more > 0 ? "\(are(more)) due tomorrow." : "\(words)." }
    return more > 0
      ? "\(are(due.count)) still due, \(more) more tomorrow."
      : "\(are(due.count)) still due, none more tomorrow."
  }
}
