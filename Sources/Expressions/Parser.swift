/// Reads tokens into a tree, by recursive descent: one function for each level of precedence.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  private(set) var variables: Set<String> = []

  /// - Parameter tokens: what `Lexer` made, the end included.
  init(_ tokens: [Token]) { self.tokens = tokens }

  mutating func parse() throws(ExpressionError) -> Node {
    let node = try condition()
    guard case .end = current.kind else {
      throw unexpected("an operator such as + or the end")
    }
    return node
  }

  // MARK: Levels, loosest first

  private mutating func condition() throws(ExpressionError) -> Node {
    try joined(by: .or) { parser throws(ExpressionError) in
      try parser.joined(by: .and) { parser throws(ExpressionError) in try parser.negation() }
    }
  }

  private mutating func joined(
    by symbol: Token.Symbol, _ operand: (inout Parser) throws(ExpressionError) -> Node
  ) throws(ExpressionError) -> Node {
    var nodes = [try operand(&self)]
    while take(symbol) { nodes.append(try operand(&self)) }
    return nodes.count == 1 ? nodes[0] : .joined(nodes, by: symbol)
  }

  private mutating func negation() throws(ExpressionError) -> Node {
    let column = current.column
    guard take(.not) else { return try comparison() }
    return try nested { parser throws(ExpressionError) in
      .not(try parser.negation(), column: column)
    }
  }

  private mutating func comparison() throws(ExpressionError) -> Node {
    let first = try sum()
    let links = try links(
      of: [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .unequal]
    ) { parser throws(ExpressionError) in try parser.sum() }
    return links.isEmpty ? first : .comparison(first, links)
  }

  private mutating func sum() throws(ExpressionError) -> Node {
    let first = try product()
    let links = try links(of: [.plus, .minus]) { parser throws(ExpressionError) in
      try parser.product()
    }
    return links.isEmpty ? first : .chain(first, links)
  }

  private mutating func product() throws(ExpressionError) -> Node {
    let first = try signed()
    let links = try links(of: [.times, .divided]) { parser throws(ExpressionError) in
      try parser.signed()
    }
    return links.isEmpty ? first : .chain(first, links)
  }

  private mutating func signed() throws(ExpressionError) -> Node {
    let column = current.column
    guard take(.minus) else { return try power() }
    return try nested { parser throws(ExpressionError) in
      .negated(try parser.signed(), column: column)
    }
  }

  private mutating func power() throws(ExpressionError) -> Node {
    let base = try atom()
    let column = current.column
    guard take(.power) else { return base }
    return try nested { parser throws(ExpressionError) in
      .chain(base, [.init(symbol: .power, column: column, right: try parser.signed())])
    }
  }

  private mutating func atom() throws(ExpressionError) -> Node {
    let token = current
    switch token.kind {
    case .number(let number):
      advance()
      return .number(number)
    case .name(let name):
      advance()
      if current.isSymbol(.open) { return try call(name, at: token.column) }
      variables.insert(name)
      return .variable(name, column: token.column)
    case .symbol(.open):
      return try parentheses()
    default:
      throw unexpected("a number, a name or (")
    }
  }

  // MARK: Parentheses

  private mutating func parentheses() throws(ExpressionError) -> Node {
    let opening = current
    advance()
    let node = try nested { parser throws(ExpressionError) in
      let first = try parser.condition()
      guard parser.take(.comma) else { return first }
      return .pair(first, try parser.condition())
    }
    try close(opening)
    return node
  }

  private mutating func call(_ name: String, at column: Int) throws(ExpressionError) -> Node {
    let opening = current
    advance()
    var arguments: [Call.Argument] = []
    if !current.isSymbol(.close) {
      repeat { arguments.append(try argument()) } while take(.comma)
    }
    try close(opening)
    return try Call(name: name, column: column, arguments: arguments).bound()
  }

  private mutating func argument() throws(ExpressionError) -> Call.Argument {
    let column = current.column
    var label: String?
    if case .name(let name) = current.kind, tokens[index + 1].isSymbol(.colon) {
      label = name
      index += 2
    }
    let node = try nested { parser throws(ExpressionError) in try parser.condition() }
    return Call.Argument(label: label, node: node, column: column)
  }

  private mutating func close(_ opening: Token) throws(ExpressionError) {
    guard !take(.close) else { return }
    throw unexpected("an operator, a comma or ) for the ( at \(opening.column + 1)")
  }

  // MARK: Tokens

  private mutating func links(
    of symbols: Set<Token.Symbol>, _ operand: (inout Parser) throws(ExpressionError) -> Node
  ) throws(ExpressionError) -> [Node.Link] {
    var links: [Node.Link] = []
    while case .symbol(let symbol) = current.kind, symbols.contains(symbol) {
      let column = current.column
      advance()
      links.append(.init(symbol: symbol, column: column, right: try operand(&self)))
    }
    return links
  }

  private mutating func nested(
    _ body: (inout Parser) throws(ExpressionError) -> Node
  ) throws(ExpressionError) -> Node {
    guard depth < Expression.deepestNesting else {
      throw ExpressionError(
        "nested too deep: expected at most \(Expression.deepestNesting) levels",
        at: current.column)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private var current: Token { tokens[index] }

  /// Goes on; nothing is taken past the end, which is no name, number or symbol.
  private mutating func advance() { index += 1 }

  private mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    advance()
    return true
  }

  private func unexpected(_ expected: String) -> ExpressionError {
    ExpressionError("found \(current.text), expected \(expected)", at: current.column)
  }
}
