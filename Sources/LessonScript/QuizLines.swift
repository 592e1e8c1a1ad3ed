// How the lines of a quiz fall into what is asked and the statements after it.

extension QuizReader {
  /// The number of lines before the first statement; those inside a fence are none.
  ///
  /// A paragraph that starts with a slip of a key, `wher:`, counts as one, to be told of.
  func promptLength(_ lines: [FencedLine]) -> Int {
    var fence: Fence?
    var isAfterBlank = true
    for (number, line) in lines.enumerated() {
      var cursor = LineCursor(line.range, of: source.bytes)
      if let open = fence {
        if cursor.closes(open) { fence = nil }
        continue
      }
      if QuizStatement(source.bytes, line: line.range) != nil { return number }
      if isAfterBlank, isSlipOfKey(line.range) { return number }
      if slip(in: line.range) != nil { return number }
      isAfterBlank = cursor.isBlank
      cursor.skipIndent(3)
      fence = cursor.fence(indent: 0)
    }
    return lines.count
  }

  private func isSlipOfKey(_ line: Range<Int>) -> Bool {
    guard let key = KeyLine(source.bytes, in: line)?.key,
      source.bytes[key].allSatisfy(\.isLowercaseLetter)
    else { return false }
    return nearest(to: source.string(key), among: QuizStatement.keys.map(\.name)) != nil
  }

  /// The correction of a line at the left edge that is nearly an option or an answer; nil of others.
  private func slip(in line: Range<Int>) -> String? {
    guard let first = source.bytes[line].first, "=-*+".utf8.contains(first) else { return nil }
    let text = source.string(source.bytes.trimmed(line))
    let second = text.dropFirst().first
    if text.first == "=", let second, second.isNumber || second == "(" {
      return "an answer has a space after its `=`: \(quoted("= " + text.dropFirst()))"
    }
    guard let mark = text.first, "-*+".contains(mark) else { return nil }
    let rest = text.dropFirst().drop { $0 == " " }
    guard rest.first == "[", let end = rest.firstIndex(of: "]") else { return nil }
    let tick = rest[..<end].dropFirst().filter { $0 != " " }
    guard ["", "x", "X"].contains(tick), rest[end...].dropFirst().first != "(" else { return nil }
    return "an option starts `- [ ] ` if it is wrong and `- [x] ` if it is right"
  }

  /// Reads the lines after the prompt.
  mutating func statements(_ lines: ArraySlice<FencedLine>) -> [QuizStatement] {
    var statements: [QuizStatement] = []
    for line in lines where !errors.isFull {
      let text = source.bytes.trimmed(line.range)
      guard !text.isEmpty else { continue }
      if line.isIndented(in: source.bytes) {
        let inner = QuizStatement(source.bytes, line: text)
        if let inner, inner.kind.takesFeedback {
          errors.report(
            "\(inner.kind.name) starts at the left edge", at: source.location(of: text.lowerBound))
        } else if !statements.isEmpty {
          statements[statements.count - 1].append(text, of: source.bytes)
        }
      } else if let statement = QuizStatement(source.bytes, line: text) {
        statements.append(statement)
      } else if let slip = slip(in: text) {
        errors.report(slip, at: source.location(of: text.lowerBound))
        hasSlip = true
      } else if source.bytes[text].first == .greater, let last = statements.last,
        last.kind.takesFeedback
      {
        errors.report(
          "indent feedback by two spaces: `  > …`", at: source.location(of: text.lowerBound))
        statements[statements.count - 1].append(text, of: source.bytes)
      } else {
        refuse(text)
      }
    }
    return statements
  }

  /// Reports a line at the left edge that is neither the prompt nor a statement.
  private mutating func refuse(_ line: Range<Int>) {
    let location = source.location(of: line.lowerBound)
    if let entry = KeyLine(source.bytes, in: line) {
      let key = source.string(entry.key)
      errors.report(unknown("key", key, among: QuizStatement.keys.map(\.name)), at: location)
    } else if source.bytes[line].first == .greater {
      errors.report("indent feedback by two spaces: `  > …`", at: location)
    } else {
      errors.report(
        "expected an option, an answer `=`, a hint `?`, `where:`, `when:` or `why:`, found "
          + "\(quoted(source.string(line))); indent a line to go on with the one above",
        at: location)
    }
  }
}
