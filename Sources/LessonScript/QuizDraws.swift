extension QuizReader {
  /// Reads `n in 128, 256; units in 500, 1000`.
  mutating func draws(of statement: QuizStatement) -> [QuizBlock.Draw] {
    let passage = Passage(statement.lines, of: source)
    var draws: [QuizBlock.Draw] = []
    var names: Set<String> = []
    let all = 0..<passage.bytes.count
    for part in passage.bytes.split(all, at: UInt8(ascii: ";")) {
      guard let draw = draw(passage, in: passage.bytes.trimmed(part)) else { continue }
      if !names.insert(draw.name.value).inserted {
        errors.report("`\(draw.name.value)` is drawn twice", at: draw.name.location)
      }
      draws.append(draw)
    }
    return draws
  }

  private mutating func draw(_ passage: Passage, in part: Range<Int>) -> QuizBlock.Draw? {
    let words = passage.bytes.words(in: part)
    guard words.count > 1, passage.bytes[words[1]].elementsEqual("in".utf8),
      Self.isVariable(passage.bytes[words[0]])
    else {
      let found = part.isEmpty ? "nothing" : quoted(passage.located(part).value)
      errors.report(
        "expected `NAME in VALUE, VALUE`, found \(found)", at: passage.location(of: part.lowerBound)
      )
      return nil
    }
    var values: [Located<String>] = []
    for range in Self.values(passage.bytes, in: words[1].upperBound..<part.upperBound) {
      let value = passage.located(range)
      if value.value.isEmpty { errors.report("a value is missing", at: value.location) }
      values.append(value)
    }
    return QuizBlock.Draw(name: passage.located(words[0]), values: values)
  }

  /// A name that expressions can use: a letter, then letters, digits and `_`.
  private static func isVariable(_ name: ArraySlice<UInt8>) -> Bool {
    name.first?.isLetter == true
      && name.allSatisfy { $0.isLetter || $0.isDigit || $0 == .underscore }
  }

  /// The parts between the commas that stand outside parentheses.
  private static func values(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var values: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for offset in range {
      switch bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0:
        values.append(start..<offset)
        start = offset + 1
      default: break
      }
    }
    values.append(start..<range.upperBound)
    return values
  }
}
