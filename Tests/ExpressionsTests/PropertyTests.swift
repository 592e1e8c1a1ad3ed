import Expressions
import Testing

/// A sum that knows its value without the evaluator.
private indirect enum Tree {
  case literal(Int)
  case variable
  case negated(Tree)
  case binary(Character, Tree, Tree)

  /// The variable of all trees.
  static let n = 7

  /// How tight the tree's outermost operator binds.
  private var precedence: Int {
    switch self {
    case .literal, .variable: 4
    case .negated: 3
    case .binary("*", _, _), .binary("/", _, _): 2
    case .binary: 1
    }
  }

  static func random(depth: Int, _ random: inout SeededGenerator) -> Tree {
    if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 {
      return Bool.random(using: &random) ? .variable : .literal(.random(in: 0...20, using: &random))
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      return .negated(.random(depth: depth - 1, &random))
    }
    let symbol: Character = ["+", "-", "*", "/"].randomElement(using: &random) ?? "+"
    return .binary(
      symbol, .random(depth: depth - 1, &random), .random(depth: depth - 1, &random))
  }

  /// The value as a fraction; nil past 64 bits or for a division by zero.
  var value: (top: Int, bottom: Int)? {
    switch self {
    case .literal(let number): return (number, 1)
    case .variable: return (Self.n, 1)
    case .negated(let tree):
      return tree.value.map { (-$0.top, $0.bottom) }
    case .binary(let symbol, let left, let right):
      guard let a = left.value, var b = right.value else { return nil }
      if symbol == "/" { b = (b.bottom, b.top) }
      if symbol == "-" { b.top = -b.top }
      guard b.bottom != 0 else { return nil }
      let bottom = a.bottom.multipliedReportingOverflow(by: b.bottom)
      let products = [(a.top, b.top), (a.top, b.bottom), (b.top, a.bottom)]
        .map { $0.0.multipliedReportingOverflow(by: $0.1) }
      let sum = products[1].partialValue.addingReportingOverflow(products[2].partialValue)
      guard !bottom.overflow, !sum.overflow, !products.contains(where: \.overflow) else {
        return nil
      }
      let isProduct = symbol == "*" || symbol == "/"
      return (isProduct ? products[0].partialValue : sum.partialValue, bottom.partialValue)
    }
  }

  /// The tree with the parentheses that it needs, and now and then some that it does not.
  func text(_ random: inout SeededGenerator) -> String {
    func part(_ tree: Tree, atLeast precedence: Int) -> String {
      let text = tree.text(&random)
      let isNeeded = tree.precedence < precedence
      return isNeeded || Int.random(in: 0..<8, using: &random) == 0 ? "(\(text))" : text
    }
    let space = Bool.random(using: &random) ? " " : ""
    switch self {
    case .literal(let number): return "\(number)"
    case .variable: return "n"
    case .negated(let tree): return "-" + part(tree, atLeast: 3)
    case .binary(let symbol, let left, let right):
      let left = part(left, atLeast: precedence)
      return left + space + "\(symbol)" + space + part(right, atLeast: precedence + 1)
    }
  }
}

@Suite struct PropertyTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func printedAndReadTreesKeepTheirValue(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var compared = 0
    while compared < 100 {
      let tree = Tree.random(depth: 5, &random)
      guard let (top, bottom) = tree.value else { continue }
      let text = tree.text(&random)
      let number = try Expression(parsing: text).value(with: ["n": Number(Tree.n)])
      #expect(number == (try Expression(parsing: "(\(top)) / (\(bottom))").value()), "\(text)")
      #expect(number.double == Double(top) / Double(bottom), "\(text)")
      compared += 1
    }
  }

  /// Powers against repeated multiplication.
  @Test func powers() throws {
    for base in -12...12 {
      var product = Number(1)
      for exponent in 0...40 {
        let power = try Expression(parsing: "b^e").value(
          with: ["b": Number(base), "e": Number(exponent)])
        #expect(power.isSame(as: product), "\(base)^\(exponent)")
        #expect(power.isExact == product.isExact)
        product = try Expression(parsing: "p * b").value(with: ["p": product, "b": Number(base)])
      }
    }
  }

  /// `floor`, `ceil` and `round` against the definition.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func roundings(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = try ["floor(a / b)", "ceil(a / b)", "round(a / b)"].map {
      try Expression(parsing: $0)
    }
    for _ in 0..<100 {
      let a = Int.random(in: -1000...1000, using: &random)
      let b = Int.random(in: 1...30, using: &random)
      let results = try lines.map {
        try #require(try $0.value(with: ["a": Number(a), "b": Number(b)]).integer)
      }
      #expect(results[0] * b <= a && a < (results[0] + 1) * b)
      #expect((results[1] - 1) * b < a && a <= results[1] * b)
      #expect(2 * (results[2] * b - a).magnitude <= b.magnitude)
    }
  }
}
