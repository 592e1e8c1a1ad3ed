/// A goal of a figure that was reached, or whose solution was shown.
public struct GoalAttempt: Equatable, Sendable {
  /// The outcome.
  public enum Outcome: String, Sendable {
    case reached, shown
  }

  /// The id of the lesson.
  public let lesson: String
  /// The id of the figure that sets the goal.
  public let goal: String
  /// The outcome.
  public let outcome: Outcome
  /// The number of changes made by hand until then, undone ones left out.
  public let changes: Int
  /// The number of settings and cells in which the script's solution differs from the start.
  public let solutionChanges: Int
  /// The number of hints seen.
  public let hints: Int
  /// The number of the page, from 1.
  public let page: Int
  /// The activity in which it was set.
  public let occasion: Attempt.Occasion
  /// When, in seconds since 1970.
  public let seconds: Int

  /// Creates an attempt.
  public init(
    lesson: String, goal: String, outcome: Outcome, changes: Int, solutionChanges: Int, hints: Int,
    page: Int, occasion: Attempt.Occasion = .lesson, seconds: Int
  ) {
    (self.lesson, self.goal, self.outcome) = (lesson, goal, outcome)
    (self.changes, self.solutionChanges, self.hints) = (changes, solutionChanges, hints)
    (self.page, self.occasion, self.seconds) = (page, occasion, seconds)
  }
}

/// The attempts of a learner at one goal.
public struct GoalProgress: Equatable, Sendable {
  /// All attempts in their order, replays included.
  public private(set) var attempts: [GoalAttempt] = []

  /// Creates the progress with a goal that was never set.
  public init() {}

  mutating func apply(_ attempt: GoalAttempt) { attempts.append(attempt) }

  /// True if it was ever reached.
  public var isReached: Bool { attempts.contains { $0.outcome == .reached } }

  /// The attempt that reached it with the fewest changes, the first of equals; nil if none did.
  public var best: GoalAttempt? {
    attempts.filter { $0.outcome == .reached }.min { $0.changes < $1.changes }
  }
}

// MARK: - Lines of the log

// {"v":1,"t":5,"do":"goal","lesson":"a","goal":"g","outcome":"reached","changes":3,"solution":2,
//  "hints":0,"page":6}

extension GoalAttempt {
  /// The largest count in a record.
  private static let countLimit = 1_000_000_000

  /// Adds what a line of the log says of it besides lesson and time.
  func append(to object: inout JSONObjectText) {
    object.append("goal", goal)
    object.append("outcome", outcome.rawValue)
    object.append("changes", changes)
    object.append("solution", solutionChanges)
    object.append("hints", hints)
    object.append("page", page)
    if occasion != .lesson { object.append("occasion", occasion.rawValue) }
  }

  /// Reads a line of the log; nil if a field is missing or no such value.
  init?(_ object: JSONObject, outcome: Outcome) {
    guard let lesson = object.string("lesson"), let seconds = object.integer("t"),
      let goal = object.string("goal"),
      let changes = object.integer("changes", in: 0...Self.countLimit),
      let solution = object.integer("solution", in: 0...Self.countLimit),
      let hints = object.integer("hints", in: 0...Self.countLimit),
      let page = object.integer("page", in: 1...Self.countLimit)
    else { return nil }
    // An occasion of a later program is taken for the commonest one.
    let occasion = object.string("occasion").flatMap { Attempt.Occasion(rawValue: $0) } ?? .lesson
    self.init(
      lesson: lesson, goal: goal, outcome: outcome, changes: changes, solutionChanges: solution,
      hints: hints, page: page, occasion: occasion, seconds: seconds)
  }
}

// MARK: - For teachers

extension ProgressReport {
  /// A goal with everything done to reach it.
  static func object(goal id: String, _ known: GoalProgress) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("id", id)
    object.append("reached", known.isReached)
    object.append("fewestChanges", known.best?.changes)
    object.append(
      "attempts",
      known.attempts.map { attempt in
        var object = JSONObjectText()
        object.append("time", attempt.seconds)
        object.append("occasion", attempt.occasion.rawValue)
        object.append("page", attempt.page)
        object.append("outcome", attempt.outcome.rawValue)
        object.append("changes", attempt.changes)
        object.append("solutionChanges", attempt.solutionChanges)
        object.append("hints", attempt.hints)
        return object
      })
    return object
  }

  static let goalFields = [
    ("lessons[].goals[]", "the goals of its figures, in order, reached or not"),
    ("lessons[].goals[].id", "the id of the figure that sets the goal"),
    ("lessons[].goals[].reached", "true if it was ever reached"),
    ("lessons[].goals[].fewestChanges", "the fewest changes that reached it; null if it never was"),
    ("lessons[].goals[].attempts[]", "every time it was reached, or its solution shown, in order"),
    (
      "lessons[].goals[].attempts[].time", "when, in seconds since 1970, by the learner's clock"
    ),
    ("lessons[].goals[].attempts[].occasion", "`lesson`, `replay` or `practice`"),
    ("lessons[].goals[].attempts[].page", "the lesson's page, from 1"),
    ("lessons[].goals[].attempts[].outcome", "`reached` or `shown`"),
    (
      "lessons[].goals[].attempts[].changes",
      "how many changes by hand it took, undone ones left out"
    ),
    (
      "lessons[].goals[].attempts[].solutionChanges",
      "the settings and cells in which the lesson's solution differs from the start"
    ),
    ("lessons[].goals[].attempts[].hints", "how many hints had been seen"),
  ]
}
