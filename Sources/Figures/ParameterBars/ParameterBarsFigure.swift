import ConvolutionCore
import Expressions
import TextScreen

/// Layers compared by their cost, on a logarithmic axis, like for like: each step reveals a row.
///
/// Rows with the same outputs are one group; a row with other outputs says so, and so does its ratio
/// to the convolution. Sizes are changed by hand and everything is counted anew.
struct ParameterBarsFigure: Figure {
  static let kind = "parameter-bars"
  static let summary = "the cost of layers on a log axis: convolution, unshared, dense, networks"
  static let steps = "Step 1 is the first of the rows; each step adds the next."
  static let example = """
    size: 32
    channels: 3
    kernel: 5
    filters: 16
    units: 17
    padding: none
    rows: conv, local, dense, units, lenet-5
    predict: 1, 2, 3, 4, 5
    say:
      4: Only 17 outputs, so the comparison is not like for like.
    """

  static let fields = ParameterBarsSetup.fields

  static let asks: [Ask<Self>] = [
    Ask("number", "the row's number") { $0.numberQuestion($1) },
    Ask("compare", "from row 2 on, how it compares with the row before") { $0.compareQuestion($1) },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("o", "cost", help: { "count \($0.setup.count.next.name) instead" }) {
      $0.count = $0.count.next
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("parameters", "learned numbers") { Number($0.counts[$0.row(of: $1)].parameters) },
    Measure("multiply-adds", "for one example") { Number($0.counts[$0.row(of: $1)].multiplyAdds) },
    Measure("activations", "the outputs") { Number($0.counts[$0.row(of: $1)].activations) },
    Measure("ratio", "the number shown over that of the convolution") {
      Number(Double($0.count(of: $0.row(of: $1))) / Double($0.count(of: $0.shared)))
    },
    Measure("filters", "filters of the convolution, its output channels") { figure, _ in
      Number(figure.setup.filters)
    },
    Measure("unread", "pixels that no kernel of the convolution reads") { figure, _ in
      figure.unreadPixels
    },
  ]

  private(set) var setup: ParameterBarsSetup
  let input: Shape
  /// The output of the convolution.
  let output: Shape
  let counts: [LayerCounts]
  /// The rows by groups, in the order of the steps; none is empty.
  private(set) var groups: [(group: Group, rows: [Int])] = []
  /// The longest name of a row.
  private(set) var longestLabel = ""

  /// - Throws: `ShapeError` for sizes that do not go together, or counts past 64 bits.
  init(_ setup: ParameterBarsSetup) throws(ShapeError) {
    guard !setup.rows.isEmpty else { throw .wrongCount(of: "rows", found: 0, expected: "1") }
    input = try setup.input()
    output = try setup.convolution().outputShape(input: input)
    var counts: [LayerCounts] = []
    for row in setup.rows { counts.append(try LayerCounts(row, setup)) }
    self.counts = counts
    self.setup = setup
    let largest = counts.map { max($0.multiplyAdds, $0.parametersAndActivations) }.max() ?? 1
    // Whole thousands, as numbers are written.
    self.setup.decades = setup.decades ?? ("\(largest)".count + 2) / 3 * 3
    let all = Array(counts.indices)
    groups = Group.allCases.map { wanted in (wanted, all.filter { group(of: $0) == wanted }) }
      .filter { !$0.rows.isEmpty }
    longestLabel = all.map { names(of: $0).label }.max { $0.count < $1.count } ?? ""
  }

  static func words(for error: ShapeError) -> String {
    guard case .overflow(let sum, _) = error else { return error.description }
    return "\(sum): more than 64 bits hold"
  }

  var stepCount: Int { setup.rows.count }

  private var unreadPixels: Number? {
    guard let window = try? setup.convolution().window else { return nil }
    return (try? window.unreadCells(of: input.extent)).map { Number($0) }
  }

  /// The row that a step reveals.
  func row(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }

  /// The number of a row that the bars show.
  func count(of row: Int) -> Int {
    switch setup.count {
    case .parameters: counts[row].parameters
    case .multiplyAdds: counts[row].multiplyAdds
    case .parametersAndActivations: counts[row].parametersAndActivations
    }
  }

  /// Rows with as many outputs as the convolution, rows with others, which are never put beside it,
  /// and whole networks.
  enum Group: CaseIterable { case same, other, scale }

  /// The group of a row.
  func group(of row: Int) -> Group {
    if case .network = setup.rows[row] { return .scale }
    return counts[row].activations == output.count ? .same : .other
  }

  /// The rows that are compared with the convolution, by groups; none is empty.
  var compared: [(group: Group, rows: [Int])] {
    groups.filter { $0.group != .scale }.map { ($0.group, $0.rows.filter { $0 != shared }) }
      .filter { !$0.rows.isEmpty }
  }

  /// The convolution's row.
  var shared: Int { setup.rows.firstIndex(of: .shared) ?? 0 }

  /// True if a row's number is shown: the newest one's is once the step is at rest.
  func isKnown(_ row: Int, at moment: Moment) -> Bool {
    let newest = self.row(of: moment.step)
    return row < newest || row == newest && moment == rest(at: moment.step)
  }

  /// The row whose ratio to the convolution is shown: the latest of some that are known.
  func latest(of rows: [Int], at moment: Moment) -> Int? {
    isKnown(shared, at: moment) ? rows.last { isKnown($0, at: moment) } : nil
  }

  /// A row's number over that of the convolution: `43,008 times`, or `equal`.
  func times(of row: Int) -> String {
    let (count, base) = (count(of: row), max(1, count(of: shared)))
    if count == base { return "equal" }
    let (whole, rest) = count.quotientAndRemainder(dividingBy: base)
    if whole >= 1_000 { return "\(Number(rest >= base - rest ? whole + 1 : whole)) times" }
    let ratio = Double(count) / Double(base)
    let decimals = rest == 0 ? 0 : ratio < 10 ? 2 : 1
    return "\(NumberFormat.fixed(ratio, decimals: decimals)) times"
  }
}

// MARK: - Words

extension ParameterBarsFigure {
  /// A row as the picture names it, as others are compared with it, and as its number is asked for.
  func names(of row: Int) -> (label: String, short: String, asked: String) {
    let (kernel, filters, units) = (Extent(setup.kernel), setup.filters, Number(setup.units))
    let stride = setup.stride == 1 ? "" : ", stride \(setup.stride)"
    let (conv, local) = ("conv \(kernel)\(stride)", "local \(kernel)\(stride)")
    switch setup.rows[row] {
    case .shared: return ("shared: \(conv), \(filters)", conv, "\(conv), \(filters) filters")
    case .local: return ("\(local), \(filters)", local, "\(local), nothing shared")
    case .dense: return ("dense", "dense", "dense, same outputs")
    case .units: return ("dense, \(units) units", "\(units) dense units", "\(units) dense units")
    case .network(let network): return ("\(network.name), every layer", network.name, network.name)
    }
  }

