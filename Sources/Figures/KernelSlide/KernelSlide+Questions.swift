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
      kind: .number(NumberKey(right: Self.number(trace.total), models: mistakes(step))),
      why: [.text(caption(at: rest(at: step)))])
  }

  /// What usual mistakes make of a step's value.
  private func mistakes(_ step: Int) -> [WrongResult<Number>] {
    wrongTotals(
      setup.input, with: filters, setup.sliding, filter: setup.chosen, at: cell(of: step),
      isConvolution: setup.isFlipped
    ).numbers
  }

  // MARK: The whole map

  private var mapQuestion: Question {
    Question(
      id: "map",
      prompt: [.paragraph([.text("Fill in the \(output.shape.extent) output.")])],
      kind: .grid(
        GridKey(
          grid: "output", right: Self.numbers(output, ofMap: setup.chosen), models: wrongFillings)))
  }

  /// What usual mistakes make of the chosen map.
  private var wrongFillings: [WrongResult<[[Number]]>] {
    wrongMaps(
      setup.input, with: Filters(filters[setup.chosen], bias: setup.bias), setup.sliding,
      isConvolution: setup.isFlipped
    ).compactMap { $0.map { Self.numbers($0, ofMap: 0) } }
  }

  /// A map as numbers, rows × columns.
  private static func numbers(_ maps: Tensor, ofMap index: Int) -> [[Number]] {
    maps.rows(of: index)?.map { $0.map(number) } ?? []
  }

  // MARK: The largest cell

  private var largestQuestion: Question {
    let all = (1...stepCount).map { cell(of: $0) }
    func value(_ cell: Position) -> Float { output[setup.chosen, cell.row, cell.column] }
    let largest = all.map(value).max() ?? 0
    let smallest = all.map(value).min() ?? 0
    func cells(where holds: (Float) -> Bool) -> [Position] {
      all.filter { holds(value($0)) }.map { Position(row: $0.row, column: $0.column) }
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
