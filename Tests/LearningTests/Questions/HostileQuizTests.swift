import LessonScript
import Testing

@testable import Learning

/// Quizzes that mean harm: a question or a located error, never a trap, and soon.
@Suite(.timeLimit(.minutes(1))) struct HostileQuizTests {
  private static func values(_ count: Int) -> String {
    (1...count).map(String.init).joined(separator: ",")
  }

  @Test func drawsPastAnyCountAreCounted() throws {
    let variables = (1...32).map { "v\($0) in \(Self.values(100))" }.joined(separator: "; ")
    let body = "`= v1` `= v32`\n\nwhere: \(variables)\n= v32"
    let space = try self.space(body)
    #expect(space.count == .max)
    #expect(space[.max - 1].count == 32)
    let template = try template(body)
    #expect(template.question(seed: 0).asked == "1 1")
    #expect(Set((1..<50).map { template.question(seed: $0).asked }).count > 40)
  }

  private func space(_ text: String) throws -> DrawSpace {
    try DrawSpace(quizBlock(text).draws, of: "where")
  }

  @Test func drawsAreInTheScriptsOrder() throws {
    let space = try self.space("q\n\nwhere: a in 1, 2; b in 3, 4, 5\n= a")
    #expect(space.count == 6)
    #expect(
      (0..<6).map { [space[$0]["a"], space[$0]["b"]] } == [
        [1, 3], [1, 4], [1, 5], [2, 3], [2, 4], [2, 5],
      ])
    let groups = try self.space(
      "q\n\nwhere: (a, b) in (1, 2), (3, 4); n in 5, 6; (c, d) in (7, 8), (9, 10)\n= a")
    #expect(groups.count == 8)
    #expect(
      (0..<8).map { place in ["a", "b", "n", "c", "d"].map { groups[place][$0] } } == [
        [1, 2, 5, 7, 8], [1, 2, 5, 9, 10], [1, 2, 6, 7, 8], [1, 2, 6, 9, 10],
        [3, 4, 5, 7, 8], [3, 4, 5, 9, 10], [3, 4, 6, 7, 8], [3, 4, 6, 9, 10],
      ])
    let none = try self.space("q\n\n= 1")
    #expect(none.count == 1)
    #expect(none[0].isEmpty)
  }

  @Test func tooManyVariablesAreRefused() throws {
    let variables = (1...33).map { "v\($0) in 1" }.joined(separator: "; ")
    #expect(
      try faults("q\n\nwhere: \(variables)\n= v1")
        == [
          "13:\(8 + "v1 in 1; ".count * 9 + "v10 in 1; ".count * 23): "
            + "`where:` draws 33 variables; the limit is 32"
        ])
    func group(_ count: Int) -> String {
      let names = (1...count).map { "v\($0)" }.joined(separator: ", ")
      return "`= v1` `= v\(count)`\n\nwhere: (\(names)) in (\(Self.values(count)))\n= v\(count)"
    }
    #expect(try template(group(32)).question(seed: 0).asked == "1 32")
    #expect(
      try faults(group(33))
        == [
          "13:\(9 + "v1, ".count * 9 + "v10, ".count * 23): "
            + "`where:` draws 33 variables; the limit is 32"
        ])
  }

  @Test func aGroupOfManyChoicesIsQuickToCheck() throws {
    let choices = (1...4_000).map { "(\($0), \($0 + 1))" }.joined(separator: ",")
    let template = try template("`= a`\n\nwhere: (a, b) in \(choices)\nwhen: a > 3990\n= b - a")
    #expect(template.goodDrawCount == 10)
    #expect(template.question(seed: 0).asked == "3,991")
  }

  @Test func tooManyAnswersAreRefused() throws {
    let options = (1...101).map { "- [x] \($0)\n  > a" }.joined(separator: "\n")
    #expect(try faults("q\n\n" + options) == ["213:1: the quiz has 101 answers; the limit is 100"])
    let wrong = (1...200).map { "- = \($0)\n  > a" }.joined(separator: "\n")
    #expect(
      try faults("q\n\n= 0\n" + wrong) == ["214:5: the quiz has 200 answers; the limit is 100"])
    let most = (1...100).map { "- = \($0)\n  > a" }.joined(separator: "\n")
    #expect(try template("q\n\n= 0\n" + most).question(seed: 3).key?.mistakes.count == 100)
  }

  @Test(arguments: [
    "when: a + b < 0\n= a",
    "= a / (b - b)",
    "= a\n- = a\n  > x",
    "= a\nwhy: `= 1 / (b - b)`",
    "when: a\(String(repeating: " + b", count: 1000)) < 0\n= a",
    "= 1 / (a - a\(String(repeating: " + b - b", count: 600)))",
  ])
  func tenThousandBadDrawsEndInAnError(_ answer: String) throws {
    let body = "q\n\nwhere: a in \(Self.values(100)); b in \(Self.values(100))\n\(answer)"
    #expect(try faults(body).count == 1)
  }

  @Test func aHugePromptIsNotEvaluatedForEveryDraw() throws {
    let prompt = String(repeating: "`= a` *b* ", count: 6_000)
    let body = "\(prompt)\n\nwhere: a in \(Self.values(1000)); b in \(Self.values(10))\n"
    #expect(try faults(body + "= 1 / (a - a)").count == 1)
    #expect(try template(body + "= a").question(seed: 9).asked.count > 6_000)
  }

  @Test(arguments: [
    ("where: n in 9^9^9^9\n= n", "13:16: the result is out of range"),
    ("where: n in 9\n= n^9^9^9", "14:6: the result is out of range"),
    ("where: n in 1e999\n= n", "13:13: 1e999 is out of range"),
    (
      "where: n in 9\n= \(String(repeating: "(", count: 1_000))n",
      "nested too deep, expected at most 32 levels"
    ),
    (
      "where: n in 9\n= \(String(repeating: "n+", count: 30_000))n",
      "14:4099: expected at most 4,096"
    ),
    ("= 1 ± 1e308*10", "13:12: the result is out of range"),
  ])
  func hostileExpressionsAreLocated(_ answer: String, _ fault: String) throws {
    let faults = try faults("q\n\n" + answer)
    #expect(faults.count == 1)
    #expect(faults.first?.contains(fault) == true)
  }

  /// Any piece of a quiz replaced by any text: a question, an error of the file, or of the quiz.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func anyQuizEndsInAQuestionOrAnError(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let atoms = [
      "n", "k", "0", "1", "-1", "1e308", "5e-324", "9223372036854775807", "0.1", "n^k", "1/k",
      "n - k", "k^-n", "dense(n, k)", "output(n, kernel: k)", "sqrt(k - n)", "n < k", "(", "é", "x",
      "-9223372036854775808", "n/(k-1)", "floor(n/3)", "1e-9 * n",
    ]
    func atom() -> String { atoms.randomElement(using: &generator) ?? "n" }
    let body = """
      What `= \(atom())`?

      where: n in 0, \(atom()), 3; (k, x) in (1, \(atom())), (\(atom()), 2)
      when: n <= \(atom())
      = \(atom()) ± \(atom())
      - = \(atom())
        > a `= \(atom())`
      - = \(atom())
        > b
      why: `= \(atom())`
      """
    let quiz: QuizBlock
    do { quiz = try quizBlock(body) } catch let error as LessonErrors {
      // A parenthesis that is missing in a group.
      #expect(error.all.allSatisfy { $0.location.line == 13 })
      return
    }
    let template: QuestionTemplate
    do throws(LessonErrors) { template = try QuestionTemplate(quiz) } catch {
      #expect(!error.isEmpty)
      #expect(error.all.allSatisfy { (11...20).contains($0.location.line) })
      return
    }
    #expect(template.goodDrawCount > 0)
    for seed in 0..<20 as Range<UInt64> {
      let question = template.question(seed: seed)
      let key = try #require(question.key)
      #expect(question.verdict(on: .number(key.right, typed: "")).isRight)
      for mistake in key.mistakes {
        let verdict = question.verdict(on: .number(mistake.value, typed: ""))
        #expect(verdict.isDiagnosed && verdict.feedback.starts(with: mistake.feedback))
      }
    }
  }
}
