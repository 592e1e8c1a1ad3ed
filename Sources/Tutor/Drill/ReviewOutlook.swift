import Learning

/// What is due now and what will be, over the lessons of a menu.
public struct ReviewOutlook: Sendable {
  /// What is due now, what is remembered least first.
  public let due: [DueQuestion]

  private let lessons: [LessonQuestions]
  private let progress: LearnerProgress
  private let seconds: Int
  private let schedule: ReviewSchedule

  /// Looks at what a learner has done with the quick checks that the lessons have now.
  ///
  /// `seconds` is the time since 1970, `secondsFromUTC` how far the learner's clock is ahead of UTC.
  public init(
    _ items: [MenuItem], _ progress: LearnerProgress, seconds: Int, secondsFromUTC: Int
  ) {
    lessons = items.filter { !$0.questions.isEmpty }
      .map { LessonQuestions(lesson: $0.id, questions: $0.questions) }
    self.progress = progress
    self.seconds = seconds
    schedule = ReviewSchedule(secondsFromUTC: secondsFromUTC)
    due = schedule.due(in: progress, among: lessons, at: seconds)
  }

  /// The ids of the lessons in which something is due, each once.
  public var lessonsDue: Set<String> { Set(due.map(\.lesson)) }

  /// How many more are due tomorrow, if nothing is answered before.
  public var dueTomorrow: Int { max(0, count(after: 1) - due.count) }

  /// In how many days something is due that is not due now; nil if nothing will ever be.
  public var daysToNext: Int? {
    // What is due stays due, so the counts grow with the days and can be searched by halving.
    var last = 1
    while count(after: last) <= due.count {
      if last > Self.farthestDay { return nil }
      last *= 2
    }
    var first = last / 2 + 1
    while first < last {
      let middle = (first + last) / 2
      if count(after: middle) > due.count { last = middle } else { first = middle + 1 }
    }
    return last
  }

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

  /// A century: no schedule looks further.
  private static let farthestDay = 36_525

  private func count(after days: Int) -> Int {
    schedule.due(in: progress, among: lessons, at: seconds &+ days &* 86_400).count
  }
}
