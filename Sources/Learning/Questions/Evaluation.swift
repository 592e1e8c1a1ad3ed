import Expressions
import LessonScript

extension ExpressionError {
  /// The error with the name that was probably meant, if it is about one that nothing has.
  public var suggestingNearest: ExpressionError { suggesting { nearest(to: $0, among: $1) } }

  /// The same error at its location in the lesson file.
  public func located(in expression: Located<String>) -> LessonErrors {
    var place = expression.location
    place.column += column
    return LessonErrors([LessonError(suggestingNearest.message, at: place)])
  }
}

extension Located where Value == String {
  /// The number that this expression has; throws what is wrong with it, located.
  public func number(with variables: [String: Number]) throws(LessonErrors) -> Number {
    try result(with: variables) { expression throws(ExpressionError) in
      try expression.value(with: variables)
    }
  }

  /// The truth of the condition that this expression is; throws what is wrong with it, located.
  public func truth(with variables: [String: Number]) throws(LessonErrors) -> Bool {
    try result(with: variables) { expression throws(ExpressionError) in
      try expression.truth(with: variables)
    }
  }

  /// An error that comes of the numbers says them: `division by zero: 4 / 0 (k = 0, n = 4)`.
  private func result<Result>(
    with variables: [String: Number], _ evaluate: (Expression) throws(ExpressionError) -> Result
  ) throws(LessonErrors) -> Result {
    let expression: Expression
    do {
      expression = try Expression(parsing: value, names: Set(variables.keys))
    } catch { throw error.located(in: self) }
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

// MARK: - Quizzes

extension QuizBlock {
  /// The question of a draw; nil if `when:` does not hold.
  ///
  /// Throws all that is wrong with it.
  func question(
    drawn: [String: Number], seed: UInt64
  ) throws(LessonErrors) -> Question? {
    var errors = LessonErrors()
    let isAdmitted = errors.catching(try condition?.truth(with: drawn) ?? true)
    if isAdmitted == false { return nil }
    let prompt = errors.catching(try prompt.evaluated(with: drawn))
    let kind = errors.catching(try kind(drawn: drawn, seed: seed))
    let hints = errors.catching(
      try hints.mapCollectingErrors { hint throws(LessonErrors) in
        try hint.evaluated(with: drawn)
      })
    let why = errors.catching(try why.evaluated(with: drawn))
    guard let prompt, let kind, let hints, let why, errors.isEmpty else { throw errors }
    return Question(
      id: id.value, seed: seed, prompt: prompt, kind: kind, hints: hints, why: why,
      drawn: drawn)
  }

  /// The key of a draw's number; nil if `when:` does not hold, or if options are asked for.
  func numberKey(drawn: [String: Number]) throws(LessonErrors) -> NumberKey? {
    guard case .number(let right, let tolerance, let wrong) = answer,
      try condition?.truth(with: drawn) ?? true
    else { return nil }
    return try Self.key(right, tolerance: tolerance, wrong: wrong, drawn: drawn)
  }

  private func kind(
    drawn: [String: Number], seed: UInt64
  ) throws(LessonErrors) -> Question.Kind {
    switch answer {
    case .choice(let options):
      var generator = SeededGenerator(seed: seed, purpose: "order of \(id.value)")
      return .choice(
        try Self.options(options, drawn: drawn).shuffled(using: &generator),
        several: options.count(where: \.isRight) > 1)
    case .number(let right, let tolerance, let wrong):
      return .number(try Self.key(right, tolerance: tolerance, wrong: wrong, drawn: drawn))
    }
  }

  private static func options(
    _ options: [QuizBlock.Option], drawn: [String: Number]
  ) throws(LessonErrors) -> [Question.Option] {
    var errors = LessonErrors()
    var evaluated: [Question.Option] = []
    var words: Set<String> = []
    for (index, option) in options.enumerated() {
      let text = errors.catching(try option.text.evaluated(with: drawn))
      let feedback = errors.catching(try option.feedback.evaluated(with: drawn))
      guard let text, let feedback else { continue }
      if !words.insert(text.plainText).inserted {
        errors.report(
          "this option reads like another, expected all to differ\(drawn.note)",
          at: option.location)
      }
      evaluated.append(
        Question.Option(
          name: "option-\(index + 1)", text: text, isRight: option.isRight, feedback: feedback))
    }
    guard errors.isEmpty else { throw errors }
    return evaluated
  }

  private static func key(
    _ right: Located<String>, tolerance: Located<String>?, wrong: [QuizBlock.WrongNumber],
    drawn: [String: Number]
  ) throws(LessonErrors) -> NumberKey {
    var errors = LessonErrors()
    let number = errors.catching(try right.number(with: drawn))
    let slack = errors.catching(try tolerance?.number(with: drawn) ?? 0)
    if let slack, let tolerance, slack.double < 0 {
      errors.report(
        "the tolerance is \(slack), expected 0 or more\(drawn.note)", at: tolerance.location)
    }
    var key = NumberKey(right: number ?? 0, tolerance: slack?.double ?? 0)
    for (index, known) in wrong.enumerated() {
      let value = errors.catching(try known.expression.number(with: drawn))
      let feedback = errors.catching(try known.feedback.evaluated(with: drawn))
      guard let value, let feedback else { continue }
      let answer = NumberKey.WrongAnswer(
        name: "wrong-\(index + 1)", value: value,
        working: known.expression.value.substituting(drawn), feedback: feedback)
      if number != nil, !key.add(answer) {
        let fault =
          key.accepts(value)
          ? "counts as right, expected one that is wrong" : "is given twice, expected all to differ"
        errors.report(
          "the wrong answer \(value) \(fault)\(drawn.note)", at: known.expression.location)
      }
    }
    guard number != nil, errors.isEmpty else { throw errors }
    return key
  }
}

// MARK: - Collecting errors

extension LessonErrors {
  /// The result of something that may fail; nil if it has, its errors then reported here.
  mutating func catching<Result>(
    _ result: @autoclosure () throws(LessonErrors) -> Result
  ) -> Result? {
    do throws(LessonErrors) { return try result() } catch {
      report(error)
      return nil
    }
  }
}

extension Sequence {
  /// Transforms every element; throws what is wrong with all of them, not only with the first.
  func mapCollectingErrors<Result>(
    _ transform: (Element) throws(LessonErrors) -> Result
  ) throws(LessonErrors) -> [Result] {
    var errors = LessonErrors()
    var results: [Result] = []
    for element in self {
      if let result = errors.catching(try transform(element)) { results.append(result) }
    }
    guard errors.isEmpty else { throw errors }
    return results
  }
}

// MARK: - Text

extension String {
  /// An expression's text with its variables replaced by their numbers: `n * n` → `256 * 256`.
  ///
  /// A name before `(` is a function and one before `:` a label, whatever a variable is called.
  /// A number below zero is put in parentheses unless it is the whole text.
  func substituting(_ variables: [String: Number]) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.first {
      let isWord = first.isWordCharacter
      let part = rest.prefix { $0.isWordCharacter == isWord }
      rest = rest.dropFirst(part.count)
      let next = rest.first { $0 != " " }
      guard let number = variables[String(part)], next != "(", next != ":" else {
        result += part
        continue
      }
      let isAlone = result.isEmpty && rest.isEmpty
      result += number.double < 0 && !isAlone ? "(\(number.plain))" : number.plain
    }
    return result
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}
