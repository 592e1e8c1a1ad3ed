import ConvolutionCore
import Expressions
import Learning
import Testing

@Suite struct MistakeTests {
  @Test(arguments: Misconception.allCases)
  func aKnownMistakeKeepsItsNameInRecords(_ misconception: Misconception) {
    let mistake = Mistake.known(misconception)
    #expect(mistake.name == misconception.rawValue)
    #expect(Mistake(named: mistake.name) == mistake)
    #expect(mistake.misconception == misconception)
  }

  @Test(arguments: ["wrong-1", "option-12", "kernel-flippedd", "of-a-later-program", "", "é\u{0}"])
  func anyOtherNameIsAScripts(_ name: String) {
    #expect(Mistake(named: name) == .scripted(name))
    #expect(Mistake(named: name).name == name)
    #expect(Mistake(named: name).misconception == nil)
  }

  @Test func evidenceReachesTheVerdictAndStopsAtTheRecord() {
    let evidence = Evidence.cells([Position(row: 0, column: 1)])
    let model = WrongResult(.windowOneOff, Number(3), evidence: evidence)
    let question = Question(
      id: "q", prompt: [], kind: .number(NumberKey(right: 2, models: [model])))
    let verdict = question.verdict(on: .number(3, typed: "3"))
    #expect(verdict.mistakes == [.known(.windowOneOff, evidence: evidence)])
    let attempt = Attempt(
      lesson: "a", question: "q", seed: 0, answer: "3", outcome: .wrong, tryNumber: 1, hints: 0,
      mistakes: verdict.mistakes, page: 1, seconds: 0)
    #expect(attempt.mistakes == [.known(.windowOneOff)])
  }
}
