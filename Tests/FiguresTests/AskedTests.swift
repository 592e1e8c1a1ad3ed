import ConvolutionCore
import Learning
import LessonScript
import Testing
import TextScreen

@testable import Figures

/// What each kind asks, and what it says to the answers.
@Suite struct AskedTests {
  private func figure(_ kind: String, _ body: String) throws -> any Figure {
    try KindTests.scripted("```figure \(kind)\n\(body)\n```").figure
  }

  private func prompt(_ question: Question?) -> String? {
    question?.prompt.compactMap { block in
      if case .paragraph(let prose) = block { prose.plainText } else { nil }
    }.joined()
  }

  /// The right option and what is said to each.
  private func choice(_ question: Question?) -> [String]? {
    guard case .choice(let options, false) = question?.kind else { return nil }
    return options.map {
      ($0.isRight ? "✓ " : "  ") + $0.text.plainText + ": " + $0.feedback.plainText
    }
  }

  private func errors(_ kind: String, _ body: String) -> [String] {
    do {
      _ = try figure(kind, body)
      return []
    } catch let errors as LessonErrors {
      return errors.all.map(\.message)
    } catch { return ["\(error)"] }
  }

  // MARK: receptive-field

  private func cells(_ question: Question?) -> CellsKey? {
    if case .cells(let key) = question?.kind { key } else { nil }
  }

  private func words(_ question: Question?, _ cells: Set<Position>?) -> String? {
    cells.flatMap { question?.verdict(on: .cells($0)).feedback.plainText }
  }

  private func typed(_ text: String, _ side: Int) -> Set<Position>? {
    Set(ranges: text, rows: side, columns: side)
  }

  @Test func theCellsOfAField() throws {
    let field = try figure("receptive-field", "\(ReceptiveFieldTests.growth)\nask: cells")
    let question = field.question(before: 4)
    #expect(cells(question)?.grid == "input")
    #expect(cells(question)?.right.ranges == "0-6 0-6")
    let middle = field.question(before: 3)
    // The topmost unit in the middle column that looks past no edge: row 0, column 1.
    #expect(cells(middle)?.right.ranges == "0-4 1-5")
    #expect(
      words(middle, typed("1-3 2-4", 7))
        == "That looks at the last layer only, or stops one layer early.")
    #expect(words(middle, typed("1-5 1-5", 7)) == "That takes the window one place off.")
    // 3 + 3 = 6 columns and rows: one too many, on either side; row -1 does not exist.
    for cells in ["0-5 1-6", "0-5 0-5", "0-4 0-5", "0-4 1-6"] {
      #expect(words(middle, typed(cells, 7)) == "That adds whole kernels.")
    }
    #expect(words(middle, typed("0-5 1-5", 7)) == "5 are too many.")
    #expect(words(question, typed("1-5 1-5", 7)) == "That stops one layer early.")
  }

  @Test func aDilatedFieldHasGaps() throws {
    let field = try figure(
      "receptive-field", "input: 7\nlayers:\n  conv 3 dilation 2\nask: cells")
    let question = field.question(before: 2)
    #expect(cells(question)?.right.ranges == "0,2,4 1,3,5")
    let forgotten = "That leaves out the gaps of dilation."
    #expect(words(question, typed("0-4 1-5", 7)) == forgotten, "what lies between the taps")
    #expect(words(question, typed("1-3 2-4", 7)) == forgotten, "taps side by side")
  }

  @Test func theCellsOfAReach() throws {
    let reach = try figure(
      "receptive-field", "\(ReceptiveFieldTests.growth)\nview: reach\nask: cells")
    let question = reach.question(before: 2)
    #expect(cells(question)?.grid == "layer 1" && cells(question)?.right.ranges == "1-3 1-3")
    // Around the pixel's own numbers: the windows of units 2 to 4 start too late.
    #expect(words(question, typed("2-4 2-4", 5)) == "That takes the window one place off.")
    #expect(cells(reach.question(before: 3))?.right.ranges == "0-2 0-2")
    #expect(prompt(question) == "Which units of layer 1 does it reach?")
  }

  /// A field of hundreds of cells is no fun to mark, and no grid shows it.
  @Test func largeChainsAskForNoCells() throws {
    #expect(
      errors("receptive-field", "network: alexnet\nask: cells\npredict: 2") == [
        "step 2 has nothing to predict"
      ])
    let field = try figure("receptive-field", "network: alexnet\nask: cells, width")
    #expect(field.question(before: 2)?.id == "step-2")
  }

  @Test func growthIsSaidInNumbers() throws {
    let field = try figure("receptive-field", "\(ReceptiveFieldTests.pools)\nask: growth, width")
    #expect(field.question(before: 2)?.id == "step-2", "there is no layer before the first")
    #expect(prompt(field.question(before: 3)) == "Does layer 2 add more than layer 1?")
    let told = "layer 2 adds (2-1)×1 = 1, layer 1 added 2."
    #expect(
      choice(field.question(before: 3)) == [
        "  more: \(told)", "✓ less: \(told)", "  as much: \(told)",
      ])
    #expect(
      choice(field.question(before: 4))?.first
        == "✓ more: layer 3 adds (3-1)×2 = 4, layer 2 added 1.")
  }
}
