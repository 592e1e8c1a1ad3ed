import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// Roll then layer beside layer then roll, for every roll by columns.
struct ShiftFigure: Figure {
  static let kind = "shift"
  static let summary = "a layer f and a shift g in both orders: f(g(x)) beside g(f(x))"
  static let steps = "Step 1 is no shift; each step shifts by one more column."
  static let example = """
    input:
      20 50 30 90 60 80 70 10
    kernel:
      7 -7
    padding: circular
    stride: 2
    predict: 2, 4
    """

  struct Setup: FigureSetup {
    /// A capital R of 12×12 pixels.
    var input: [[Float]] = [
      "............", "............", "...#####....", "...#....#...", "...#....#...",
      "...#####....", "...#..#.....", "...#...#....", "...#....#...", "...#.....#..",
      "............", "............",
    ].map { $0.map { $0 == "#" ? 1 : 0 } }
    var kernel: [[Float]] = Kernels.named("sobel-x")?.kernel.rows() ?? [[1]]
    var border = Border.none
    var stride = 1
    var pool = Pool.none
  }

  /// The cells beside the input.
  enum Border: String, CaseIterable { case none, zero, circular }
  /// The pooling after the convolution.
  enum Pool: String, CaseIterable { case none, max, average }

  private static let sideLimit = 14

  static let fields: [Field<Setup>] = [
    .grid(
      "input", \.input, "a picture, or one row of numbers that can be edited", upTo: sideLimit,
      while: { $0.input.count == 1 }),
    .custom(
      OptionSpec(
        "kernel", .wordOrGrids(Kernels.all.map(\.id)), default: "sobel-x", "the kernel"),
      read: readKernel),
    .choice("padding", \.border, "the cells beside the input", setting: true),
    .integer("stride", \.stride, 1...3, "cells from one window to the next", setting: true),
    .choice("pool", \.pool, "pooling by 2 after the convolution", setting: true),
  ]

  private static func readKernel(_ options: inout OptionReader, _ setup: inout Setup) {
    if options.inlineWord("kernel") != nil {
      let word = options.word("kernel", of: Kernels.all.map(\.id), default: "sobel-x")
      if let rows = Kernels.named(word)?.kernel.rows() { setup.kernel = rows }
    } else if options.has("kernel"), let rows = options.grids("kernel")?.first {
      guard max(rows.count, rows[0].count) <= sideLimit else {
        options.report("kernel has a side over \(sideLimit), the limit", for: "kernel")
        return
      }
      setup.kernel = rows.map { $0.map(Float.init) }
    }
  }

  static let asks: [Ask<Self>] = [
    Ask("differing", "from step 2 on, how many outputs will differ") {
      $0.differingQuestion($1)
    },
    Ask("moves", "from step 2 on, by how many outputs the output moves") {
      $0.movesQuestion($1)
    },
  ]

  static let measures: [Measure<Self>] = [
    Measure("shift", "columns that the input is shifted by") { Number($0.shift(of: $1)) },
    Measure("differing", "outputs that differ between the two orders") {
      Number($0.both($1).differing)
    },
    Measure("residual", "the largest difference") { Number($0.both($1).largest) },
    Measure("outputs", "outputs") { f, step in Number(f.both(step).output.values.count) },
    Measure("largest", "the largest output, without its sign") { f, _ in
      Number(f.both(1).output.values.map(abs).max() ?? 0)
    },
  ]

  let setup: Setup
  let input: Tensor
  let layer: ShiftedLayer
  private let comparisons: [ShiftComparison]

  init(_ setup: Setup) throws(ShapeError) {
    let input = try Tensor(rows: setup.input)
    let layer = ShiftedLayer(
      kernel: try Tensor(rows: setup.kernel),
      padding: setup.border == .none ? nil : setup.border == .zero ? .zero : .circular,
      stride: setup.stride,
      pooling: setup.pool == .none ? nil : setup.pool == .max ? .max : .average)
    comparisons = try (0..<input.shape.columns).map { shift throws(ShapeError) in
      try ShiftComparison(of: input, rolledBy: shift, layer)
    }
    (self.setup, self.input, self.layer) = (setup, input, layer)
  }

  var stepCount: Int { comparisons.count }
  func name(of step: Int) -> String { "shift \(shift(of: step))" }
  func shift(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }
  /// Both orders at a step.
  func both(_ step: Int) -> ShiftComparison { comparisons[shift(of: step)] }
  /// Both orders at every step.
  var all: [ShiftComparison] { comparisons }

