import ConvolutionCore
import Expressions
import Learning
import LessonScript
import TextScreen

// The questions before a step of a kernel slide, and where the mistakes behind wrong answers were made.

extension KernelSlideFigure {
  // MARK: One value

  func valueQuestion(_ step: Int) -> Question? {
    guard let trace = trace(of: step) else { return nil }
    return .number(
      "step-\(step)", "What will \(walk.name(of: step)) be?", is: Number(trace.total),
      models: wrongTotals(
        input, with: filters, setup.sliding, filter: setup.chosen, at: walk.cell(of: step),
        isConvolution: setup.isFlipped
      ).numbers, why: caption(at: rest(at: step)))
  }

  // MARK: Larger or smaller

  /// Asks how a step's value compares with the one before, which is on screen.
  func changeQuestion(_ step: Int) -> Question? {
    guard step > 1, let value = trace(of: step)?.total, let before = trace(of: step - 1)?.total
    else { return nil }
    let (new, old) = (NumberFormat.exact(value), NumberFormat.exact(before))
    return .comparison(
      "change-\(step)", "After \(old), \(walk.name(of: step)) will be", of: value, with: before
    ) { chosen, right in
      if right == .same { return "both are \(new)" }
      let fact = "\(new) is \(right == .larger ? "larger" : "smaller") than \(old)"
      // Who leaves out the signs takes the number further from zero for the larger one.
      let isMisled = chosen != right && chosen == Comparison(abs(value), abs(before))
      return isMisled ? "\(fact), since the sign counts" : fact
    }
  }

  // MARK: The sign of the first value

  var signQuestion: Question? {
    guard let value = trace(of: 1)?.total else { return nil }
    return .comparison(
      "sign", "The first value will be", of: value, with: 0,
      names: ["above zero", "below zero", "zero"]
    ) { _, _ in "it is \(NumberFormat.exact(value))" }
  }

  // MARK: The output's size

  /// Asks for a side where both are alike, else for the cells.
  var sizeQuestion: Question {
    let (extent, kernel) = (walk.extent, filters.kernel)
    return extent.rows == extent.columns
      ? .number(
        "size", "How many columns will the output have?", is: Number(extent.columns),
        models: setup.sliding.wrongOutputCounts(input: input.shape.extent, kernel: kernel).numbers)
      : .number(
        "size", "How many cells will the output have?", is: Number(stepCount),
        models: setup.sliding.wrongCellCounts(input: input.shape.extent, kernel: kernel).numbers)
  }

  // MARK: The whole map

  var mapQuestion: Question {
    .map(
      "map", "Fill in the \(walk.extent) output.", of: "output",
      is: Self.numbers(output, ofMap: setup.chosen),
      models: wrongMaps(
        input, with: Filters(filters[setup.chosen], bias: setup.bias), setup.sliding,
        isConvolution: setup.isFlipped
      ).compactMap { $0.map { Self.numbers($0, ofMap: 0) } })
  }

  /// A map as numbers, rows × columns.
  private static func numbers(_ maps: Tensor, ofMap index: Int) -> [[Number]] {
    maps.rows(of: index)?.map { $0.map { Number($0) } } ?? []
  }

  // MARK: The largest cell

  var largestQuestion: Question {
    let values = Array(map)
    let (largest, smallest) = (values.max() ?? 0, values.min() ?? 0)
    func cells(of value: Float) -> [Position] {
      values.indices.filter { values[$0] == value }.map { walk.cell(of: $0 + 1) }
    }
    let mistakes = cells(of: smallest).map {
      ($0, [Inline.text("The output is smallest there: the pattern has the opposite sign.")])
    }
    return .cell(
      "largest", "Where will the output be largest?", of: "output", in: Set(cells(of: largest)),
      mistakes: Dictionary(mistakes) { first, _ in first })
  }

  // MARK: Where mistakes were made

  func places(
    of misconception: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target] {
    let rows = 0..<filters.kernel.rows
    switch misconception {
    case .kernelFlipped, .kernelNotFlipped, .kernelTransposed, .weightsForgotten:
      return [.part("kernel")] + kernelCells { _, _ in true }
    case .channelsForgotten: return kernelCells { channel, _ in channel > 0 }
    case .firstRowOnly:
      // Not every form writes the products out; the kernel is always there.
      return rows.dropFirst().map { .part("products \($0)") }
        + kernelCells { channel, row in channel > 0 || row > 0 }
    case .addedForMultiplied where moment.asking == "size": return outputs
    case .addedForMultiplied:
      return rows.map { .part("products \($0)") } + kernelCells { _, _ in true }
    case .biasForgotten: return [.part("bias")]
    case .windowOneOff:
      guard case .cells(let cells) = evidence else { return [.part("input")] }
      return [.part("input")]
        + (0..<setup.channels).flatMap { channel in
          cells.map { cell("input", channel, $0.row, $0.column) }
        }
    case .paddingForgotten, .strideForgotten, .dilationForgotten, .paddingOnce, .paddingAssumed:
      return [.part("input")]
    case .roundedDown, .roundedUp, .firstPlaceForgotten: return outputs
    default: return []
    }
  }

  /// The output's label, or those of a bank's maps.
  private var outputs: [Target] {
    [.part("output")] + setup.bank.indices.map { .part("map \($0)") }
  }

  private func cell(_ part: String, _ channel: Int, _ row: Int, _ column: Int) -> Target {
    .cell(
      CellAddress(grid: KernelSlideSetup.gridName(part, channel), row: row, column: column))
  }

  private func kernelCells(where holds: (_ channel: Int, _ row: Int) -> Bool) -> [Target] {
    (0..<setup.channels).flatMap { channel in
      (0..<filters.kernel.rows).filter { holds(channel, $0) }.flatMap { row in
        (0..<filters.kernel.columns).map { cell("kernel", channel, row, $0) }
      }
    }
  }
}
