import ConvolutionCore

/// Computes trees together with what mistakes make of them.
///
/// Every part is computed once for each mistake that touches it, so the work grows with the length
/// of the text times the few dozen mistakes there are.
struct MistakeReader {
  let evaluator: Evaluator

  /// Computes a part; throws what the right one throws.
  func reading(_ node: Node) throws(ExpressionError) -> Reading {
    switch node {
    case .number, .variable, .not, .comparison, .joined:
      return Reading(right: try evaluator.evaluate(node))
    case .list(let nodes, _):
      let parts = try readings(nodes)
      return Reading(
        right: try evaluator.evaluate(node),
        wrong: parts.keys.map { key in
          let numbers = parts.values(for: key)?.compactMap(\.number)
          return Reading.Wrong(key: key, value: numbers.map { .list($0) }, text: "")
        })
    case .negated(let operand, let column):
      let part = try reading(operand)
      let right = try Self.negated(part.right, at: column)
      return Reading(
        right: right,
        wrong: part.wrong.map { wrong in
          var wrong = wrong
          wrong.value = wrong.value.flatMap { try? Self.negated($0, at: column) }
          wrong.text = wrong.text.isEmpty ? "" : "-(\(wrong.text))"
          return wrong
        })
    case .chain(let first, let links):
      let parts = try [reading(first)] + readings(links.map(\.right))
      let right = try Self.chain(parts.map(\.right), links)
      return Reading(
        right: right,
        wrong: parts.keys.map { key in
          let value = parts.values(for: key).flatMap { try? Self.chain($0, links) }
          return Reading.Wrong(
            key: key, value: value, text: value == nil ? "" : Self.text(parts, links, for: key))
        })
    case .call(let function, let arguments, let column):
      return try call(function, arguments, at: column)
    }
  }

  /// The factors of a product, added up; nil for what is no product.
  func sumOfFactors(_ node: Node) throws(ExpressionError) -> (Number, working: String)? {
    guard case .chain(let first, let links) = node, links.allSatisfy({ $0.symbol == .times }) else {
      return nil
    }
    var sum = try evaluator.number(first)
    var text = sum.plain
    for link in links {
      let factor = try evaluator.number(link.right)
      guard let next = sum + factor else { return nil }
      sum = next
      if text.utf8.count <= Misconception.longestWorking {
        text += factor.double < 0 ? " + (\(factor.plain))" : " + \(factor.plain)"
      }
    }
    return (sum, text)
  }

  private func readings(_ nodes: [Node]) throws(ExpressionError) -> [Reading] {
    var readings: [Reading] = []
    for node in nodes { readings.append(try reading(node)) }
    return readings
  }

  // MARK: Calls

  private func call(
    _ function: Expression.Function, _ arguments: [[Node]], at column: Int
  ) throws(ExpressionError) -> Reading {
    var groups: [[Reading]] = []
    for nodes in arguments { groups.append(try readings(nodes)) }
    let parts = Array(groups.joined())
    let columns = arguments.map { $0.map(\.column) }
    func located(_ values: [Value]) -> [[Located]] {
      var rest = values[...]
      return columns.map { group in
        group.compactMap { column in
          rest.popFirst().map { Located(value: $0, column: column) }
        }
      }
    }
    let right = located(parts.map(\.right))
    var reading = Reading(right: try function.result(right, column))
    reading.wrong = Self.wrong(try function.wrongResults(right))
    // Where a mistake changes what the function is given, it is worked out anew.
    let touched = parts.keys
    for key in touched where !reading.wrong.contains(where: { $0.key == key }) {
      reading.wrong.append(Reading.Wrong(key: key, value: nil, text: ""))
    }
    for (index, wrong) in reading.wrong.enumerated()
    where touched.contains(where: { $0.misconception == wrong.key.misconception }) {
      reading.wrong[index].value = nil
      guard let values = parts.values(for: wrong.key) else { continue }
      let arguments = located(values)
      let again = Reading(
        right: reading.right, wrong: Self.wrong((try? function.wrongResults(arguments)) ?? []))
      let made = again.wrong(for: wrong.key)
      reading.wrong[index].value = made?.value ?? (try? function.result(arguments, column))
      reading.wrong[index].text = made?.text ?? ""
    }
    return reading
  }

  /// Numbers the ways of each mistake.
  private static func wrong(_ results: [WrongResult<Number>]) -> [Reading.Wrong] {
    var counts: [Misconception: Int] = [:]
    return results.map { result in
      let variant = counts[result.misconception, default: 0]
      counts[result.misconception] = variant + 1
      return Reading.Wrong(
        key: Reading.Key(misconception: result.misconception, variant: variant),
        value: .number(result.value), text: result.working)
    }
  }

