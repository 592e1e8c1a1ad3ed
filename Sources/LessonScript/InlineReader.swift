extension Passage {
  /// The passage as running text.
  func prose(errors: inout LessonErrors) -> Prose {
    guard bytes.count <= Limits.textBytes else {
      errors.report(
        "the text is \(bytes.count) bytes; the limit is \(Limits.textBytes)", at: location(of: 0))
      return []
    }
    var reader = InlineReader(self)
    reader.read()
    for warning in reader.warnings { errors.warn(warning.message, at: location(of: warning.index)) }
    return reader.prose(errors: &errors)
  }
}

/// Reads running text into inline markup as CommonMark 0.31 does, in time linear in its length.
///
/// One pass makes tokens; emphasis and links are then marks put around tokens, so that only the
/// last step, which has the depth, builds anything nested.
struct InlineReader {
  /// A piece of the text, or a mark that opens or closes something around its neighbours.
  enum Token {
    case text(Range<Int>)
    case space
    case lineBreak
    case code(String)
    case expression(Located<String>)
    /// A run of `*` or `_`, by its number.
    case run(Int)
    /// The `[` of a link, with its offset.
    case linkStart(address: String, at: Int)
    case linkEnd
  }

  /// A `[` that may open a link.
  private struct Bracket {
    var token: Int
    /// The number of runs before it.
    var firstRun: Int
    /// True if it is the `[` of an image, which stays text.
    var isImage: Bool
  }

  let passage: Passage
  var bytes: [UInt8] { passage.bytes }
  private(set) var tokens: [Token] = []
  private(set) var emphasis = EmphasisStack()
  private var brackets: [Bracket] = []
  /// The token of the `[` of the last link; links do not nest, so none before it opens another.
  private var lastLink = -1
  private var backticks: BacktickRuns
  private var offset = 0
  private var textStart = 0
  /// Marks that are shown as they are typed and hardly meant so; at most `Limits.errors`.
  private(set) var warnings: [(message: String, index: Int)] = []
  /// A `$` that may open a formula.
  private var dollar: Int?

  init(_ passage: Passage) {
    self.passage = passage
    backticks = BacktickRuns(passage.bytes)
  }

  /// Makes the tokens and pairs the marks.
  mutating func read() {
    while offset < bytes.count {
      switch bytes[offset] {
      case .backslash: readBackslash()
      case .backtick: readCodeSpan()
      case UInt8(ascii: "*"), .underscore: readRun()
      case UInt8(ascii: "["): readBracket(isImage: false)
      case UInt8(ascii: "!")
      where offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "["):
        offset += 1
        readBracket(isImage: true)
      case UInt8(ascii: "]"): readClosingBracket()
      case .lineFeed: readLineEnd()
      case UInt8(ascii: "$"): readDollar()
      default: offset += 1
      }
    }
    endText(at: offset)
    emphasis.pair(from: 0)
  }

  /// Ends the plain text before a token.
  private mutating func endText(at end: Int) {
    if textStart < end { tokens.append(.text(textStart..<end)) }
  }

  /// Goes on behind a token.
  private mutating func goOn(at next: Int) {
    offset = next
    textStart = next
  }

  private mutating func readBackslash() {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : .space
    if next == .lineFeed {
      endText(at: offset)
      tokens.append(.lineBreak)
      goOn(at: offset + 2)
    } else if next.isPunctuation {
      endText(at: offset)
      textStart = offset + 1
      offset += 2
    } else {
      offset += 1
    }
  }

  private mutating func readLineEnd() {
    var end = offset
    while end > textStart, bytes[end - 1] == .space { end -= 1 }
    endText(at: end)
    tokens.append(offset - end >= 2 ? .lineBreak : .space)
    goOn(at: offset + 1)
  }

  private mutating func readCodeSpan() {
    let length = bytes[offset...].prefix { $0 == .backtick }.count
    guard let close = backticks.next(of: length, from: offset + length) else {
      if startsExpression(at: offset + length) {
        warn("the expression that starts here never ends; expected a backtick after it", at: offset)
      }
      offset += length
      return
    }
    endText(at: offset)
    tokens.append(codeSpan((offset + length)..<close))
    goOn(at: close + length)
    if startsExpression(at: offset) {
      warn("code ends here, so that no expression starts; backticks do not nest", at: close)
    }
  }

  private func startsExpression(at index: Int) -> Bool {
    bytes[index...].starts(with: "= ".utf8)
  }

  /// A `$` opens a formula before a character and closes it behind one, but not before a digit:
  /// `$5 and $6` is money.
  private mutating func readDollar() {
    let before = offset > 0 ? bytes[offset - 1] : .space
    let after = offset + 1 < bytes.count ? bytes[offset + 1] : .space
    if let start = dollar, start + 1 < offset, !before.isWhiteSpace, !after.isDigit {
      warn(
        "a formula between dollar signs is shown as it is typed; write it in plain text, k² for "
          + "`k^2`, and `\\$` for a dollar", at: start)
      dollar = nil
    } else {
      dollar = after.isWhiteSpace ? nil : offset
    }
    offset += 1
  }

  private mutating func warn(_ message: String, at index: Int) {
    if warnings.count < Limits.errors { warnings.append((message, index)) }
  }

  /// A code span, or an expression if it starts with exactly `= `; a space in front escapes that.
  private func codeSpan(_ range: Range<Int>) -> Token {
    let text = bytes[range].map { $0 == .lineFeed ? .space : $0 }
    if text.starts(with: "= ".utf8) {
      return .expression(passage.located(range.dropFirst(2)))
    }
    let isPadded =
      text.first == .space && text.last == .space && text.contains { $0 != .space }
    if isPadded {
      return .code(String(decoding: text.dropFirst().dropLast(), as: UTF8.self))
    }
    let isEscaped = text.starts(with: " = ".utf8)
    return .code(String(decoding: text.dropFirst(isEscaped ? 1 : 0), as: UTF8.self))
  }

  private mutating func readRun() {
    let mark = bytes[offset]
    let end = offset + bytes[offset...].prefix { $0 == mark }.count
    endText(at: offset)
    tokens.append(.run(emphasis.append(offset..<end, in: bytes)))
    goOn(at: end)
  }

  private mutating func readBracket(isImage: Bool) {
    endText(at: offset)
    brackets.append(
      Bracket(token: tokens.count, firstRun: emphasis.runs.count, isImage: isImage))
    tokens.append(.text(offset..<(offset + 1)))
    goOn(at: offset + 1)
  }

  private mutating func readClosingBracket() {
    guard let bracket = brackets.popLast(), !bracket.isImage, bracket.token > lastLink,
      let target = LinkTarget(bytes, from: offset + 1)
    else {
      offset += 1
      return
    }
    endText(at: offset)
    if case .text(let range) = tokens[bracket.token] {
      tokens[bracket.token] = .linkStart(address: target.address, at: range.lowerBound)
    }
    tokens.append(.linkEnd)
    emphasis.pair(from: bracket.firstRun)
    lastLink = bracket.token
    goOn(at: target.end)
  }
}

