/// One piece of an expression's text.
struct Token: Sendable {
  enum Kind: Equatable {
    case number(Number)
    case name(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case power = "^"
    case open = "("
    case close = ")"
    case comma = ","
    case colon = ":"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case unequal = "!="
    case and, or, not
  }

  var kind: Kind
  /// As written, cut to a length that an error can show.
  var text: String
  var column: Int

  func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }
}
