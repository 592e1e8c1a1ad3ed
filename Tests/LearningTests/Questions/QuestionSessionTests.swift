import Learning
import LessonScript
import Testing

@Suite struct SittingTests {
  private static let wrong = Answer.options([0])
  private static let right = Answer.options([1])

  private static func sitting(hints: Int = 2, triesAllowed: Int? = nil) -> QuestionSession {
    let options = [false, true].map {
      Question.Option(text: [.text("\($0)")], isRight: $0, feedback: [.text("about \($0)")])
    }
    let question = Question(
      id: "q", prompt: [], kind: .choice(options, several: false),
      hints: (0..<hints).map { [.text("hint \($0)")] })
    return QuestionSession(question, triesAllowed: triesAllowed)
  }

  @Test func itStartsOpenAndEmpty() {
    let sitting = Self.sitting()
    #expect(sitting.state == .open)
    #expect(sitting.isOpen)
    #expect(sitting.tries.isEmpty)
    #expect(sitting.misses == 0)
    #expect(sitting.hasMoreHints)
    #expect(!sitting.mayShowAnswer)
  }

  @Test func wrongAnswersLeaveItOpenAndARightOneClosesIt() {
    var sitting = Self.sitting()
    for miss in 1...5 {
      let verdict = sitting.submit(Self.wrong)
      #expect(verdict?.isRight == false)
      #expect(sitting.misses == miss)
      #expect(sitting.isOpen)
    }
    let verdict = sitting.submit(Self.right)
    #expect(verdict?.isRight == true)
    #expect(sitting.state == .right)
    #expect(sitting.misses == 5)
    #expect(sitting.tries.map(\.answer) == Array(repeating: Self.wrong, count: 5) + [Self.right])
    #expect(sitting.tries.last?.verdict == verdict)
  }

  @Test(arguments: [1, 2, 3])
  func triesRunOut(_ allowed: Int) {
    var sitting = Self.sitting(triesAllowed: allowed)
    for _ in 1..<allowed {
      _ = sitting.submit(Self.wrong)
      #expect(sitting.isOpen)
    }
    _ = sitting.submit(Self.wrong)
    #expect(sitting.state == .wrong)
    var lucky = Self.sitting(triesAllowed: allowed)
    for _ in 1..<allowed { _ = lucky.submit(Self.wrong) }
    _ = lucky.submit(Self.right)
    #expect(lucky.state == .right)
  }

  @Test func hintsComeOneByOneAndEnd() {
    var sitting = Self.sitting(hints: 2)
    for shown in [1, 2, 2] {
      sitting.showHint()
      #expect(sitting.hintsShown == shown)
      #expect(sitting.hasMoreHints == (shown < 2))
    }
    var none = Self.sitting(hints: 0)
    none.showHint()
    #expect(none.hintsShown == 0)
    #expect(!none.hasMoreHints)
  }

  @Test func theAnswerIsShownAfterTwoMisses() {
    var sitting = Self.sitting()
    sitting.showAnswer()
    _ = sitting.submit(Self.wrong)
    sitting.showAnswer()
    #expect(sitting.isOpen, "not after one")
    _ = sitting.submit(Self.wrong)
    #expect(sitting.mayShowAnswer)
    sitting.showAnswer()
    #expect(sitting.state == .shown)
  }

  @Test func theAnswerIsShownAfterAllHints() {
    var sitting = Self.sitting(hints: 2)
    sitting.showHint()
    #expect(!sitting.mayShowAnswer)
    sitting.showHint()
    #expect(sitting.mayShowAnswer)
    sitting.showAnswer()
    #expect(sitting.state == .shown)
    // No hints at all are not all hints seen.
    #expect(!Self.sitting(hints: 0).mayShowAnswer)
  }

  @Test func skippingIsNoMiss() {
    var sitting = Self.sitting()
    sitting.skip()
    #expect(sitting.state == .skipped)
    #expect(sitting.misses == 0)
  }

  @Test(arguments: [QuestionSession.State.right, .wrong, .skipped, .shown])
  func whatIsClosedStaysClosed(_ state: QuestionSession.State) {
    var sitting = Self.sitting(hints: 1, triesAllowed: 3)
    switch state {
    case .right: _ = sitting.submit(Self.right)
    case .wrong: for _ in 0..<3 { _ = sitting.submit(Self.wrong) }
    case .skipped: sitting.skip()
    default:
      for _ in 0..<2 { _ = sitting.submit(Self.wrong) }
      sitting.showAnswer()
    }
    #expect(sitting.state == state)
    #expect(!sitting.hasMoreHints)
    #expect(!sitting.mayShowAnswer)
    let closed = sitting
    let verdicts = [sitting.submit(Self.right), sitting.submit(Self.wrong)]
    #expect(verdicts == [nil, nil])
    sitting.showHint()
    sitting.showAnswer()
    sitting.skip()
    #expect(sitting == closed)
  }
}
