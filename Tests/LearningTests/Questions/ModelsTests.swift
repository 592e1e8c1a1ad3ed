import ConvolutionCore
import Expressions
import Learning
import LessonScript
import Testing

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
    #expect(known.mistakes == ["bias-forgotten"], "its name is the same in every lesson")
    let unknown = try question.verdict(typed: "1,731")
    #expect(unknown.isDiagnosed)
    #expect(
      unknown.feedback.plainText == "That uses one bias per input, not one per output: 64×27 + 3.")
    #expect(unknown.mistakes == ["bias-on-inputs"])
    #expect(try !question.verdict(typed: "1,730").isDiagnosed)
  }

  @Test func mistakesThatGiveTheSameNumberAreAllNamed() throws {
    let verdict = try template(Self.strides).question(seed: 0).verdict(typed: "9")
    #expect(verdict.mistakes == ["own-stride", "kernels-added", "kernels-multiplied"])
    #expect(
      verdict.feedback.plainText
        == "That counts a layer's own stride in its field (1 + 2×2 + 2×2), or adds kernel sizes k instead of k - 1 "
        + "(3 + 3×2), or multiplies the kernel sizes (3 × 3).")
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
          let same = key.models.filter { $0.value == model.value }.map(\.misconception.rawValue)
          #expect(Set(verdict.mistakes) == Set(same))
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
