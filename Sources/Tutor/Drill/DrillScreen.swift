import Learning
import TextScreen

/// A question of a drill, on the screen that quick checks have in lessons.
struct DrillScreen {
  let drill: Drill

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    header.draw(screen, into: &frame)
    let question = drill.question
    QuizScreen(
      quiz: question.quiz, keys: drill.keys, message: drill.message, name: drill.questionName,
      earlier: earlier
    ).draw(screen, into: &frame)
  }

  /// The lesson that the question comes from, and which question it is.
  var header: ScreenHeader {
    let check = drill.question.check
    return ScreenHeader(
      number: check.number, title: check.title, place: "\(drill.kind)  \(place.long)",
      shortPlace: "\(drill.kind)\(place.short)",
      bar: bar)
  }

  /// Which question it is, in long words and short: `3 of 7` and ` 3/7`, `5th question` and ` 5`.
  var place: (long: String, short: String) {
    let number = drill.index + 1
    guard let count = drill.count else { return ("\(number.ordinal) question", " \(number)") }
    return drill.kind == .review
      ? ("\(number) of \(count)", " \(number)/\(count)") : ("once more", "")
  }

  private var bar: ScreenHeader.Bar {
    guard let count = drill.count else {
      return .marks(
        drill.questions.enumerated().map { index, question in
          let isWaiting = index == drill.index && question.quiz.sitting.isOpen
          return isWaiting ? ("◆", .mark) : question.standing.mark
        })
    }
    let isDone = !drill.question.quiz.sitting.isOpen
    if count > ProgressBar.width {
      let done = Double(drill.index + (isDone ? 1 : 0))
      return .segments(ProgressBar(pages: 1, current: 0, fraction: done / Double(count)))
    }
    return .segments(
      ProgressBar(pages: count, current: drill.index, fraction: isDone ? 1 : 0))
  }

  private var earlier: [StyledText] {
    let quiz = drill.question.quiz
    return drill.earlier.suffix(Self.earlierLimit).enumerated().map { index, attempt in
      let recorded = RecordedAttempt(attempt: attempt, question: quiz.sitting.question)
      var line = StyledText(index == 0 ? "then    " : "        ", .quiet)
      line.runs += recorded.line(whileOpen: quiz.sitting.isOpen).runs
      return line
    }
  }

  /// How many earlier attempts are shown, the latest of them.
  private static let earlierLimit = 5
}

extension Drill {
  /// The name of the question that is shown: in practice as a command line takes it,
  /// `layer-size, seed 481516`; whose questions come back has no use for seeds.
  var questionName: String {
    let seed = question.quiz.sitting.question.seed
    return kind == .practice ? "\(question.check.id), seed \(seed)" : question.check.id
  }
}

/// A quick check with its page and lesson, as practice and review ask it.
struct LessonCheck: Sendable {
  /// The id of its lesson.
  let lesson: String
  /// The lesson's number; nil if it has none.
  let number: Int?
  /// The lesson's title.
  let title: String
  /// The number of its page, from 1.
  let page: Int
  /// The maker of its questions.
  let template: QuestionTemplate

  /// Its id, unique in its lesson.
  var id: String { template.id }
  /// Its name among all lessons.
  var questionID: QuestionID { QuestionID(lesson: lesson, question: id) }
  /// How a command line names its lesson: `8`, or the id of a lesson without a number.
  var lessonName: String { number.map { "\($0)" } ?? lesson }

  /// True if both are the same check of the same lesson.
  func isSame(as other: LessonCheck) -> Bool { lesson == other.lesson && id == other.id }
}

/// A question of a drill, as far as it has been answered.
struct DrillQuestion: Sendable {
  /// The check that it is a question of.
  let check: LessonCheck
  /// The question with what was done to it.
  var quiz: QuizPlayer

  init(_ check: LessonCheck, _ question: Question) {
    self.check = check
    quiz = QuizPlayer(question)
  }

  /// How it went so far; `notYet` whether tried, shown or left.
  var standing: QuestionProgress.Mastery {
    let sitting = quiz.sitting
    guard sitting.state == .right else { return .notYet }
    return sitting.tries.count == 1 && sitting.hintsShown == 0 ? .rightAtOnce : .rightLater
  }
}

extension QuestionProgress.Mastery {
  /// The mark that it has on every screen.
  var mark: (glyph: SafeText, role: Role) {
    switch self {
    case .rightAtOnce: ("●", .mark)
    case .rightLater: ("○", .text)
    case .notYet: ("·", .quiet)
    }
  }
}
