import Learning
import LessonScript
import TextScreen

/// A drill played by lines; it drives the same questions as the screen does.
public struct PlainDrill: LineSession {
  private var drill: Drill
  private let items: [MenuItem]
  private let secondsFromUTC: Int
  private let text: LessonText

  /// Plays a drill; the lessons of the menu, and how far the learner's clock is from UTC, say at
  /// the end of a review what is due then.
  public init(
    _ drill: Drill, among items: [MenuItem], secondsFromUTC: Int = 0, glyphs: GlyphSet = .unicode
  ) {
    self.drill = drill
    self.items = items
    self.secondsFromUTC = secondsFromUTC
    text = LessonText(glyphs: glyphs)
  }

  /// The words before the first line: how to go on, and the first question.
  public var opening: PlainText {
    PlainText(
      "Type the answer; then Enter goes on. b goes back, ? lists what can be typed, q ends.\n\n"
        + questionText)
  }

  /// The prompt for the next line.
  public var prompt: PlainText { PlainText(plainQuiz.prompt) }

  /// Answers one line; `isDone` when the learner has left, or all has been asked.
  public mutating func respond(to line: String, at seconds: Int) -> LineReply {
    let line = line.split(separator: " ").joined(separator: " ")
    if line == "?" { return LineReply(text: Self.help) }
    drill.message = nil
    guard let asked = outcome(of: line) else {
      return LineReply(text: "not understood; ? lists what can be typed\n")
    }
    let before = drill.index
    let outcome = drill.follow(asked)
    let effects = drill.records(of: outcome, at: seconds).map { Effect.keep($0) }
    switch outcome {
    case .answered: return LineReply(text: plainQuiz.reply + earlier, effects: effects)
    case .toMenu: return LineReply(text: "", isDone: true)
    default: break
    }
    if drill.isEnding { return LineReply(text: endText(at: seconds), isDone: true) }
    if let message = drill.message { return LineReply(text: message + "\n") }
    return LineReply(text: drill.index == before ? plainQuiz.reply : questionText)
  }

  private mutating func outcome(of line: String) -> QuizOutcome? {
    switch line {
    case "": drill.question.quiz.sitting.isOpen ? .unanswered : .forward
    case "n": .nextPage
    case "b", "p": .back
    case "q": .leave
    // Asking the same again is what going on does here.
    case "r": nil
    default: drill.update { $0.respond(to: line) }
    }
  }

  // MARK: Words

  private var plainQuiz: PlainQuiz { PlainQuiz(quiz: drill.question.quiz, text: text) }

  private var questionText: String {
    let screen = DrillScreen(drill: drill)
    let check = drill.question.check
    let number = check.number.map { "\($0)  " } ?? ""
    let head = text.spelled(
      "\(drill.kind), \(screen.place.long): \(number)\(check.title)  (\(drill.questionName))")
    let reply = drill.question.quiz.isTouched ? "\n" + plainQuiz.reply : ""
    return head + "\n" + plainQuiz.question + reply + earlier
  }

  /// The answers given before, where an attempt is shown again.
  private var earlier: String {
    let sitting = drill.question.quiz.sitting
    return drill.earlier.map { attempt in
      let line = RecordedAttempt(attempt: attempt, question: sitting.question)
        .line(whileOpen: sitting.isOpen)
      return "then: " + text.spelled(line.text) + "\n"
    }.joined()
  }

  private func endText(at seconds: Int) -> String {
    let tally = drill.tally
    var lines = [tally.words]
    if drill.kind == .review {
      let outlook = ReviewOutlook(
        items, drill.progress, seconds: seconds, secondsFromUTC: secondsFromUTC)
      lines.append(outlook.wordsForTheEnd)
    }
    if !tally.again.isEmpty {
      let names = tally.again.map { "\($0.lessonName) \($0.id)" }
      lines.append("worth practising again: \(names.joined(separator: ", "))")
    }
    return lines.map(text.spelled).joined(separator: "\n") + "\n"
  }

  private static let help = """
    a number   answers; options by their numbers: 2, or 1 3
    h, a       hint, show the answer
    Enter      on, once answered
    n          next question, answered or not
    b          back to the question before
    q          end

    """
}

/// The words for a quick check that is played by lines.
struct PlainQuiz {
  let quiz: QuizPlayer
  let text: LessonText

  /// The prompt for the next line.
  var prompt: String { quiz.sitting.isOpen ? "answer> " : "> " }

  /// The question, with its options.
  var question: String { text.text(of: quiz.sitting.question) + "\n" }

  /// The verdict on the last try, with the hints seen, and once it is settled the reason.
  var reply: String {
    let sitting = quiz.sitting
    var lines: [String] = []
    if let last = sitting.tries.last {
      lines.append(text.text(of: last.verdict))
    }
    if sitting.state == .shown, case .number(let key) = sitting.question.kind {
      lines.append("the answer: \(key.right)")
    }
    if sitting.state == .shown, case .choice(let options, _) = sitting.question.kind {
      lines += options.filter(\.isRight).map { text.text(of: $0.text, after: "the answer: ") }
    }
    for (index, hint) in sitting.question.hints.prefix(sitting.hintsShown).enumerated() {
      lines.append(text.text(of: hint, after: "hint \(index + 1): "))
    }
    let why = sitting.question.why
    // With a right number the reason was given at once.
    if !sitting.isOpen, !why.isEmpty, sitting.tries.last?.verdict.feedback != why {
      lines.append(text.text(of: why, after: "why: "))
    }
    return lines.isEmpty ? question : lines.joined(separator: "\n") + "\n"
  }
}
