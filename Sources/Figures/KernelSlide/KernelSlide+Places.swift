import ConvolutionCore
import Learning
import TextScreen

extension KernelSlideFigure {
  func places(of mistake: Misconception, in answer: Answer, at step: Int) -> [Target] {
    switch mistake {
    case .kernelFlipped, .kernelNotFlipped, .kernelTransposed, .weightsForgotten:
      [.part("kernel")] + kernelCells { _ in true }
    case .channelsForgotten: kernelCells { $0.channel > 0 }
    case .firstRowOnly:
      // Not every form writes the products out; the kernel is always there.
      (1..<max(2, setup.kernel.shape.rows)).map { .part("products \($0)") }
        + kernelCells { $0.channel > 0 || $0.row > 0 }
    case .addedForMultiplied where asked(before: step) == .size: outputs
    case .addedForMultiplied:
      (0..<setup.kernel.shape.rows).map { .part("products \($0)") } + kernelCells { _ in true }
    case .biasForgotten: [.part("bias")]
    case .windowOneOff: [.part("input")] + shiftedWindow(giving: answer, at: step)
    case .paddingForgotten, .strideForgotten, .dilationForgotten, .paddingOnce, .paddingAssumed:
      [.part("input")]
    case .roundedDown, .roundedUp, .firstPlaceForgotten: outputs
    default: []
    }
  }

  /// The output's label, or those of a bank's maps.
  private var outputs: [Target] {
    [.part("output")] + setup.bank.indices.map { .part("map \($0)") }
  }

  private func kernelCells(
    where holds: ((channel: Int, row: Int)) -> Bool
  ) -> [Target] {
    let shape = setup.kernel.shape
    return (0..<channels).flatMap { channel in
      (0..<shape.rows).filter { holds((channel, $0)) }.flatMap { row in
        (0..<shape.columns).map { column in
          Target.cell(
            CellAddress(grid: Self.gridName("kernel", channel), row: row, column: column))
        }
      }
    }
  }

  /// The pixels of the window one place off that gives an answer.
  private func shiftedWindow(giving answer: Answer, at step: Int) -> [Target] {
    guard case .number(let number, _) = answer, let trace = trace(of: step) else { return [] }
    let shifts = [1, setup.stride].flatMap { [(0, $0), ($0, 0), (0, -$0), (-$0, 0)] }
    for (rows, columns) in shifts {
      var total = trace.bias
      var cells: [Target] = []
      for product in trace.products {
        let position = Position(
          row: product.position.row + rows, column: product.position.column + columns)
        guard
          let source = setup.paddingMode.source(of: position, in: setup.input.shape.extent)
        else { continue }
        total += setup.input[product.channel, source.row, source.column] * product.weight
        cells.append(
          .cell(
            CellAddress(
              grid: Self.gridName("input", product.channel), row: source.row,
              column: source.column)))
      }
      if Double(total) == number.double { return cells }
    }
    return []
  }
}
