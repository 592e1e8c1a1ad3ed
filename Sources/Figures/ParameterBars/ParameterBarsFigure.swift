import ConvolutionCore
import Expressions

/// Layers compared by what they cost, on a logarithmic axis, like for like: each step reveals a row.
///
/// Rows with the same outputs stand together; a row with other outputs says so, and its ratio to
/// the convolution does too. Sizes are changed by hand and everything is worked out anew.
struct ParameterBarsFigure: Figure {
  static let kind = "parameter-bars"
  static let summary = "what layers cost, on a log axis: convolution, unshared, dense, networks"

  /// What is compared, in the order of the steps; the convolution is one of them.
  let rows: [LayerRow]
  /// What everything is worked out from.
  let sizes: LayerSizes
  /// What is counted.
  let measure: LayerMeasure
  /// What a prediction asks for: the first of these that its step has.
  let asked: [Asked]
  /// The axis, which stays as the script made it.
  let axis: BarAxis
  /// What goes in.
  let input: Shape
  /// What the convolution makes of it.
  let output: Shape
  /// The counts of each row.
  let counts: [LayerCounts]

  /// What a prediction can ask for.
  enum Asked: String, CaseIterable {
    /// The number of the step's row.
    case number
    /// Whether it is more or fewer than that of the row before.
    case compare
  }

  /// Works all rows out; the axis is made for them unless one is given.
  ///
  /// - Throws: `ShapeError` for sizes that do not go together, or counts past 64 bits.
  init(
    _ rows: [LayerRow], _ sizes: LayerSizes, _ measure: LayerMeasure = .parameters,
    asked: [Asked] = [.number], axis: BarAxis? = nil
  ) throws(ShapeError) {
    self.rows = rows
    self.asked = asked
    self.sizes = sizes
    self.measure = measure
    input = try sizes.input()
    output = try sizes.output()
    var counts: [LayerCounts] = []
    for row in rows { counts.append(try row.counts(sizes)) }
    self.counts = counts
    let all = counts.flatMap { row in LayerMeasure.allCases.map { row[$0] } }
    self.axis = axis ?? BarAxis(upTo: all.max() ?? 1)
  }

  var stepCount: Int { rows.count }

  func name(of step: Int) -> String { label(of: newest(at: step)) }

  /// The row that a step reveals.
  func newest(at step: Int) -> Int { max(1, min(step, stepCount)) - 1 }

  /// The rows that have other outputs than the convolution are never put beside it.
  enum Group: Hashable, CaseIterable {
    /// As many outputs as the convolution.
    case same
    /// Another number of outputs.
    case other
    /// A whole network.
    case scale
  }

  /// The group of a row.
  func group(of row: Int) -> Group {
    if case .network = rows[row] { return .scale }
    return counts[row].outputs == output.count ? .same : .other
  }

  /// The rows of a group, in the order of the steps.
  func rows(in group: Group) -> [Int] { rows.indices.filter { self.group(of: $0) == group } }

  /// The convolution's row.
  var shared: Int { rows.firstIndex(of: .shared) ?? 0 }

  /// Whether a row's count stands at a moment; the newest one's does when the step is at rest.
  func isKnown(_ row: Int, at moment: Moment) -> Bool {
    let newest = newest(at: moment.step)
    return row < newest || row == newest && !moment.isAsking && moment == rest(at: moment.step)
  }

  /// The row whose ratio to the convolution is shown: the latest one known of its group.
  func compared(in group: Group, at moment: Moment) -> Int? {
    guard isKnown(shared, at: moment) else { return nil }
    return rows(in: group).last { $0 != shared && isKnown($0, at: moment) }
  }

  /// How many times the convolution's count a row has: `43,008 times`, or `equal`.
  func times(of row: Int) -> String {
    let (count, base) = (counts[row][measure], max(1, counts[shared][measure]))
    if count == base { return "equal" }
    let (whole, rest) = count.quotientAndRemainder(dividingBy: base)
    if whole >= 1_000 { return "\(Number(rest >= base - rest ? whole + 1 : whole)) times" }
    let ratio = Double(count) / Double(base)
    let decimals = rest == 0 ? 0 : ratio < 10 ? 2 : 1
    return "\(NumberFormat.fixed(ratio, decimals: decimals)) times"
  }
}
