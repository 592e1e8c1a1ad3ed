import ConvolutionCore

/// Reads tokens into a tree by recursive descent: one function for each level of precedence.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  private(set) var variables: Set<String> = []

  init(_ text: String, names: Set<String> = []) throws(ExpressionError) {
    tokens = try Lexer.tokens(of: text, names: names)
  }

  /// Reads the whole text.
  mutating func parse() throws(ExpressionError) -> Node {
    let node = try condition()
    if case .name("x") = current.kind {
      throw ExpressionError(
        "found x, expected an operator; a product is written *", at: current.column)
    }
    guard current.kind == .end else { throw unexpected("an operator such as +") }
    return node
  }

  // MARK: Levels, the loosest first

  private mutating func condition() throws(ExpressionError) -> Node {
    let first = try conjunction()
    var others: [Node] = []
    while take([.or]) != nil { others.append(try conjunction()) }
    return others.isEmpty ? first : .joined(first, by: .or, others)
  }

  private mutating func conjunction() throws(ExpressionError) -> Node {
    let first = try negation()
    var others: [Node] = []
    while take([.and]) != nil { others.append(try negation()) }
    return others.isEmpty ? first : .joined(first, by: .and, others)
  }

  private mutating func negation() throws(ExpressionError) -> Node {
    guard let not = take([.not]) else { return try comparison() }
    try descend()
    defer { depth -= 1 }
    return .not(try negation(), column: not.column)
  }

  private mutating func comparison() throws(ExpressionError) -> Node {
    let first = try sum()
    var links: [Node.Link] = []
    while let sign = take([.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .unequal]) {
      links.append(.init(symbol: sign.symbol, column: sign.column, right: try sum()))
    }
    return links.isEmpty ? first : .comparison(first, links)
  }

  private mutating func sum() throws(ExpressionError) -> Node {
    let first = try product()
    var links: [Node.Link] = []
    while let sign = take([.plus, .minus]) {
      links.append(.init(symbol: sign.symbol, column: sign.column, right: try product()))
    }
    return links.isEmpty ? first : .chain(first, links)
  }

  private mutating func product() throws(ExpressionError) -> Node {
    let first = try signed()
    var links: [Node.Link] = []
    while let sign = take([.times, .divided]) {
      links.append(.init(symbol: sign.symbol, column: sign.column, right: try signed()))
    }
    return links.isEmpty ? first : .chain(first, links)
  }

  private mutating func signed() throws(ExpressionError) -> Node {
    guard let minus = take([.minus]) else { return try power() }
    try descend()
    defer { depth -= 1 }
    return .negated(try signed(), column: minus.column)
  }

  private mutating func power() throws(ExpressionError) -> Node {
    let base = try atom()
    guard let sign = take([.power]) else { return base }
    try descend()
    defer { depth -= 1 }
    let exponent = try signed()
    return .chain(base, [.init(symbol: .power, column: sign.column, right: exponent)])
  }

  private mutating func atom() throws(ExpressionError) -> Node {
    let token = current
    switch token.kind {
    case .number(let number):
      advance()
      return .number(number, column: token.column)
    case .name(let name):
      advance()
      if let opening = take([.open]) {
        return try call(name, at: token.column, openedAt: opening.column)
      }
      if Value.named(name) == nil { variables.insert(name) }
      return .variable(name, column: token.column)
    case .symbol(.open):
      advance()
      return try parentheses(openedAt: token.column)
    case .symbol(.times) where index > 0 && tokens[index - 1].isSymbol(.times):
      throw ExpressionError("a power is written ^, as in 3^2", at: token.column)
    default:
      throw unexpected("a number, a name or (")
    }
  }

  // MARK: Behind an opening parenthesis

  private mutating func parentheses(openedAt column: Int) throws(ExpressionError) -> Node {
    try descend()
    defer { depth -= 1 }
    var nodes = [try condition()]
    while take([.comma]) != nil { nodes.append(try condition()) }
    try close(openedAt: column)
    return nodes.count == 1 ? nodes[0] : .list(nodes, column: column)
  }

  private mutating func call(
    _ name: String, at column: Int, openedAt opening: Int
  ) throws(ExpressionError) -> Node {
    try descend()
    defer { depth -= 1 }
    var arguments: [Call.Argument] = []
    if !current.isSymbol(.close) {
      repeat { arguments.append(try argument()) } while take([.comma]) != nil
    }
    try close(openedAt: opening)
    return try Call(name: name, column: column, arguments: arguments).bound()
  }

  private mutating func argument() throws(ExpressionError) -> Call.Argument {
    let column = current.column
    guard case .name(let label) = current.kind, tokens[index + 1].isSymbol(.colon) else {
      return Call.Argument(label: nil, node: try condition(), column: column)
    }
    advance()
    advance()
    return Call.Argument(label: label, node: try condition(), column: column)
  }

  private mutating func close(openedAt column: Int) throws(ExpressionError) {
    if take([.close]) != nil { return }
    // At the end there is nothing to point at but the parenthesis itself.
    if current.kind == .end {
      throw ExpressionError("this ( is never closed, expected its )", at: column)
    }
    throw unexpected("an operator, a comma or )")
  }

  // MARK: Tokens

  /// The last token is the end, which no rule takes, so there is always a current one.
  private var current: Token { tokens[index] }

  private mutating func advance() { index += 1 }

  private mutating func take(
    _ wanted: [Token.Symbol]
  ) -> (symbol: Token.Symbol, column: Int)? {
    guard case .symbol(let symbol) = current.kind, wanted.contains(symbol) else { return nil }
    defer { advance() }
    return (symbol, current.column)
  }

  private mutating func descend() throws(ExpressionError) {
    guard depth < Expression.deepestNesting else {
      throw ExpressionError(
        "nested too deep, expected at most \(Expression.deepestNesting) levels", at: current.column)
    }
    depth += 1
  }

  private func unexpected(_ expected: String) -> ExpressionError {
    ExpressionError("found \(current.text.cut), expected \(expected)", at: current.column)
  }
}

/// An expression as a tree, no deeper than `Expression.deepestNesting` allows.
///
/// A chain such as `a + b - c` is one node however long it is. Columns locate errors.
indirect enum Node: Sendable {
  case number(Number, column: Int)
  case variable(String, column: Int)
  /// Two values or more in parentheses, such as rows and columns.
  case list([Node], column: Int)
  case negated(Node, column: Int)
  case not(Node, column: Int)
  /// A value and the operations on it, from left to right.
  case chain(Node, [Link])
  /// Neighbours compared: `1 < k <= n` holds if both comparisons hold.
  case comparison(Node, [Link])
  /// Conditions all joined by `and`, or all by `or`.
  case joined(Node, by: Token.Symbol, [Node])
  /// A function and the nodes for each of its parameters; none where the default holds.
  case call(Expression.Function, [[Node]], column: Int)

  /// An operator and its right side.
  struct Link: Sendable {
    var symbol: Token.Symbol
    var column: Int
    var right: Node
  }

  /// The column of the node.
  var column: Int {
    switch self {
    case .number(_, let column), .variable(_, let column), .list(_, let column),
      .negated(_, let column), .not(_, let column), .call(_, _, let column):
      column
    case .chain(let first, _), .comparison(let first, _), .joined(let first, _, _):
      first.column
    }
  }
}
