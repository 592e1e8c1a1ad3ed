/// What a part of an expression can be; the whole is a number or a truth.
enum Value: Sendable {
  case number(Number)
  case truth(Bool)
  case pair(rows: Number, columns: Number)
}

extension Value: CustomStringConvertible {
  /// The value as an error names it.
  var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .truth: "a comparison"
    case .pair(let rows, let columns): "the pair (\(rows), \(columns))"
    }
  }
}

/// A value and where it is written.
struct Located: Sendable {
  var value: Value
  var column: Int
}

/// What functions may give.
protocol ValueConvertible: Sendable {
  var value: Value { get }
}

extension Number: ValueConvertible {
  var value: Value { .number(self) }
}

extension Int: ValueConvertible {
  var value: Value { .number(Number(self)) }
}
