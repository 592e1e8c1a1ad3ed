import Learning
import LessonScript
import TextScreen

/// An attempt of the log beside its question, which its seed makes again.
struct RecordedAttempt {
  /// The record.
  let attempt: Attempt
  /// The question as the lesson asks it now.
  let question: Question

  /// The day of it in UTC: `2027-01-15`.
  var date: String { CalendarDay(at: attempt.seconds, secondsFromUTC: 0).description }

  /// The time of day in UTC: `08:00`.
  var timeOfDay: String {
    let minutes = (attempt.seconds % 86_400 + 86_400) % 86_400 / 60
    return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }

  /// The answer that was given; nil if there was none, or if it fits the question no more.
  var answer: Answer? {
    guard !attempt.answer.isEmpty else { return nil }
    switch question.kind {
    case .number: return try? NumberField.answer(in: attempt.answer).get()
    case .choice(let options, _):
      let numbers = attempt.answer.split(separator: "+").map { Int($0) ?? 0 }
      guard numbers.allSatisfy({ (1...max(1, options.count)).contains($0) }) else { return nil }
      return .options(Set(numbers.map { $0 - 1 }))
    case .cell, .grid, .cells: return nil
    }
  }

  /// The verdict on the answer as the lesson gives it now.
  var verdict: Verdict? { answer.map(question.verdict(on:)) }

  /// The answer in words: `24576000`, `option 2: one kernel`, `skipped`.
  var answerWords: String {
    switch attempt.outcome {
    case .skipped: return "skipped"
    case .shown: return "the answer was shown"
    case .right, .wrong: break
    }
    guard case .choice(let options, _) = question.kind, case .options(let chosen) = answer else {
      return attempt.answer
    }
    return chosen.sorted().map { "option \($0 + 1): \(options[$0].text.plainText)" }
      .joined(separator: "; ")
  }

  /// A quiet line for the question's own screen, which gives nothing away while it is open.
  func line(whileOpen isOpen: Bool) -> StyledText {
    var line = StyledText(SafeText("\(date)  "), .quiet)
    switch attempt.outcome {
    case .wrong: line.append(SafeText("✗ \(answerWords)"))
    case .right where isOpen:
      line.append(SafeText("✓ right at the \(attempt.tryNumber.ordinalWord) try"))
    case .right: line.append(SafeText("✓ \(answerWords)"))
    case .skipped, .shown: line.append(SafeText(answerWords))
    }
    return line
  }
}

extension Attempt {
  /// The attempt to keep of a sitting after its latest try, or after its answer was shown.
  init(
    _ sitting: QuestionSession, lesson: String, question: String, page: Int, occasion: Occasion,
    seconds: Int
  ) {
    let last = sitting.tries.last
    let outcome: Outcome =
      switch sitting.state {
      case .right: .right
      case .skipped: .skipped
      case .shown: .shown
      case .open, .wrong: .wrong
      }
    let diagnosis = last.flatMap {
      !$0.verdict.isRight && $0.verdict.isDiagnosed ? $0.verdict.feedback.plainText : nil
    }
    var chose: String?
    if outcome == .wrong, case .choice(let options, several: false) = sitting.question.kind,
      case .options(let chosen) = last?.answer, let place = chosen.first,
      options.indices.contains(place)
    {
      chose = options[place].text.plainText
    }
    self.init(
      lesson: lesson, question: question, seed: sitting.question.seed,
      answer: outcome == .right || outcome == .wrong ? last?.answer.record ?? "" : "",
      outcome: outcome, tryNumber: max(1, sitting.tries.count), hints: sitting.hintsShown,
      said: diagnosis, chose: chose, mistakes: last?.verdict.mistakes ?? [], page: page,
      occasion: occasion, seconds: seconds)
  }
}

// MARK: - As text

/// Attempts of the log as plain text, each with what was asked: what `progress attempts` prints.
public struct AttemptText {
  private let lessons: [PlayableLesson]
  private let text: LessonText

  /// Writes about the lessons that there are.
  public init(_ lessons: [PlayableLesson], glyphs: GlyphSet = .unicode) {
    self.lessons = lessons
    text = LessonText(glyphs: glyphs)
  }

  /// The attempts at quick checks that exist, in their order; empty if there are none.
  ///
  /// Tries that follow one another at one question are listed below it. Attempts at other questions, and
  /// at a figure's predictions, which have no seed, are left out.
  public func text(of attempts: [Attempt]) -> String {
    var text = ""
    write(attempts) { text += $0 }
    return text
  }

  /// Hands the same on piece by piece, each attempt as soon as it is made: there can be years of them.
  public func write<Failure: Error>(
    _ attempts: [Attempt], to body: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let checks = Dictionary(lessons.flatMap(\.checks).map { ($0.questionID, $0) }) { first, _ in
      first
    }
    var templates: [QuestionID: QuestionTemplate] = [:]
    var latest: (attempt: Attempt, question: Question)?
    for attempt in attempts {
      let id = QuestionID(lesson: attempt.lesson, question: attempt.question)
      guard let check = checks[id] else { continue }
      let question: Question
      if let latest, attempt.follows(latest.attempt) {
        question = latest.question
      } else {
        let template = templates[id] ?? check.template.prepared()
        templates[id] = template
        question = template.question(seed: attempt.seed)
        try body((latest == nil ? "" : "\n") + head(of: attempt, at: check, question))
      }
      try body(indented(words(of: RecordedAttempt(attempt: attempt, question: question))))
      latest = (attempt, question)
    }
  }

  private func head(of attempt: Attempt, at check: LessonCheck, _ question: Question) -> String {
    "\(check.lessonName) \(check.id), seed \(attempt.seed), \(attempt.occasion.rawValue)\n"
      + indented(text.text(of: question)) + "\n"
  }

  /// When, what was answered, and what is said to it now.
  private func words(of recorded: RecordedAttempt) -> String {
    let attempt = recorded.attempt
    var line = "\(recorded.date) \(recorded.timeOfDay) UTC  "
    if attempt.outcome == .right || attempt.outcome == .wrong {
      line += "\(attempt.tryNumber.ordinalWord) try"
      if attempt.hints > 0 {
        line += ", \(attempt.hints) hint\(attempt.hints == 1 ? "" : "s") seen"
      }
      line += ": "
    }
    line = text.spelled(line + recorded.answerWords)
    guard let verdict = recorded.verdict else { return line }
    line += "\n" + text.text(of: verdict)
    guard verdict.isRight != (attempt.outcome == .right) else { return line }
    return line + " (It counted as \(attempt.outcome.rawValue) then.)"
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }
}

extension Attempt {
  /// True if it is a further try at the question that another attempt was the latest try at.
  fileprivate func follows(_ other: Attempt) -> Bool {
    lesson == other.lesson && question == other.question && seed == other.seed
      && occasion == other.occasion && other.outcome == .wrong
      && (tryNumber > other.tryNumber || outcome == .shown)
  }
}
