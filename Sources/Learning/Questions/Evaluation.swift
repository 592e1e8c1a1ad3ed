import Expressions
import LessonScript

extension ExpressionError {
  /// The same error at its place in the lesson file.
  public func located(in expression: Located<String>) -> LessonErrors {
    var place = expression.location
    place.column += column
    return LessonErrors([LessonError(message, at: place)])
  }
}

extension Located where Value == String {
  /// The number that this expression has, or what is wrong with it, located.
  public func number(with variables: [String: Number]) throws(LessonErrors) -> Number {
    do {
      return try Expression(parsing: value).value(with: variables)
    } catch { throw error.located(in: self) }
  }
}

extension Array where Element == Inline {
  /// The text with every expression replaced by its number.
  public func evaluated(with variables: [String: Number] = [:]) throws(LessonErrors) -> Prose {
    var result: Prose = []
    var errors = LessonErrors()
    for inline in self {
      do throws(LessonErrors) {
        switch inline {
        case .expression(let expression):
          result.append(.text(try expression.number(with: variables).description))
        case .emphasis(let inner): result.append(.emphasis(try inner.evaluated(with: variables)))
        case .strong(let inner): result.append(.strong(try inner.evaluated(with: variables)))
        case .link(let inner, let address):
          result.append(.link(try inner.evaluated(with: variables), address: address))
        case .text, .code, .lineBreak: result.append(inline)
        }
      } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
    return result
  }
}

extension Array where Element == Block {
  /// The blocks with every expression of their prose replaced by its number.
  public func evaluated(with variables: [String: Number] = [:]) throws(LessonErrors) -> [Block] {
    var result: [Block] = []
    var errors = LessonErrors()
    for block in self {
      do throws(LessonErrors) {
        result.append(try block.evaluated(with: variables))
      } catch { errors.report(error) }
    }
    guard errors.isEmpty else { throw errors }
    return result
  }
}

extension Block {
  fileprivate func evaluated(with variables: [String: Number]) throws(LessonErrors) -> Block {
    switch self {
    case .paragraph(let prose): return .paragraph(try prose.evaluated(with: variables))
    case .heading(let level, let prose):
      return .heading(level: level, try prose.evaluated(with: variables))
    case .list(var list):
      for index in list.items.indices {
        list.items[index] = try list.items[index].evaluated(with: variables)
      }
      return .list(list)
    case .table(var table):
      table.head = try evaluated(table.head, with: variables)
      for index in table.rows.indices {
        table.rows[index] = try evaluated(table.rows[index], with: variables)
      }
      return .table(table)
    case .quote(let blocks): return .quote(try blocks.evaluated(with: variables))
    case .code, .rule, .figure, .quiz: return self
    }
  }

  private func evaluated(
    _ cells: [Prose], with variables: [String: Number]
  ) throws(LessonErrors) -> [Prose] {
    var result: [Prose] = []
    for cell in cells { result.append(try cell.evaluated(with: variables)) }
    return result
  }
}
