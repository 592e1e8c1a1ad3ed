import Learning
import TextScreen

/// Questions of several lessons, asked one after another: practice or a review.
///
/// Practice goes on until the learner stops; a review ends by itself. Which questions come, and
/// with which numbers, follows from the seed it is made with.
public struct Drill: Sendable {
  /// Its purpose.
  public enum Kind: String, Sendable {
    /// Fresh numbers as often as one likes; it moves no schedule.
    case practice
    /// The questions that are due.
    case review
  }

  /// Its purpose.
  let kind: Kind
  /// The questions asked so far, as they were left; at least one.
  private(set) var questions: [DrillQuestion]
  /// The question that is shown, by its index.
  private(set) var index = 0
  /// True while the page after the last question is shown.
  private(set) var isEnding = false
  /// The choice under the cursor on the page after the last.
  private(set) var endCursor = 0
  /// A sentence that stays until the next key.
  var message: String?
  /// The answers given when the question was asked before, where an attempt is shown again.
  let earlier: [Attempt]

  private var deck: Deck
  /// The records of the learner, summed up: numbers asked last are not asked at once again.
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
  /// The questions asked and how they went.
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
    let checks = Dictionary(lessons.flatMap(\.checks).map { ($0.questionID, $0) }) { first, _ in
      first
    }
    let wanted = due.compactMap { due in
      checks[QuestionID(lesson: due.lesson, question: due.question)]
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
  mutating func goForward() -> Outcome {
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
  mutating func end() -> Outcome {
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

  /// Starts over with what was not right at first try, and fresh numbers, as practice.
  mutating func practiseAgain() {
    // The last seed makes the next: the whole stays a function of the first.
    var generator = SeededGenerator(seed: question.quiz.sitting.question.seed, purpose: "again")
    if let next = Drill(practising: tally.again, after: progress, seed: generator.next()) {
      self = next
    }
  }
}

// MARK: - Keys

extension Drill: Room {
  /// The ways on from the end of a drill.
  enum Choice: Hashable { case menu, practiseAgain, goOn }

  var keys: KeyTable {
    if isEnding {
      return KeyTable(endKeys + [.showHelp.footer("help"), out("menu"), .quit, .redraw])
    }
    let exits = QuizExits(isInLesson: false, back: index > 0 ? "back" : nil, leave: "end")
    return QuizKeys(quiz: question.quiz, exits: exits).table
  }

  var help: [HelpSection] {
    if isEnding { return [HelpSection("this page", endKeys + Self.leading, keyWidth: 12)] }
    return [
      HelpSection("this question", QuizKeys.help),
      HelpSection("all of them", Self.drillKeys + Self.leading, keyWidth: 12),
    ]
  }

  /// The keys between questions, which `QuizKeys` binds in the same way.
  private static let drillKeys = [
    KeyEntry("→ l Enter", .next).help("next, once answered"),
    KeyEntry("n PgDn", .nextPage).help("next, answered or not"),
    KeyEntry("← h p PgUp", .previous).also("p PgUp", .previousPage).help("the question before"),
  ]
  private static let leading = [
    KeyEntry("q m", .out).help("end"), .redraw, KeyEntry.quit.help("quit, all is kept"),
  ]

  private var endKeys: [KeyEntry] {
    [
      KeyEntry("↑ ↓ j k", .scrollUp, .scrollDown, .scrollDown, .scrollUp)
        .footer("choose", as: "↑↓", small: 1).help("choose"),
      KeyEntry("→ l Enter", .open).footer("open", as: "Enter", small: 2).help("open it"),
      KeyEntry(digits: 1, choices.count) { .choose(($0.wholeNumberValue ?? 1) - 1) }
        .help("open at once"),
      KeyEntry("← h p PgUp", .previous).also("Backspace", .previous).footer("back")
        .help("the last question"),
    ]
  }

  private func out(_ label: String) -> KeyEntry {
    KeyEntry("q m", .out).footer(label, small: 3)
  }

  mutating func perform(_ command: Command) -> Outcome {
    message = nil
    guard isEnding else { return follow(update { $0.perform(command) }) }
    switch command {
    case .choose(let index): return choose(index)
    case .scrollUp: endCursor = max(0, endCursor - 1)
    case .scrollDown: endCursor = min(choices.count - 1, endCursor + 1)
    case .open: return choose(endCursor)
    case .previous: goBack()
    case .out: return .toMenu
    default: break
    }
    return .nothing
  }

  /// Goes where a question leads.
  mutating func follow(_ outcome: QuizOutcome) -> Outcome {
    switch outcome {
    case .answered: return .answered(question.quiz.sitting)
    case .refused(let reason): message = reason
    case .unanswered: message = "answer first, or n for the next question"
    case .forward, .nextPage: return goForward()
    case .back, .previousPage: goBack()
    case .leave: return end()
    // Going on asks with other numbers; a drill has no start and nothing else that takes input.
    case .nothing, .otherFocus, .again, .restart: break
    }
    return .nothing
  }

  mutating func records(of outcome: Outcome, at seconds: Int) -> [ProgressRecord] {
    guard case .answered = outcome else { return [] }
    return [.answered(keepAttempt(at: seconds))]
  }

  mutating func click(_ target: Target) -> Outcome {
    switch target {
    case .item(let choice): return choose(choice)
    case .option(let option): if !isEnding { update { $0.click(option) } }
    case .cell, .key, .part: break
    }
    return .nothing
  }

  mutating func paste(_ text: String) { if !isEnding { update { $0.paste(text) } } }

  mutating func scroll(by rows: Int) { if !isEnding { update { $0.scroll(by: rows) } } }

  mutating func show(_ message: String) { self.message = message }

  // MARK: The page after the last

  /// The ways on from here.
  var choices: [Choice] {
    var choices: [Choice] = [.menu]
    if !tally.again.isEmpty { choices.append(.practiseAgain) }
    if kind == .practice, count == nil { choices.append(.goOn) }
    return choices
  }

  /// Takes one of the ways on, from 0; does nothing if there is none.
  private mutating func choose(_ index: Int) -> Outcome {
    let choices = self.choices
    guard isEnding, choices.indices.contains(index) else { return .nothing }
    endCursor = index
    switch choices[index] {
    case .menu: return .toMenu
    case .practiseAgain: practiseAgain()
    case .goOn: goOn()
    }
    return .nothing
  }
}
