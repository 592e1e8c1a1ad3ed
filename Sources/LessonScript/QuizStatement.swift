/// One line of a quiz after the prompt, with the indented lines that go on with it.
struct QuizStatement {
  enum Kind: Equatable {
    case draws, condition, why, hint, number, wrongNumber
    case option(isRight: Bool)

    var isOption: Bool {
      if case .option = self { true } else { false }
    }

    /// The name of it in errors.
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
  /// Its text: the rest of the line, and the lines below.
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

  /// True if a mark is a word of its own at the cursor.
  private static func startsWord(_ mark: UInt8, _ cursor: LineCursor) -> Bool {
    let text = cursor.bytes[cursor.rest]
    return text.first == mark && text.dropFirst().first?.isBlank ?? true
  }

  /// Adds an indented line.
  mutating func append(_ line: Range<Int>, of bytes: [UInt8]) {
    var line = bytes.trimmed(line)
    let isQuote = kind.takesFeedback && bytes[line].first == .greater
    if isQuote { line = bytes.trimmed(line.dropFirst()) }
    guard !line.isEmpty else { return }
    if isQuote || !feedback.isEmpty { feedback.append(line) } else { lines.append(line) }
  }
}
