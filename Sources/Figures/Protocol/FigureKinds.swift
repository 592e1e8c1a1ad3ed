import Expressions
import LessonScript

/// Every figure kind that lessons can name: a new kind is one line here.
public let figureKinds: [any Figure.Type] = [
  KernelSlideFigure.self,
  ReceptiveFieldFigure.self,
  ParameterBarsFigure.self,
  TableFigure.self,
  GrowthFigure.self,
  CorrelationFigure.self,
  ScatterFigure.self,
  PoolingFigure.self,
  SignalFigure.self,
  PictureFigure.self,
  ConnectivityFigure.self,
  ConvolutionMatrixFigure.self,
  SizeRulerFigure.self,
  ShiftFigure.self,
  RotationFigure.self,
  SorterFigure.self,
  CostRaceFigure.self,
  PixelShuffleFigure.self,
  TrainingFigure.self,
  GradientFigure.self,
]

/// Makes the figure of a `figure KIND` fence, or says what is wrong with it, located.
///
/// Drawn names of the body stand for the numbers given, or for those of the first draw.
public func makeFigure(
  _ block: FigureBlock, drawn: [String: Number]? = nil
) throws(LessonErrors) -> ScriptedFigure {
  guard let kind = figureKinds.first(where: { $0.kind == block.kind.value }) else {
    let names = figureKinds.map { $0.kind }
    var message = "unknown figure kind `\(block.kind.value)`; expected one of "
    message += names.joined(separator: ", ")
    if let near = nearest(to: block.kind.value, among: names) {
      message += "; did you mean `\(near)`?"
    }
    throw LessonErrors([LessonError(message, at: block.kind.location)])
  }
  return try ScriptedFigure(kind, block, drawn: drawn)
}