  func name(of step: Int) -> String { names(of: row(of: step)).label }

  /// The heading of a group: `same 3,211,264 outputs`.
  func heading(of group: Group) -> String {
    switch group {
    case .same:
      "\(compared.contains { $0.group == .same } ? "same " : "")\(Number(output.count)) outputs"
    case .other: "\(setup.units < output.count ? "only " : "")\(Number(setup.units)) outputs"
    case .scale: "for scale"
    }
  }

  /// A row's ratio: `dense over shared, same outputs: 31,700 times`.
  func ratio(of row: Int) -> StyledText {
    let isLike = group(of: row) == .same
    let name =
      setup.rows[row] == .units ? "\(Number(setup.units))-unit dense" : names(of: row).short
    let words = "\(name) over shared\(isLike ? ", same outputs" : ""): \(times(of: row))"
    var text = StyledText(SafeText(words), isLike ? .text : .quiet)
    if !isLike { text.append(", not like for like") }
    return text
  }

  /// The sum behind a row's number: `= 64·(3·3·3 + 1)`.
  func working(of row: Int) -> String {
    let map = "\(output.rows)·\(output.columns)·\(setup.filters)"
    let taps = "\(setup.channels)·\(setup.kernel)·\(setup.kernel)"
    let (inputs, outputs) = (Number(input.count), Number(counts[row].activations))
    switch (setup.rows[row], setup.count) {
    case (_, .parametersAndActivations): return "= \(Number(counts[row].parameters)) + \(outputs)"
    case (.network(let network), _):
      let layers = (try? network.summary())?.rows.count { $0.parameters > 0 } ?? 0
      return "in \(layers) weight layers"
    case (.shared, .parameters): return "= \(setup.filters)·(\(taps) + 1)"
    case (.local, .parameters): return "= \(map)·(\(taps) + 1)"
    case (_, .parameters): return "= \(outputs)·(\(inputs) + 1)"
    case (.shared, .multiplyAdds), (.local, .multiplyAdds): return "= \(map)·\(taps)"
    case (_, .multiplyAdds): return "= \(outputs)·\(inputs)"
    }
  }

  /// The newest row in words, then the ratios, the rows before and those to come.
  func caption(at moment: Moment) -> String {
    let (newest, name) = (row(of: moment.step), setup.count.name)
    let count =
      moment.asking == nil
      ? "\(Number(count(of: newest))) \(name) \(working(of: newest))" : "? \(name)"
    let heading = heading(of: group(of: newest))
    var sentences = ["\(self.name(of: moment.step)), \(heading), input \(input): \(count)"]
    sentences += compared.compactMap { latest(of: $0.rows, at: moment).map { ratio(of: $0).text } }
    let before = (0..<newest).map { "\(names(of: $0).label): \(Number(self.count(of: $0)))" }
    if !before.isEmpty { sentences.append("Before: " + before.joined(separator: "; ")) }
    let after = counts.indices.dropFirst(newest + 1).map { names(of: $0).label }
    if !after.isEmpty { sentences.append("To come: " + after.joined(separator: "; ")) }
    return sentences.joined(separator: ". ")
  }
}
