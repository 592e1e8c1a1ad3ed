import ConvolutionCore

/// A sum such as `dense(512*512*3, 1000)` or a condition such as `k <= n`, read and ready to be
/// computed with any values for its variables.
///
/// From loosest to tightest: `or`, `and`, `not`, comparisons (`1 < k <= n` compares neighbours),
/// `+ -`, `* /`, a sign, `^` (from the right, before the sign: `-2^2` is -4), parentheses and
/// functions. `×` and `·` multiply, `−` subtracts. A comma always separates values.
public struct Expression: Sendable, Equatable {
  /// The most characters that a text may have.
  public static let longestText = 4096

  /// The deepest nesting of parentheses, functions, signs and powers.
  public static let deepestNesting = 32

  /// The text that was read.
  public let text: String

  /// The names that need a value.
  public let variables: Set<String>

  let root: Node
  /// The known names that may hold hyphens.
  let names: Set<String>

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - names: names that may hold hyphens: with `multiply-adds` among them that is one name, and
  ///     `n-1` still a difference.
  /// - Throws: the first thing that is wrong with its form, such as an unknown function or label.
  public init(parsing text: String, names: Set<String> = []) throws(ExpressionError) {
    var parser = try Parser(text, names: names)
    root = try parser.parse()
    variables = parser.variables
    self.text = text
    self.names = names
  }

  /// Computes the number.
  ///
  /// - Throws: an error at the column where a name has no value, a number is not allowed or there
  ///   is no result; also for a condition.
  public func value(
    with variables: [String: Number] = [:]
  ) throws(ExpressionError) -> Number {
    try Evaluator(variables: variables).number(root)
  }

  /// Computes the condition.
  ///
  /// - Throws: as `value(with:)`; also for a number.
  public func truth(with variables: [String: Number]) throws(ExpressionError) -> Bool {
    try Evaluator(variables: variables).truth(root)
  }

  /// Compares the texts.
  public static func == (left: Expression, right: Expression) -> Bool { left.text == right.text }
}

extension Expression {
  /// The numbers that one usual mistake gives the expression, the most telling
  /// first.
  ///
  /// A mistake is made in every call that can be got wrong that way, and nothing else is:
  /// `output(14, kernel: 5)^2` is 81 where the first position is forgotten, (14 - 5)^2. A product
  /// of numbers may also be added.
  ///
  /// - Parameter variables: the names that need a value, with it.
  /// - Returns: mistakes with numbers other than the right one, each with its sum where that fits a
  ///   line. Several may give the same number.
  /// - Throws: as `value(with:)`.
  public func wrongResults(
    with variables: [String: Number]
  ) throws(ExpressionError) -> [WrongResult<Number>] {
    let reader = MistakeReader(evaluator: Evaluator(variables: variables))
    let right = try reader.evaluator.number(root)
    let reading = try reader.reading(root)
    var results: [WrongResult<Number>] = []
    func add(_ misconception: Misconception, _ number: Number, _ working: String) {
      let isNew = !results.contains { $0.misconception == misconception && $0.value == number }
      guard isNew, !number.isSame(as: right) else { return }
      results.append(WrongResult(misconception, number, working: working))
    }
    for wrong in reading.wrong {
      guard let number = wrong.value?.number else { continue }
      add(wrong.key.misconception, number, wrong.text)
    }
    if let (number, working) = try reader.sumOfFactors(root) {
      add(.addedForMultiplied, number, working)
    }
    return results
  }
}
