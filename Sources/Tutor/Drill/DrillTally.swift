import Learning

/// What was asked in a drill, and how it went.
struct DrillTally {
  /// How many questions were asked; one that the learner stopped at is not among them.
  let asked: Int
  /// Of these, right at the first try without a hint.
  let atOnce: Int
  /// Of these, right after a hint or a further try.
  let later: Int
  /// Of these, not right.
  let open: Int
  /// The checks whose latest question was not right at once, with how each of its questions went.
  let worthPractising: [(check: LessonCheck, standings: [QuestionProgress.Standing])]

  init(_ questions: [DrillQuestion]) {
    var counted = questions
    // Whoever looks at a question and stops has left nothing undone.
    if let last = counted.last, !last.quiz.isTouched { counted.removeLast() }
    asked = counted.count
    atOnce = counted.count { $0.standing == .rightAtOnce }
    later = counted.count { $0.standing == .rightLater }
    open = counted.count { $0.standing == .notYet }
    var checks: [(check: LessonCheck, standings: [QuestionProgress.Standing])] = []
    for question in counted {
      if let place = checks.firstIndex(where: { $0.check.isSame(as: question.check) }) {
        checks[place].standings.append(question.standing)
      } else {
        checks.append((question.check, [question.standing]))
      }
    }
    worthPractising = checks.filter { $0.standings.last != .rightAtOnce }
  }

  /// The checks that are worth practising again.
  var again: [LessonCheck] { worthPractising.map(\.check) }

  /// The counts in a sentence, as in `5 questions: 3 right at once, 2 open.`
  var words: String {
    let parts = [
      (atOnce, "right at once"), (later, "after a hint or a second try"), (open, "open"),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(asked) question\(asked == 1 ? "" : "s"): \(said.joined(separator: ", "))."
  }
}