  static func words(for error: ShapeError) -> String {
    if case .kernelDoesNotFit = error { return "the window would be larger than the map" }
    return error.description
  }

  // MARK: Words

  /// The layer: `no padding, stride 2, max pool`.
  var layerWords: String {
    var words = [setup.border == .none ? "no padding" : "\(setup.border.rawValue) padding"]
    if setup.stride > 1 { words.append("stride \(setup.stride)") }
    if setup.pool != .none { words.append("\(setup.pool.rawValue) pool") }
    return words.joined(separator: ", ")
  }

  /// What comes of a step: `38 of 100 outputs differ, in columns 0-4`.
  func result(at step: Int) -> String {
    let both = both(step)
    let words = "\(both.differing) of \(both.output.values.count) outputs differ"
    if !both.isWhole { return words + "; nearest shift \(both.outputColumns)" }
    let columns = both.differingColumns
    if columns.count == both.output.shape.columns { return words + ", in all columns" }
    return columns.isEmpty ? words : words + ", in columns \(Self.ranges(columns))"
  }

  /// `0-4, 7` of ascending numbers.
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }

  func caption(at moment: Moment) -> String {
    let both = both(moment.step)
    var words = "\(name(of: moment.step)), \(layerWords)"
    if input.shape.rows == 1 {
      func list(_ map: Tensor) -> String {
        map.values.map { NumberFormat.exact($0) }.joined(separator: " ")
      }
      words += ": g(x) \(list(both.moved)); f(x) \(list(both.output))"
      if moment.asking == nil { words += "; f(g(x)) \(list(both.outputOfMoved))" }
    }
    switch moment.asking {
    case "differing": return words + "; how many outputs differ ?"
    case .some: return words + "; the output moves by ?"
    case nil: return words + "; " + result(at: moment.step)
    }
  }

  // MARK: Questions

  private func differingQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let (both, shape) = (both(step), both(step).output.shape)
    func wrong(_ name: String, _ value: Int, _ words: String) -> NumberKey.WrongAnswer {
      .init(name: name, value: Number(value), feedback: [.text(words)])
    }
    let none =
      setup.border == .circular
      ? "That shift is not a multiple of the step from one output to the next."
      : "The roll wraps round; at its seam and at the border a window sees other pixels."
    return .number(
      "differing-\(shift(of: step))", "How many outputs will differ?", is: Number(both.differing),
      mistakes: [
        wrong("none", 0, none),
        wrong(
          "everywhere", shape.count, "Away from seam and border both orders give the same number."),
        wrong(
          "one-column", shape.rows,
          "More than one column: the output is rolled round another width than the input."),
      ], why: result(at: step) + ".")
  }

  private func movesQuestion(_ step: Int) -> Question? {
    guard step > 1 else { return nil }
    let (both, shift) = (both(step), shift(of: step))
    let agrees = both.differing == 0
    var options: [Question.Option] = []
    func add(_ text: String, _ isRight: Bool, _ feedback: String) {
      guard !options.contains(where: { $0.text.plainText == text }) else { return }
      options.append(
        .init(text: [.text(text)], isRight: isRight, feedback: [.text(feedback)]))
    }
    let right = agrees ? "by \(both.outputColumns)" : "it is no shift of the old output"
    let rounded = shift / layer.jump
    if rounded > 0 {
      add(
        "by \(rounded)", right == "by \(rounded)",
        both.isWhole
          ? "The shift divides evenly into steps of the output."
          : "Half a step of the output is no step: other windows are read now.")
    }
    add(
      "by \(shift)", right == "by \(shift)",
      layer.jump == 1
        ? "Every window moves along with its pixels."
        : "The output has a coarser grid: one of its steps is several pixels.")
    add("not at all", right == "by 0", "That would be invariance; a convolution moves.")
    if agrees, !options.contains(where: \.isRight) {
      add(right, true, "The old output, moved.")
    }
    add(
      "it is no shift of the old output", !agrees,
      agrees
        ? "It is one: the two orders agree."
        : "Between two outputs lie windows that were skipped, and those are read now.")
    return Question(
      id: "moves-\(shift)",
      prompt: [
        .paragraph([.text("The input moves by \(shift). What does the output do? It moves")])
      ],
      kind: .choice(options, several: false))
  }
}
