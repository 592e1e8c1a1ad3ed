import ConvolutionCore
import Expressions
import Learning
import TextScreen

// What can be asked of a picture and its maps.

extension PictureFigure {
  func responseQuestion(_ step: Int) -> Question? {
    guard let index = index(of: step) else { return nil }
    let values = stages[index].map.values
    let zeros = values.count { $0 == 0 }
    let right = zeros == values.count ? 0 : zeros == 0 ? 2 : 1
    let facts = [
      "every sum comes to zero, so the map is flat", "some sums come to zero, others do not",
      "not one sum comes to zero",
    ]
    let names = ["nowhere: all of it is zero", "in some places", "everywhere"]
    return .choice(
      "response-\(step)", "Where will the map of \(label(of: index)) differ from zero?",
      names.enumerated().map { ($1, $0 == right, facts[right]) })
  }

  func largestQuestion(_ step: Int) -> Question? {
    guard let index = index(of: step), let largest = stages[index].map.values.max() else {
      return nil
    }
    return .number(
      "largest-\(step)", "What will the largest value of \(label(of: index)) be?",
      is: Number(largest), models: wrongLargest(index), why: caption(at: rest(at: step)))
  }

  /// What usual mistakes make of the window with the largest value, where the map is a plain one.
  private func wrongLargest(_ index: Int) -> [WrongResult<Number>] {
    let (stage, columns) = (stages[index], stages[index].map.shape.columns)
    guard !setup.detects, !setup.isMagnitude, setup.padding == 0, !setup.isChain || index != 1,
      let largest = stage.map.values.max(), let cell = stage.map.values.firstIndex(of: largest)
    else { return [] }
    return wrongTotals(
      input, with: Filters(stage.kernel), Sliding(), filter: 0,
      at: Position(row: cell / columns, column: cell % columns), isConvolution: false
    ).numbers
  }

  func zerosQuestion(_ step: Int) -> Question? {
    guard let index = index(of: step) else { return nil }
    let values = stages[index].map.values
    let prompt =
      "How many of the \(Number(values.count)) values of \(label(of: index)) will be zero?"
    return .number(
      "zeros-\(step)", prompt, is: Number(values.count { $0 == 0 }),
      why: caption(at: rest(at: step)))
  }

  func sideQuestion(_ step: Int) -> Question? {
    guard setup.isChain, index(of: step) == 2 else { return nil }
    let layers = setup.bank.map {
      Layer.convolution(filters: 1, SlidingWindow($0.shape.extent, Sliding()))
    }
    return .number(
      "side", "One kernel is to make the same map. How many columns must it have?",
      is: Number(stages[2].kernel.shape.columns),
      models: ReceptiveField.wrongSizes(after: layers).numbers)
  }

  func places(
    of _: Misconception, evidence: Evidence?, at moment: Moment
  ) -> [Target] { [.part("map \(index(of: moment.step) ?? 0)")] }
}
