import ConvolutionCore
import Expressions
import Learning
import LessonScript

extension ReceptiveFieldFigure {
  /// Asks for the field of the layer that a step adds.
  func question(before step: Int) -> Question? {
    guard step > 1, step <= stepCount else { return nil }
    let layer = step - 1
    let field = stack.fields[layer].size.columns
    return Question(
      id: "step-\(step)",
      prompt: [.paragraph([.text("Layer \(layer) is added. How wide is its field?")])],
      kind: .number(NumberKey(right: Number(field), models: wrongWidths(of: layer).numbers)),
      why: [.text("\(formula(of: layer)) = \(field)")])
  }

  /// What usual mistakes make of the width of a layer's field.
  func wrongWidths(of layer: Int) -> [WrongResult<Int>] {
    ReceptiveField.wrongSizes(after: setup.layers.prefix(layer).map(\.layer))
  }
}

extension FieldLayer {
  /// The layer as the core knows it; for what it sees its other sizes make no difference.
  fileprivate var layer: Layer {
    switch kind {
    case .conv: .convolution(filters: 1, window)
    case .pool: .pooling(Pooling(.max, window))
    }
  }
}
