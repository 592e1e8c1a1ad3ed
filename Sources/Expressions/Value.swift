import ConvolutionCore

/// What a part of an expression can be; the whole is a number or a truth.
enum Value: Sendable {
  case number(Number)
  case truth(Bool)
  case pair(rows: Number, columns: Number)
  case layer(SlidingWindow)

  var number: Number? { if case .number(let number) = self { number } else { nil } }

  var layer: SlidingWindow? { if case .layer(let layer) = self { layer } else { nil } }

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
    case .pair(let rows, let columns): "the pair (\(rows), \(columns))"
    case .layer: "a layer"
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

extension SlidingWindow: ValueConvertible {
  var value: Value { .layer(self) }
}
