import ConvolutionCore

/// Computes trees.
struct Evaluator {
  let variables: [String: Number]

  func number(_ node: Node) throws(ExpressionError) -> Number {
    let value = try evaluate(node)
    guard case .number(let number) = value else {
      throw ExpressionError("expected a number, found \(value)", at: node.column)
    }
    return number
  }

  func truth(_ node: Node) throws(ExpressionError) -> Bool {
    let value = try evaluate(node)
    guard case .truth(let truth) = value else {
      throw ExpressionError(
        "expected a comparison such as k <= n, found \(value)", at: node.column)
    }
    return truth
  }

  func evaluate(_ node: Node) throws(ExpressionError) -> Value {
    switch node {
    case .number(let number, _):
      return .number(number)
    case .variable(let name, let column):
      if let number = variables[name] { return .number(number) }
      guard let value = Value.named(name) else { throw unknown(name, at: column) }
      return value
    case .list(let nodes, _):
      var numbers: [Number] = []
      for node in nodes { numbers.append(try number(node)) }
      return .list(numbers)
    case .negated(let operand, let column):
      return .number(try Self.found(try number(operand).negated, at: column))
    case .not(let operand, _):
      return .truth(!(try truth(operand)))
    case .chain(let first, let links):
      var result = try number(first)
      for link in links {
        let right = try number(link.right)
        result = try Self.apply(link.symbol, result, right, at: link.column)
      }
      return .number(result)
    case .comparison(let first, let links):
      var left = try number(first)
      for link in links {
        let right = try number(link.right)
        guard Self.compare(left, link.symbol, right) else { return .truth(false) }
        left = right
      }
      return .truth(true)
    case .joined(let first, let symbol, let others):
      let decisive = symbol == .or
      if try truth(first) == decisive { return .truth(decisive) }
      for other in others where try truth(other) == decisive { return .truth(decisive) }
      return .truth(!decisive)
    case .call(let function, let arguments, let column):
      return try call(function, arguments, at: column)
    }
  }

  /// Computes one link of a chain.
  static func apply(
    _ symbol: Token.Symbol, _ left: Number, _ right: Number, at column: Int
  ) throws(ExpressionError) -> Number {
    let result: Number?
    switch symbol {
    case .plus: result = left + right
    case .minus: result = left - right
    case .times: result = left * right
    case .divided:
      guard right.double != 0 else {
        throw ExpressionError("division by zero: \(left) / 0", at: column)
      }
      result = left / right
    default:
      if left.double == 0, right.double < 0 {
        throw ExpressionError("division by zero: 0^\(right)", at: column)
      }
      if left.double < 0, right.rounded(.down) != right {
        throw ExpressionError(
          "(\(left))^\(right), expected a whole exponent for a base below zero", at: column)
      }
      result = left.raised(to: right)
    }
    return try found(result, at: column)
  }

  private static func compare(_ left: Number, _ symbol: Token.Symbol, _ right: Number) -> Bool {
    switch symbol {
    case .less: left.isBelow(right)
    case .lessOrEqual: !right.isBelow(left)
    case .greater: right.isBelow(left)
    case .greaterOrEqual: !left.isBelow(right)
    case .unequal: !left.isSame(as: right)
    default: left.isSame(as: right)
    }
  }

  private func call(
    _ function: Expression.Function, _ arguments: [[Node]], at column: Int
  ) throws(ExpressionError) -> Value {
    var values: [[Located]] = []
    for nodes in arguments {
      var group: [Located] = []
      for node in nodes { group.append(Located(value: try evaluate(node), column: node.column)) }
      values.append(group)
    }
    return try function.result(values, column)
  }

  /// Turns a missing result of an operation into an error.
  static func found(_ result: Number?, at column: Int) throws(ExpressionError) -> Number {
    guard let result else {
      throw ExpressionError("the result is out of range: \(Number.range)", at: column)
    }
    return result
  }

  private func unknown(_ name: String, at column: Int) -> ExpressionError {
    let functions = Expression.functions.map(\.name)
    if functions.contains(name) {
      return ExpressionError("\(name) is a function, expected ( after it", at: column)
    }
    let known = variables.keys.sorted()
    let names = known.isEmpty ? "a number" : "one of \(known.joined(separator: ", ").cut)"
    return ExpressionError(
      "nothing is called \(name.cut) here",
      otherwise: ", expected \(names) or a function such as dense(3, 4)", unknown: name,
      among: known + functions + Value.names, at: column)
  }
}
