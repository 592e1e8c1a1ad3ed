import Learning
import TextScreen

/// A question of a drill, on the screen that quick checks have in lessons.
struct DrillScreen {
  let drill: Drill

  func draw(_ screen: ScreenLayout, into frame: inout Frame) {
    header.draw(screen, into: &frame)
    let question = drill.question
    QuizScreen(
      quiz: question.quiz, keys: drill.keys, message: drill.message, name: question.name,
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