extension InlineReader {
  /// Builds the nested text that the tokens describe.
  func prose(errors: inout LessonErrors) -> Prose {
    var builder = ProseBuilder()
    for token in tokens {
      switch token {
      case .text(let range): builder.text += bytes[range]
      case .space: builder.text.append(.space)
      case .lineBreak: builder.append(.lineBreak)
      case .code(let text): builder.append(.code(text))
      case .expression(let expression): builder.append(.expression(expression))
      case .linkStart(let address, let index): builder.open(.link(address), at: index)
      case .linkEnd: builder.close()
      case .run(let number):
        let run = emphasis.runs[number]
        for _ in run.closes { builder.close() }
        builder.text += Array(repeating: run.mark, count: run.left)
        for isStrong in run.opens.reversed() {
          builder.open(isStrong ? .strong : .emphasis, at: run.range.lowerBound)
        }
      }
    }
    if let index = builder.firstTooDeep {
      errors.report(
        "emphasis and links nest deeper than \(Limits.nesting)", at: passage.location(of: index))
    }
    return builder.finish()
  }
}

/// Builds nested text from marks that open and close; past `Limits.nesting` marks have no effect.
private struct ProseBuilder {
  enum Kind {
    case all, emphasis, strong
    case link(String)
  }

  /// Text not yet added.
  var text: [UInt8] = []
  /// The offset of the first mark without effect.
  private(set) var firstTooDeep: Int?
  private var open: [(kind: Kind, content: Prose)] = [(.all, [])]
  private var skipped = 0

  mutating func append(_ inline: Inline) {
    flush()
    open[open.count - 1].content.append(inline)
  }

  mutating func open(_ kind: Kind, at index: Int) {
    if open.count > Limits.nesting {
      firstTooDeep = firstTooDeep ?? index
      skipped += 1
      return
    }
    flush()
    open.append((kind, []))
  }

  mutating func close() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard open.count > 1 else { return }
    flush()
    let (kind, content) = open.removeLast()
    switch kind {
    case .all: break
    case .emphasis: append(.emphasis(content))
    case .strong: append(.strong(content))
    case .link(let address): append(.link(content, address: address))
    }
  }

  mutating func finish() -> Prose {
    flush()
    return open[0].content
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    open[open.count - 1].content.append(.text(String(decoding: text, as: UTF8.self)))
    text = []
  }
}
