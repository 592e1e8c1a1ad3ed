import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// A list that goes through several blocks: what a kernel makes of it replaces it, or is added to it.
struct SkipFigure: Figure {
  static let kind = "skip"
  static let summary = "a list through a chain of blocks: replaced by F(x), and x + F(x)"
  static let steps = "Step 1 is the input; each step adds a block to both chains."
  static let example = """
    input: 0 8 16 8 0
    kernel: 0.25 0.5 0
    blocks: 3
    predict: 2
    """

  struct Setup: FigureSetup {
    var input: [Float] = [0, 4, 8, 4, 0]
    var kernel: [Float] = [0, 0.5, 0]
    var blocks = 4
  }

  static let fields: [Field<Setup>] = [
    .numbers("input", \.input, "the list that goes in", atMost: 12),
    .numbers("kernel", \.kernel, "the weights of F, the same in each block", atMost: 5),
    .integer("blocks", \.blocks, 1...8, "how many blocks there are", setting: true),
  ]

  static let asks: [Ask<Self>] = [
    Ask("value", "from step 2 on, the middle number of x + F(x)") { $0.valueQuestion($1) },
    Ask("left", "before step 2, which chain ends with larger numbers") { $0.leftQuestion($1) },
  ]

  static let measures: [Measure<Self>] = [
    Measure("largest", "the largest magnitude of x + F(x) after the step's block") {
      $0.largest($0.chain.added, at: $1)
    },
    Measure("replaced", "the largest magnitude of F(x) after the step's block") {
      $0.largest($0.chain.plain, at: $1)
    },
  ]

  let setup: Setup
  let chain: ResidualChain

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    chain = try ResidualChain(setup.input, kernel: setup.kernel, blocks: setup.blocks)
  }

  var stepCount: Int { setup.blocks + 1 }
  private func block(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }
  private var middle: Int { setup.input.count / 2 }

  func name(of step: Int) -> String { block(of: step) == 0 ? "input" : "block \(block(of: step))" }

  /// A chain's list at a step.
  private func list(_ lists: [[Float]], at step: Int) -> [Float] {
    block(of: step) == 0 ? setup.input : lists[block(of: step) - 1]
  }

  private func largest(_ lists: [[Float]], at step: Int) -> Number? {
    Number(Double(list(lists, at: step).map(abs).max() ?? 0))
  }

  // MARK: View

  private var format: NumberFormat {
    let all = setup.input + chain.plain.joined() + chain.added.joined()
    var format = NumberFormat(fitting: all)
    format.decimals = min(2, format.decimals)
    format.width = all.map { format.text(Double($0)).count }.max() ?? 1
    return format
  }

  func view(at moment: Moment) -> any View {
    FirstFit(over: GridForm.all(width: format.width)) { form in
      let chains = [
        rows("F(x) in place of x", chain.plain, isAdded: false, form, at: moment),
        rows("x + F(x)", chain.added, isAdded: true, form, at: moment),
      ]
      let given = [
        one("input", setup.input, form).labelled("input x"),
        one("kernel", setup.kernel, form).labelled("weights of F"),
      ]
      Stack(.down) {
        Stack(.across, gap: 3...9, given)
        Stack(.across, gap: 3...9, chains)
      }
      Stack(.down, given + chains)
    }
  }

  private func one(_ name: String, _ list: [Float], _ form: GridForm) -> Grid {
    let texts = list.map { NumberFormat.exact($0) }
    let width = max(format.width, texts.map(\.count).max() ?? 1)
    return Grid(
      name, rows: 1, columns: list.count, form.with(width: width), format, scale
    ) { _, column in
      form.isMap ? .number(Double(list[column])) : .text(SafeText(texts[column]), .text)
    }
  }

  private var scale: ValueScale { ValueScale(largest: Double(setup.input.map(abs).max() ?? 0)) }

  private func rows(
    _ name: SafeText, _ lists: [[Float]], isAdded: Bool, _ form: GridForm, at moment: Moment
  ) -> Grid {
    let (newest, middle, asking) = (block(of: moment.step), middle, moment.asking)
    return Grid(
      "", rows: setup.blocks, columns: setup.input.count, form, format, scale
    ) { row, column in
      guard row < newest else { return .pending }
      if row == newest - 1, let asking {
        return asking == "value" && column == middle && isAdded ? .asked : .pending
      }
      return .number(Double(lists[row][column]), row == newest - 1 ? .active : nil)
    }
    .shaded(.diverging).labelled(name, part: isAdded ? "value" : nil)
  }

  // MARK: Words

  private func text(_ list: [Float]) -> String {
    list.map { format.text(Double($0)) }.joined(separator: " ")
  }

  func caption(at moment: Moment) -> String {
    let (step, given) = (
      moment.step,
      "weights of F \(setup.kernel.map { NumberFormat.exact($0) }.joined(separator: " "))"
    )
    if moment.asking != nil { return "\(name(of: step)): ?" }
    if block(of: step) == 0 { return "input \(text(setup.input)); \(given)" }
    return "\(name(of: step)): replaced by F(x) \(text(list(chain.plain, at: step))); "
      + "x + F(x) \(text(list(chain.added, at: step)))"
  }

  // MARK: Questions

  private func valueQuestion(_ step: Int) -> Question? {
    guard block(of: step) > 0, let right = number(list(chain.added, at: step)[middle]) else {
      return nil
    }
    let before = list(chain.added, at: step - 1)[middle]
    let change = list(chain.added, at: step)[middle] - before
    let others: [(Float, String)] = [
      (change, "That is F(x) alone. The block adds x to it."),
      (before, "That is x. The block adds F(x) to it."),
    ]
    let wrong = others.compactMap { value, words in
      number(value).flatMap {
        $0 == right ? nil : NumberKey.WrongAnswer(value: $0, feedback: [.text(words)])
      }
    }
    return .number(
      "value-\(step)", "What will the middle number of x + F(x) be?", is: right, mistakes: wrong,
      why: "\(format.text(Double(before))) + \(format.text(Double(change)))")
  }

  /// A number that can be typed with two decimals.
  private func number(_ value: Float) -> Number? {
    guard value.isFinite, (value * 4).rounded() == value * 4 else { return nil }
    return Number(value)
  }

  private func leftQuestion(_ step: Int) -> Question? {
    guard block(of: step) == 1 else { return nil }
    func most(_ lists: [[Float]]) -> Float { list(lists, at: stepCount).map(abs).max() ?? 0 }
    let (added, plain) = (most(chain.added), most(chain.plain))
    return .comparison(
      "left", "After all blocks, which chain has the larger numbers?", of: added, with: plain,
      names: ["x + F(x)", "F(x) in place of x", "both alike"]
    ) { _, _ in
      "the largest is \(format.text(Double(added))) with x + F(x), and \(format.text(Double(plain))) without"
    }
  }
}
