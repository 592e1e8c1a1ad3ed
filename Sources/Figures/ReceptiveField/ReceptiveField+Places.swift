import ConvolutionCore
import Learning
import TextScreen

extension ReceptiveFieldFigure {
  func places(of mistake: Misconception, in answer: Answer, at step: Int) -> [Target] {
    let newest = max(1, min(step, stepCount)) - 1
    switch mistake {
    case .strideForgotten, .ownStride:
      // The jump is the product of the strides below: the row above the newest has it.
      return [.part("stride"), .part("jump"), .part("jump \(max(0, newest - 1))")]
    case .kernelsAdded, .kernelsMultiplied, .dilationForgotten:
      return [.part("kernel")] + (1...max(1, newest)).map { .part("kernel \($0)") }
    case .poolsForgotten:
      return setup.layers.prefix(newest).indices.filter { setup.layers[$0].kind == .pool }
        .map { .part("layer \($0 + 1)") }
    case .lastLayerOnly, .lastLayerForgotten: return [.part("layer \(newest)")]
    default: return []
    }
  }
}
