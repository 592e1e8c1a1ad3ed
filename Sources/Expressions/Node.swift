/// What an expression says, as a tree no deeper than `Expression.deepestNesting` allows.
///
/// A chain such as `a + b - c` is one node however long it is. Columns tell where an error is.
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

  /// Where the node starts.
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
