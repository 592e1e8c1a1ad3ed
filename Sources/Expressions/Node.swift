/// What an expression says, as a tree; its depth is bounded by `Expression.deepestNesting`.
///
/// Chains such as `a + b - c` are one node however long they are. Columns tell where an error is.
indirect enum Node: Sendable {
  case number(Number)
  case variable(String, column: Int)
  case pair(Node, Node)
  case negated(Node, column: Int)
  case not(Node, column: Int)
  /// A value and the operations on it, from left to right.
  case chain(Node, [Link])
  /// Neighbours compared: `1 < k <= n` holds if both comparisons hold.
  case comparison(Node, [Link])
  /// The nodes are all joined by `and`, or all by `or`.
  case joined([Node], by: Token.Symbol)
  /// The nodes for each parameter of the function; none where its default holds.
  case call(Expression.Function, [[Node]], column: Int)

  /// An operator and its right side.
  struct Link: Sendable {
    var symbol: Token.Symbol
    var column: Int
    var right: Node
  }
}
