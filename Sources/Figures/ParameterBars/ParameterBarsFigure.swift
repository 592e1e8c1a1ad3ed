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
    Ask("compare", "from the second row on, whether it is more or fewer than the row before") {
      $0.compareQuestion($1)
    },
  ]

  static let actions: [FigureAction<Self>] = [
    .change("o", "cost", help: { "count \($0.setup.count.next.name) instead" }) {
      $0.count = $0.count.next
      return nil
    }
  ]

  static let measures: [Measure<Self>] = [
    Measure("parameters", "learned numbers of the step's row") {
      Number($0.counts[$0.row(of: $1)].parameters)
    },
    Measure("multiply-adds", "multiply-adds of the step's row for one example") {
      Number($0.counts[$0.row(of: $1)].multiplyAdds)
    },
    Measure("activations", "outputs of the step's row for one example") {
      Number($0.counts[$0.row(of: $1)].activations)
    },
    Measure("ratio", "the number of the step's row over that of the convolution") {
      Number(Double($0.count(of: $0.row(of: $1))) / Double($0.base))
    },
  ]

  let setup: ParameterBarsSetup
  /// The input.
  let input: Shape
  /// The output of the convolution.
  let output: Shape
  /// The counts of each row.
  let counts: [LayerCounts]

  /// - Throws: `ShapeError` for sizes that do not go together, or counts past 64 bits.
  init(_ setup: ParameterBarsSetup) throws(ShapeError) {
    guard !setup.rows.isEmpty else { throw .wrongCount(of: "rows", found: 0, expected: "1") }
    input = try setup.input()
    output = try setup.convolution().outputShape(input: input)
    var counts: [LayerCounts] = []
    for row in setup.rows { counts.append(try LayerCounts(row, setup)) }
    self.counts = counts
    let largest = counts.flatMap { row in ParameterBarsSetup.Count.allCases.map { row[$0] } }.max()
    var setup = setup
    // Whole thousands, as numbers are written.
    setup.decades = setup.decades ?? ("\(largest ?? 1)".count + 2) / 3 * 3
    self.setup = setup
  }

  static func words(for error: ShapeError) -> String {
    guard case .overflow(let sum, _) = error else { return error.description }
    return "\(sum): more than 64 bits hold"
  }

  var stepCount: Int { setup.rows.count }

  func name(of step: Int) -> String { label(of: row(of: step)) }

  /// The row that a step reveals.
  func row(of step: Int) -> Int { max(1, min(step, stepCount)) - 1 }

  /// The number of a row that the bars show.
  func count(of row: Int) -> Int { counts[row][setup.count] }

  // MARK: Groups

  /// Rows with other outputs than the convolution are never put beside it.
  enum Group: CaseIterable {
    /// As many outputs as the convolution.
    case same
    /// Another number of outputs.
    case other
    /// A whole network.
    case scale
  }

  /// The group of a row.
  func group(of row: Int) -> Group {
    if case .network = setup.rows[row] { return .scale }
    return counts[row].activations == output.count ? .same : .other
  }

  /// The rows of a group, in the order of the steps.
  func rows(in group: Group) -> [Int] { counts.indices.filter { self.group(of: $0) == group } }

  /// The rows of a group that are compared with the convolution.
  func comparedRows(in group: Group) -> [Int] {
    group == .scale ? [] : rows(in: group).filter { $0 != shared }
  }

  // MARK: Ratios

  /// The convolution's row.
  var shared: Int { setup.rows.firstIndex(of: .shared) ?? 0 }

  /// The convolution's number, at least 1.
  var base: Int { max(1, count(of: shared)) }

  /// True if a row's number is shown: the newest one's is once the step is at rest.
  func isKnown(_ row: Int, at moment: Moment) -> Bool {
    let newest = self.row(of: moment.step)
    return row < newest
      || row == newest && moment.asking == nil && moment == rest(at: moment.step)
  }

  /// The row whose ratio to the convolution is shown: the latest one known of its group.
  func compared(in group: Group, at moment: Moment) -> Int? {
    guard isKnown(shared, at: moment) else { return nil }
    return comparedRows(in: group).last { isKnown($0, at: moment) }
  }

  /// A row's number over that of the convolution: `43,008 times`, or `equal`.
  func times(of row: Int) -> String {
    let (count, base) = (count(of: row), base)
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
  /// The name of a row.
  func label(of row: Int) -> String {
    let conv = "\(Extent(setup.kernel)), \(setup.filters)"
    return switch setup.rows[row] {
    case .shared: "shared: conv \(conv)"
    case .local: "local \(conv)"
    case .dense: "dense"
    case .units: "dense, \(Number(setup.units)) units"
    case .network(let network): "\(network.name), every layer"
    }
  }

  /// The heading of a group: `same 3,211,264 outputs`.
  func heading(of group: Group) -> String {
    switch group {
    case .same:
      return "\(rows(in: .same).count > 1 ? "same " : "")\(Number(output.count)) outputs"
    case .other:
      return "\(setup.units < output.count ? "only " : "")\(Number(setup.units)) outputs"
    case .scale: return "for scale"
    }
  }

  /// The words before a row's ratio.
  func comparison(of row: Int) -> String {
    if setup.rows[row] == .units { return "\(Number(setup.units))-unit dense over shared" }
    return "\(setup.rows[row] == .local ? "local" : "dense") over shared, same outputs"
  }

  /// The sum behind a row's number: `= 64·(3·3·3 + 1)`.
  func working(of row: Int) -> String {
    let (k, map) = (setup.kernel, "\(output.rows)·\(output.columns)")
    let taps = "\(setup.channels)·\(k)·\(k)"
    let inputs = "\(Number(input.count))"
    let outputs = "\(Number(counts[row].activations))"
    switch (setup.rows[row], setup.count) {
    case (_, .parametersAndActivations): return "= \(Number(counts[row].parameters)) + \(outputs)"
    case (.network(let network), _): return "in \(network.weightLayers) weight layers"
    case (.shared, .parameters): return "= \(setup.filters)·(\(taps) + 1)"
    case (.local, .parameters): return "= \(map)·\(setup.filters)·(\(taps) + 1)"
    case (_, .parameters): return "= \(outputs)·(\(inputs) + 1)"
    case (.shared, .multiplyAdds), (.local, .multiplyAdds):
      return "= \(map)·\(setup.filters)·\(taps)"
    case (_, .multiplyAdds): return "= \(outputs)·\(inputs)"
    }
  }

  /// The newest row in words, then the ratios, the rows before and those to come.
  func caption(at moment: Moment) -> String {
    let newest = row(of: moment.step)
    let name = setup.count.name
    let count =
      moment.asking == nil
      ? "\(Number(count(of: newest))) \(name) \(working(of: newest))" : "? \(name)"
    var sentences = [
      "\(label(of: newest)), \(heading(of: group(of: newest))), input \(input): \(count)"
    ]
    for group in Group.allCases {
      guard let row = compared(in: group, at: moment) else { continue }
      let warning = group == .other ? ", not like for like" : ""
      sentences.append("\(comparison(of: row)): \(times(of: row))\(warning)")
    }
    let before = (0..<newest).map { "\(label(of: $0)): \(Number(self.count(of: $0)))" }
    if !before.isEmpty { sentences.append("Before: " + before.joined(separator: "; ")) }
    let after = counts.indices.dropFirst(newest + 1).map { label(of: $0) }
    if !after.isEmpty { sentences.append("To come: " + after.joined(separator: "; ")) }
    return sentences.joined(separator: ". ")
  }
}

extension Network {
  /// How many layers have weights.
  fileprivate var weightLayers: Int {
    layers.count { layer in
      switch layer {
      case .convolution, .dense: true
      case .pooling, .flatten: false
      }
    }
  }
}
