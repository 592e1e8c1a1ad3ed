import ConvolutionCore
import Testing

extension Sequence {
  /// The values that a mistake gives, in all its ways.
  func values<Value>(of misconception: Misconception) -> [Value]
  where Element == WrongResult<Value> {
    filter { $0.misconception == misconception }.map(\.value)
  }

  /// The working of the first result of a mistake.
  func working<Value>(of misconception: Misconception) -> String?
  where Element == WrongResult<Value> {
    first { $0.misconception == misconception }?.working
  }
}
