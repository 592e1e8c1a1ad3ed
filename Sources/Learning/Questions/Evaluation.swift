import Expressions
import LessonScript

extension ExpressionError {
  /// The error with the name that was probably meant, if it is about one that nothing has.
  public var suggestingNearest: ExpressionError { suggesting { nearest(to: $0, among: $1) } }

  /// The same error at its place in the lesson file.
  public func located(in expression: Located<String>) -> LessonErrors {
    var place = expression.location
    place.column += column
    return LessonErrors([LessonError(suggestingNearest.message, at: place)])
  }
}

extension Located where Value == String {
  /// The number that this expression has, or what is wrong with it, located.
  public func number(with variables: [String: Number]) throws(LessonErrors) -> Number {
    try result(with: variables) { expression throws(ExpressionError) in
      try expression.value(with: variables)
    }
  }

  /// Whether the condition that this expression is holds, or what is wrong with it, located.
  func truth(with variables: [String: Number]) throws(LessonErrors) -> Bool {
    try result(with: variables) { expression throws(ExpressionError) in
      try expression.truth(with: variables)
    }
  }

  /// An error that comes of the numbers says them: `division by zero: 4 / 0 (k = 0, n = 4)`.
  private func result<Result>(
    with variables: [String: Number], _ evaluate: (Expression) throws(ExpressionError) -> Result
  ) throws(LessonErrors) -> Result {
    let expression: Expression
    do { expression = try Expression(parsing: value) } catch { throw error.located(in: self) }
    do { return try evaluate(expression) } catch {
      let used = variables.filter { expression.variables.contains($0.key) }
      let message = error.suggestingNearest.message + used.note
      throw ExpressionError(message, at: error.column).located(in: self)
    }
  }
}

extension [String: Number] {
  /// The variables and their numbers in parentheses, with a space before; empty for none.
  var note: String {
    if isEmpty { return "" }
    let values = sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return " (\(values.joined(separator: ", ")))"
  }
}

extension Array where Element == Inline {
  /// The text with every expression replaced by its number.
  public func evaluated(with variables: [String: Number] = [:]) throws(LessonErrors) -> Prose {
    try mapCollectingErrors { inline throws(LessonErrors) in
      try inline.evaluated(with: variables)
    }
  }
}

extension Array where Element == Block {
  /// The blocks with every expression of their prose replaced by its number.
  public func evaluated(with variables: [String: Number] = [:]) throws(LessonErrors) -> [Block] {
    try mapCollectingErrors { block throws(LessonErrors) in
      try block.evaluated(with: variables)
    }
  }
}

extension Inline {
  fileprivate func evaluated(with variables: [String: Number]) throws(LessonErrors) -> Inline {
    switch self {
    case .expression(let expression):
      return .text(try expression.number(with: variables).description)
    case .emphasis(let inner): return .emphasis(try inner.evaluated(with: variables))
    case .strong(let inner): return .strong(try inner.evaluated(with: variables))
    case .link(let inner, let address):
      return .link(try inner.evaluated(with: variables), address: address)
    case .text, .code, .lineBreak: return self
    }
  }
}

extension Block {
  fileprivate func evaluated(with variables: [String: Number]) throws(LessonErrors) -> Block {
    switch self {
    case .paragraph(let prose): return .paragraph(try prose.evaluated(with: variables))
    case .heading(let level, let prose):
      return .heading(level: level, try prose.evaluated(with: variables))
    case .list(var list):
      list.items = try list.items.mapCollectingErrors { item throws(LessonErrors) in
        try item.evaluated(with: variables)
      }
      return .list(list)
    case .table(var table):
      let rows = try ([table.head] + table.rows).mapCollectingErrors { row throws(LessonErrors) in
        try row.mapCollectingErrors { cell throws(LessonErrors) in
          try cell.evaluated(with: variables)
        }
      }
      table.head = rows[0]
      table.rows = Array(rows.dropFirst())
      return .table(table)
    case .quote(let blocks): return .quote(try blocks.evaluated(with: variables))
    case .code, .rule, .figure, .quiz: return self
    }
  }
}
