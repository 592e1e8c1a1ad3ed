import ConvolutionCore

extension Expression {
  /// A parameter of a function together with the way to read its value as the function wants it.
  struct Input<Content: Sendable>: Sendable {
    let parameter: Parameter
    let read: @Sendable (_ arguments: [Located]) throws(ExpressionError) -> Content
  }
}

extension Expression.Input {
  /// A parameter with one value.
  ///
  /// A name that ends in a colon is a label. `convert` gives nil for what is not expected.
  fileprivate init(
    _ name: String, default defaultValue: Number?, expecting expectation: String,
    convert: @escaping @Sendable (Value) -> Content?
  ) {
    let label = name.hasSuffix(":") ? String(name.dropLast()) : name
    parameter = .init(
      name: label, isLabelled: label != name, defaultText: defaultValue?.plain, isRepeated: false,
      expectation: expectation)
    read = { arguments throws(ExpressionError) in
      let given = arguments.first ?? Located(value: .number(defaultValue ?? 0), column: 0)
      guard let content = convert(given.value) else {
        throw ExpressionError(
          "\(label) is \(given.value), expected \(expectation)", at: given.column)
      }
      return content
    }
  }
}

extension Expression.Input<Int> {
  /// A whole number that is at least `lowest`.
  static func whole(
    _ name: String, from lowest: Int = 1, to highest: Int = .max, default defaultValue: Int? = nil
  ) -> Self {
    let range = highest == .max ? "\(lowest) or more" : "\(lowest) to \(highest)"
    return Self(
      name, default: defaultValue.map { Number($0) }, expecting: "a whole number, \(range)"
    ) {
      guard case .number(let number) = $0, let integer = number.integer,
        lowest <= integer, integer <= highest
      else { return nil }
      return integer
    }
  }
}

extension Expression.Input<Bool> {
  /// A switch: 1 is on, 0 is off.
  static func flag(_ name: String, default defaultValue: Bool) -> Self {
    Self(name, default: defaultValue ? 1 : 0, expecting: "1 or 0") {
      switch $0 {
      case .number(1): true
      case .number(0): false
      default: nil
      }
    }
  }
}

extension Expression.Input<Extent> {
  /// A height and a width: one whole number for both, or `(rows, columns)`.
  static func extent(_ name: String) -> Self {
    Self(name, default: nil, expecting: "a whole number, 1 or more, or a pair (rows, columns)") {
      switch $0 {
      case .number(let side): side.count.map { Extent($0) }
      case .pair(let rows, let columns):
        rows.count.flatMap { rows in columns.count.map { Extent(rows: rows, columns: $0) } }
      case .truth: nil
      }
    }
  }
}

extension Expression.Input<Number> {
  /// Any number.
  static func number(_ name: String) -> Self {
    Self(name, default: nil, expecting: "a number") {
      if case .number(let number) = $0 { number } else { nil }
    }
  }

  /// A number that is zero or more, or above zero.
  static func number(_ name: String, aboveZero isPositive: Bool) -> Self {
    Self(name, default: nil, expecting: isPositive ? "a number above 0" : "0 or more") {
      guard case .number(let number) = $0, isPositive ? number.double > 0 : number.double >= 0
      else { return nil }
      return number
    }
  }
}

extension Expression.Input<[Number]> {
  /// One or more numbers.
  static func numbers(_ name: String) -> Self {
    let parameter = Expression.Parameter(
      name: name, isLabelled: false, defaultText: nil, isRepeated: true, expectation: "numbers")
    return Self(parameter: parameter) { arguments throws(ExpressionError) in
      let one = Expression.Input<Number>.number(name)
      var numbers: [Number] = []
      for argument in arguments { numbers.append(try one.read([argument])) }
      return numbers
    }
  }
}

extension Number {
  /// The number as a count of one or more things.
  fileprivate var count: Int? { integer.flatMap { $0 > 0 ? $0 : nil } }
}
