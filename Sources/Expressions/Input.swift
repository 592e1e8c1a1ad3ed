import ConvolutionCore

extension Expression {
  /// A parameter of a function together with the way to read its value as the function wants it.
  struct Input<Content: Sendable>: Sendable {
    let parameter: Parameter
    let read: @Sendable (_ arguments: [Located]) throws(ExpressionError) -> Content
  }
}

extension Expression.Input {
  /// A parameter with one value, or none where there is a default.
  ///
  /// A name that ends in a colon is a label. `convert` gives nil for what is not expected.
  fileprivate init(
    _ name: String, default defaultContent: (content: Content, text: String)? = nil,
    expecting expectation: String, convert: @escaping @Sendable (Value) -> Content?
  ) {
    let label = name.hasSuffix(":") ? String(name.dropLast()) : name
    parameter = .init(
      name: label, isLabelled: label != name, defaultText: defaultContent?.text, isRepeated: false,
      expectation: expectation)
    read = { arguments throws(ExpressionError) in
      if arguments.isEmpty, let defaultContent { return defaultContent.content }
      return try Self.convert(arguments.first, of: label, expecting: expectation, convert)
    }
  }

  /// A parameter with any number of values, but at least one.
  fileprivate static func repeated<Element>(
    _ name: String, expecting expectation: String, each: String,
    convert: @escaping @Sendable (Value) -> Element?
  ) -> Self where Content == [Element] {
    Self(
      parameter: .init(
        name: name, isLabelled: false, defaultText: nil, isRepeated: true, expectation: expectation)
    ) { arguments throws(ExpressionError) in
      var contents: [Element] = []
      for argument in arguments {
        contents.append(
          try Expression.Input<Element>.convert(argument, of: name, expecting: each, convert))
      }
      return contents
    }
  }

  private static func convert(
    _ argument: Located?, of name: String, expecting expectation: String,
    _ convert: (Value) -> Content?
  ) throws(ExpressionError) -> Content {
    guard let argument, let content = convert(argument.value) else {
      throw ExpressionError(
        "\(name) is \(argument?.value.description ?? "missing"), expected \(expectation)",
        at: argument?.column ?? 0)
    }
    return content
  }
}

extension Expression.Input<Int> {
  /// A whole number in a range.
  static func whole(
    _ name: String, from lowest: Int = 1, to highest: Int = .max, default defaultValue: Int? = nil
  ) -> Self {
    let range = highest == .max ? "\(lowest) or more" : "\(lowest) to \(highest)"
    return Self(
      name, default: defaultValue.map { ($0, "\($0)") }, expecting: "a whole number, \(range)"
    ) { $0.whole(in: lowest...highest) }
  }
}

extension Expression.Input<Int?> {
  /// A count that is nil if none is given; the text says what holds then.
  static func count(_ name: String, defaultText: String) -> Self {
    Self(name, default: (nil, defaultText), expecting: "a whole number, 1 or more") {
      // Nil for what is no count, and not a count of nil.
      $0.whole(in: 1...Int.max).map(Optional.some)
    }
  }
}

extension Expression.Input<Bool> {
  /// A switch: 1 is on, 0 is off.
  static func flag(_ name: String, default isOn: Bool) -> Self {
    Self(name, default: (isOn, isOn ? "1" : "0"), expecting: "1 or 0") {
      $0.whole(in: 0...1).map { $0 == 1 }
    }
  }
}

extension Expression.Input<Extent> {
  /// A height and a width: one whole number for both, or `(rows, columns)`.
  static func extent(_ name: String) -> Self {
    Self(name, expecting: "a whole number, 1 or more, or a pair (rows, columns)") { value in
      if let side = value.whole(in: 1...Int.max) { return Extent(side) }
      guard case .list(let sides) = value, sides.count == 2,
        let rows = Value.number(sides[0]).whole(in: 1...Int.max),
        let columns = Value.number(sides[1]).whole(in: 1...Int.max)
      else { return nil }
      return Extent(rows: rows, columns: columns)
    }
  }
}

extension Expression.Input<Number> {
  /// Any number.
  static func number(_ name: String) -> Self {
    Self(name, expecting: "a number", convert: \.number)
  }

  /// A number that is above zero, or also zero itself.
  static func number(_ name: String, aboveZero isPositive: Bool) -> Self {
    Self(name, expecting: isPositive ? "a number above 0" : "0 or more") { value in
      value.number.flatMap { $0.double > 0 || !isPositive && $0.double == 0 ? $0 : nil }
    }
  }
}

extension Expression.Input<[Number]> {
  /// One or more numbers.
  static func numbers(_ name: String) -> Self {
    repeated(name, expecting: "numbers", each: "a number", convert: \.number)
  }

  /// The numbers of a square in reading order, up to 5×5.
  static func square(_ name: String) -> Self {
    Self(
      name, expecting: "1, 4, 9, 16 or 25 numbers in parentheses, such as (1, 2, 3, 4)"
    ) { value in
      switch value {
      case .number(let number): [number]
      case .list(let numbers) where [4, 9, 16, 25].contains(numbers.count): numbers
      default: nil
      }
    }
  }
}

extension Expression.Input<Network> {
  /// A known network, by its name.
  static func network(_ name: String) -> Self {
    let names = Network.namesInExpressions.joined(separator: ", ")
    return Self(name, expecting: "one of \(names)", convert: \.network)
  }
}

extension Expression.Input<DigitModel> {
  /// A network of the studies, by its name.
  static func model(_ name: String) -> Self {
    let names = DigitModel.allCases.map(\.nameInExpressions).joined(separator: ", ")
    return Self(name, expecting: "one of \(names)", convert: \.model)
  }
}

extension Expression.Input<[Layer]> {
  /// One or more layers.
  static func layers(_ name: String) -> Self {
    repeated(
      name, expecting: "layers such as conv(3) and pool(2)", each: "a layer such as conv(3)",
      convert: \.layer)
  }
}
