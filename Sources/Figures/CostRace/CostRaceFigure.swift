import ConvolutionCore
import Expressions
import Learning
import TextScreen

/// One convolution worked out twice on this machine, and then what every way to work it out costs.
///
/// Step 1 waits; step 2 runs the race, which stops when it is left and goes on when it is shown
/// again; each further step adds a way to the ledger. Either may stand alone.
struct CostRaceFigure: Figure {
  static let kind = "cost-race"
  static let summary =
    "a convolution and the dense product with the same outputs, run and timed here"
  static let steps =
    "Step 1 is before the start, step 2 the race; then, or alone, the ledger's rows, one a step."
  static let example = """
    rows: 28
    columns: 34
    kernel: -1 1
    predict: 1
    """

  struct Setup: FigureSetup {
    var rows = 280
    var columns = 320
    var kernel: [Float] = [-1, 1]
    var height = 1
    var count = Count.multiplyAdds
    var parts = Parts.both

    /// What is shown.
    enum Parts: String, CaseIterable { case both, race, ledger }
  }

  /// What the ledger counts.
  enum Count: String, CaseIterable {
    case multiplyAdds = "multiply-adds"
    case flops
    case stored = "numbers stored"

    /// The next (1) or previous (-1) count.
    func next(_ delta: Int) -> Count {
      let all = Count.allCases
      let here = all.firstIndex(of: self) ?? 0
      return all[(here + delta.signum() + all.count) % all.count]
    }

    func value(of cost: ConvolutionCost) -> Int {
      switch self {
      case .multiplyAdds: cost.multiplyAdds
      case .flops: cost.flops
      case .stored: cost.stored
      }
    }
  }

  static let fields: [Field<Setup>] = [
    .integer("rows", \.rows, 4...512, "height of the picture"),
    .integer("columns", \.columns, 4...512, "width of the picture"),
    .custom(
      OptionSpec(
        "kernel", .text("numbers separated by spaces"), default: "-1 1", "a row of the kernel")
    ) { if let numbers = $0.numbers("kernel", atMost: 4) { $1.kernel = numbers.map(Float.init) } },
    .integer("height", \.height, 1...4, "how often that row stands in the kernel"),
    .choice(
      "show", \.parts, "`race`, the two sides run on this machine; `ledger`, the cost of four ways"),
    .choice("count", \.count, "what the ledger counts"),
    .setting("counted", value: { $0.parts == .race ? nil : $0.count.rawValue }) { setup, delta in
      setup.count = setup.count.next(delta)
    },
  ]

