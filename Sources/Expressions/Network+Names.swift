import ConvolutionCore

extension Network {
  /// The names that stand for networks in expressions: `lenet5`, `alexnet`, `vgg16`.
  static let namesInExpressions = known.map(\.nameInExpressions)

  /// The network that a name stands for.
  static func named(_ name: String) -> Network? {
    known.first { $0.nameInExpressions == name }
  }

  /// The name as one word.
  private var nameInExpressions: String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
