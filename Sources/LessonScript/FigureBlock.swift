/// The body of a `figure KIND` fence: located keys and values that the figure kind makes sense of.
public struct FigureBlock: Sendable, Equatable {
  /// The kind named after `figure`, not checked here.
  public var kind: Located<String>
  /// The id given as `id=…`, or nil.
  public var id: Located<String>?
  /// The entries in order; keys are unique.
  public var entries: [Entry]
  /// The draws of `draw:`, whose names stand for numbers in the other entries.
  public var draws: [Draw] = []

  /// One `key: value` line, with the indented lines below it.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public var key: Located<String>
    /// The rest of the key's line, white space trimmed; empty if the value is on the lines below.
    public var value: Located<String>
    /// The indented lines below the key, indentation removed, blank lines left out.
    public var lines: [Located<String>]
  }
}

extension FigureBlock {
  /// Reads the body of a figure on its own, as it would be inside its fence.
  ///
  /// Locations count from the first line of the body.
  public init(kind: String, body text: String) throws(LessonErrors) {
    var errors = LessonErrors()
    var body = FigureReader.Body()
    if let source = SourceText(Array(text.utf8), errors: &errors) {
      let lines = source.lines.map { FencedLine(LineCursor($0, of: source.bytes)) }
      body = FigureReader.body(lines, in: source, errors: &errors)
    }
    guard errors.isEmpty else { throw errors }
    self.init(
      kind: Located(kind, at: SourceLocation(line: 1, column: 1)), id: nil, entries: body.entries,
      draws: body.draws)
  }
}

/// Reads a `figure` fence into located keys and values.
enum FigureReader {
  /// The figure, or nil if it has errors, which are then reported.
  static func read(
    _ fence: Fence, in source: SourceText, errors: inout LessonErrors
  ) -> FigureBlock? {
    var found = LessonErrors()
    let info = FenceInfo(fence, in: source, errors: &found)
    if info.words.count < 2 {
      found.report(
        "a figure needs a kind: `figure kernel-slide`", at: source.location(of: fence.start))
    }
    for extra in info.words.dropFirst(2) {
      found.report(
        "expected `id=…` after the kind, found \(quoted(extra.value))", at: extra.location)
    }
    let body = body(fence.lines, in: source, errors: &found)
    errors.report(found)
    guard found.isEmpty else { return nil }
    return FigureBlock(
      kind: info.words[1], id: info.id, entries: body.entries, draws: body.draws)
  }

  /// The id of a figure whose body has the key `goal`; nil of any other.
  static func goalID(of fence: Fence, in source: SourceText) -> String? {
    let setsGoal = fence.lines.contains { line in
      let text = source.bytes.trimmed(line.range)
      guard !line.isIndented(in: source.bytes), let found = KeyLine(source.bytes, in: text) else {
        return false
      }
      return source.bytes[found.key].elementsEqual("goal".utf8)
    }
    guard setsGoal else { return nil }
    var faults = LessonErrors()
    let id = FenceInfo(fence, in: source, errors: &faults).id
    return faults.isEmpty ? id?.value : nil
  }

  /// The entries of a body, and what its `draw:` draws.
  fileprivate struct Body {
    var entries: [FigureBlock.Entry] = []
    var draws: [Draw] = []
  }

  fileprivate static func body(
    _ lines: [FencedLine], in source: SourceText, errors: inout LessonErrors
  ) -> Body {
    var body = Body(entries: entries(lines, in: source, errors: &errors))
    guard let index = body.entries.firstIndex(where: { $0.key.value == "draw" }) else {
      return body
    }
    let entry = body.entries.remove(at: index)
    let parts = entry.value.value.isEmpty ? entry.lines : [entry.value]
    if parts.isEmpty {
      errors.report(
        "draw has nothing to draw; expected `NAME in VALUE, VALUE`", at: entry.key.location)
      return body
    }
    // A value goes to the end of its line.
    let ranges = parts.map { part in
      let end = source.bytes.trimmed(source.line(part.location.line - 1)).upperBound
      return end - part.value.utf8.count..<end
    }
    body.draws = DrawReader.read(Passage(ranges, of: source), of: "draw", errors: &errors)
    return body
  }

  private static func entries(
    _ lines: [FencedLine], in source: SourceText, errors: inout LessonErrors
  ) -> [FigureBlock.Entry] {
    var entries: [FigureBlock.Entry] = []
    var firstLines: [String: Int] = [:]
    var unindented: String?
    for line in lines where !errors.isFull {
      let text = source.bytes.trimmed(line.range)
      guard !text.isEmpty else { continue }
      if line.isIndented(in: source.bytes) {
        addLine(source.located(text), to: &entries, errors: &errors)
        continue
      }
      let location = source.location(of: text.lowerBound)
      let found = KeyLine(source.bytes, in: text)
      let isStep = found.map { source.bytes[$0.key].allSatisfy(\.isDigit) } ?? true
      if isStep, let last = entries.last, last.value.value.isEmpty {
        // Told once: as a rule all lines of a key are at the left edge if one is.
        if last.lines.isEmpty || unindented == last.key.value {
          if unindented != last.key.value {
            errors.report(
              "indent the lines of `\(last.key.value):`, which start here", at: location)
          }
          unindented = last.key.value
          entries[entries.count - 1].lines.append(source.located(text))
          continue
        }
      }
      guard let entry = found else {
        errors.report("expected `key: value`, found \(quoted(source.string(text)))", at: location)
        continue
      }
      let key = source.located(entry.key)
      if let first = firstLines[key.value] {
        errors.report("\(quoted(key.value)) again; the first is on line \(first)", at: location)
      }
      firstLines[key.value] = firstLines[key.value] ?? location.line
      entries.append(.init(key: key, value: source.located(entry.value), lines: []))
    }
    return entries
  }

  /// Adds an indented line to the key above it.
  private static func addLine(
    _ line: Located<String>, to entries: inout [FigureBlock.Entry], errors: inout LessonErrors
  ) {
    let last = entries.count - 1
    guard last >= 0 else {
      errors.report("an indented line belongs under a key", at: line.location)
      return
    }
    guard entries[last].value.value.isEmpty else {
      errors.report(
        "an indented line, but \(quoted(entries[last].key.value)) has its value on its own line",
        at: line.location)
      return
    }
    entries[last].lines.append(line)
  }
}
