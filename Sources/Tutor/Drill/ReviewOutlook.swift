import Learning

/// What is due now and what will be, over the lessons of a menu.
public struct ReviewOutlook: Sendable {
  /// What is due now, what is remembered least first.
  public let due: [DueQuestion]
  /// How many more are due tomorrow, if nothing is answered before.
  let dueTomorrow: Int
  /// In how many days something is due that is not due now; nil if nothing will ever be.
  let daysToNext: Int?

  /// Looks at what a learner has done with the quick checks that the lessons have now.
  ///
  /// `seconds` is the time since 1970, `secondsFromUTC` how far the learner's clock is ahead of UTC.
  public init(
    _ items: [MenuItem], _ progress: LearnerProgress, seconds: Int, secondsFromUTC: Int
  ) {
    let schedule = ReviewSchedule(secondsFromUTC: secondsFromUTC)
    let lessons = items.map { $0.lessonQuestions(asKnownTo: progress) }
    due = schedule.due(in: progress, among: lessons, at: seconds)
    let today = schedule.day(at: seconds)
    let days = schedule.scheduled(in: progress, among: lessons, at: seconds)
      .map { $0.dueDay.days(since: today) }
    dueTomorrow = days.count { $0 == 1 }
    daysToNext = days.filter { $0 > 0 }.min()
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
