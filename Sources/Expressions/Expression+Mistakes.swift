import ConvolutionCore

extension Expression {
  /// The numbers that the expression has for those who make one usual mistake, the most telling
  /// first.
  ///
  /// A mistake is made in every call that can be got wrong that way, and nothing else is:
  /// `output(14, kernel: 5)^2` is 81 for whoever forgets the first place, (14 - 5)^2. A product of
  /// numbers may also be added.
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
