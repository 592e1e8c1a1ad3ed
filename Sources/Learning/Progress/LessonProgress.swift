/// The progress of a learner in one lesson; a replay adds to it and takes nothing away.
public struct LessonProgress: Equatable, Sendable {
  /// A page and step of a lesson.
  public struct Bookmark: Equatable, Sendable {
    /// The number of the page, from 1.
    public var page: Int
    /// The heading of the page.
    public var heading: String
    /// The step of the page's figure; the figure may have fewer by now.
    public var step: Int
  }

  /// The last page and step visited outside replays, or nil if there is none.
  public private(set) var bookmark: Bookmark?
  /// The furthest page ever visited, from 1; 0 if none.
  public private(set) var furthestPage = 0
  /// The number of pages that the lesson had when last visited; 0 if not known.
  public private(set) var pageCount = 0
  /// The number of questions that the lesson had when last visited; 0 if not known.
  public private(set) var questionCount = 0
  /// True if the lesson was ever done to its end.
  public private(set) var isFinished = false
  /// The questions ever asked, by id.
  public private(set) var questions: [String: QuestionProgress] = [:]
  /// The goals that were ever reached or shown, by the id of their figure.
  public private(set) var goals: [String: GoalProgress] = [:]
  /// When the last visit outside replays was, as a number that grows from record to record.
  private(set) var lastVisit = 0

  /// Creates the progress in a lesson never opened.
  public init() {}

  mutating func apply(_ visit: PageVisit, order: Int) {
    furthestPage = max(furthestPage, visit.page)
    pageCount = visit.pageCount
    questionCount = visit.questionCount
    guard !visit.replay else { return }
    bookmark = Bookmark(page: visit.page, heading: visit.heading, step: visit.step)
    lastVisit = order
  }

  mutating func apply(_ attempt: Attempt, order: Int) {
    questions[attempt.question, default: QuestionProgress()].apply(attempt, order: order)
  }

  mutating func apply(_ attempt: GoalAttempt) {
    goals[attempt.goal, default: GoalProgress()].apply(attempt)
  }

  mutating func finish() { isFinished = true }

  /// The quick checks that have been tried; the predictions of figures, whose names hold a slash,
  /// are left out.
  public var checks: [String: QuestionProgress] {
    questions.filter { !QuestionID(lesson: "", question: $0.key).isPrediction }
  }

  /// The page and step to go on with in a lesson whose pages now have these headings, or nil if there is no page.
  ///
  /// It is the page with the remembered heading, of several the one nearest to where it was. If there
  /// is none, it is the start of the page with the remembered number, or of the last page.
  public func bookmark(among headings: [String]) -> Bookmark? {
    guard let mark = bookmark, let last = headings.indices.last else { return nil }
    let before = max(mark.page, 1) - 1
    let candidates = headings.indices.filter { headings[$0] == mark.heading }
    if let index = candidates.min(by: { abs($0 - before) < abs($1 - before) }) {
      return Bookmark(page: index + 1, heading: mark.heading, step: mark.step)
    }
    let index = min(before, last)
    return Bookmark(page: index + 1, heading: headings[index], step: 0)
  }
}