  // MARK: Operators

  private static func negated(_ value: Value, at column: Int) throws(ExpressionError) -> Value {
    .number(try Evaluator.found(value.number?.negated, at: column))
  }

  private static func chain(_ values: [Value], _ links: [Node.Link]) throws(ExpressionError)
    -> Value
  {
    let numbers = values.compactMap(\.number)
    guard var result = numbers.first, numbers.count == links.count + 1 else {
      throw ExpressionError("expected a number", at: 0)
    }
    for (link, number) in zip(links, numbers.dropFirst()) {
      result = try Evaluator.apply(link.symbol, result, number, at: link.column)
    }
    return .number(result)
  }

  /// A chain as a mistake has it written.
  ///
  /// It holds the sums of the parts that the mistake touches and the numbers of the others; empty
  /// where it is longer than a line.
  private static func text(
    _ parts: [Reading], _ links: [Node.Link], for key: Reading.Key
  ) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      guard text.utf8.count <= Misconception.longestWorking,
        let number = part.value(for: key)?.number
      else { return "" }
      let before = index > 0 ? links[index - 1].symbol : nil
      let after = index < links.count ? links[index].symbol : nil
      let working = part.wrong(for: key)?.text ?? ""
      if let before { text += before.sign }
      text += (working.isEmpty ? number.plain : working).operand(after: before, before: after)
    }
    return text
  }
}

extension Token.Symbol {
  /// An operator as it is written between two numbers.
  fileprivate var sign: String {
    switch self {
    case .plus: " + "
    case .minus: " - "
    case .times: " * "
    case .divided: " / "
    default: "^"
    }
  }

  /// The precedence of an operator.
  fileprivate var strength: Int {
    switch self {
    case .plus, .minus: 1
    case .times, .divided: 2
    default: 3
    }
  }
}

extension String {
  /// A sum as a part of another, in parentheses where it needs them.
  fileprivate func operand(after left: Token.Symbol?, before right: Token.Symbol?) -> String {
    let binds = loosestOperator
    let isLoose =
      hasPrefix("-") && (left != nil || right == .power)
      || [left, right].contains { $0.map { $0.strength > binds } ?? false }
      || (left == .minus || left == .divided || left == .power) && left?.strength == binds
      || right == .power && binds < 4
    return isLoose ? "(\(self))" : self
  }

  /// The precedence of the loosest operator outside of parentheses, a sign in front not counted; 4
  /// if there is none.
  private var loosestOperator: Int {
    var (depth, loosest) = (0, 4)
    for character in dropFirst(hasPrefix("-") ? 1 : 0) {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "+" where depth == 0, "-" where depth == 0: loosest = min(loosest, 1)
      case "*" where depth == 0, "/" where depth == 0: loosest = min(loosest, 2)
      case "^" where depth == 0: loosest = min(loosest, 3)
      default: break
      }
    }
    return loosest
  }
}

/// A part of an expression: its right value, and the value that each mistake gives it.
struct Reading {
  /// A mistake and one of the ways to make it.
  struct Key: Hashable {
    var misconception: Misconception
    /// Which way, from 0.
    var variant: Int
  }

  /// The part as a mistake has it.
  struct Wrong {
    var key: Key
    /// The value; nil if the mistake leaves none.
    var value: Value?
    /// The sum that gives it; empty where the number says as much.
    var text: String
  }

  var right: Value
  /// The mistakes that change the part, or could.
  var wrong: [Wrong] = []

  /// The part as a mistake has it: nil where the mistake does not touch it.
  ///
  /// A mistake that can be made here in fewer ways than elsewhere is made in the last one.
  func wrong(for key: Key) -> Wrong? {
    wrong.last { $0.key.misconception == key.misconception && $0.key.variant <= key.variant }
  }

  /// The value that a mistake gives; nil if there is none.
  func value(for key: Key) -> Value? {
    guard let wrong = wrong(for: key) else { return right }
    return wrong.value
  }
}

extension [Reading] {
  /// The mistakes that touch any of these parts, in the order of the parts.
  var keys: [Reading.Key] {
    var keys: [Reading.Key] = []
    for wrong in lazy.flatMap(\.wrong) where !keys.contains(wrong.key) { keys.append(wrong.key) }
    return keys
  }

  /// The values that a mistake gives all parts; nil if one has none.
  func values(for key: Reading.Key) -> [Value]? {
    var values: [Value] = []
    for reading in self {
      guard let value = reading.value(for: key) else { return nil }
      values.append(value)
    }
    return values
  }
}
