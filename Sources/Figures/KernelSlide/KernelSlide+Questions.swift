import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension KernelSlideFigure {
  func question(before step: Int) -> Question? {
    switch asked(before: step) {
    case .value: valueQuestion(before: step)
    case .change: changeQuestion(before: step)
    case .size: sizeQuestion
    case .map: mapQuestion
    case .largest: largestQuestion
    case nil: nil
    }
  }

  // MARK: One value

  private func valueQuestion(before step: Int) -> Question? {
    guard let trace = trace(of: step) else { return nil }
    let cell = cell(of: step)
    return Question(
      id: "step-\(step)",
      prompt: [.paragraph([.text("What will row \(cell.row), column \(cell.column) be?")])],
      kind: .number(NumberKey(right: Self.number(trace.total), mistakes: mistakes(trace, step))),
      why: [.text(caption(at: rest(at: step)))])
  }

  /// What a learner gets who makes one of the usual mistakes.
  private func mistakes(_ trace: WindowTrace, _ step: Int) -> [NumberKey.Mistake] {
    var mistakes: [NumberKey.Mistake] = []
    func add(_ value: Float?, _ feedback: String) {
      guard let value else { return }
      mistakes.append(
        NumberKey.Mistake(value: Self.number(value), feedback: [.text(feedback)]))
    }
    let turned = trace.products.lazy.map(\.weight)
    let cells = setup.kernel.shape.rows * setup.kernel.shape.columns
    // Within each channel the turned kernel is its weights in reverse.
    let flipped = trace.products.enumerated().reduce(trace.bias) { sum, entry in
      let channel = entry.offset / cells
      let opposite = channel * cells + cells - 1 - entry.offset % cells
      return sum + entry.element.input * turned[opposite]
    }
    add(flipped, setup.isFlipped ? "That is without the flip." : "That is the flipped kernel.")
    add(
      trace.products.reduce(0) { $0 + $1.input },
      "That adds the pixels; each is multiplied by its weight first.")
    if trace.bias != 0 { add(trace.total - trace.bias, "That leaves out the bias.") }
    if step < stepCount, cell(of: step + 1).row == cell(of: step).row {
      add(self.trace(of: step + 1)?.total, "That is the window one place further.")
    }
    add(
      trace.rowSums.first?.first.map { $0 + trace.bias },
      "That is the first row of products only.")
    return mistakes
  }

  // MARK: The whole map

  private var mapQuestion: Question {
    var other = setup
    other.isFlipped.toggle()
    let mistake = setup.isFlipped ? Misconception.kernelNotFlipped : .kernelFlipped
    let flipped = (try? KernelSlideFigure(other)).map { [WrongResult(mistake, $0.numbers)] }
    return Question(
      id: "map",
      prompt: [.paragraph([.text("Fill in the \(output.shape.extent) output.")])],
      kind: .grid(GridKey(grid: "output", right: numbers, models: flipped ?? [])))
  }

  /// The chosen map as numbers, rows × columns.
  private var numbers: [[Number]] {
    (0..<output.shape.rows).map { row in
      (0..<output.shape.columns).map { Self.number(output[setup.chosen, row, $0]) }
    }
  }

  // MARK: The largest cell

  private var largestQuestion: Question {
    let all = (1...stepCount).map { cell(of: $0) }
    func value(_ cell: MapPosition) -> Float { output[setup.chosen, cell.row, cell.column] }
    let largest = all.map(value).max() ?? 0
    let smallest = all.map(value).min() ?? 0
    func cells(where holds: (Float) -> Bool) -> [GridCell] {
      all.filter { holds(value($0)) }.map { GridCell(row: $0.row, column: $0.column) }
    }
    let mistakes = cells { $0 == smallest }.map { cell in
      (cell, [Inline.text("There the output is smallest: the pattern stands the other way round.")])
    }
    return Question(
      id: "largest", prompt: [.paragraph([.text("Where will the output be largest?")])],
      kind: .cell(
        CellKey(
          grid: "output", right: Set(cells { $0 == largest }),
          mistakes: Dictionary(mistakes) { first, _ in first })))
  }

  static func number(_ value: Float) -> Number {
    Int(exactly: value).map { Number($0) } ?? Number(Double(value)) ?? Number(0)
  }
}
