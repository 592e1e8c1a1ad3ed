import ConvolutionCore

extension Sequence where Element == WrongResult<Int> {
  /// The same mistakes with their counts as numbers of expressions.
  public var numbers: [WrongResult<Number>] { compactMap { $0.map { Number($0) } } }
}

extension Sequence where Element == WrongResult<Double> {
  /// The same mistakes with their values as numbers of expressions; those that are none are left
  /// out.
  public var numbers: [WrongResult<Number>] { compactMap { $0.map { Number($0) } } }
}

extension Sequence where Element == WrongResult<Float> {
  /// The same mistakes with their values as numbers of expressions; those that are none are left
  /// out.
  public var numbers: [WrongResult<Number>] { compactMap { $0.map { Number(Double($0)) } } }
}
