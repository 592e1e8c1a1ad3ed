import Learning
import LessonScript
import TextScreen

@testable import Tutor

/// Two small lessons for practice and review: what can be asked with fresh numbers and what cannot.
enum DrillLessons {
  static let sizes = """
    ---
    id: sizes
    title: Sizes
    minutes: 2
    ---
    # Sizes

    ## How many places

    A kernel stops at every place where it fits.

    ```quiz id=places
    A kernel of `= k` slides over a row of `= n`. At how many places does it stop?

    where: n in 8, 10, 12; k in 3, 5
    = n - k + 1
    - = n - k
      > You left out the first place.
    ? Count where its left end can stand.
    ? The left end stands at 1, 2, … as long as the right end fits.
    why: The first place, and one more for each of the `= n - k` columns to its right.
    ```

    ## One filter

    ```quiz id=filter
    One `= k`×`= k` filter reads an RGB picture. How many numbers does it learn?

    where: k in 3, 5, 7

    - [x] `= conv(kernel: k, from: 3, to: 1)`
      > Three slices, and one bias.
    - [ ] `= k * k`
      > That is one slice of three.
    - [ ] `= 3 * k * k`
      > It also owns a bias.
    ? How many channels does it span?
    ```
    """

  static func lessons() throws -> [PlayableLesson] {
    [
      try PlayableLesson(Lesson(parsing: QuickCheckTests.script), number: 7),
      try PlayableLesson(Lesson(parsing: sizes), number: 9),
    ]
  }

  /// The id of a lesson of which nothing can be asked with fresh numbers.
  static let fixed = """
    ---
    id: fixed
    title: Fixed
    minutes: 1
    ---
    # Fixed

    ## Only words

    ```quiz id=words
    Which?

    - [x] This
      > Yes.
    - [ ] That
      > No.
    ```
    """

  /// An answer, as the log keeps it.
  static func attempt(
    _ lesson: String, _ question: String, _ outcome: Attempt.Outcome, answer: String = "1",
    seed: UInt64 = 0, try number: Int = 1, hints: Int = 0, occasion: Attempt.Occasion = .lesson,
    daysAgo: Int = 0
  ) -> ProgressRecord {
    .answered(
      Attempt(
        lesson: lesson, question: question, seed: seed, answer: answer, outcome: outcome,
        tryNumber: number, hints: hints, page: 1, occasion: occasion,
        seconds: 1_800_000_000 - daysAgo * 86_400))
  }
}

extension Play {
  /// The question that is asked, in a drill.
  var asked: DrillQuestion? { session.drill?.question }

  /// Types or chooses the right answer and gives it.
  mutating func answerRightly() {
    switch asked?.quiz.sitting.question.kind {
    case .number(let key): type(key.right.plain)
    case .choice(let options, let several):
      for (index, option) in options.enumerated() where option.isRight {
        if several || index < 9 { press("\(index + 1)") }
      }
    default: break
    }
    press("Enter")
  }

  /// Types or chooses a wrong answer and gives it.
  mutating func answerWrongly() {
    switch asked?.quiz.sitting.question.kind {
    case .number: type("1")
    case .choice(let options, _):
      press("\((options.firstIndex { !$0.isRight } ?? 0) + 1)")
    default: break
    }
    press("Enter")
  }

  /// The attempts kept, in words: `sizes/places 481516 right 2 hints 1 practice p1`.
  var attempts: [String] {
    kept.map { record in
      guard case .answered(let attempt) = record else { return "\(record)" }
      return "\(attempt.lesson)/\(attempt.question) \(attempt.seed) \(attempt.outcome) "
        + "try \(attempt.tryNumber) hints \(attempt.hints) \(attempt.occasion) "
        + "page \(attempt.page)"
    }
  }
}
