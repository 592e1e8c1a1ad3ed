import ConvolutionCore

/// The value of a part of an expression; the whole is a number or a truth.
enum Value: Sendable {
  case number(Number)
  case truth(Bool)
  /// Two numbers or more in parentheses.
  case list([Number])
  case layer(Layer)
  case network(Network)
  case model(DigitModel)

  var number: Number? { if case .number(let number) = self { number } else { nil } }

  var layer: Layer? { if case .layer(let layer) = self { layer } else { nil } }

  var network: Network? { if case .network(let network) = self { network } else { nil } }

  var model: DigitModel? { if case .model(let model) = self { model } else { nil } }

  func whole(in range: ClosedRange<Int>) -> Int? {
    number?.integer.flatMap { range.contains($0) ? $0 : nil }
  }
}

extension Value: CustomStringConvertible {
  /// The value as an error names it.
  var description: String {
    switch self {
    case .number(let number): number.isExact ? "\(number)" : "about \(number)"
    case .truth: "a comparison"
    case .list(let numbers) where numbers.count == 2: "the pair (\(numbers[0]), \(numbers[1]))"
    case .list(let numbers): "a list of \(numbers.count) numbers"
    case .layer: "a layer"
    case .network(let network): "the network \(network.name)"
    case .model(let model): "the network \(model.rawValue)"
    }
  }
}

// MARK: - Networks by name

extension Value {
  /// A network that has a name in expressions.
  static func named(_ name: String) -> Value? {
    Network.named(name).map { .network($0) }
      ?? DigitModel.allCases.first { $0.nameInExpressions == name }.map { .model($0) }
  }

  /// The names of networks in expressions: those of the studies, then `lenet5`, `alexnet`, `vgg16`.
  static let names =
    DigitModel.allCases.map(\.nameInExpressions) + Network.namesInExpressions
}

extension DigitModel {
  /// The name as one word: `cnngmp`.
  var nameInExpressions: String { rawValue.filter { $0 != "-" } }
}

/// A value and where it is written.
struct Located: Sendable {
  var value: Value
  var column: Int
}

/// A result that functions may give.
protocol ValueConvertible: Sendable {
  var value: Value { get }
}

extension Number: ValueConvertible {
  var value: Value { .number(self) }
}

extension Int: ValueConvertible {
  var value: Value { .number(Number(self)) }
}

extension Layer: ValueConvertible {
  var value: Value { .layer(self) }
}
