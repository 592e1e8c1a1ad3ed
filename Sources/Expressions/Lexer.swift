/// Cuts an expression's text into tokens.
struct Lexer {
  /// The rest of the text; its start index is the column.
  private var rest: ArraySlice<Character>
  /// The known names that hold a hyphen, which is no minus in them.
  private let hyphenated: Set<String>

  /// All tokens of a text, the last of which is the end; a name with hyphens is one if it is known.
  ///
  /// - Throws: an error for a text longer than `Expression.longestText`, for a character that no
  ///   expression has, and for a number that is none.
  static func tokens(
    of text: String, names: Set<String> = []
  ) throws(ExpressionError) -> [Token] {
    let limit = Expression.longestText
    guard text.dropFirst(limit).isEmpty else {
      throw ExpressionError("expected at most \(Number(limit)) characters", at: limit)
    }
    var lexer = Lexer(rest: Array(text)[...], hyphenated: names.filter { $0.contains("-") })
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, text: "the end", column: lexer.rest.startIndex))
    return tokens
  }

  private mutating func next() throws(ExpressionError) -> Token? {
    _ = take { $0 == " " || $0.isWhitespace }
    guard let first = rest.first else { return nil }
    let column = rest.startIndex
    if first.isDigit || first == "." { return try number(at: column) }
    if first.isLatinLetter { return name(at: column) }
    return try symbol(first, at: column)
  }

  private mutating func number(at column: Int) throws(ExpressionError) -> Token {
    let text = take { $0.isDigit || $0 == "." } + takeExponent()
    guard let decimal = Decimal(text) else {
      throw ExpressionError("found \(text.cut), expected a number such as 0.5", at: column)
    }
    if text.first == "0", text.dropFirst().first?.isDigit == true {
      throw ExpressionError(
        "found \(text.cut), expected no leading zeros: write 1000, not 1,000, and 7, not 007",
        at: column)
    }
    guard let number = Number(decimal) else {
      throw ExpressionError("\(text.cut) is out of range: \(Number.range)", at: column)
    }
    return Token(kind: .number(number), text: text, column: column)
  }

  /// Takes `e8` or `e-8`; an `e` without digits behind it is left alone.
  private mutating func takeExponent() -> String {
    let start = rest
    var text = ""
    if let e = rest.first, e == "e" || e == "E" {
      text.append(rest.removeFirst())
      if let sign = rest.first, sign == "+" || sign == "-" { text.append(rest.removeFirst()) }
      let digits = take(while: \.isDigit)
      if !digits.isEmpty { return text + digits }
    }
    rest = start
    return ""
  }

  private mutating func name(at column: Int) -> Token {
    let name = takeHyphenated() ?? take(while: \.isOfName)
    let kind: Token.Kind = Self.words[name].map { .symbol($0) } ?? .name(name)
    return Token(kind: kind, text: name, column: column)
  }

  /// Takes the longest known name with hyphens that stands here; nil if none does.
  private mutating func takeHyphenated() -> String? {
    guard !hyphenated.isEmpty else { return nil }
    let run = String(rest.prefix { $0.isOfName || $0 == "-" })
    var parts = run.split(separator: "-", omittingEmptySubsequences: false)
    while parts.count > 1 {
      let name = parts.joined(separator: "-")
      if hyphenated.contains(name) {
        rest = rest.dropFirst(name.count)
        return name
      }
      parts.removeLast()
    }
    return nil
  }

  private mutating func symbol(
    _ first: Character, at column: Int
  ) throws(ExpressionError) -> Token {
    for length in [2, 1] {
      let text = String(rest.prefix(length))
      if let symbol = Self.symbols[text] {
        rest = rest.dropFirst(length)
        return Token(kind: .symbol(symbol), text: text, column: column)
      }
    }
    let expected = first == "=" ? "== to compare" : "a number, a name or one of + - * / ^ ( )"
    throw ExpressionError("found \(first.shown), expected \(expected)", at: column)
  }

  private static let words: [String: Token.Symbol] = ["and": .and, "or": .or, "not": .not]

  private static let symbols: [String: Token.Symbol] = [
    "+": .plus, "-": .minus, "−": .minus, "*": .times, "×": .times, "·": .times, "/": .divided,
    "^": .power, "(": .open, ")": .close, ",": .comma, ":": .colon,
    "<": .less, "<=": .lessOrEqual, "≤": .lessOrEqual,
    ">": .greater, ">=": .greaterOrEqual, "≥": .greaterOrEqual,
    "==": .equal, "!=": .unequal, "≠": .unequal,
  ]

  private mutating func take(while belongs: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: belongs)
    rest = rest[taken.endIndex...]
    return String(taken)
  }
}

extension Character {
  fileprivate var isDigit: Bool {
    asciiValue.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
  }

  fileprivate var isLatinLetter: Bool {
    asciiValue.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 } ?? false
  }

  fileprivate var isOfName: Bool { isLatinLetter || isDigit || self == "_" }

  /// The character if it is harmless on a screen, else the number of its first scalar.
  fileprivate var shown: String {
    guard let scalar = unicodeScalars.first else { return "" }
    if isASCII, 0x21..<0x7F ~= scalar.value { return String(self) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// At most 24 characters of the text, for an error.
  var cut: String { count <= 24 ? self : prefix(23) + "…" }
}

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