  static let asks: [Ask<Self>] = [
    Ask("bet", "before step 1, how many times as long the dense product will take") {
      $0.betQuestion($1)
    },
    Ask("way", "from the ledger's second row on, how a way compares with the one before") {
      $0.wayQuestion($1)
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("o", "count", help: { _ in "count something else" }) { setup in
      if setup.parts == .race { return "there is no ledger here" }
      setup.count = setup.count.next(1)
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("ratio", "multiply-adds of the dense product for one of the convolution") { f, _ in
      Number(Double(f.costs[0].multiplyAdds) / Double(f.costs[f.costs.count - 1].multiplyAdds))
    },
    Measure("outputs", "outputs that the dense product has made by now") { f, _ in
      Number(f.race.multiplied.count)
    },
  ]

  let setup: Setup
  /// The ways, the dense matrix first and the sliding kernel last.
  let costs: [ConvolutionCost]
  private(set) var race: ProductRace
  /// The time that each side has taken so far, in nanoseconds.
  private(set) var slideTime = 0, multiplyTime = 0
  private var slides = false

  init(_ setup: Setup) throws(ShapeError) {
    self.setup = setup
    let (size, kernel) = (
      Extent(rows: setup.rows, columns: setup.columns),
      try Tensor(rows: Array(repeating: setup.kernel, count: setup.height))
    )
    costs = try ConvolutionCost.Way.allCases.map { way throws(ShapeError) in
      try ConvolutionCost(way, input: size, kernel: kernel.shape.extent)
    }
    race = try ProductRace(size, kernel: kernel)
  }

  // MARK: Steps and work

  var stepCount: Int {
    (setup.parts == .ledger ? 0 : 2) + (setup.parts == .race ? 0 : costs.count)
  }
  var landmarks: [Int] { setup.parts == .both ? [2, stepCount] : [stepCount] }

  /// The row of the ledger that a step adds; nil before the first.
  func row(of step: Int) -> Int? {
    let row = step - (setup.parts == .ledger ? 1 : 3)
    return costs.indices.contains(row) ? row : nil
  }

  func name(of step: Int) -> String {
    row(of: step).map { costs[$0].way.words } ?? (step == 1 ? "ready" : "race")
  }

  /// A count is another look at the same race, which goes on.
  func keeping(_ before: Self) -> Self {
    guard setup.rows == before.setup.rows, setup.columns == before.setup.columns,
      setup.kernel == before.setup.kernel, setup.height == before.setup.height
    else { return self }
    var kept = self
    (kept.race, kept.slides) = (before.race, before.slides)
    (kept.slideTime, kept.multiplyTime) = (before.slideTime, before.multiplyTime)
    return kept
  }

  func hasWork(for step: Int) -> Bool {
    step == 2 && setup.parts != .ledger && !race.isOver
  }

  /// The multiply-adds of a slice of the dense product.
  private static let slice = 12_000_000

  /// The convolution is one slice, the first; the dense product as many as it takes.
  mutating func work(for step: Int) {
    slides = race.slid == nil
    if slides {
      race.slide()
    } else {
      race.multiply(outputs: max(1, Self.slice / max(1, costs[0].terms)))
    }
  }

  mutating func took(_ nanoseconds: Int, for step: Int) {
    let time = max(0, nanoseconds)
    if slides { slideTime = slideTime &+ time } else { multiplyTime = multiplyTime &+ time }
  }

  // MARK: Questions

  private func betQuestion(_ step: Int) -> Question? {
    guard step == 1, setup.parts != .ledger else { return nil }
    let bounds = [10, 1_000, 10_000]
    let ratio = costs[0].multiplyAdds / max(1, costs[costs.count - 1].multiplyAdds)
    let right = bounds.count { ratio >= $0 }
    let names = [
      "under 10 times", "up to 1,000", "up to 10,000", "more",
    ]
    let options = names.enumerated().map { index, name in
      let words =
        index == right
        ? "Counted in multiply-adds it is so; the race shows what this machine makes of it."
        : index < right
          ? "More: for each output the kernel reads its taps, the matrix every pixel there is."
          : "Less: compare what one output reads in each of the two."
      return Question.Option(
        text: [.text(name)], isRight: index == right, feedback: [.text(words)])
    }
    return Question(
      id: "bet",
      prompt: [.paragraph([.text("Your bet: how many times as much work is the dense product?")])],
      kind: .choice(options, several: false), why: [])
  }

  private func wayQuestion(_ step: Int) -> Question? {
    guard let row = row(of: step), row > 0 else { return nil }
    let (new, old) = (setup.count.value(of: costs[row]), setup.count.value(of: costs[row - 1]))
    return .comparison(
      "way-\(row)-\(setup.count.rawValue)",
      "\(setup.count.rawValue), \(name(of: step)) compared with \(name(of: step - 1)):", of: new,
      with: old, names: ["more", "fewer", "as many"]
    ) { _, right in
      switch right {
      case .larger: "it takes more"
      case .smaller: "it takes fewer"
      case .same: "both take as many"
      }
    }
  }
}

extension ConvolutionCost.Way {
  /// The way in words.
  var words: String {
    switch self {
    case .dense: "dense matrix"
    case .sparse: "sparse matrix"
    case .patches: "patches as rows"
    case .sliding: "sliding kernel"
    }
  }
}
