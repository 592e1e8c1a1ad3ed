import Learning

/// What was asked in a drill, and how it went.
struct DrillTally {
  /// How each question went, in order; one that the learner stopped at is not among them.
  let standings: [QuestionProgress.Standing]
  /// The checks whose latest question was not right at once, with how each of its questions went.
  let worthPractising: [(check: LessonCheck, standings: [QuestionProgress.Standing])]

  init(_ questions: [DrillQuestion]) {
    var counted = questions
    // Whoever looks at a question and stops has left nothing undone.
    if let last = counted.last, !last.quiz.isTouched { counted.removeLast() }
    standings = counted.map(\.standing)
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

  /// How many questions were asked.
  var asked: Int { standings.count }

  /// The counts in a sentence: `5 questions, 3 right at once`.
  var words: String {
    let kinds: [(QuestionProgress.Standing, String)] = [
      (.rightAtOnce, "right at once"), (.rightLater, "after a hint or a second try"),
      (.notYet, "open"),
    ]
    let said = kinds.compactMap { standing, words in
      let count = standings.count { $0 == standing }
      return count == 0 ? nil : "\(count) \(words)"
    }
    return "\(asked) question\(asked == 1 ? "" : "s"): \(said.joined(separator: ", "))."
  }
}
