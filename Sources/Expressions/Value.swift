import ConvolutionCore

/// What a part of an expression can be. The whole is a number or a truth.
enum Value: Sendable {
  case number(Number)
  case truth(Bool)
  /// A pair in parentheses: rows and columns.
  case pair(Number, Number)

  /// What it is, for errors.
  var kind: String {
    switch self {
    case .number(let number): number.description
    case .truth: "a comparison"
    case .pair: "a pair"
    }
  }
}
