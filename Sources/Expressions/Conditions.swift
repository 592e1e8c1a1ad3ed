/// A condition taken apart, so that each part can be shown with how far it is met.
extension Expression {
  /// The conditions that `and` joins, all of which must hold, with the column where each starts.
  ///
  /// `field == 15 and weights < 30` has two, at 0 and 16; `a == 1 or b == 2` is one.
  public var conjuncts: [(expression: Expression, column: Int)] {
    guard case .joined(_, by: .and, _) = root else { return [(self, 0)] }
    let parts = pieces(dividedBy: [.and])
    return parts.isEmpty ? [(self, 0)] : parts
  }

  /// A comparison of two sides.
  public struct Comparison: Sendable, Equatable {
    /// The side before the sign.
    public let left: Expression
    /// The sign.
    public let relation: Relation
    /// The side after the sign.
    public let right: Expression
  }

  /// The sign of a comparison.
  public enum Relation: Sendable, Equatable {
    case less, lessOrEqual, greater, greaterOrEqual, equal, unequal

    /// The same with its sides swapped: `<` for `>`.
    public var mirrored: Relation {
      switch self {
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      case .equal, .unequal: self
      }
    }

    init?(_ symbol: Token.Symbol) {
      switch symbol {
      case .less: self = .less
      case .lessOrEqual: self = .lessOrEqual
      case .greater: self = .greater
      case .greaterOrEqual: self = .greaterOrEqual
      case .equal: self = .equal
      case .unequal: self = .unequal
      default: return nil
      }
    }
  }

  /// The two sides, if the expression compares just two numbers.
  public var comparison: Comparison? {
    guard case .comparison(_, let links) = root, links.count == 1,
      let relation = Relation(links[0].symbol)
    else { return nil }
    let sides = pieces(dividedBy: [links[0].symbol]).map(\.expression)
    guard sides.count == 2 else { return nil }
    return Comparison(left: sides[0], relation: relation, right: sides[1])
  }

  /// The name that the expression is, if it is nothing else.
  public var name: String? { if case .variable(let name, _) = root { name } else { nil } }

  /// The text with other words for its names: `stride + 1` as `2 + 1`; those without stay.
  public func text(naming words: (String) -> String?) -> String {
    var result = ""
    var next = text.startIndex
    for token in tokens {
      guard case .name(let name) = token.kind, variables.contains(name), let word = words(name)
      else { continue }
      let start = text.index(text.startIndex, offsetBy: token.column)
      result += text[next..<start] + word
      next = text.index(start, offsetBy: token.text.count)
    }
    return result + text[next...]
  }

  private var tokens: [Token] { (try? Lexer.tokens(of: text, names: names)) ?? [] }

  /// The parts of the text between symbols outside of parentheses, with where each starts.
  private func pieces(
    dividedBy symbols: [Token.Symbol]
  ) -> [(expression: Expression, column: Int)] {
    var depth = 0
    var pieces: [(expression: Expression, column: Int)] = []
    var start = 0
    let characters = Array(text)
    func add(upTo end: Int) {
      var piece = characters[start..<max(start, end)].drop(while: \.isWhitespace)
      while piece.last?.isWhitespace == true { piece.removeLast() }
      if let expression = try? Expression(parsing: String(piece), names: names) {
        pieces.append((expression, piece.startIndex))
      }
    }
    for token in tokens {
      guard case .symbol(let symbol) = token.kind else { continue }
      depth += symbol == .open ? 1 : symbol == .close ? -1 : 0
      guard depth == 0, symbols.contains(symbol) else { continue }
      add(upTo: token.column)
      start = token.column + token.text.count
    }
    add(upTo: characters.count)
    return pieces
  }
}
