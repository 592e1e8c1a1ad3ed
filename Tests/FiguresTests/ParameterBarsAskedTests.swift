import ConvolutionCore
import Expressions
import KindExamples
import Learning
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// The questions of parameter bars, and their feedback.
@Suite struct ParameterBarsAskedTests {
  private func figure(_ body: String = "") throws -> ParameterBarsFigure {
    let script = try KindExample.scripted("parameter-bars", body)
    return try #require(script.figure as? ParameterBarsFigure)
  }

  /// L08a: 576, 1,728 and 1,731 are what L08a's misconceptions give.
  @Test(arguments: [
    (576, "That uses only one input channel: 64 × 9."),
    (1_728, "That omits the bias: 64 × 27."),
    (1_731, "That uses one bias per input, not one per output: 64×27 + 3."),
    (28, "That counts only one filter or unit: 27 + 1."),
    (89_915_392, "That does not share weights across positions: 224 × 224 × 64 × (27 + 1)."),
  ]) func usualMistakesAreNamed(number: Int, feedback: String) throws {
    let question = try #require(figure().numberQuestion(1))
    let verdict = question.verdict(on: .number(Number(number), typed: ""))
    #expect(!verdict.isRight && verdict.isDiagnosed)
    #expect(verdict.feedback.plainText == feedback)
    #expect(question.verdict(on: .number(1_792, typed: "")).isRight)
  }

  /// Prompt, what is typed and what is said to it stand on one line of the usual screen.
  @Test func promptsAndVerdictsFitOneLine() throws {
    var figure = try figure("rows: conv, local, dense, units, lenet-5, alexnet, vgg-16")
    for _ in ParameterBarsSetup.Count.allCases {
      for step in 1...figure.stepCount {
        let question = try #require(figure.numberQuestion(step))
        guard case .number(let key) = question.kind,
          case .paragraph(let prompt) = question.prompt[0]
        else { continue }
        #expect("◆ \(prompt.plainText)  \(key.right.plain)▏  = \(key.right)".count <= 76)
        for mistake in key.mistakes {
          let line = "✗ You said \(mistake.value.plain). \(mistake.feedback.plainText)"
          #expect(line.count <= 76, "\(line)")
        }
      }
      guard case .figure(let next, _) = figure.changed(by: .action("o"), at: 1) else {
        Issue.record("o changes nothing")
        return
      }
      figure = try #require(next as? ParameterBarsFigure)
    }
  }

  /// Learned numbers, and the outputs for one picture: 1,792 and 64·224·224.
  @Test func activationsAreCountedWithParameters() throws {
    let figure = try figure("rows: conv, dense, units, lenet-5\ncount: parameters-and-activations")
    #expect(
      figure.counts.map(\.parametersAndActivations) == [
        3_213_056, 483_391_569_920, 77_071_360, 61_706 + 8_494,
      ])
    let asking = figure.asking("number", at: 1)
    let asked = figure.frame(at: asking).description
    #expect(asked.contains("parameters + activations") && !asked.contains("1,792"))
    let frame = figure.frame(at: figure.rest(at: 1)).description
    #expect(frame.contains("parameters + activations"))
    #expect(frame.contains("= 1,792 + 3,211,264"))
    let question = try #require(figure.numberQuestion(1))
    func feedback(_ number: Int) -> String {
      question.verdict(on: .number(Number(number), typed: "")).feedback.plainText
    }
    #expect(question.verdict(on: .number(3_213_056, typed: "")).isRight)
    #expect(feedback(1_792) == "That omits the activations.")
    #expect(feedback(1_728 + 3_211_264) == "That omits the bias: 1728 + 3211264.")
  }

  @Test func rowsAreCompared() throws {
    let sizes = "size: 8\nchannels: 1\nkernel: 3\nfilters: 2\nunits: 5\npadding: none"
    let bars = try figure("\(sizes)\nrows: conv, local, dense, units")
    #expect(bars.compareQuestion(1) == nil)
    let second = try #require(bars.compareQuestion(2))
    #expect(second.prompt == [.paragraph([.text("local 3×3 against conv 3×3:")])])
    // 6·6·2 kernels of their own against 2: 72·10 against 2·10.
    #expect(choice(second)?.first == "✓ more: 720 parameters against 20.")
    let fourth = try #require(bars.compareQuestion(4))
    #expect(fourth.prompt == [.paragraph([.text("5 dense units against dense:")])])
    #expect(choice(fourth)?[1] == "✓ fewer: 325 parameters against 4,680.")
    let work = try figure("\(sizes)\nrows: conv, local\ncount: multiply-adds")
    #expect(
      choice(work.compareQuestion(2)) == [
        "  more: both take 648 multiply-adds.", "  fewer: both take 648 multiply-adds.",
        "✓ as many: both take 648 multiply-adds.",
      ])
  }

  /// The options, and the words for whoever chooses them.
  private func choice(_ question: Question?) -> [String]? {
    guard case .choice(let options, false) = question?.kind else { return nil }
    return options.map {
      ($0.isRight ? "✓ " : "  ") + $0.text.plainText + ": " + $0.feedback.plainText
    }
  }

  /// Neither its bar nor its ratio, nor the sum behind it, shows what is asked.
  @Test(arguments: ["number", "compare"]) func whatIsAskedShowsInNothing(word: String) throws {
    let figure = try figure("rows: conv, units, dense, vgg-16")
    for step in 2...figure.stepCount {
      let (before, asking) = (figure.rest(at: step - 1), figure.asking(word, at: step))
      for size in [Size.usual, Size(columns: 76, rows: 33)] {
        let drawn = [before, asking].map { moment in
          let cells = figure.frame(at: moment, in: size)
          return (0..<size.rows).flatMap(cells.row).count {
            $0.role == .faint || ["●", "○"].contains($0.glyph)
          }
        }
        // The dot of a number to come is a question mark now.
        #expect(drawn[1] == drawn[0] - 1)
        let words = figure.frame(at: asking, in: size).description
        #expect(!words.contains("= ") && !words.contains("weight layers"))
      }
      #expect(
        figure.compared.compactMap { figure.latest(of: $0.rows, at: asking) }.count == step - 2)
    }
  }

  /// Whatever mistake is behind a wrong number, the sum of its row is marked.
  @Test func mistakesAreMarkedInTheSum() throws {
    for count in ["parameters", "multiply-adds", "parameters-and-activations"] {
      let figure = try figure("count: \(count)\nrows: conv, local, dense, units, lenet-5")
      for step in 1...figure.stepCount {
        guard case .number(let key) = figure.numberQuestion(step)?.kind else { continue }
        #expect(!key.models.isEmpty)
        for room in [Size.usual, Size(columns: 76, rows: 12), Size(columns: 38, rows: 30)] {
          let frame = figure.frame(at: figure.rest(at: step), in: room)
          let drawn = Set(frame.marks.map(\.target))
          for model in key.models {
            let marked = figure.places(
              of: model.misconception, evidence: model.evidence,
              at: figure.asking("number", at: step))
            #expect(!drawn.isDisjoint(with: marked), "\(count), step \(step), \(room)")
          }
        }
      }
    }
  }
}
