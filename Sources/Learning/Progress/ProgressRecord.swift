/// One thing that happened to a learner, as the progress log keeps it: one line, never changed.
///
/// Times are seconds since 1970 as the machine's clock gave them, right or wrong.
public enum ProgressRecord: Equatable, Sendable {
  /// A page was opened, or left at another step.
  case visited(PageVisit)
  /// A question was answered, skipped, or had its answer shown.
  case answered(Attempt)
  /// A goal was reached, or its solution shown.
  case goal(GoalAttempt)
  /// The last page of a lesson was done.
  case finished(lesson: String, seconds: Int)
  /// The learner wants a lesson to be as if never opened.
  case forgotten(lesson: String, seconds: Int)
  /// A whole line that a newer program wrote: kept, shown nowhere.
  case unknown(String)

  /// True if it only says where a lesson is: to lose one costs a learner a page turn.
  public var isPlace: Bool { if case .visited = self { true } else { false } }
}

/// A visit to a page of a lesson.
public struct PageVisit: Equatable, Sendable {
  /// The id of the lesson.
  public let lesson: String
  /// The number of the page, from 1.
  public let page: Int
  /// The page's heading: it finds the page again after others were put before it.
  public let heading: String
  /// The step of the page's figure.
  public let step: Int
  /// The number of pages that the lesson had, 0 if not known: a menu that reads front matter alone can say
  /// "page 3 of 6".
  public let pageCount: Int
  /// The number of questions that the lesson had, 0 if not known.
  public let questionCount: Int
  /// True if the lesson was being replayed, which moves no resume point.
  public let replay: Bool
  /// When, in seconds since 1970.
  public let seconds: Int

  /// Creates a visit; a heading past 4 kB is cut.
  public init(
    lesson: String, page: Int, heading: String, step: Int, pageCount: Int = 0,
    questionCount: Int = 0, replay: Bool = false, seconds: Int
  ) {
    self.lesson = lesson
    self.page = page
    self.heading = heading.cut()
    self.step = step
    self.pageCount = pageCount
    self.questionCount = questionCount
    self.replay = replay
    self.seconds = seconds
  }
}

/// One go at a question.
public struct Attempt: Equatable, Sendable {
  /// The outcome.
  public enum Outcome: String, Sendable {
    case right, wrong, skipped, shown
  }

  /// The activity in which the question was asked.
  public enum Occasion: String, Sendable {
    /// Going through the lesson.
    case lesson
    /// Replaying it, which moves no resume point.
    case replay
    /// Practising with fresh numbers, which moves no schedule.
    case practice
    /// Answering what was due.
    case review
  }

  /// The id of the lesson.
  public let lesson: String
  /// The id of the question in its lesson.
  public let question: String
  /// The seed that the question's numbers were drawn from.
  public let seed: UInt64
  /// The answer as it was given; empty if none was.
  public let answer: String
  /// The outcome.
  public let outcome: Outcome
  /// The number of the try since the question was asked, from 1.
  public let tryNumber: Int
  /// The number of hints seen.
  public let hints: Int
  /// The sentence that was said to a wrong answer with a known explanation.
  public let said: String?
  /// The words of the wrong option that was chosen, where one of some was asked for.
  public let chose: String?
  /// The mistakes that give a wrong answer, without their evidence, at most `mistakeLimit`; empty if
  /// none is known.
  public let mistakes: [Mistake]
  /// The number of the page, from 1.
  public let page: Int
  /// The activity in which it was asked.
  public let occasion: Occasion
  /// When, in seconds since 1970.
  public let seconds: Int

  /// The most mistakes that are kept of one attempt: more than any answer has.
  public static let mistakeLimit = 32

  /// Creates an attempt; an answer or a sentence past 4 kB is cut, evidence is dropped, and so are
  /// mistakes past the limit.
  public init(
    lesson: String, question: String, seed: UInt64, answer: String, outcome: Outcome,
    tryNumber: Int, hints: Int, said: String? = nil, chose: String? = nil, mistakes: [Mistake] = [],
    page: Int, occasion: Occasion = .lesson, seconds: Int
  ) {
    self.lesson = lesson
    self.question = question
    self.seed = seed
    self.answer = answer.cut()
    self.outcome = outcome
    self.tryNumber = tryNumber
    self.hints = hints
    self.said = said?.cut()
    self.chose = chose?.cut()
    self.mistakes = mistakes.prefix(Self.mistakeLimit).map { Mistake(named: $0.name) }
    self.page = page
    self.occasion = occasion
    self.seconds = seconds
  }
}

extension String {
  /// The part of this text that is kept: at most 4 kB of whole Unicode scalars.
  fileprivate func cut(at limit: Int = 4096) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}

// MARK: - Lines of the log

// One record is one JSON object on a line:
// {"v":1,"t":1763697600,"do":"finished","lesson":"watch-the-kernel-slide"}

extension ProgressRecord {
  /// The version of a line that this program writes; lines of a later one are `unknown` to it.
  private static let version = 1

