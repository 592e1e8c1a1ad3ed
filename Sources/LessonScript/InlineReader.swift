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
    return reader.prose(errors: &errors)
  }
}

/// Reads running text into inline markup as CommonMark 0.31 does, in time linear in its length.
///
/// One pass makes tokens; emphasis and links are then marks put around tokens, so that only the
/// last step, which knows the depth, builds anything nested.
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
    /// Whether it is the `[` of an image, which stays text.
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
      offset += length
      return
    }
    endText(at: offset)
    tokens.append(codeSpan((offset + length)..<close))
    goOn(at: close + length)
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
