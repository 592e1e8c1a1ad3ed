/// One thing that happened to a learner, as the progress log keeps it: one line, never changed.
///
/// Times are seconds since 1970 as the machine's clock gave them, right or wrong.
public enum ProgressRecord: Equatable, Sendable {
  /// A page was opened, or left at another step.
  case visited(PageVisit)
  /// A question was answered, skipped, or had its answer shown.
  case answered(Attempt)
  /// The last page of a lesson was done.
  case finished(lesson: String, seconds: Int)
  /// The learner wants a lesson to be as if never opened.
  case forgotten(lesson: String, seconds: Int)
  /// A whole line that a newer program wrote: kept, shown nowhere.
  case unknown(String)
}

/// Where in a lesson the learner was.
public struct PageVisit: Equatable, Sendable {
  /// The id of the lesson.
  public let lesson: String
  /// The number of the page, from 1.
  public let page: Int
  /// The page's heading: it finds the page again after others were put before it.
  public let heading: String
  /// The step of the page's figure.
  public let step: Int
  /// How many pages the lesson had, 0 if not known: a menu that reads front matter alone can say
  /// "page 3 of 6".
  public let pageCount: Int
  /// How many questions the lesson had, 0 if not known.
  public let questionCount: Int
  /// Whether the lesson was being replayed, which moves no resume point.
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
  /// How it ended.
  public enum Outcome: String, Sendable {
    case right, wrong, skipped, shown
  }

  /// What the learner was at when the question was asked.
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
  /// How it ended.
  public let outcome: Outcome
  /// Which try it was since the question was asked, from 1.
  public let tryNumber: Int
  /// How many hints had been seen.
  public let hints: Int
  /// The sentence that was said to a wrong answer with a known explanation.
  public let said: String?
  /// The mistakes that give a wrong answer, without their evidence; empty if none is known.
  public let mistakes: [Mistake]
  /// The number of the page, from 1.
  public let page: Int
  /// What the learner was at.
  public let occasion: Occasion
  /// When, in seconds since 1970.
  public let seconds: Int

  /// Creates an attempt; an answer or a sentence past 4 kB is cut, and evidence is dropped.
  public init(
    lesson: String, question: String, seed: UInt64, answer: String, outcome: Outcome,
    tryNumber: Int, hints: Int, said: String? = nil, mistakes: [Mistake] = [], page: Int,
    occasion: Occasion = .lesson, seconds: Int
  ) {
    self.lesson = lesson
    self.question = question
    self.seed = seed
    self.answer = answer.cut()
    self.outcome = outcome
    self.tryNumber = tryNumber
    self.hints = hints
    self.said = said?.cut()
    self.mistakes = mistakes.map { Mistake(named: $0.name) }
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
