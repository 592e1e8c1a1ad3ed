/// A fence and the lines it holds.
struct Fence {
  /// The backtick or tilde it is made of.
  var mark: UInt8
  /// How many of them.
  var length: Int
  /// The columns in front of it, which its lines may have too.
  var indent: Int
  /// Where it opens.
  var start: Int
  /// What stands after the marks, white space trimmed.
  var info: Range<Int>
  /// Its lines.
  var lines: [FencedLine] = []
  /// The number, within what is read, of its first line that looks like a page heading: where
  /// reading resumes if the fence turns out to have no end.
  var firstHeading: Int?
}

extension LineCursor {
  /// The fence that opens here, after `indent` columns.
  func fence(indent: Int) -> Fence? {
    guard let mark = next, mark == .backtick || mark == UInt8(ascii: "~") else { return nil }
    let length = run(of: mark)
    let info = bytes.trimmed((offset + length)..<end)
    guard length >= 3, mark != .backtick || !bytes[info].contains(.backtick) else { return nil }
    return Fence(mark: mark, length: length, indent: indent, start: offset, info: info)
  }

  /// Whether the line ends a fence.
  func closes(_ fence: Fence) -> Bool {
    guard indent < 4 else { return false }
    var line = self
    line.skipIndent()
    let length = line.run(of: fence.mark)
    line.skip(length)
    return length >= fence.length && line.isBlank
  }

  /// Whether the line opens a figure or a quiz that could not stand inside a fence, so that the
  /// fence's own end must be missing.
  func cutsShort(_ fence: Fence) -> Bool {
    guard indent < 4 else { return false }
    var line = self
    line.skipIndent()
    guard let inner = line.fence(indent: 0), inner.mark == fence.mark, inner.length >= fence.length
    else { return false }
    return inner.kind(in: bytes) != .code
  }
}

extension Fence {
  /// What a fence means, by the first word after its marks.
  enum Kind: Equatable { case code, figure, quiz }

  func kind(in bytes: [UInt8]) -> Kind {
    let word = bytes[info].prefix { !$0.isBlank }
    if word.elementsEqual("figure".utf8) { return .figure }
    if word.elementsEqual("quiz".utf8) { return .quiz }
    return .code
  }

  /// The fence as a block of code.
  func code(in source: SourceText) -> Block {
    let language = source.bytes[info].prefix { !$0.isBlank }
    return .code(
      language: String(decoding: language, as: UTF8.self), lines: lines.map { $0.text(in: source) })
  }

  /// The marks, as an error shows them.
  var marks: String { String(repeating: mark == .backtick ? "`" : "~", count: min(length, 8)) }
}
