/// Text in the body of a figure that is read again: as running text, or as a body of its own.
extension Located where Value == String {
  /// The text, which stands on one line, as running text with inline markup.
  ///
  /// - Throws: what is wrong with the markup, located in the file.
  public func prose() throws(LessonErrors) -> Prose {
    var errors = LessonErrors()
    let bytes = Array(value.utf8)
    guard let source = SourceText(bytes, errors: &errors) else { throw errors.moved(to: location) }
    let prose = Passage([bytes.indices], of: source).prose(errors: &errors)
    guard errors.isEmpty else { throw errors.moved(to: location) }
    return prose.map { $0.moved(to: location) }
  }
}

extension SourceLocation {
  /// The place in the file of a place in a text that starts here.
  fileprivate func place(of inner: SourceLocation) -> SourceLocation {
    SourceLocation(
      line: line + inner.line - 1,
      column: inner.line == 1 ? column + inner.column - 1 : inner.column)
  }
}

extension LessonErrors {
  fileprivate func moved(to start: SourceLocation) -> LessonErrors {
    LessonErrors(all.map { LessonError($0.message, at: start.place(of: $0.location)) })
  }
}

extension Inline {
  fileprivate func moved(to start: SourceLocation) -> Inline {
    switch self {
    case .expression(let expression):
      .expression(Located(expression.value, at: start.place(of: expression.location)))
    case .emphasis(let inner): .emphasis(inner.map { $0.moved(to: start) })
    case .strong(let inner): .strong(inner.map { $0.moved(to: start) })
    case .link(let inner, let address): .link(inner.map { $0.moved(to: start) }, address: address)
    case .text, .code, .lineBreak: self
    }
  }
}

extension FigureBlock {
  /// The lines below a key as entries of their own, which `solution:` holds.
  ///
  /// The first line sets the indentation of keys; a line indented further goes on with the key above.
  ///
  /// - Throws: what is wrong with their form, located in the file.
  public static func entries(
    nestedIn lines: [Located<String>]
  ) throws(LessonErrors) -> [Entry] {
    var errors = LessonErrors()
    var entries: [Entry] = []
    let indentation = lines.first?.location.column ?? 0
    for line in lines {
      let last = entries.count - 1
      if line.location.column > indentation, last >= 0 {
        if entries[last].value.value.isEmpty {
          entries[last].lines.append(line)
        } else {
          errors.report(
            "an indented line, but \(quoted(entries[last].key.value)) has its value on its own line",
            at: line.location)
        }
      } else if let entry = Entry(line) {
        if let first = entries.first(where: { $0.key.value == entry.key.value }) {
          errors.report(
            "\(quoted(entry.key.value)) again; the first is on line \(first.key.location.line)",
            at: line.location)
        }
        entries.append(entry)
      } else {
        errors.report("expected `key: value`, found \(quoted(line.value))", at: line.location)
      }
    }
    guard errors.isEmpty else { throw errors }
    return entries
  }
}

extension FigureBlock.Entry {
  /// Reads `key: value` on a line without indentation; nil for anything else.
  fileprivate init?(_ line: Located<String>) {
    let bytes = Array(line.value.utf8)
    guard let found = KeyLine(bytes, in: bytes.indices) else { return nil }
    func located(_ range: Range<Int>) -> Located<String> {
      var location = line.location
      location.column +=
        String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
        .unicodeScalars.count
      return Located(String(decoding: bytes[range], as: UTF8.self), at: location)
    }
    self.init(key: located(found.key), value: located(found.value), lines: [])
  }
}
