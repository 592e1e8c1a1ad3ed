import ConvolutionCore

/// The text of the `ShapeError` that a call ends in; nil if it ends well or otherwise.
func message<T>(_ call: () throws -> T) -> String? {
  do {
    _ = try call()
    return nil
  } catch {
    return (error as? ShapeError).map { "\($0)" }
  }
}
