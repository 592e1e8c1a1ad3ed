extension LessonHeader {
  /// Reads the front matter at the start of a file and nothing after it.
  ///
  /// `bytes` may be the whole file or its first `Limits.headerBytes`, so listing lessons costs the
  /// same however long they are. Throws all that is wrong with the front matter.
  public init(bytes: [UInt8]) throws(LessonErrors) {
    var errors = LessonErrors()
    var header: LessonHeader?
    if let source = SourceText(HeaderReader.frontMatter(of: bytes), errors: &errors) {
      header = HeaderReader.read(source, errors: &errors)?.header
    }
    guard let header, errors.isEmpty else { throw errors }
    self = header
  }
}

/// Reads the flat `key: value` lines between two lines `---` at the start of a file.
struct HeaderReader {
  private static let keys = [
    "id", "title", "minutes", "needs", "assumes", "summary", "takeaways",
  ]
  private static let required = keys.prefix(3)
  private static let minutes = 1...600
  /// More than a learner takes away from one lesson.
  private static let takeawayLimit = 5

  private let source: SourceText
  private var values: [String: Range<Int>] = [:]
  private var takeaways: [String] = []
  /// True while indented lines belong to `takeaways:`.
  private var isInTakeaways = false

  private init(_ source: SourceText) { self.source = source }

  /// Reads the front matter; returns it and the number of lines it takes, or nil without any.
  ///
  /// After an error the header still has all that could be read.
  static func read(
    _ source: SourceText, errors: inout LessonErrors
  ) -> (header: LessonHeader, lineCount: Int)? {
    let start = SourceLocation(line: 1, column: 1)
    guard source.lineCount > 0, isFence(source.line(0), of: source.bytes) else {
      errors.report("expected `---`: a lesson starts with its front matter", at: start)
      return nil
    }
    let last = (1..<source.lineCount).lazy
      .prefix { source.line($0).upperBound <= Limits.headerBytes }
      .first { isFence(source.line($0), of: source.bytes) }
    guard let last else {
      errors.report(
        "the front matter that starts here never ends; expected `---` within "
          + "\(Limits.headerBytes) bytes", at: start)
      return nil
    }
    var reader = HeaderReader(source)
    for number in 1..<last { reader.readLine(source.line(number), errors: &errors) }
    for key in required where reader.values[key] == nil {
      errors.report("the front matter has no `\(key):`", at: start)
    }
    return (reader.header(errors: &errors), last + 1)
  }

  /// The start of a file up to the end of its front matter, or all whole lines in reach.
  fileprivate static func frontMatter(of bytes: [UInt8]) -> [UInt8] {
    let head = Array(bytes.prefix(Limits.headerBytes))
    var start = 0
    while let end = head[start...].firstIndex(of: .lineFeed) {
      if start > 0, isFence(start..<end, of: head) { return Array(head[...end]) }
      start = end + 1
    }
    return bytes.count > head.count && start > 0 ? Array(head[..<start]) : head
  }

  private static func isFence(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    var text = bytes[line]
    while let last = text.last, last.isBlank || last == .carriageReturn { text.removeLast() }
    return text.elementsEqual("---".utf8)
  }
}

// MARK: - Keys and values

extension HeaderReader {
  private mutating func readLine(_ line: Range<Int>, errors: inout LessonErrors) {
    let isIndented = !line.isEmpty && source.bytes[line.lowerBound].isBlank
    let line = source.bytes.trimmed(line)
    guard !line.isEmpty else { return }
    let location = source.location(of: line.lowerBound)
    if isInTakeaways, isIndented {
      takeaways.append(source.string(line))
      if takeaways.count == Self.takeawayLimit + 1 {
        errors.report("expected at most \(Self.takeawayLimit) lines of `takeaways:`", at: location)
      }
      return
    }
    guard let entry = KeyLine(source.bytes, in: line) else {
      errors.report("expected `key: value`, found \(quoted(source.string(line)))", at: location)
      return
    }
    let key = source.string(entry.key)
    isInTakeaways = key == "takeaways"
    if isInTakeaways, !entry.value.isEmpty {
      errors.report(
        "expected nothing after `takeaways:`; its lines come below it, indented",
        at: source.location(of: entry.value.lowerBound))
    }
    if !Self.keys.contains(key) {
      errors.report(unknown("key", key, among: Self.keys), at: location)
    } else if let first = values[key] {
      let firstLine = source.location(of: first.lowerBound).line
      errors.report("`\(key):` again; the first is on line \(firstLine)", at: location)
    } else {
      if entry.value.isEmpty, Self.required.contains(key) {
        errors.report("`\(key):` has no value", at: location)
      }
      values[key] = entry.value
    }
  }

  private func text(_ key: String) -> Located<String>? {
    values[key].flatMap { $0.isEmpty ? nil : source.located($0) }
  }

  private func header(errors: inout LessonErrors) -> LessonHeader {
    let id = text("id")
    if let id, let fault = Identifier.fault(in: id.value) { errors.report(fault, at: id.location) }
    return LessonHeader(
      id: id?.value ?? "", idLocation: id?.location ?? SourceLocation(line: 1, column: 1),
      title: text("title")?.value ?? "", minutes: minutes(errors: &errors),
      needs: needs(of: id?.value, errors: &errors), assumes: text("assumes")?.value ?? "",
      summary: text("summary")?.value ?? "", takeaways: takeaways)
  }

  private func minutes(errors: inout LessonErrors) -> Int {
    guard let text = text("minutes") else { return Self.minutes.lowerBound }
    let isPlain = text.value.utf8.allSatisfy(\.isDigit) && text.value.utf8.count <= 3
    guard isPlain, let minutes = Int(text.value), Self.minutes.contains(minutes) else {
      errors.report(
        "`minutes:` is a whole number from \(Self.minutes.lowerBound) to "
          + "\(Self.minutes.upperBound), not \(quoted(text.value))", at: text.location)
      return Self.minutes.lowerBound
    }
    return minutes
  }

  private func needs(of id: String?, errors: inout LessonErrors) -> [Located<String>] {
    guard let value = values["needs"], !value.isEmpty else { return [] }
    var needs: [Located<String>] = []
    for part in source.bytes.split(value, at: UInt8(ascii: ",")) {
      let need = source.located(source.bytes.trimmed(part))
      if let fault = Identifier.fault(in: need.value) {
        errors.report("\(fault), and commas go between ids", at: need.location)
      } else if need.value == id {
        errors.report("the lesson needs itself", at: need.location)
      } else if needs.contains(where: { $0.value == need.value }) {
        errors.report("`\(need.value)` again in `needs:`", at: need.location)
      } else {
        needs.append(need)
      }
    }
    return needs
  }
}

/// A line `key: value`, as front matter and the bodies of figures and quizzes have them.
struct KeyLine {
  var key: Range<Int>
  /// The text after the colon, white space trimmed.
  var value: Range<Int>

  /// Reads a line; nil if it has no key, which is a word right before a colon.
  init?(_ bytes: [UInt8], in line: Range<Int>) {
    guard let colon = bytes.firstOffset(of: .colon, in: line), colon > line.lowerBound else {
      return nil
    }
    key = line.lowerBound..<colon
    value = bytes.trimmed((colon + 1)..<line.upperBound)
    guard !bytes[key].contains(where: \.isWhiteSpace) else { return nil }
  }
}
