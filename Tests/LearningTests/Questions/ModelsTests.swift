import ConvolutionCore
import Expressions
import LessonScript
import Testing

@testable import Learning

/// Quick checks whose wrong numbers the core explains, beside those of their script.
@Suite struct ModelsTests {
  private static let layer = """
    Parameters?

    where: channels in 3, 16, 1; filters in 64, 6; k in 3, 5, 1
    = conv(kernel: k, from: channels, to: filters)
    - = filters * channels * k * k
      > Add one bias for each of the `= filters` filters.
    """

  private static let strides = """
    How wide?

    where: k in 3, 5; s in 2, 3
    = field(conv(k, stride: s), conv(k, stride: s))
    """

  @Test func theScriptComesFirstThenTheCore() throws {
    let question = try template(Self.layer).question(seed: 0)
    let known = try question.verdict(typed: "1728")
    #expect(known.feedback.plainText == "Add one bias for each of the 64 filters.")
    #expect(known.working == "64 * 3 * 3 * 3")
    #expect(known.mistakes == [.known(.biasForgotten)], "its name is the same in every lesson")
    let unknown = try question.verdict(typed: "1,731")
    #expect(unknown.isDiagnosed)
    #expect(
      unknown.feedback.plainText == "That uses one bias per input, not one per output: 64×27 + 3.")
    #expect(unknown.mistakes == [.known(.biasOnInputs)])
    #expect(try !question.verdict(typed: "1,730").isDiagnosed)
  }

  @Test func mistakesThatGiveTheSameNumberAreAllNamed() throws {
    let verdict = try template(Self.strides).question(seed: 0).verdict(typed: "9")
    #expect(
      verdict.mistakes == [.known(.ownStride), .known(.kernelsAdded), .known(.kernelsMultiplied)])
    #expect(
      verdict.feedback.plainText
        == "That counts a layer's own stride in its field (1 + 2×2 + 2×2), or adds k instead of k - 1 "
        + "(3 + 3×2), or multiplies kernel sizes (3 × 3).")
  }

  /// A number that the script explains and other misconceptions give too, in lessons that ship.
  @Test func otherMistakesAreNamedAfterTheScript() throws {
    let strides = try shipped("receptive-fields/two-strides") {
      $0["k"] == 3 && $0["s"] == 2 && $0["l"] == 3 && $0["d"] == 2
    }
    let verdict = try strides.verdict(typed: "7")
    #expect(
      verdict.feedback.plainText
        == "That leaves out the first stride: neighbouring units of layer 1 lie 2 pixels apart. "
        + "Or it ignores the dilation: 1 + 2 + 2×2.")
    #expect(verdict.mistakes == [.known(.strideForgotten), .known(.dilationForgotten)])

    let chain = try shipped("receptive-fields/pooled-chain") { $0["k"] == 5 && $0["p"] == 3 }
    let sum = try chain.verdict(typed: "25")
    #expect(
      sum.feedback.plainText
        == "That stops one layer early. The last convolution adds 4 taps at a distance of 9. "
        + "Or it counts a layer's own stride in its field: 1 + 4 + 2×3 + 4 + 2×3 + 4.")
    #expect(sum.mistakes == [.known(.lastLayerForgotten), .known(.ownStride)])

    // With other numbers 25 is one mistake only.
    let single = try shipped("receptive-fields/pooled-chain") { $0["k"] == 7 && $0["p"] == 2 }
    let kernels = try single.verdict(typed: "25")
    #expect(kernels.feedback.plainText.hasPrefix("That adds the kernels."))
    #expect(!kernels.feedback.plainText.contains(" Or it "))
    #expect(kernels.mistakes == [.known(.kernelsAdded)])
  }

  /// Other draws tell what a wrong answer of the script is; without any, one model alone is it.
  @Test(
    arguments: [
      ([.ownStride], [.known(.ownStride)], ""),
      (
        [.ownStride, .kernelsAdded],
        [.scripted("wrong-1"), .known(.ownStride), .known(.kernelsAdded)],
        " Or it counts a layer's own stride in its field, or adds k instead of k - 1."
      ),
    ] as [([Misconception], [Mistake], String)])
  func aSingleDrawDecidesWhereItCan(
    _ models: [Misconception], _ mistakes: [Mistake], _ words: String
  ) {
    let answer = NumberKey.WrongAnswer(name: "wrong-1", value: 9, feedback: [.text("No.")])
    let key = NumberKey(
      right: 7, mistakes: [answer], models: models.map { WrongResult($0, 9) })
    let verdict = Question(id: "q", prompt: [], kind: .number(key))
      .verdict(on: .number(9, typed: "9"))
    #expect(verdict.mistakes == mistakes)
    #expect(verdict.feedback.plainText == "No.\(words)")
  }

  @Test func anAccidentOfOneDrawIsNotTheScriptsMistake() throws {
    // 2k is the sum of kernels in every draw, and k + 4 only where k is 4.
    let quiz = try template(
      """
      How wide?

      where: k in 4, 6, 8, 10
      = field(conv(k), conv(k))
      - = k + 4
        > That adds four.
      """)
    for seed in 0..<40 as Range<UInt64> {
      let question = quiz.question(seed: seed)
      guard question.drawn["k"] == 4 else { continue }
      let verdict = try question.verdict(typed: "8")
      #expect(verdict.mistakes.first == .scripted("wrong-1"))
      #expect(verdict.mistakes.contains(.known(.kernelsAdded)))
      #expect(verdict.feedback.plainText.hasPrefix("That adds four. Or it "))
    }
  }

  /// A question of a quiz that ships, with numbers that a condition holds for.
  private func shipped(
    _ name: String, where holds: ([String: Number]) -> Bool
  ) throws -> Question {
    let quiz = try #require(ShippedQuizTests.quizzes.first { $0.name == name }?.quiz)
    let template = try QuestionTemplate(quiz)
    let questions = (0..<2000 as Range<UInt64>).lazy.map { template.question(seed: $0) }
    return try #require(questions.first { holds($0.drawn) })
  }

  /// Every phrase follows `That` and fits the line with the number before it.
  @Test(arguments: Misconception.allCases)
  func wordsFollowThat(_ misconception: Misconception) {
    let words = misconception.words
    #expect(words.first?.isLowercase == true && words.last != ".")
    #expect("✗ You said 786,432,000. That \(words).".count <= 76)
    #expect(Misconception.allCases.count { $0.words == words } == 1)
  }

  /// Whatever is drawn: the right number is right, every other number of the core is wrong, and its
  /// verdict names all mistakes that give it.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func noMistakeGivesTheRightNumber(seed: UInt64) throws {
    for body in [Self.layer, Self.strides] {
      let question = try template(body).question(seed: seed)
      let key = try #require(question.key)
      #expect(question.verdict(on: .number(key.right, typed: "")).isRight)
      #expect(!key.models.isEmpty)
      for model in key.models {
        #expect(!key.accepts(model.value), "\(model)")
        let verdict = question.verdict(on: .number(model.value, typed: ""))
        #expect(!verdict.isRight && verdict.isDiagnosed)
        if key.mistake(yielding: model.value) == nil {
          let same = key.models.filter { $0.value == model.value }.map(\.misconception)
          #expect(Set(verdict.mistakes.map(\.misconception)) == Set(same))
          #expect(verdict.mistakes.count == Set(same).count)
        }
      }
    }
  }

  /// With one channel or a kernel of one tap some mistakes change nothing.
  @Test func aMistakeThatChangesNothingIsNone() throws {
    let single = try template(
      """
      Parameters?

      = conv(kernel: 1, from: 1, to: 1)
      """
    ).question(seed: 0)
    let key = try #require(single.key)
    #expect(key.right == 2)
    #expect(key.models.allSatisfy { $0.value != 2 })
    #expect(!key.models.contains { $0.misconception == .channelsForgotten })
  }

  @Test func aToleranceTakesInWhatIsNear() throws {
    let key = try #require(
      try template(
        """
        Parameters, roughly?

        = conv(kernel: 3, from: 3, to: 64) ± 100
        """
      ).question(seed: 0).key)
    #expect(key.models.contains { $0.value == 576 })
    #expect(!key.models.contains { $0.misconception == .biasForgotten }, "1,728 counts as right")
  }
}
