/// A point in a figure's animation.
public struct Moment: Hashable, Sendable {
  /// The step, from 1.
  public var step: Int
  /// The beat within the step, from 0; the last one is the step at rest.
  public var beat: Int
  /// Whether the step's result has been asked for and not been given: then it is nowhere on
  /// screen, nor in the caption.
  public var isAsking: Bool

  /// Creates a moment.
  public init(step: Int, beat: Int, isAsking: Bool = false) {
    self.step = step
    self.beat = beat
    self.isAsking = isAsking
  }
}

extension Figure {
  /// A step at rest, brought into the range of steps.
  public func rest(at step: Int) -> Moment {
    let step = max(1, min(step, stepCount))
    return Moment(step: step, beat: max(1, beats(in: step)) - 1)
  }
}
