/// Reads a number as a learner types it: `786,433,000`, `786433000`, `7.86433e8`, `-2` or `.5`.
///
/// Commas must group the whole part by threes, so `78,64` is nil; so is everything else that is
/// not one number, such as `3 apples`, `1 + 1`, `nan` or `0x10`. Spaces around it do not matter.
/// It reads back all that `Number` shows, powers of ten included.
public func parseTypedNumber(_ text: String) -> Number? {
  // Grids hold whole numbers by the hundred; they need nothing of what follows.
  if let whole = Int(text) { return Number(whole) }
  var rest = text[...]
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  let isNegative = rest.first == "-" || rest.first == "−"
  if isNegative || rest.first == "+" { rest.removeFirst() }
  guard rest.utf8.count <= Expression.longestText, let digits = withoutGrouping(rest),
    let decimal = Decimal(digits), let number = Number(decimal)
  else { return nil }
  return isNegative ? number.negated : number
}

/// Takes the commas out and spells a power of ten `e`; nil if the commas do not group by threes.
private func withoutGrouping(_ text: Substring) -> String? {
  var text = text
  var exponent = ""
  for power in ["×10^", "*10^"] {
    if let range = text.firstRange(of: power) {
      exponent = "e" + text[range.upperBound...]
      text = text[..<range.lowerBound]
    }
  }
  let end = text.firstIndex { $0 != "," && !("0"..."9").contains($0) } ?? text.endIndex
  let groups = text[..<end].split(separator: ",", omittingEmptySubsequences: false)
  if groups.count > 1 {
    guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
  }
  return groups.joined() + text[end...] + exponent
}

extension Expression {
  /// Reads a sum as a learner types it: `1,000*(512*512*3 + 1)`, `3x3`.
  ///
  /// Commas that group a number by threes do not count, but for those between the values of a
  /// function; an `x` between numbers multiplies.
  ///
  /// - Throws: as `init(parsing:)`, at a column of the text without those commas.
  public init(typed text: String) throws(ExpressionError) {
    try self.init(parsing: Self.withoutTypedMarks(Array(text)))
  }

  private static func withoutTypedMarks(_ text: [Character]) -> String {
    var result: [Character] = []
    // True for each open parenthesis that holds the values of a function.
    var calls: [Bool] = []
    for (place, character) in text.enumerated() {
      let before = result.last { $0 != " " }
      let rest = text[(place + 1)...]
      switch character {
      case "(": calls.append(before?.isLetter ?? false)
      case ")": _ = calls.popLast()
      case "," where calls.last != true && groups(result, rest): continue
      case "x", "X":
        let after = rest.first { $0 != " " }
        let isBetween =
          before.map { $0.isNumber || $0 == ")" } == true
          && after.map { $0.isNumber || "(.-+−".contains($0) } == true
        result.append(isBetween ? "×" : character)
        continue
      default: break
      }
      result.append(character)
    }
    return String(result)
  }

  /// Whether a comma between two texts groups a number: one to three digits or whole groups before
  /// it, three digits after it.
  private static func groups(_ before: [Character], _ after: ArraySlice<Character>) -> Bool {
    func count(_ digits: some Sequence<Character>) -> Int {
      var count = 0
      for digit in digits {
        guard digit.isASCII, digit.isNumber else { break }
        count += 1
      }
      return count
    }
    let (left, right) = (count(before.reversed()), count(after))
    // The commas of earlier groups are gone by now.
    return left > 0 && right == 3 && before.dropLast(left).last != "."
  }
}
