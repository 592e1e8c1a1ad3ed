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

/// Cuts an expression's text into tokens.
struct Lexer {
  private let characters: [Character]
  private var position = 0

  /// - Throws: an error for a text longer than `Expression.longestText`.
  init(_ text: String) throws(ExpressionError) {
    let limit = Expression.longestText
    guard text.dropFirst(limit).isEmpty else {
      throw ExpressionError("expected at most \(limit.grouped) characters", at: limit)
    }
    characters = Array(text)
  }

  /// All tokens, the last of which is the end.
  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    var lexer = try Lexer(text)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, text: "the end", column: lexer.characters.count))
    return tokens
  }

  private mutating func next() throws(ExpressionError) -> Token? {
    _ = take { $0.isWhitespace }
    guard position < characters.count else { return nil }
    let first = characters[position]
    if first.isDigit || first == "." { return try number() }
    if first.isLetter26 { return name() }
    return try symbol()
  }

  private mutating func number() throws(ExpressionError) -> Token {
    let start = position
    _ = take { $0.isDigit || $0 == "." }
    takeExponent()
    let text = String(characters[start..<position])
    guard let decimal = Decimal(text) else {
      throw ExpressionError("expected a number such as 0.5, found \(text.cut)", at: start)
    }
    if text.count > 1, text.hasPrefix("0"), !text.hasPrefix("0."), !text.hasPrefix("0e") {
      throw ExpressionError(
        "\(text.cut) starts with a zero: write 1000, not 1,000, and 7, not 007", at: start)
    }
    guard let number = Number(decimal) else {
      throw ExpressionError("\(text.cut) is out of range: \(Number.range)", at: start)
    }
    return Token(kind: .number(number), text: text.cut, column: start)
  }

  /// Takes `e8` or `e-8`; an `e` without digits stays for the next token.
  private mutating func takeExponent() {
    let start = position
    guard position < characters.count, characters[position] == "e" || characters[position] == "E"
    else { return }
    position += 1
    if position < characters.count, "+-".contains(characters[position]) { position += 1 }
    if take(where: \.isDigit).isEmpty { position = start }
  }

  private mutating func name() -> Token {
    let start = position
    let name = String(take { $0.isLetter26 || $0.isDigit || $0 == "_" })
    let kind: Token.Kind =
      switch name {
      case "and": .symbol(.and)
      case "or": .symbol(.or)
      case "not": .symbol(.not)
      default: .name(name)
      }
    return Token(kind: kind, text: name.cut, column: start)
  }

  private mutating func symbol() throws(ExpressionError) -> Token {
    let start = position
    for length in [2, 1] {
      let text = String(characters[start...].prefix(length))
      guard let symbol = Token.Symbol(rawValue: Self.otherSpellings[text] ?? text) else { continue }
      position += length
      return Token(kind: .symbol(symbol), text: text, column: start)
    }
    if characters[start] == "=" {
      throw ExpressionError("found =, expected == to compare", at: start)
    }
    throw ExpressionError(
      "found \(characters[start].shown), expected a number, a name or one of + - * / ^ ( )",
      at: start)
  }

  private static let otherSpellings = [
    "×": "*", "·": "*", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=",
  ]

  private mutating func take(where belongs: (Character) -> Bool) -> ArraySlice<Character> {
    let taken = characters[position...].prefix(while: belongs)
    position = taken.endIndex
    return taken
  }
}

extension Character {
  fileprivate var isDigit: Bool { "0"..."9" ~= self && isASCII }
  fileprivate var isLetter26: Bool { isASCII && isLetter }

  /// The character if it is harmless on a screen, else the number of its first scalar.
  fileprivate var shown: String {
    guard let scalar = unicodeScalars.first else { return "" }
    if isASCII, 0x21..<0x7F ~= scalar.value { return String(self) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// At most 24 characters of the text.
  fileprivate var cut: String { count <= 24 ? self : prefix(23) + "…" }
}
