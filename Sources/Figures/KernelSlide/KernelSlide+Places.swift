import ConvolutionCore
import Learning
import TextScreen

extension KernelSlideFigure {
  func places(of mistake: Misconception, in answer: Answer, at step: Int) -> [Target] {
    switch mistake {
    case .kernelFlipped, .kernelNotFlipped, .kernelTransposed, .weightsForgotten:
      [.part("kernel")] + kernelCells(ofChannels: 0..<channels)
    case .channelsForgotten: kernelCells(ofChannels: 1..<max(1, channels))
    case .firstRowOnly: (1..<max(2, setup.kernel.shape.rows)).map { .part("products \($0)") }
    case .addedForMultiplied where asked(before: step) == .size: [.part("output")]
    case .addedForMultiplied:
      (0..<setup.kernel.shape.rows).map { .part("products \($0)") }
    case .biasForgotten: [.part("bias")]
    case .windowOneOff: [.part("input")] + shiftedWindow(giving: answer, at: step)
    case .paddingForgotten, .strideForgotten, .dilationForgotten, .paddingOnce, .paddingAssumed:
      [.part("input")]
    case .roundedDown, .roundedUp, .firstPlaceForgotten: [.part("output")]
    default: []
    }
  }

  private func kernelCells(ofChannels range: Range<Int>) -> [Target] {
    let shape = setup.kernel.shape
    return range.flatMap { channel in
      (0..<shape.rows).flatMap { row in
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
        let position = MapPosition(
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
