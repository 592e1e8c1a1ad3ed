import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension KernelSlideFigure {
  /// What can be asked before a step: the first of what the script names that the step has.
  func asked(before step: Int) -> KernelSlideSetup.Asked? {
    setup.asked.first { asked in
      switch asked {
      case .value: true
      case .change: step > 1
      case .size, .map, .largest: step == 1
      }
    }
  }

  /// What is asked at a moment; nil if nothing is.
  func asking(at moment: Moment) -> KernelSlideSetup.Asked? {
    moment.isAsking ? asked(before: moment.step) : nil
  }

  /// Each step is a cell of the output, so their number is its size.
  func tellsStepCount(at moment: Moment) -> Bool { asking(at: moment) != .size }

  // MARK: The output's size

  /// Asks for a side where both are alike, else for the cells.
  var sizeQuestion: Question {
    let extent = output.shape.extent
    let isSquare = extent.rows == extent.columns
    let right = isSquare ? extent.columns : stepCount
    return Question(
      id: "size",
      prompt: [
        .paragraph([
          .text(
            isSquare
              ? "How many places does the window find across?"
              : "How many cells will the output have?")
        ])
      ],
      kind: .number(
        NumberKey(right: Number(right), models: wrongSizes(isSquare: isSquare).numbers)))
  }

  /// What usual mistakes make of the output's width, or of the number of its cells.
  private func wrongSizes(isSquare: Bool) -> [WrongResult<Int>] {
    let (input, kernel) = (setup.input.shape.extent, setup.kernel.shape.extent)
    return isSquare
      ? setup.sliding.wrongOutputCounts(input: input, kernel: kernel)
      : setup.sliding.wrongCellCounts(input: input, kernel: kernel)
  }

  /// Everything that decides the output's size: `input 5×5, kernel 3×3, stride 1: output ?×?`.
  var sizeWords: String {
    var words = "input \(setup.input.shape.extent)"
    if setup.padding > 0 { words += ", padding \(setup.padding)" }
    words += ", kernel \(setup.kernel.shape.extent)"
    if setup.dilation > 1 { words += ", dilation \(setup.dilation)" }
    return words + ", stride \(setup.stride): output \(Self.unknownSize)"
  }

  // MARK: Larger or smaller

  /// Asks how a step's value compares with the one before, which is on screen.
  func changeQuestion(before step: Int) -> Question? {
    guard let value = trace(of: step)?.total, let before = trace(of: step - 1)?.total else {
      return nil
    }
    let cell = cell(of: step)
    let old = NumberFormat.exact(before)
    return Question(
      id: "change-\(step)",
      prompt: [
        .paragraph([.text("After \(old), row \(cell.row), column \(cell.column) will be")])
      ],
      kind: .choice(Comparison.options(value, before, feedback: changeWords), several: false))
  }

  private func changeWords(_ said: Comparison, _ value: Float, _ before: Float) -> String {
    let (new, old) = (NumberFormat.exact(value), NumberFormat.exact(before))
    let right = Comparison(value, before)
    if right == .same { return "both are \(new)" }
    let fact = "\(new) is \(right == .larger ? "larger" : "smaller") than \(old)"
    // Who leaves out the signs takes the number further from zero for the larger one.
    let isMisled = said != right && said == Comparison(abs(value), abs(before))
    return isMisled ? "\(fact), since the sign counts" : fact
  }
}
