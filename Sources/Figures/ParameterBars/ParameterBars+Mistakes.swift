import ConvolutionCore
import Expressions
import Learning

extension ParameterBarsFigure {
  /// The counts that usual mistakes lead to.
  func models(about row: Int) -> [WrongResult<Number>] {
    switch measure {
    case .parameters: wrongParameters(of: row).numbers
    case .multiplyAdds: wrongMultiplyAdds(of: row).numbers
    case .stored:
      StoredNumberCount.wrongTotals(
        parameters: counts[row].parameters, outputs: counts[row].outputs,
        wrongParameters: wrongParameters(of: row)
      ).numbers
    }
  }

  private func wrongParameters(of row: Int) -> [WrongResult<Int>] {
    let kernel = Extent(sizes.kernel)
    return switch rows[row] {
    case .shared:
      ParameterCount.wrongConvolution(
        kernel: kernel, from: sizes.channels, to: sizes.filters, outputExtent: output.extent)
    case .local:
      ParameterCount.wrongLocallyConnected(
        kernel: kernel, from: sizes.channels, to: sizes.filters, outputExtent: output.extent)
    case .dense, .units: ParameterCount.wrongDense(input: input, outputs: counts[row].outputs)
    case .network(let network): network.wrongParameters()
    }
  }

  private func wrongMultiplyAdds(of row: Int) -> [WrongResult<Int>] {
    switch rows[row] {
    case .shared, .local:
      MultiplyAddCount.wrongConvolution(
        kernel: Extent(sizes.kernel), from: sizes.channels, to: sizes.filters,
        outputExtent: output.extent)
    case .dense, .units: MultiplyAddCount.wrongDense(input: input, outputs: counts[row].outputs)
    case .network(let network): network.wrongMultiplyAdds()
    }
  }
}
