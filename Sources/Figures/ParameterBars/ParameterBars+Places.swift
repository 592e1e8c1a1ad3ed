import ConvolutionCore
import Learning
import TextScreen

extension ParameterBarsFigure {
  /// The sum behind the newest row's number: every factor and every bias of it stands there.
  func places(of mistake: Misconception, in answer: Answer, at step: Int) -> [Target] {
    [.part("working")]
  }
}
