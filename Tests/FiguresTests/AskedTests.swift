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

  // MARK: parameter-bars, table

  @Test func rowsAreCompared() throws {
    let sizes = "size: 8\nchannels: 1\nkernel: 3\nfilters: 2\nunits: 5\npadding: none"
    let rows = "rows: conv, local, dense, units\nask: compare"
    let bars = try figure("parameter-bars", "\(sizes)\n\(rows)")
    #expect(bars.question(before: 1) == nil)
    #expect(prompt(bars.question(before: 2)) == "local 3×3 against conv 3×3:")
    // 6·6·2 kernels of their own against 2: 72·10 against 2·10.
    #expect(choice(bars.question(before: 2))?.first == "✓ more: 720 parameters against 20.")
    #expect(prompt(bars.question(before: 4)) == "5 dense units against dense:")
    #expect(choice(bars.question(before: 4))?[1] == "✓ fewer: 325 parameters against 4,680.")
    let work = try figure("parameter-bars", "\(sizes)\n\(rows)\ncount: multiply-adds")
    #expect(
      choice(work.question(before: 2)) == [
        "  more: both take 648 multiply-adds.", "  fewer: both take 648 multiply-adds.",
        "✓ as many: both take 648 multiply-adds.",
      ])
  }

  @Test func linesOfATableAreCompared() throws {
    let rows = """
      columns: layer | weights
      rows:
        one   | `= 3 * 3`
        two   | `= 3 * 4`
        three | `= 2 * 6`
        four  | none
      """
    let table = try figure("table", "\(rows)\ncompare: yes")
    #expect(table.question(before: 1) == nil && table.question(before: 4) == nil)
    #expect(prompt(table.question(before: 2)) == "two: weights, against 9:")
    #expect(choice(table.question(before: 2))?.first == "✓ larger: 12 against 9.")
    #expect(choice(table.question(before: 3))?.last == "✓ the same: both are 12.")
    #expect(
      errors("table", "\(rows)\ncompare: yes\nwrong:\n  2: `= 4` No.") == [
        "`compare: yes` asks for no number that could be wrong"
      ])
  }
}
