/// A fence and the lines it holds.
struct Fence {
  /// The meaning of the first word after the marks.
  enum Kind: Equatable { case code, figure, quiz }

  /// The backtick or tilde it is made of.
  var mark: UInt8
  /// The number of them.
  var length: Int
  /// The columns in front of it, which its lines may have too.
  var indent: Int
  /// True if it is a figure or a quiz that opens in a list, which was reported.
  var isMisplaced = false
  /// The offset of its first mark.
  var start: Int
  /// The text after the marks, white space trimmed.
  var info: Range<Int>
  /// The first word of that: `figure`, `quiz` or a language; empty if there is none.
  let word: Range<Int>
  /// The meaning of that word.
  let kind: Kind
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
    let word =
      info.lowerBound..<(bytes[info].firstIndex(where: \.isBlank) ?? info.upperBound)
    let kind: Fence.Kind =
      bytes[word].elementsEqual("figure".utf8)
      ? .figure : bytes[word].elementsEqual("quiz".utf8) ? .quiz : .code
    return Fence(
      mark: mark, length: length, indent: indent, start: offset, info: info, word: word, kind: kind)
  }

  /// True if the line ends a fence.
  func closes(_ fence: Fence) -> Bool {
    guard indent < 4 || fence.isMisplaced else { return false }
    var line = self
    line.skipIndent()
    let length = line.run(of: fence.mark)
    line.skip(length)
    return length >= fence.length && line.isBlank
  }

  /// True if the line opens a figure or a quiz that could not be inside a fence, so that the
  /// fence's own end must be missing.
  func cutsShort(_ fence: Fence) -> Bool {
    guard indent < 4 else { return false }
    var line = self
    line.skipIndent()
    guard let inner = line.fence(indent: 0), inner.mark == fence.mark, inner.length >= fence.length
    else { return false }
    return inner.kind != .code
  }
}

extension Fence {
  /// The error for a first word that is hardly a language: `Figure`, `quizz`, `question`.
  func slip(in source: SourceText) -> (message: String, offset: Int)? {
    guard kind == .code, word.count <= Limits.idLength else { return nil }
    let name = source.string(word)
    let near = name.lowercased() == "question" ? "quiz" : nearest(to: name, among: Self.words)
    let hasID = source.bytes.words(in: info).contains {
      source.bytes[$0].starts(with: "id=".utf8)
    }
    guard near != nil || hasID else { return nil }
    let forms = ["figure": "`figure KIND`", "quiz": "`quiz id=…`"]
    let expected = near.flatMap { forms[$0] } ?? "`figure KIND` or `quiz id=…`"
    return ("unknown fence \(quoted(name)); expected \(expected)", word.lowerBound)
  }

  private static let words = ["figure", "quiz"]

  /// The fence as a block of code.
  func code(in source: SourceText) -> Block {
    .code(
      language: source.string(word), lines: lines.map { $0.text(in: source) })
  }

  /// The marks, as an error shows them.
  var marks: String { String(repeating: mark == .backtick ? "`" : "~", count: min(length, 8)) }
}

/// The text after the marks of a `figure` or `quiz` fence: words, then `id=…`.
struct FenceInfo {
  /// The words without `=`, the first of them `figure` or `quiz`.
  private(set) var words: [Located<String>] = []
  /// The id, or nil.
  private(set) var id: Located<String>?

  init(_ fence: Fence, in source: SourceText, errors: inout LessonErrors) {
    for range in source.bytes.words(in: fence.info) {
      let word = source.located(range)
      guard let equals = source.bytes.firstOffset(of: .equals, in: range) else {
        words.append(word)
        continue
      }
      let name = source.string(range.lowerBound..<equals)
      let value = source.located((equals + 1)..<range.upperBound)
      if name != "id" {
        errors.report(unknown("setting", name, among: ["id"]), at: word.location)
      } else if id != nil {
        errors.report("`id=` again", at: word.location)
      } else {
        id = value
        if let fault = Identifier.fault(in: value.value) {
          errors.report(fault, at: value.location)
        }
      }
    }
  }
}

/// A line inside a fence or of indented code.
struct FencedLine {
  /// The spaces left over of a tab that began in the indentation.
  var padding: Int
  /// The bytes of the line.
  var range: Range<Int>

  init(_ line: LineCursor) {
    padding = line.padding
    range = line.rest
  }

  /// The whole line again, with the white space that was taken off its start.
  func whole(in bytes: [UInt8]) -> FencedLine {
    let blanks = bytes[..<range.lowerBound].reversed().prefix { $0.isBlank }.count
    return FencedLine(LineCursor((range.lowerBound - blanks)..<range.upperBound, of: bytes))
  }

  /// True if the line starts with white space.
  func isIndented(in bytes: [UInt8]) -> Bool {
    padding > 0 || bytes[range].first?.isBlank == true
  }

  /// True if there is only white space.
  func isBlank(in bytes: [UInt8]) -> Bool { bytes[range].allSatisfy(\.isBlank) }

  /// The line as code shows it.
  func text(in source: SourceText) -> String {
    String(repeating: " ", count: padding) + source.string(range)
  }
}
