import ConvolutionCore
import Expressions
import Learning
import TextScreen

extension ParameterBarsFigure {
  /// Asks for the number of a step's row.
  func numberQuestion(_ step: Int) -> Question? {
    let (row, name) = (row(of: step), setup.count.name)
    let names = names(of: row)
    // The longest name leaves no room on the line for more than the row's own name.
    let subject = setup.count == .parametersAndActivations ? names.short : names.asked
    return .number(
      "step-\(row + 1)", "\(name.prefix(1).uppercased())\(name.dropFirst()) of \(subject)?",
      is: Number(count(of: row)), models: wrongCounts(of: row).numbers,
      why: caption(at: rest(at: step)))
  }

  /// Asks how a row's number compares with that of the row before, which is on screen.
  func compareQuestion(_ step: Int) -> Question? {
    let row = row(of: step)
    guard row > 0 else { return nil }
    let (now, before, name) = (count(of: row), count(of: row - 1), setup.count.name)
    return .comparison(
      "compare-\(row + 1)", "\(names(of: row).short) against \(names(of: row - 1).short):",
      of: now, with: before, names: ["more", "fewer", "as many"]
    ) { _, right in
      right == .same
        ? "both take \(Number(now)) \(name)" : "\(Number(now)) \(name) against \(Number(before))"
    }
  }

  /// The sum behind the newest row's number has every factor and every bias.
  func places(
    of misconception: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target] {
    [.part("working")]
  }

  /// The numbers that usual mistakes give for a row.
  private func wrongCounts(of row: Int) -> [WrongResult<Int>] {
    let (kernel, from, to) = (Extent(setup.kernel), setup.channels, setup.filters)
    let (outputs, map) = (counts[row].activations, output.extent)
    let wrong: [WrongResult<Int>]
    switch (setup.rows[row], setup.count) {
    case (.network(let network), .multiplyAdds): return network.wrongMultiplyAdds()
    case (.shared, .multiplyAdds), (.local, .multiplyAdds):
      return MultiplyAddCount.wrongConvolution(
        kernel: kernel, from: from, to: to, outputExtent: map)
    case (_, .multiplyAdds): return MultiplyAddCount.wrongDense(input: input, outputs: outputs)
    case (.network(let network), _): wrong = network.wrongParameters()
    case (.shared, _):
      wrong = ParameterCount.wrongConvolution(
        kernel: kernel, from: from, to: to, outputExtent: map)
    case (.local, _):
      wrong = ParameterCount.wrongLocallyConnected(
        kernel: kernel, from: from, to: to, outputExtent: map)
    case (_, _): wrong = ParameterCount.wrongDense(input: input, outputs: outputs)
    }
    guard setup.count == .parametersAndActivations else { return wrong }
    return StoredNumberCount.wrongTotals(
      parameters: counts[row].parameters, outputs: outputs, wrongParameters: wrong)
  }
}
