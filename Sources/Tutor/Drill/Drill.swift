import Learning
import TextScreen

/// Questions of several lessons, asked one after another: practice or a review.
///
/// Practice goes on until the learner stops; a review ends by itself. Which questions come, and
/// with which numbers, follows from the seed it is made with.
public struct Drill: Sendable {
  /// What it is for.
  public enum Kind: String, Sendable {
    /// Fresh numbers as often as one likes; it moves no schedule.
    case practice
    /// What is due.
    case review
  }

  /// What it is for.
  let kind: Kind
  /// The questions asked so far, as they were left; at least one.
  private(set) var questions: [DrillQuestion]
  /// The question that is shown, by its place.
  private(set) var index = 0
  /// Whether the page after the last question is shown.
  private(set) var isEnding = false
  /// What can follow on the page after the last, and which is under the cursor.
  var endCursor = 0
  /// A sentence that stands until the next key.
  var message: String?
  /// What was answered when the question was asked before, where an attempt is shown again.
  let earlier: [Attempt]

  private var deck: Deck
  /// What the learner has done: numbers asked last are not asked at once again.
  private(set) var progress: LearnerProgress

  /// Starts with the first question that a deck deals; nil if it deals none.
  private init?(_ kind: Kind, _ deck: Deck, after progress: LearnerProgress) {
    var deck = deck
    guard let first = deck.deal() else { return nil }
    self.kind = kind
    self.deck = deck
    self.progress = progress
    questions = [first]
    earlier = []
  }

  /// How many questions there will be; nil: as many as the learner likes.
  var count: Int? { deck.count.map { max($0, questions.count) } }
  /// The question that is shown, on the page after the last that before it.
  var question: DrillQuestion { questions[min(index, questions.count - 1)] }
  /// Whether letters are typed rather than commands.
  var takesLetters: Bool { !isEnding && question.quiz.isTyping }
  /// What was asked and how it went.
  var tally: DrillTally { DrillTally(questions) }
}

// MARK: - Making

extension Drill {
  /// Practice over the quick checks of lessons that draw their numbers, or over one check alone.
  ///
  /// It is nil if there is none. Numbers that `progress` says were asked last come last.
  public init?(
    practising lessons: [PlayableLesson], only question: String? = nil,
    after progress: LearnerProgress, seed: UInt64
  ) {
    let checks = lessons.flatMap(\.checks).filter {
      question == nil ? $0.template.isParameterised : $0.id == question
    }
    self.init(practising: checks, after: progress, seed: seed)
  }

  /// Practice over some checks.
  private init?(practising checks: [LessonCheck], after progress: LearnerProgress, seed: UInt64) {
    self.init(
      .practice, .rounds(of: checks, seed: seed, after: progress), after: progress)
  }

  /// A review of what is due, the first of it first, at most `limit` questions.
  ///
  /// It is nil if none of them is in the lessons.
  public init?(
    reviewing due: [DueQuestion], in lessons: [PlayableLesson], limit: Int? = nil,
    after progress: LearnerProgress, seed: UInt64
  ) {
    let checks = lessons.flatMap(\.checks)
    let wanted = due.compactMap { due in
      checks.first { $0.lesson == due.lesson && $0.id == due.question }
    }
    let chosen = Array(wanted.prefix(max(0, limit ?? wanted.count)))
    self.init(.review, .once(chosen, seed: seed, after: progress), after: progress)
  }

  /// One question again exactly as a seed makes it, with what was answered to it before.
  ///
  /// It is nil if the lesson has no such check.
  public init?(
    asking question: String, of lesson: PlayableLesson, seed: UInt64,
    after progress: LearnerProgress
  ) {
    guard let check = lesson.checks.first(where: { $0.id == question }) else { return nil }
    kind = .practice
    self.progress = progress
    deck = .once([], seed: seed, after: progress)
    questions = [DrillQuestion(check, check.template.question(seed: seed))]
    let attempts = progress[lesson: check.lesson].questions[check.id]?.attempts ?? []
    earlier = attempts.filter { $0.seed == seed }
  }
}

// MARK: - Moving

extension Drill {
  /// Changes the question that is shown.
  mutating func update<Result>(_ change: (inout QuizPlayer) -> Result) -> Result {
    change(&questions[min(index, questions.count - 1)].quiz)
  }

  /// Goes on to a question asked before, to a new one, or to the end when there is no other.
  mutating func goForward() -> DrillOutcome {
    if index + 1 < questions.count {
      index += 1
    } else if let next = deck.deal() {
      questions.append(next)
      index += 1
    } else {
      return end()
    }
    return .nothing
  }

  /// Goes back to a question asked before, which is as it was left.
  mutating func goBack() {
    if isEnding {
      isEnding = false
    } else if index > 0 {
      index -= 1
    } else {
      message = "this is the first question"
    }
  }

  /// Stops asking: shows what was done, or leaves at once if nothing was.
  mutating func end() -> DrillOutcome {
    endCursor = 0
    isEnding = tally.asked > 0
    return isEnding ? .nothing : .toMenu
  }

  /// Goes on after the end was shown: with what was left untouched, or a fresh question.
  mutating func goOn() {
    isEnding = false
    index = questions.count - 1
    if question.quiz.isTouched { _ = goForward() }
  }

  /// The attempt that the question shown has come to, which counts from now on.
  mutating func keepAttempt(at seconds: Int) -> Attempt {
    let check = question.check
    let attempt = Attempt(
      question.quiz.sitting, lesson: check.lesson, question: check.id, page: check.page,
      occasion: kind == .review ? .review : .practice, seconds: seconds)
    progress.apply(.answered(attempt))
    return attempt
  }

  /// Starts over with what was not right at once, and fresh numbers, as practice.
  mutating func practiseAgain() {
    // The last seed makes the next: the whole stays a function of the first.
    var generator = SeededGenerator(seed: question.quiz.sitting.question.seed, purpose: "again")
    if let next = Drill(practising: tally.again, after: progress, seed: generator.next()) {
      self = next
    }
  }
}
