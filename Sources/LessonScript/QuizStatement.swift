/// One line of a quiz after the prompt, with the indented lines that go on with it.
struct QuizStatement {
  enum Kind: Equatable {
    case draws, condition, why, hint, number, wrongNumber
    case option(isRight: Bool)

    var isOption: Bool {
      if case .option = self { true } else { false }
    }

    /// What an error calls it.
    var name: String {
      switch self {
      case .draws: "`where:`"
      case .condition: "`when:`"
      case .why: "`why:`"
      case .hint: "the hint"
      case .number: "the answer `=`"
      case .wrongNumber: "the wrong answer"
      case .option: "the option"
      }
    }

    var takesFeedback: Bool { isOption || self == .wrongNumber }
  }

  var kind: Kind
  /// The offset at which the line starts.
  var start: Int
  /// What it says: the rest of the line, and the lines below.
  var lines: [Range<Int>]
  /// The lines below that start with `>`, and what follows those.
  var feedback: [Range<Int>] = []

  static let keys: [(name: String, kind: Kind)] = [
    ("where", .draws), ("when", .condition), ("why", .why),
  ]

  /// Reads what a line starts with; nil if it is no statement.
  init?(_ bytes: [UInt8], line: Range<Int>) {
    var cursor = LineCursor(line, of: bytes)
    start = line.lowerBound
    let text: Range<Int>
    if let entry = KeyLine(bytes, in: line),
      let key = Self.keys.first(where: { $0.name.utf8.elementsEqual(bytes[entry.key]) })
    {
      kind = key.kind
      text = entry.value
    } else if Self.startsWord(UInt8(ascii: "?"), cursor) {
      kind = .hint
      text = line.dropFirst()
    } else if Self.startsWord(.equals, cursor) {
      kind = .number
      text = line.dropFirst()
    } else if let marker = cursor.listMarker, case .bullets = marker.kind {
      cursor.skip(marker.width)
      cursor.skipIndent()
      if let isRight = cursor.taskMark {
        kind = .option(isRight: isRight)
        text = cursor.rest.dropFirst(3)
      } else if Self.startsWord(.equals, cursor) {
        kind = .wrongNumber
        text = cursor.rest.dropFirst()
      } else {
        return nil
      }
    } else {
      return nil
    }
    lines = [bytes.trimmed(text)]
  }

  /// Whether a mark stands here as a word of its own.
  private static func startsWord(_ mark: UInt8, _ cursor: LineCursor) -> Bool {
    let text = cursor.bytes[cursor.rest]
    return text.first == mark && text.dropFirst().first?.isBlank ?? true
  }

  /// Adds an indented line.
  mutating func append(_ line: Range<Int>, of bytes: [UInt8]) {
    var line = bytes.trimmed(line)
    let isQuote = kind.takesFeedback && !line.isEmpty && bytes[line.lowerBound] == .greater
    if isQuote { line = bytes.trimmed(line.dropFirst()) }
    if isQuote || !feedback.isEmpty { feedback.append(line) } else { lines.append(line) }
  }

  /// How many lines there are before the first statement; those inside a fence are none.
  static func promptLength(_ lines: [FencedLine], in source: SourceText) -> Int {
    var fence: Fence?
    for (number, line) in lines.enumerated() {
      let cursor = LineCursor(line.range, of: source.bytes)
      if let open = fence {
        if cursor.closes(open) { fence = nil }
      } else if let open = cursor.fence(indent: 0) {
        fence = open
      } else if QuizStatement(source.bytes, line: line.range) != nil {
        return number
      }
    }
    return lines.count
  }
}

extension QuizReader {
  /// Reads the lines after the prompt.
  mutating func statements(_ lines: ArraySlice<FencedLine>) -> [QuizStatement] {
    var statements: [QuizStatement] = []
    for line in lines {
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
      } else {
        refuse(text, after: statements.last)
      }
    }
    return statements
  }

  /// Reports a line at the left edge that is neither the prompt nor a statement.
  private mutating func refuse(_ line: Range<Int>, after last: QuizStatement?) {
    let location = source.location(of: line.lowerBound)
    if let entry = KeyLine(source.bytes, in: line) {
      let key = source.string(entry.key)
      errors.report(unknown("key", key, among: QuizStatement.keys.map(\.name)), at: location)
    } else if source.bytes[line.lowerBound] == .greater {
      errors.report("indent feedback by two spaces: `  > …`", at: location)
    } else {
      errors.report(
        "expected an option, an answer `=`, a hint `?`, `where:`, `when:` or `why:`, found "
          + "\(quoted(source.string(line))); indent a line to go on with the one above",
        at: location)
    }
  }
}