  /// The record as a line of the log, without its end; it holds no control characters.
  public var line: String {
    switch self {
    case .visited(let visit):
      var object = Self.object("visited", lesson: visit.lesson, seconds: visit.seconds)
      object.append("page", visit.page)
      object.append("heading", visit.heading)
      object.append("step", visit.step)
      if visit.pageCount != 0 { object.append("pages", visit.pageCount) }
      if visit.questionCount != 0 { object.append("questions", visit.questionCount) }
      if visit.replay { object.append("replay", true) }
      return object.text
    case .answered(let attempt):
      var object = Self.object("answered", lesson: attempt.lesson, seconds: attempt.seconds)
      object.append("question", attempt.question)
      // Text, because most JSON tools round integers past 2^53.
      object.append("seed", String(attempt.seed))
      object.append("answer", attempt.answer)
      object.append("outcome", attempt.outcome.rawValue)
      object.append("try", attempt.tryNumber)
      object.append("hints", attempt.hints)
      if let said = attempt.said { object.append("misconception", said) }
      if let chose = attempt.chose { object.append("chose", chose) }
      if !attempt.mistakes.isEmpty {
        object.append("mistakes", attempt.mistakes.map(\.name).joined(separator: "+"))
      }
      object.append("page", attempt.page)
      switch attempt.occasion {
      case .lesson: break
      case .replay: object.append("replay", true)
      case .practice, .review: object.append("occasion", attempt.occasion.rawValue)
      }
      return object.text
    case .goal(let attempt):
      var object = Self.object("goal", lesson: attempt.lesson, seconds: attempt.seconds)
      attempt.append(to: &object)
      return object.text
    case .finished(let lesson, let seconds):
      return Self.object("finished", lesson: lesson, seconds: seconds).text
    case .forgotten(let lesson, let seconds):
      return Self.object("forgotten", lesson: lesson, seconds: seconds).text
    case .unknown(let line):
      return line
    }
  }

  /// Reads a line of the log, or returns nil if it is damaged.
  ///
  /// Unknown fields are passed over. A line of a later version, or one with an action that this
  /// program does not have, is no damage but `unknown`.
  public init?(line: ArraySlice<UInt8>) {
    guard let object = JSONObject(line), let version = object.integer("v", in: 1 ... .max),
      let name = object.string("do")
    else { return nil }
    switch name {
    case _ where version > Self.version:
      self = Self.unknown(line)
    case "visited":
      guard let visit = PageVisit(object) else { return nil }
      self = .visited(visit)
    case "answered":
      guard let outcome = object.string("outcome") else { return nil }
      if let outcome = Attempt.Outcome(rawValue: outcome) {
        guard let attempt = Attempt(object, outcome: outcome) else { return nil }
        self = .answered(attempt)
      } else {
        self = Self.unknown(line)
      }
    case "goal":
      guard let word = object.string("outcome") else { return nil }
      if let outcome = GoalAttempt.Outcome(rawValue: word) {
        guard let attempt = GoalAttempt(object, outcome: outcome) else { return nil }
        self = .goal(attempt)
      } else {
        self = Self.unknown(line)
      }
    case "finished", "forgotten":
      guard let lesson = object.string("lesson"), let seconds = object.integer("t") else {
        return nil
      }
      self =
        name == "finished"
        ? .finished(lesson: lesson, seconds: seconds)
        : .forgotten(lesson: lesson, seconds: seconds)
    default:
      self = Self.unknown(line)
    }
  }

  private static func unknown(_ line: ArraySlice<UInt8>) -> Self {
    .unknown(String(decoding: line, as: UTF8.self))
  }

  private static func object(_ name: String, lesson: String, seconds: Int) -> JSONObjectText {
    var object = JSONObjectText()
    object.append("v", version)
    object.append("t", seconds)
    object.append("do", name)
    object.append("lesson", lesson)
    return object
  }
}

/// The largest count in a record: far above any real one, and safe to add.
private let countLimit = 1_000_000_000

extension PageVisit {
  fileprivate init?(_ object: JSONObject) {
    guard let lesson = object.string("lesson"), let seconds = object.integer("t"),
      let page = object.integer("page", in: 1...countLimit), let heading = object.string("heading"),
      let step = object.integer("step", in: 0...countLimit),
      let pageCount = object.integer("pages", in: 0...countLimit, default: 0),
      let questionCount = object.integer("questions", in: 0...countLimit, default: 0),
      let replay = object.bool("replay", default: false)
    else { return nil }
    self.init(
      lesson: lesson, page: page, heading: heading, step: step, pageCount: pageCount,
      questionCount: questionCount, replay: replay, seconds: seconds)
  }
}

extension Mistake {
  /// The mistakes whose names a record keeps, as many as are kept of an attempt.
  fileprivate static func all(in names: String) -> [Mistake] {
    names.split(separator: "+", maxSplits: Attempt.mistakeLimit).prefix(Attempt.mistakeLimit)
      .map { Mistake(named: String($0).cut(at: 200)) }
  }
}

extension Attempt {
  fileprivate init?(_ object: JSONObject, outcome: Outcome) {
    guard let lesson = object.string("lesson"), let seconds = object.integer("t"),
      let question = object.string("question"),
      let seed = object.string("seed").flatMap({ UInt64($0) }),
      let answer = object.string("answer"),
      let tryNumber = object.integer("try", in: 1...countLimit),
      let hints = object.integer("hints", in: 0...countLimit),
      let page = object.integer("page", in: 1...countLimit),
      let replay = object.bool("replay", default: false)
    else { return nil }
    // An occasion of a later program is taken for the commonest one.
    let occasion = object.string("occasion").flatMap { Occasion(rawValue: $0) } ?? .lesson
    self.init(
      lesson: lesson, question: question, seed: seed, answer: answer, outcome: outcome,
      tryNumber: tryNumber, hints: hints, said: object.string("misconception"),
      chose: object.string("chose"),
      mistakes: object.string("mistakes").map(Mistake.all(in:)) ?? [],
      page: page, occasion: replay ? .replay : occasion, seconds: seconds)
  }
}
