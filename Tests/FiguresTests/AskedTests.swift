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

  // MARK: kernel-slide

  private static let picture = """
    input:
      1 2 0 3 1
      0 1 2 2 0
      2 0 1 0 3
      1 3 0 2 1
      0 1 2 1 0
    kernel: sobel-y
    """

  /// Sides by the usual formula: (5 + 2p - (2d + 1)) / s + 1.
  @Test(
    arguments: [("", 3), ("stride: 2", 2), ("padding: 1", 5), ("dilation: 2", 1)]
      as [(String, Int)])
  func aSquareOutputIsAskedForItsSide(_ option: String, _ side: Int) throws {
    let slide = try figure("kernel-slide", "\(Self.picture)\n\(option)\nask: size")
    let question = slide.question(before: 1)
    #expect(prompt(question) == "How many places does the window find across?")
    guard case .number(let key) = question?.kind else { return }
    #expect(key.right.integer == side && slide.stepCount == side * side)
    #expect(slide.question(before: 2) == nil, "the size is asked before the first step only")
    #expect(!slide.tellsStepCount(at: Moment(step: 1, beat: 0, isAsking: true)))
    #expect(slide.tellsStepCount(at: slide.rest(at: 1)))
  }

  @Test func anOutputThatIsNoSquareIsAskedForItsCells() throws {
    let slide = try figure(
      "kernel-slide", "input:\n  1 2 0 3\n  0 1 2 2\nkernel:\n  1 2\nask: size")
    let question = slide.question(before: 1)
    #expect(prompt(question) == "How many cells will the output have?")
    guard case .number(let key) = question?.kind else { return }
    #expect(key.right.integer == 2 * 3)
    #expect(
      slide.caption(at: Moment(step: 1, beat: 0, isAsking: true))
        == "input 2×4, kernel 1×2, stride 1: output ?×?")
  }

  /// 5 - 3 + 1 = 3 places, and with a stride of 2 floor(2 / 2) + 1 = 2.
  @Test func wrongSizesAreNamed() throws {
    func said(_ number: Int, _ options: String) throws -> String? {
      let slide = try figure("kernel-slide", "\(options)\nask: size")
      return slide.question(before: 1)?.verdict(on: .number(.init(number), typed: ""))
        .feedback.plainText
    }
    #expect(try said(2, Self.picture) == "That is off by one, n - k instead of n - k + 1: 5 - 3.")
    #expect(
      try said(3, "\(Self.picture)\nstride: 2")
        == "That ignores the stride (5 - 3 + 1), or assumes \"same\" padding (ceil(5 / 2)).")
    #expect(
      try said(4, "\(Self.picture)\npadding: 1")
        == "That is off by one, n - k instead of n - k + 1 (5 + 2×1 - 3), or counts the padding on one side only "
        + "(5 + 1 - 3 + 1).")
    let flat = "input:\n  1 2 0 3\n  0 1 2 2\nkernel:\n  1 2"
    #expect(try said(5, flat) == "That adds where it should multiply: 2 + 3.")
    #expect(
      try said(2, flat) == "That is off by one, n - k instead of n - k + 1.", "one row of two")
    #expect(try said(8, flat) == "That assumes \"same\" padding: 2 × 4.")
  }

  /// The map under sobel-y starts -2, -3, -3.
  @Test func aChangeIsSaidInNumbers() throws {
    let slide = try figure("kernel-slide", "\(Self.picture)\nask: change")
    #expect(slide.question(before: 1) == nil)
    #expect(prompt(slide.question(before: 2)) == "After -2, row 0, column 1 will be")
    #expect(
      choice(slide.question(before: 2)) == [
        "  larger: -3 is smaller than -2, since the sign counts.",
        "✓ smaller: -3 is smaller than -2.", "  the same: -3 is smaller than -2.",
      ])
    #expect(
      choice(slide.question(before: 3)) == [
        "  larger: both are -3.", "  smaller: both are -3.", "✓ the same: both are -3.",
      ])
    // From row to row likewise: 3 after -3.
    #expect(
      choice(slide.question(before: 4))?.last
        == "  the same: 3 is larger than -3, since the sign counts.")
  }

  @Test func theFirstThatAStepHasIsAsked() throws {
    let slide = try figure("kernel-slide", "\(Self.picture)\nask: largest, change, value")
    #expect((1...3).map { slide.question(before: $0)?.id } == ["largest", "change-2", "change-3"])
    #expect(
      errors("kernel-slide", "\(Self.picture)\nask: size\npredict: 1, 2") == [
        "step 2 has nothing to predict"
      ])
    #expect(
      errors("kernel-slide", "\(Self.picture)\nask: sise") == [
        "ask is `sise`; expected one of value, change, size, map, largest; did you mean `size`?"
      ])
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
    #expect(words(middle, typed("1-5 1-5", 7)) == "That shifts the window by one pixel.")
    // 3 + 3 = 6 columns and rows: one too many, on either side; row -1 does not exist.
    for cells in ["0-5 1-6", "0-5 0-5", "0-4 0-5", "0-4 1-6"] {
      #expect(words(middle, typed(cells, 7)) == "That adds kernel sizes k instead of k - 1.")
    }
    #expect(words(middle, typed("0-5 1-5", 7)) == "5 are too many.")
    #expect(words(question, typed("1-5 1-5", 7)) == "That stops one layer early.")
  }

  @Test func aDilatedFieldHasGaps() throws {
    let field = try figure(
      "receptive-field", "input: 7\nlayers:\n  conv 3 dilation 2\nask: cells")
    let question = field.question(before: 2)
    #expect(cells(question)?.right.ranges == "0,2,4 1,3,5")
    let forgotten = "That ignores the dilation."
    #expect(words(question, typed("0-4 1-5", 7)) == forgotten, "what lies between the taps")
    #expect(words(question, typed("1-3 2-4", 7)) == forgotten, "taps side by side")
  }

  @Test func theCellsOfAReach() throws {
    let reach = try figure(
      "receptive-field", "\(ReceptiveFieldTests.growth)\nview: reach\nask: cells")
    let question = reach.question(before: 2)
    #expect(cells(question)?.grid == "layer 1" && cells(question)?.right.ranges == "1-3 1-3")
    // Around the pixel's own numbers: the windows of units 2 to 4 start too late.
    #expect(words(question, typed("2-4 2-4", 5)) == "That shifts the window by one pixel.")
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
