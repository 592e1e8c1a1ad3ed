/// One piece of an expression's text.
struct Token: Sendable {
  enum Kind: Equatable {
    case number(Number)
    case name(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol {
    case plus, minus, times, divided, power
    case open, close, comma, colon
    case less, lessOrEqual, greater, greaterOrEqual, equal, unequal
    case and, or, not
  }

  var kind: Kind
  /// As written.
  var text: String
  var column: Int

  func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }
}
