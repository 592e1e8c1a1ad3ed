import ConvolutionCore
import Expressions
import Learning
import TextScreen

// What parameter bars ask before a step, and where the mistakes behind wrong answers were made.

extension ParameterBarsFigure {
  /// Asks for the number of a step's row.
  func numberQuestion(_ step: Int) -> Question? {
    let row = row(of: step)
    let name = setup.count.name
    // The longest name leaves no room for more than the row's own name on the line.
    let isLong = setup.count == .parametersAndActivations
    let subject =
      switch setup.rows[row] {
      case .shared: "conv \(Extent(setup.kernel)), \(setup.filters) filters"
      case .local: "local \(Extent(setup.kernel))\(isLong ? "" : ", nothing shared")"
      case .dense: "dense\(isLong ? "" : ", same outputs")"
      case .units: label(of: row)
      case .network(let network): network.name
      }
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
      "compare-\(row + 1)", "\(shortName(of: row)) against \(shortName(of: row - 1)):", of: now,
      with: before, names: ["more", "fewer", "as many"]
    ) { _, right in
      right == .same
        ? "both take \(Number(now)) \(name)" : "\(Number(now)) \(name) against \(Number(before))"
    }
  }

  private func shortName(of row: Int) -> String {
    switch setup.rows[row] {
    case .shared: "conv \(Extent(setup.kernel))"
    case .local: "local \(Extent(setup.kernel))"
    case .dense: "dense"
    case .units: "\(Number(setup.units)) dense units"
    case .network(let network): network.name
    }
  }

  /// The sum behind the newest row's number has every factor and every bias.
  func places(
    of misconception: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target] {
    [.part("working")]
  }

  // MARK: Usual mistakes

  private func wrongCounts(of row: Int) -> [WrongResult<Int>] {
    switch setup.count {
    case .parameters: wrongParameters(of: row)
    case .multiplyAdds: wrongMultiplyAdds(of: row)
    case .parametersAndActivations:
      StoredNumberCount.wrongTotals(
        parameters: counts[row].parameters, outputs: counts[row].activations,
        wrongParameters: wrongParameters(of: row))
    }
  }

  private func wrongParameters(of row: Int) -> [WrongResult<Int>] {
    let kernel = Extent(setup.kernel)
    return switch setup.rows[row] {
    case .shared:
      ParameterCount.wrongConvolution(
        kernel: kernel, from: setup.channels, to: setup.filters, outputExtent: output.extent)
    case .local:
      ParameterCount.wrongLocallyConnected(
        kernel: kernel, from: setup.channels, to: setup.filters, outputExtent: output.extent)
    case .dense, .units:
      ParameterCount.wrongDense(input: input, outputs: counts[row].activations)
    case .network(let network): network.wrongParameters()
    }
  }

  private func wrongMultiplyAdds(of row: Int) -> [WrongResult<Int>] {
    switch setup.rows[row] {
    case .shared, .local:
      MultiplyAddCount.wrongConvolution(
        kernel: Extent(setup.kernel), from: setup.channels, to: setup.filters,
        outputExtent: output.extent)
    case .dense, .units:
      MultiplyAddCount.wrongDense(input: input, outputs: counts[row].activations)
    case .network(let network): network.wrongMultiplyAdds()
    }
  }
}
