import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension ParameterBarsFigure {
  /// What a row is called.
  func label(of row: Int) -> String {
    let conv = "\(Extent(sizes.kernel)), \(sizes.filters)"
    return switch rows[row] {
    case .shared: "shared: conv \(conv)"
    case .local: "local \(conv)"
    case .dense: "dense"
    case .units: "dense, \(Number(sizes.units)) units"
    case .network(let network): "\(network.name), every layer"
    }
  }

  /// What a group is called: `same 3,211,264 outputs`.
  func heading(of group: Group) -> String {
    switch group {
    case .same:
      return "\(rows(in: .same).count > 1 ? "same " : "")\(Number(output.count)) outputs"
    case .other:
      return "\(sizes.units < output.count ? "only " : "")\(Number(sizes.units)) outputs"
    case .scale: return "for scale"
    }
  }

  /// What is compared, as its ratio's line says it.
  func comparison(of row: Int) -> String {
    if rows[row] == .units { return "\(Number(sizes.units))-unit dense over shared" }
    return "\(rows[row] == .local ? "local" : "dense") over shared, same outputs"
  }

  /// How a row's count comes about: `= 64·(3·3·3 + 1)`.
  func working(of row: Int) -> String {
    let (k, map) = (sizes.kernel, "\(output.rows)·\(output.columns)")
    let taps = "\(sizes.channels)·\(k)·\(k)"
    let inputs = "\(Number(input.count))"
    let outputs = "\(Number(counts[row].outputs))"
    switch (rows[row], measure) {
    case (_, .stored): return "= \(Number(counts[row].parameters)) + \(outputs)"
    case (.network(let network), _): return "in \(network.learningLayers) layers that learn"
    case (.shared, .parameters): return "= \(sizes.filters)·(\(taps) + 1)"
    case (.local, .parameters): return "= \(map)·\(sizes.filters)·(\(taps) + 1)"
    case (_, .parameters): return "= \(outputs)·(\(inputs) + 1)"
    case (.shared, .multiplyAdds), (.local, .multiplyAdds):
      return "= \(map)·\(sizes.filters)·\(taps)"
    case (_, .multiplyAdds): return "= \(outputs)·\(inputs)"
    }
  }

  /// The newest row in words, then the ratios, what was there before, and what is to come.
  func caption(at moment: Moment) -> String {
    let newest = newest(at: moment.step)
    let count =
      moment.isAsking
      ? "? \(measure.words)"
      : "\(Number(counts[newest][measure])) \(measure.words) \(working(of: newest))"
    var sentences = [
      "\(label(of: newest)), \(heading(of: group(of: newest))), input \(input): \(count)"
    ]
    for group in [Group.same, .other] {
      guard let row = compared(in: group, at: moment) else { continue }
      let warning = group == .other ? ", not like for like" : ""
      sentences.append("\(comparison(of: row)): \(times(of: row))\(warning)")
    }
    let before = (0..<newest).map { "\(label(of: $0)): \(Number(counts[$0][measure]))" }
    if !before.isEmpty { sentences.append("Before: " + before.joined(separator: "; ")) }
    let after = rows.indices.dropFirst(newest + 1).map { label(of: $0) }
    if !after.isEmpty { sentences.append("To come: " + after.joined(separator: "; ")) }
    return sentences.joined(separator: ". ")
  }

  /// Asks for a row's number.
  func numberQuestion(about row: Int) -> Question {
    let measured =
      switch measure {
      case .parameters: "Parameters"
      case .multiplyAdds: "Multiply-adds"
      case .stored: "Stored numbers"
      }
    return Question(
      id: "step-\(row + 1)", prompt: [.paragraph([.text("\(measured) of \(subject(of: row))?")])],
      kind: .number(NumberKey(right: Number(counts[row][measure]), models: models(about: row))),
      why: [.text(caption(at: rest(at: row + 1)))])
  }

  private func subject(of row: Int) -> String {
    switch rows[row] {
    case .shared: "conv \(Extent(sizes.kernel)), \(sizes.filters) filters"
    case .local: "local \(Extent(sizes.kernel)), nothing shared"
    case .dense: "dense, same outputs"
    case .units: label(of: row)
    case .network(let network): network.name
    }
  }
}

extension Network {
  /// How many layers have weights.
  fileprivate var learningLayers: Int {
    layers.count { layer in
      switch layer {
      case .convolution, .dense: true
      case .pooling, .flatten: false
      }
    }
  }
}
