/// How a session behaves, fixed from its start.
public struct SessionOptions: Hashable, Sendable {
  /// Whether play shows rest states only.
  public var reducesMotion: Bool
  /// Whether figures ask for predictions.
  public var asksPredictions: Bool

  /// Creates options; both as most people want them by default.
  public init(reducesMotion: Bool = false, asksPredictions: Bool = true) {
    self.reducesMotion = reducesMotion
    self.asksPredictions = asksPredictions
  }
}
